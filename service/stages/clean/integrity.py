"""Passages whose wording may be damaged: broken tokens, quotation marks that don't pair, machine rewording."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from service.domain.articles import Integrity, Note, NoteKind, Passage, Role
from service.domain.spans import Span
from service.stages.clean.pairing import unpaired
from service.stages.clean.spun import tells
from service.stages.clean.units import key_of
from service.text.words import STOPWORDS

# Each pattern begins with what is rare, so that a sound text is passed over quickly.
_INITIALS = re.compile(r"[A-Z]\.(?:[A-Z]\.)+")
_OPEN_HYPHEN = re.compile(
    # "Indo- Pacific", but not "two- and three-year", nor a dash
    r"- (?<=[^\W\d_][^\W\d_]- )(?!(?:and|or|to|und|oder|et|ou|y|o|e|en|of|bis|as|but|versus|vs|then|through|plus)\b)(?=[^\W\d_]{3})"
)
_NO_SPACE = re.compile(
    r"[,.?!](?:(?<=[a-z]{3},)(?=[a-z]{2,}\b)|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z]{2,}\b)(?!(?:Com|Net|Org|Gov)\b))"
)
_LOWER = re.compile(
    r"(?<![-.@#/\w])(?:united (?:States|Kingdom|Nations|Arab)|(?:south|north) (?:Korea|Africa)\b|saudi Arabia|"
    r"(?:january|february|april|june|july|august|september|october|november|december) \d+|(?:taiwan|japan|germany|russia|ukraine|israel|europe|pakistan|iran|iraq)\b(?![-./@]))"
)
_LOWER_HINTS = frozenset(
    "united south north saudi january february april june july august september october november december "
    "taiwan japan germany russia ukraine israel europe pakistan iran iraq".split()
)
_ENDINGS = frozenset(
    "ect tion tions ment ments sion ence ance ible ious ated ingly tial cial ture ght ould eral ical ness lly ently".split()
)
_LONE_ENDING = re.compile(rf"\s(?<=[a-z]\s)(?:{'|'.join(sorted(_ENDINGS))})(?=[ ,.;])")
_WRONG_DECODING = re.compile(r"\ufffd|â€[™œ\x9d“”˜]|Ã[©¨¼¶¤±³]|Â[ £©]")
_LOWER_WORD = re.compile(r"[a-z]{3,}")
_NEXT_WORD = re.compile(r"(?<![^\W])([a-z]{3,}) ([a-z]{3,})\b")
_NO_END = frozenset(
    [first + last for first in "bcdfgkpt" for last in "lrn"]
    + ["bm", "dm", "gm", "ti", "ci", "mbr", "mbl", "rnm"]
)
"""Letters in which no English word ends, as v, j and q."""
_EDGE = re.compile(r"[\s“”\"()]")
_CAMEL = re.compile(r"(?<![@#\w/.])[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)+\b(?![.@/]\w)")
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z])")
_PARTS = re.compile(r"[A-Z]?[a-z]+")
_ALONE = re.compile(r"(?<![^\W\d_])[A-Z]?[a-z]+(?![^\W\d_])")
_TELLS = 3
_TELLS_PER_THOUSAND = 4.0
_MESSAGES = {
    Integrity.BROKEN_TOKENS: "words are broken or run together, as in “{}”",
    Integrity.UNPAIRED_QUOTES: "quotation marks do not pair, so who said which words can't be told for sure, as at “{}”",
    Integrity.MACHINE_REWORDED: "the wording looks reworded by a program, as in “{}”; it may be nobody's own words",
}


def marks(text: str, passages: Sequence[Passage], language: str) -> tuple[list[Passage], list[Note]]:
    """The passages with the marks of what is wrong with their wording, and for each kind a Note on where it shows.

    Where the expressions that machine rewording leaves are frequent (``_TELLS`` or more, at ``_TELLS_PER_THOUSAND``
    in a thousand words), every Passage but the headline gets that mark: the others were reworded by the same hand.
    """
    stretches = [passage.span.of(text) for passage in passages]
    where: dict[Integrity, list[Span]] = {kind: [] for kind in Integrity}
    found: list[set[Integrity]] = [set() for _ in passages]

    def mark(index: int, kind: Integrity, span: Span | None) -> None:
        if span is not None:
            found[index].add(kind)
            where[kind].append(span.shift(passages[index].span.start))

    starts = [passage.span.start for passage in passages]
    for kind, spans in (
        (Integrity.BROKEN_TOKENS, _broken(text)),
        (Integrity.MACHINE_REWORDED, tells(text, frozenset(key_of(text).split()))),
    ):
        for span in spans:
            index = bisect_right(starts, span.start) - 1
            if index >= 0 and passages[index].span.contains(span):
                found[index].add(kind)
                where[kind].append(span)
    running = [index for index, passage in enumerate(passages) if passage.citable]
    for index, wrong in zip(running, unpaired([stretches[i] for i in running], language), strict=True):
        mark(index, Integrity.UNPAIRED_QUOTES, wrong)
    told_times = len(where[Integrity.MACHINE_REWORDED])
    words = sum(stretch.count(" ") + 1 for stretch in stretches)
    if told_times >= _TELLS and 1000 * told_times >= _TELLS_PER_THOUSAND * words:
        for own, passage in zip(found, passages, strict=True):
            if passage.role is not Role.HEADLINE:
                own.add(Integrity.MACHINE_REWORDED)
    marked = [
        replace(passage, integrity=frozenset(own)) if own else passage
        for passage, own in zip(passages, found, strict=True)
    ]
    return marked, _notes(text, where, marked)


def _notes(text: str, where: dict[Integrity, list[Span]], marked: Sequence[Passage]) -> list[Note]:
    notes = []
    for kind, spans in where.items():
        if spans:
            number = sum(kind in passage.integrity for passage in marked)
            message = f"in {number} passage{'s' if number > 1 else ''} " + _MESSAGES[kind].format(
                spans[0].of(text)
            )
            notes.append(Note(NoteKind.INTEGRITY, kind.value, message, spans[0]))
    return notes


def _broken(text: str) -> list[Span]:
    """The tokens of ``text`` that are surely broken, in order."""
    times = Counter(_LOWER_WORD.findall(text))
    patterns = [_NO_SPACE]
    if not _ENDINGS.isdisjoint(times):
        patterns.append(_LONE_ENDING)
    if "- " in text:
        patterns.append(_OPEN_HYPHEN)
    if not _LOWER_HINTS.isdisjoint(times):
        patterns.append(_LOWER)
    if not text.isascii():
        patterns.append(_WRONG_DECODING)
    found = [_whole(text, match) for pattern in patterns for match in pattern.finditer(text)]
    found += [_whole(text, match) for match in _INITIALS.finditer(text) if _touches_word(text, match)]
    found += _run_together(text) + _misparted(text, times)
    return sorted(span for span in found if "@" not in span.of(text) and "http" not in span.of(text))


def _touches_word(text: str, initials: re.Match[str]) -> bool:
    """Whether a word is glued to initials, as in "theU.S." and "U.S.Policy"."""
    before, behind = (
        text[max(0, initials.start() - 2) : initials.start()],
        text[initials.end() : initials.end() + 3],
    )
    return (len(before) == 2 and before.isalpha() and before.islower()) or (
        len(behind) == 3 and behind.isalpha() and behind.istitle()
    )


def _whole(text: str, match: re.Match[str]) -> Span:
    """The match with the whole words that it touches."""
    start, end = match.span()
    while start > 0 and not _EDGE.match(text[start - 1]):
        start -= 1
    while end < len(text) and not _EDGE.match(text[end]):
        end += 1
    return Span(start, end)


_MOST_SUSPECTS = 2_000
"""Words: each is looked for in the whole text, so a text made of them would take its length squared."""


def _without_end(word: str) -> bool:
    return word[-2:] in _NO_END or word[-1] in "vjq" or word[-3:] in _NO_END


def _misparted(text: str, once: Counter[str]) -> list[Span]:
    """Two words between which the space stands in the wrong place, by how often the Article writes each word.

    "theg overnment" is broken where "government" stands elsewhere, "tabl ets" where "tablets" does.
    """
    found = []
    suspect = [
        word
        for word, times in once.items()
        if times == 1 and (_without_end(word) or word[:-1] in STOPWORDS) and word not in STOPWORDS
    ]
    for left in suspect[:_MOST_SUSPECTS]:
        at = text.find(left + " ")
        if at < 0:
            continue
        match = _NEXT_WORD.search(text, max(0, at - 1))
        if match is None or match[1] != left or match[2] in STOPWORDS or once[match[2]] != 1:
            continue
        right = match[2]
        shifted = len(right) >= 5 and left[:-1] in STOPWORDS and once[left[-1] + right] >= 1
        if shifted or (_without_end(left) and once[left + right] >= 1):
            found.append(Span(match.start(1), match.end(2)))
    return found


def _run_together(text: str) -> list[Span]:
    """Words with a capital inside all of whose parts the Article also writes as words of their own.

    "NortheastAsia" is broken where "Northeast" and "Asia" stand apart elsewhere; "YouTube" is a name.
    """
    matches = list(_CAMEL.finditer(text)) if _CAPITAL_INSIDE.search(text) else []
    if not matches:
        return []
    separate = frozenset(_ALONE.findall(text))
    return [
        Span(*match.span())
        for match in matches
        if all(len(part) > 2 and part in separate for part in _PARTS.findall(match.group()))
    ]
