"""Cuts that leave no part of a sentence: a verb out of the middle, a head before its ``of``, one end of a range, a scale."""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.text.words import Word

_OF = frozenset("of for by with against from between than".split())
"""Left out together with what stands before it, it leaves another thing: ``the head of the council``, ``a lawyer for Vale``."""
_PLACES = _OF | frozenset("in on at to into near under over outside inside through around across".split())
"""After these, what opens a Sentence was no subject."""
_FINITE = frozenset(
    "is are was were has have had will would can could may might shall should must does did do".split()
)
_PERFECT = frozenset("has have had".split())
_SCALES = frozenset(
    "million millions billion billions trillion thousand thousands hundred dozen percent per".split()
)
_ARTICLES = frozenset("the a an his her its their this that these those".split())
_RANGE = re.compile(r"%?(?:\s(?:to|or|and)\s|\s?[-–]\s?)[$€£]?")
"""Between the two ends of a range."""
_MARK = re.compile(r"[,;:.!?\"“”–—](?=[\s\"“”]|$)")


def mangled(kept: frozenset[int], line: Sequence[Word], text: str) -> bool:
    """Whether the words ``kept`` (indices in ``line``, the words of ``text``) are no faithful part of it, for how it was cut.

    A hedge, a negation or a speaker that is gone is not looked at.
    """
    return _open(kept, line, text) or any(
        _broken(index, kept, line, text) for index in range(len(line)) if index not in kept
    )


def _broken(index: int, kept: frozenset[int], line: Sequence[Word], text: str) -> bool:
    """Whether the word at ``index``, left out, leaves another thing of those beside it."""
    lower = line[index].lower
    if lower in _OF:
        return index > 0 and index - 1 not in kept and _next(index, line) in kept
    if lower in _SCALES:
        return index - 1 in kept and line[index - 1].lower[0].isdigit()
    return lower[0].isdigit() and _bounds(index, kept, line, text)


def _open(kept: frozenset[int], line: Sequence[Word], text: str) -> bool:
    """Whether a stretch with a verb of its own is cut out of the middle, not from mark to mark, or a subject out of its place.

    ``Roe [will meet those] hurt in the fall`` is no part of its source; ``the plant[, which had failed,] shut`` is.
    """
    order = sorted(kept)
    first = order[0]
    opens = next((at for at in range(first - 1, 0, -1) if line[at].lower not in _ARTICLES), 0)
    if (
        opens
        and line[opens].lower in _PLACES
        and not _MARK.search(text, line[opens].end, line[first].start + 1)
    ):
        return True
    for left, right in pairwise(order):
        gap = line[left + 1 : right]
        if not any(word.lower in _FINITE for word in gap) or (len(gap) == 1 and gap[0].lower in _PERFECT):
            continue
        before, after = text[line[left].end : gap[0].start], text[gap[-1].end : line[right].start]
        if not (before.strip() and after.strip()):
            return True
    return False


def _next(index: int, line: Sequence[Word]) -> int:
    """The index of the word after that at ``index``, past articles and the like."""
    index += 1
    while index < len(line) - 1 and line[index].lower in _ARTICLES:
        index += 1
    return index


def _bounds(index: int, kept: frozenset[int], line: Sequence[Word], text: str) -> bool:
    """Whether the number at ``index`` is one end of a range or a choice (``40 to 60``, ``$800-1,000``) whose other end is kept."""
    for left, right in ((index, index + 1), (index, index + 2), (index - 1, index), (index - 2, index)):
        if left < 0 or right >= len(line) or not (left in kept or right in kept):
            continue
        ends = line[left].lower[0].isdigit() and line[right].lower[0].isdigit()
        if ends and _RANGE.fullmatch(text[line[left].end : line[right].start]):
            return True
    return False
