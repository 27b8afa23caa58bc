"""Plain text that opens with lines such as "Title: …" and "URL: …"."""

import re

from service.adapters.reading.metadata import Metadata
from service.domain.articles import Block, Layout
from service.domain.spans import Span

_FIELD = re.compile(
    r"(title|headline|url|link|source|publisher|site|date|published|published at|language|lang|author|byline)\s*:[ \t]*(\S.*)",
    re.IGNORECASE,
)
_NAMES = {
    "title": "title", "headline": "title", "url": "url", "link": "url", "source": "publisher", "publisher": "publisher", "site": "publisher",
    "date": "published", "published": "published", "published at": "published", "language": "language", "lang": "language",
}  # fmt: skip
_FIRST_LINES = 10


def first_lines(text: str) -> tuple[Metadata, tuple[Block, ...]]:
    """What the first lines say, if two or more of them name fields, and their layout, so that cleaning leaves them out.

    A source that is an address goes to ``url``. The lines stay in the text: offsets do not move.
    """
    found: dict[str, str] = {}
    layout: list[Block] = []
    position = 0
    for line in text.split("\n")[:_FIRST_LINES]:
        match = _FIELD.fullmatch(line.strip())
        if match is not None:
            name, value = _NAMES.get(match[1].lower(), ""), match[2].strip()
            name = "url" if value.startswith(("http://", "https://")) else name
            if name:
                found.setdefault(name, value)
            start = position + len(line) - len(line.lstrip())
            layout.append(Block(Span(start, position + len(line.rstrip())), Layout.BYLINE))
        elif line.strip():
            break
        position += len(line) + 1
    return (Metadata(**found), tuple(layout)) if len(layout) >= 2 else (Metadata(), ())
