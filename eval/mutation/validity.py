"""The filter: mutants that are no mutants. What it lets through and keeps out was judged by hand, see ``audit``."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from operator import gt

from eval.mutation.material import Edit, Given, Operator, changed
from eval.mutation.source import content
from eval.mutation.speech import quoted
from service.domain.spans import Span
from service.text.words import words

_CARRIED = 0.7
"""Share of an edited Sentence's words that, with all the new ones, make a source sentence its likely support."""
_CARRIED_AFTER_LOSS = 0.95
"""The same where the edit only took words away."""


class Dropped(StrEnum):
    """Why an edit is no mutant."""

    EQUIVALENT = "equivalent"
    """It says the same as before, so that an edit meant to be wrong isn't."""
    UNGRAMMATICAL = "ungrammatical"
    """No writer would leave it so: noticing it tells nothing."""
    QUOTED = "inside a quotation"
    """It changes somebody's exact words, which is the quotation operators' edit."""
    SUPPORTED = "supported elsewhere"
    """A sentence of the source seems to say just what the edited Sentence says."""


_OF_ONE_LINE = frozenset({"difference_erased", "number_stale"})
"""Operators whose wrong outcome is made of words that one and the same line of the source has."""


def objection(operator: Operator, given: Given, edit: Edit) -> Dropped | None:
    """Why ``edit`` is no mutant; None where it is one."""
    if edit.citations is not None:
        return None
    if operator.family == "people" or operator.name == "people_harmless":
        return Dropped.EQUIVALENT if edit.text.strip() == given.text.strip() else None
    if edit.text == given.text or (not operator.survives and _plain(edit.text) == _plain(given.text)):
        return Dropped.EQUIVALENT
    if ungrammatical(given.text, edit.text):
        return Dropped.UNGRAMMATICAL
    if operator.family != "quotations" and _in_quotation(given.text, edit.text):
        return Dropped.QUOTED
    if not operator.survives and operator.name not in _OF_ONE_LINE and carried(given, edit):
        return Dropped.SUPPORTED
    return None


def _in_quotation(before: str, after: str) -> bool:
    inside = [Span(span.start - 1, span.end + 1) for span in quoted(before)]
    if not inside:
        return False
    return any(
        span.overlaps(old) or span.contains(old) for old, _ in changed(before, after) for span in inside
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w$€£%]+", text.lower()))


_SUSPECT = (
    re.compile(r"\b(?:has|have|had) open\b|\bwon (?:their|his|her) li(?:ves|fe)\b"),
    re.compile(r"\b(?:most|too|so|as|how|very|more|about|whether) (?:always|all|never|some)\b"),
    re.compile(
        r"\bbefore (?:\d+|two|three|four|five|six|seven|ten) (?:seconds|minutes|hours|days|weeks|months|years)\b"
    ),
    re.compile(r"\b[Aa] (?=[aeioAEIO])(?!one\b|once\b|European|eu)"),
    re.compile(r"\b[Aa]n (?=[bcdfgjklmnpqrstvwxyzBCDGJKPQTVWYZ])"),
    re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    re.compile(r"  | [,.;:!?](?=\s|$)|,,|\.\.(?!\.)|,\."),
    re.compile(
        r"\b(?:will|would|can|could|may|might|must|should|to) (?:not )?(?:has|is|are|was|were|had|does|did|says|said)\b"
    ),
    re.compile(r"\b(?:did|does|do|will|would|could|should) not \w+(?:[^e]ed|ing)\b"),
    re.compile(r"\bbecause of (?:he|she|they|it|we|I)\b"),
    re.compile(
        r"\b(?:[Aa]ll|[Mm]any) (?:of )?(?:[a-z]+(?:ss|ing|ly) )?(?:one|time|day|kind|sort|extent|point)\b"
    ),
    re.compile(r"\b(?:the|The|a|A) (?:the|The|a|A|his|her|their|its)\b"),
    re.compile(r"\bit (?:has|will|is|was) (?:begun|not) to (?:to|be to)\b"),
    re.compile(r"\bnot (?:not|never|no longer|also only)\b"),
    re.compile(
        r"\b(?:in|on|at|of|from|by|for|with|to) (?:in|on|at|of|by|for|with)\b(?! (?:which|whom|all|least|most|the))"
    ),
)


@lru_cache(maxsize=2048)
def _faults(text: str) -> tuple[int, ...]:
    return tuple(len(pattern.findall(text)) for pattern in _SUSPECT)


def ungrammatical(before: str, after: str) -> bool:
    """Whether simple tests find in ``after`` a fault that ``before`` has not."""
    if any(map(gt, (len(pattern.findall(after)) for pattern in _SUSPECT), _faults(before))):
        return True
    for left, right in (("“", "”"), ("(", ")"), ("[", "]")):
        if before.count(left) == before.count(right) and after.count(left) != after.count(right):
            return True
    if before.count('"') % 2 == 0 and after.count('"') % 2:
        return True
    if before[:1].isupper() and after[:1].islower():
        return True
    return (before[-1:] in ".!?”" and after[-1:] not in ".!?”") or len(after.split()) < 4


def carried(given: Given, edit: Edit) -> bool:
    """Whether a sentence of the source holds what the edit brought, and most of the rest.

    Where the edit only took words away, a sentence that holds nearly all that is left and none of what was taken.
    Words are compared as stems, their order is not: roles turned round are looked for as they stand.
    """
    before, after = content(given.text), content(edit.text)
    brought, taken = after - before, before - after
    if not brought and not taken:
        return _stands(given, edit)
    if not after:
        return True
    for line, stems in zip(given.source.lines, given.source.stems, strict=True):
        share = len(after & stems) / len(after)
        if brought and brought <= stems and share >= _CARRIED and not _itself(line.text, given.text):
            return True
        if (
            not brought
            and share >= _CARRIED_AFTER_LOSS
            and not taken & stems
            and not _itself(line.text, given.text)
        ):
            return True
    return False


def _itself(line: str, text: str) -> bool:
    return line.strip() == text.strip()


def _stands(given: Given, edit: Edit) -> bool:
    """Whether another sentence of the source has most of the words, in an order nearer to the edited than to the old one."""
    old, new = _sequence(given.text), _sequence(edit.text)
    for line in given.source.lines:
        theirs = _sequence(line.text)
        if not _itself(line.text, given.text) and len(set(new) & set(theirs)) >= _MOSTLY * len(set(new)):
            in_new, in_old = _in_order(new, theirs), _in_order(old, theirs)
            if in_new > in_old:
                return True
    return False


_MOSTLY = 0.6


def _sequence(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [word.stem for word in words(text) if not word.stop]


def _in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for mine in left:
        before = row
        row = [0]
        for index, theirs in enumerate(right):
            row.append(before[index] + 1 if mine == theirs else max(before[index + 1], row[index]))
    return row[-1]
