"""The lines of an Article, with what can be seen of each on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.domain.articles import Block, Layout, Reason, Role

_LINE = re.compile(r"[^\S\n]*\S[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_ENDS = re.compile(r"[.!?…。！？؟।؛][\"”’'»)\]*_]*(?:\s*\[\^?\d+\])*\s*$")
_INNER_END = re.compile(r"[.!?。！？][\"”’»)\]]*(?:\s+[“\"‘(]?[A-ZÀ-ÞА-Я“]|(?<=[。！？])\S)")
_BULLET = re.compile(r"(?:[•‣▪●○◦·*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NOT_KEY = re.compile(r"[\W_]+")
_TYPOGRAPHIC = ("’", "“", "”", "–", "—", "‘", "…", "\u00a0")
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}


@dataclass(slots=True)
class Unit:
    """A line, or a paragraph wrapped over several: ``article.text[start:end]``, trimmed.

    ``gap`` says whether an empty line stands before it. Cleaning fills in ``role`` or ``reason``, never both.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: int
    ends: bool
    prose: bool
    key: str
    bullet: bool
    layout: Layout | None = None
    role: Role | None = None
    reason: Reason | None = None
    opens: str = ""

    @property
    def settled(self) -> bool:
        """Whether it has its role or reason."""
        return self.role is not None or self.reason is not None

    def keep(self, role: Role) -> None:
        """Make it a Passage."""
        self.role, self.reason = role, None

    def leave_out(self, reason: Reason) -> None:
        """Leave it out."""
        self.role, self.reason = None, reason


def key_of(text: str) -> str:
    """``text`` in a form in which the same words compare equal: lower case, words parted by single spaces."""
    lower = text.lower()
    if not lower.isascii():
        for mark in _TYPOGRAPHIC:
            lower = lower.replace(mark, " ")
    if lower.isascii():  # by far the faster way
        return " ".join(lower.translate(_APART).split())
    return _NOT_KEY.sub(" ", lower).strip()


def count(text: str) -> int:
    """The number of words of a line; two characters are counted as a word where a script puts no spaces."""
    spaced = len(text.split())
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return spaced if unspaced < 0.3 * len(text) else max(spaced, unspaced // 2)


def _unit(text: str, start: int, end: int, *, gap: bool, spaced: bool = False) -> Unit:
    """``spaced`` says that no script of ``text`` does without spaces."""
    line = text[start:end]
    words = len(line.split()) if spaced else count(line)
    ends = _ENDS.search(line, max(0, len(line) - 24)) is not None
    prose = words >= 25 or (words >= 8 and (ends or (words >= 12 and _INNER_END.search(line) is not None)))
    return Unit(start, end, line, gap, words, ends, prose, key_of(line), _BULLET.match(line) is not None)


def merged(text: str, units: Sequence[Unit]) -> Unit:
    """One unit of several that follow one another."""
    return _unit(text, units[0].start, units[-1].end, gap=units[0].gap)


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether consecutive lines are one paragraph that was wrapped at a fixed width.

    Wrapping breaks a line where the next word would no longer fit, mostly inside a sentence.
    """
    if len(lines) < 3:
        return False
    widest = max(len(line) for line in lines)
    if not 45 <= widest <= 120:
        return False
    inside = 0
    for line, following in pairwise(lines):
        if len(line) + 1 + len(following.split(maxsplit=1)[0]) < widest - 2 or _BULLET.match(following):
            return False
        inside += following[0].islower() and not _ENDS.search(line)
    return 2 * inside >= len(lines) - 1


def split(text: str, layout: Sequence[Block] = ()) -> list[Unit]:
    """The units of ``text`` in order. Every character outside them is white space."""
    paragraphs: list[list[tuple[int, int]]] = []
    position = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.end() - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if not paragraphs or text.count("\n", position, start) > 1:
            paragraphs.append([])
        paragraphs[-1].append((start, end))
        position = end
    marked = {block.span.start for block in layout}
    spaced = text.isascii() or _UNSPACED.search(text) is None
    units: list[Unit] = []
    for lines in paragraphs:
        inner = [text[start:end] for start, end in lines]
        if _wrapped(inner) and not marked.intersection(start for start, _ in lines):
            units.append(_unit(text, lines[0][0], lines[-1][1], gap=True, spaced=spaced))
            continue
        units.extend(
            _unit(text, start, end, gap=index == 0, spaced=spaced) for index, (start, end) in enumerate(lines)
        )
    _mark(units, layout)
    return units


def _mark(units: Sequence[Unit], layout: Sequence[Block]) -> None:
    """Give each unit the layout of the block that it starts in."""
    index = 0
    for unit in units:
        while index < len(layout) and layout[index].span.end <= unit.start:
            index += 1
        if index < len(layout) and layout[index].span.start <= unit.start:
            unit.layout = layout[index].layout
