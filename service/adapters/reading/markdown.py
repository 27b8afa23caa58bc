"""Markdown to text with its layout, and the front matter that tells what it is."""

import re

import yaml

from service.adapters.reading.metadata import Metadata
from service.domain.articles import Block, Layout
from service.domain.spans import Span

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(.*)$")
_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?$")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)|\[([^\]\n]+)\]\[[^\]\n]*\]")
_AUTO = re.compile(r"<((?:https?|mailto):[^>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"
)
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_KEYS = {
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url", "canonical"),
    "publisher": ("publisher", "source", "site", "outlet"),
    "published": ("published", "published_at", "date", "pubdate"),
    "language": ("language", "lang"),
}


def markdown(text: str) -> tuple[str, tuple[Block, ...], Metadata]:
    """The words of a Markdown text without its marks, their layout, and the metadata of its front matter."""
    found = Metadata()
    front = _FRONT.match(text)
    if front is not None:
        found = _metadata(front[1])
        text = text[front.end() :]
    parts: list[str] = []
    layout: list[Block] = []
    position = 0
    gap = False
    open_paragraph = False
    for line in text.split("\n"):
        words, kind = _line(line.strip())
        if not words:
            gap, open_paragraph = True, False
            continue
        joins = open_paragraph and kind is None
        between = "" if not parts else " " if joins else "\n\n" if gap or kind is None else "\n"
        parts += [between, words]
        start = position + len(between)
        position = start + len(words)
        if joins:
            last = layout.pop()
            layout.append(Block(Span(last.span.start, position), last.layout))
        else:
            layout.append(Block(Span(start, position), kind or Layout.PARAGRAPH))
        gap, open_paragraph = False, kind is None
    # A short paragraph may be anything, as in plain text: only what its marks say is layout.
    told = [b for b in layout if b.layout is not Layout.PARAGRAPH or len(b.span) >= 80]
    return "".join(parts), tuple(told), found


def _line(line: str) -> tuple[str, Layout | None]:
    """A line without its marks, and its layout; None for one that belongs to a paragraph."""
    if _RULE.fullmatch(line) or (_TABLE_RULE.fullmatch(line) and "-" in line):
        return "", None
    if match := _HEADING.fullmatch(line):
        return _inline(match[1]), Layout.HEADING
    if line.startswith(">"):
        return _inline(line.lstrip("> ")), Layout.QUOTE
    if line.startswith("|") and line.endswith("|") and line.count("|") >= 2:
        return _inline(" | ".join(cell.strip() for cell in line.strip("|").split("|"))), Layout.TABLE_ROW
    if match := _ITEM.fullmatch(line):
        return _inline(match[1]), Layout.LIST_ITEM
    if match := _IMAGE.fullmatch(line):
        return _inline(match[1]), Layout.CAPTION
    return _inline(line), None


def _inline(line: str) -> str:
    line = _IMAGE.sub(r"\1", line)
    line = _LINK.sub(lambda m: m[1] or m[2], line)
    line = _AUTO.sub(r"\1", line)
    line = _STRONG.sub(r"\2", line)
    line = _EMPHASIS.sub(lambda m: m[1] or m[2], line)
    line = _CODE.sub(r"\1", line)
    return _ESCAPE.sub(r"\1", line).strip()


def _metadata(front: str) -> Metadata:
    try:
        loaded = yaml.safe_load(front)
    except yaml.YAMLError:
        return Metadata()
    if not isinstance(loaded, dict):
        return Metadata()
    values = {str(key).lower(): str(value) for key, value in loaded.items() if value is not None}
    return Metadata(
        **{field: next((values[k] for k in keys if k in values), "") for field, keys in _KEYS.items()}
    )
