"""Figures and dates in a sentence, by plain patterns of the operators' own."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from service.domain.spans import Span

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_MONTH = "|".join(MONTHS)
_FIGURE = re.compile(
    r"(?<![\w.,/:’'–-])(?P<money>[$€£]\s?)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?![\w/:]|[.,]\d|[-–]\d)"
    r"(?P<after>\s?%|[-\s](?:per\scent|percentage\spoints?|percent|thousand|million|billion|trillion|[a-z]+))?"
)
_WORDED = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(NUMBER_WORDS)})(?P<after>[ -][a-z]{{3,}})\b", re.IGNORECASE
)
_MONTH_AFTER = re.compile(rf"\s?(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTH}|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) $")
_MORE = re.compile(
    r"\b(?:more than|over|at least|above|exceeding|no fewer than|not less than|surpassed|topped|past) $",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:less than|fewer than|under|below|up to|at most|no more than|as many as|as much as|within) $",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|an? estimated|estimated|close to|circa|nearly|almost) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: ``span`` covers its digits or its word, ``unit`` is what follows (``%``, ``million``, a noun), or a currency sign.

    ``bound`` is ``more``, ``less``, ``about`` or empty.
    """

    span: Span
    value: Decimal
    written: str
    unit: str
    after: str
    bound: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or a part of one. ``form``: ``day``, ``month year``, ``month``, ``weekday`` or ``year``."""

    span: Span
    written: str
    form: str


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of ``text`` that are no dates, in order. "One" is no number here: too often it is a pronoun."""
    found = []
    for match in _FIGURE.finditer(text):
        digits, rest = match["digits"], match["rest"] or ""
        start, end = match.start("digits"), match.end("rest") if rest else match.end("digits")
        bare = not rest and not match["money"]
        year = bare and len(digits) == 4 and 1900 <= int(digits) < 2100
        if year or (bare and (_MONTH_AFTER.match(text, end) or _MONTH_BEFORE.search(text[:start]))):
            continue
        after = match["after"] or ""
        unit = after.strip(" -").replace("per cent", "%").replace("percent", "%")
        unit = (match["money"] or "").strip() + unit
        found.append(
            Figure(
                Span(start, end), Decimal(digits.replace(",", "") + rest), digits + rest, unit, after,
                _bound(text[: match.start()]),
            )
        )  # fmt: skip
    found.extend(
        Figure(
            Span(*match.span("word")), Decimal(NUMBER_WORDS[match["word"].lower()]), match["word"],
            match["after"].strip(" -"), match["after"], _bound(text[: match.start()]),
        )
        for match in _WORDED.finditer(text)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.span))


def _bound(before: str) -> str:
    for name, pattern in (("more", _MORE), ("less", _LESS), ("about", _ABOUT)):
        if pattern.search(before):
            return name
    return ""


_AFTER_MONTH = "|".join(
    rf"(?<=\b{word} )(?:{_MONTH})\b"
    for word in ("in", "In", "last", "Last", "next", "since", "Since", "until", "Until")
)
_DATED = re.compile(
    rf"(?P<day>\b(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})\b(?!\d)(?:,? \d{{4}})?)"
    rf"|(?P<month_year>\b(?:{_MONTH}),? (?:19|20)\d\d\b)"
    rf"|(?P<month>{_AFTER_MONTH})"
    rf"|(?P<weekday>\b(?:{'|'.join(WEEKDAYS)})\b)"
    r"|(?P<year>(?<![\w$€£.,/:–-])(?:19|20)\d\d(?![\w%/:–-]|[.,]\d))"
)


@lru_cache(maxsize=4096)
def dated(text: str) -> tuple[Dated, ...]:
    """The dates of ``text``, in order."""
    return tuple(
        Dated(Span(*match.span()), match.group(), str(match.lastgroup).replace("_", " "))
        for match in _DATED.finditer(text)
    )
