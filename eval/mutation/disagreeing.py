"""Differences between sources, or between sides, erased: two figures become one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.patterns import Figure, figures

_TURN = re.compile(r"(?:,| –|;) (?:while|but|whereas|although|though)\b|; ")
_RANGE = re.compile(
    r"(?<![\w$€£])(?:[Bb]etween (?P<low>[$€£]?\d[\d,.]*) and (?P<high>[$€£]?\d[\d,.]*\d|[$€£]?\d)|(?P<low2>[$€£]?\d[\d,.]*)(?: to |–| or )(?P<high2>[$€£]?\d[\d,.]*\d|[$€£]?\d))(?= |%|\.$)"
)


_NO_RANGE = re.compile(r"\b(?:up|down|from|rose|fell|cut|by) $")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _erased(given: Given) -> Iterator[Edit]:
    text = given.text
    turns = [match.start() for match in _TURN.finditer(text)]
    found = [each for each in figures(text) if not each.written[0].isalpha()]
    for first, second in pairwise(found):
        if any(first.span.end <= turn < second.span.start for turn in turns) and _same_thing(first, second):
            yield Edit(
                replaced(text, second.span.start, second.span.end, first.written),
                f"{first.written} against {second.written} → {first.written} on both sides",
            )
            yield Edit(
                replaced(text, first.span.start, first.span.end, second.written),
                f"{first.written} against {second.written} → {second.written} on both sides",
            )
    for match in _RANGE.finditer(text):
        if _NO_RANGE.search(text[: match.start()]) or _YEAR.search(match.group()):
            continue
        low, high = match["low"] or match["low2"], match["high"] or match["high2"]
        sign = low[0] if low[0] in "$€£" and high[0] not in "$€£" else ""
        for side in (sign + high, low):
            yield Edit(replaced(text, *match.span(), side), f"{match.group()} → {side}")


def _same_thing(first: Figure, second: Figure) -> bool:
    return first.value != second.value and (
        first.unit == second.unit or not second.unit.isalpha() or not first.unit.isalpha()
    )


OPERATORS = (Operator("difference_erased", "differences", "two figures that differ become one", _erased),)
