"""Ids and tags of Cases, made from whatever a source calls things."""

import hashlib
import re
from collections.abc import Iterable

_LONGEST = 120
_STRANGE = re.compile(r"[^A-Za-z0-9._:-]+")
_BEFORE = re.compile(r"^[^A-Za-z0-9]+")


def identifier(*parts: str) -> str:
    """An id that a Case may have, out of ``parts``, joined by ``:``.

    What has to be changed or cut is made up for by a digest of what was given, so that two names never become one.
    """
    whole = ":".join(part for part in parts if part)
    plain = _BEFORE.sub("", _STRANGE.sub("-", whole)).rstrip("-")
    if plain and plain == whole and len(plain) <= _LONGEST:
        return plain
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain[: _LONGEST - 9].rstrip('-:.')}-{digest}" if plain else digest


def tags(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` as tags, each once; empty ones are passed over."""
    return tuple(dict.fromkeys(identifier(name.strip().lower()) for name in names if name.strip()))
