"""Which rendering a client asks for (RFC 9110, section 12.5.1)."""

from collections.abc import Callable

from service.http.errors import Problem
from service.stages.render import BriefDocument, to_html, to_json, to_markdown, to_text

RENDERINGS: dict[str, Callable[[BriefDocument], str]] = {
    "application/json": to_json,
    "text/html": to_html,
    "text/markdown": to_markdown,
    "text/plain": to_text,
}
"""By media type; the first is what a client gets that accepts anything."""


def choose(accept: str) -> str:
    """The media type of ``RENDERINGS`` that ``accept`` prefers.

    Raises:
        Problem: 406 where it accepts none.
    """
    ranges = [_quality(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, best_quality = "", 0.0
    for offered in RENDERINGS:
        matching = [(_specificity(kind), q) for kind, q in ranges if _matches(kind, offered)]
        if matching and (quality := max(matching)[1]) > best_quality:
            best, best_quality = offered, quality
    if not best:
        raise Problem(406, "None of these forms is to be had", f"accept one of {', '.join(RENDERINGS)}")
    return best


def _quality(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return kind.lower(), quality


def _matches(kind: str, offered: str) -> bool:
    return kind in {"*/*", offered, offered.partition("/")[0] + "/*"}


def _specificity(kind: str) -> int:
    return 0 if kind == "*/*" else 1 if kind.endswith("/*") else 2
