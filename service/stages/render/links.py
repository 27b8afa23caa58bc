"""Which addresses may become links."""

from urllib.parse import urlsplit


def safe_url(url: str) -> str:
    """``url`` where it is an absolute http or https address without white space or control characters, else empty."""
    address = url.strip()
    if any(character.isspace() or not character.isprintable() for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""
