"""Wrong numbers, units and dates."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.source import Source

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<sign>[$£€]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d/:]|[.,]\d|st\b|nd\b|rd\b|th\b|-\d|[ap]m\b)"
)
_YEAR = re.compile(
    r"(?<![\w$£€,.-])(?:1[89]\d\d|20[0-4]\d)(?![\w,-]\d|\d|%| (?:people|million|jobs|homes|men|women))"
)
_SPELT = re.compile(
    rf"\b(?:{'|'.join(_WORDS)})\b(?= [a-z]{{3,}}s\b| years| people| men| women| children| per)", re.IGNORECASE
)


_BOUND = re.compile(
    r"\b(?:more than|over|at least|no fewer than|fewer than|less than|under|up to|at most|nearly|almost|as many as|as much as|above|below|exceeding|than|least) (?:the |a )?[$£€]?$",
    re.IGNORECASE,
)
"""Before a number: with another number after it, the statement could follow from the true one."""


def numbers(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """A number changed, or another number of the source in its place."""
    years = {m.start() for m in _YEAR.finditer(line)}
    years |= {m.start() for m in _NUMBER.finditer(line) if _BOUND.search(line[: m.start()])}
    for match in _NUMBER.finditer(line):
        if (
            match.start() in years
            or re.match(rf" (?:{'|'.join(_MONTHS)})\b", line[match.end() :])
            or re.search(rf"\b(?:{'|'.join(_MONTHS)}) $", line[: match.start()])
        ):
            continue
        digits = match["digits"]
        new = _near(digits, chosen)
        start = match.start("digits")
        if new != digits and not source.has(new):
            yield Edit("number.changed", CONTRADICTED, ((start, match.end(), new),))
        others = [
            m["digits"]
            for other in source.lines
            if other != line
            for m in _NUMBER.finditer(other)
            if m["sign"] == match["sign"] and not _YEAR.fullmatch(m["digits"])
        ]
        others = [
            o
            for o in others
            if o != digits
            and not re.search(rf"(?<!\d){re.escape(o)}(?!\d)", line)
            and len(o.split(".")[0]) - len(digits.split(".")[0]) in {-1, 0, 1}
        ]
        if others:
            yield Edit("number.swapped", CONTRADICTED, ((start, match.end(), chosen.choice(others)),))
    for match in _SPELT.finditer(line):
        if _BOUND.search(line[: match.start()]):
            continue
        word = match.group()
        new = chosen.choice([w for w in _WORDS if w != word.lower()])
        if not source.has(new) and not source.has(str(_WORDS.index(new) + 2)):
            yield Edit(
                "number.changed",
                CONTRADICTED,
                ((match.start(), match.end(), new.capitalize() if word[0].isupper() else new),),
            )
    found = [m for m in _NUMBER.finditer(line) if m.start() not in years]
    for left, right in pairwise(found):
        if (
            left["digits"] != right["digits"]
            and left["sign"] == right["sign"]
            and not re.fullmatch(r" ?(?:and|or|-|,) ?", line[left.end() : right.start()])
        ):
            yield Edit(
                "number.exchanged",
                CONTRADICTED,
                (
                    (left.start("digits"), left.end(), right["digits"]),
                    (right.start("digits"), right.end(), left["digits"]),
                ),
            )


def _near(digits: str, chosen: random.Random) -> str:
    if "." in digits:
        part = digits.partition(".")[2]
        value = max(0.1, float(digits) + chosen.choice((-1.3, -0.4, 0.3, 0.7, 1.2, 2.4)))
        return f"{value:.{len(part)}f}"
    plain = int(digits.replace(",", ""))
    if plain < 13:
        new = plain + chosen.choice((-2, -1, 1, 2, 3))
    else:
        scale = 10 ** max(0, len(str(plain)) - 2)
        new = plain + chosen.choice((-9, -7, -5, -3, -2, -1, 1, 2, 3, 4, 6, 8, 11)) * scale
    if new < 2:
        new = plain + 3
    return f"{new:,}" if "," in digits else str(new)


_UNITS = (
    (
        r"(?<=\d) ?(million|billion|thousand|trillion)\b",
        {
            "million": ("billion", "thousand"),
            "billion": ("million", "trillion"),
            "thousand": ("million",),
            "trillion": ("billion",),
        },
    ),
    (r"(?<=\d)(m|bn)\b(?!\w)", {"m": ("bn",), "bn": ("m",)}),
    (
        r"(?<=\d) (per cent|percent|percentage points)\b",
        {
            "per cent": ("percentage points",),
            "percent": ("percentage points",),
            "percentage points": ("per cent",),
        },
    ),
    (r"([$£€])(?=\d)", {"$": ("£", "€"), "£": ("$", "€"), "€": ("$", "£")}),
    (
        r"(?<=\d)[ -]?(km|miles?|metres?|meters?|feet|ft|kg|tonnes?|tons?|pounds|grams?|litres?|gallons?|inches|acres|hectares|dollars|euros)\b",
        {
            "km": ("miles",),
            "mile": ("kilometre",),
            "miles": ("km",),
            "metres": ("feet", "km"),
            "metre": ("mile",),
            "meters": ("feet",),
            "meter": ("mile",),
            "feet": ("metres",),
            "ft": ("metres",),
            "kg": ("tonnes",),
            "tonnes": ("kg",),
            "tonne": ("kilo",),
            "tons": ("pounds",),
            "ton": ("pound",),
            "pounds": ("dollars",),
            "gram": ("kilo",),
            "grams": ("kilos",),
            "litres": ("gallons",),
            "litre": ("gallon",),
            "gallons": ("litres",),
            "gallon": ("litre",),
            "inches": ("feet",),
            "acres": ("hectares",),
            "hectares": ("acres",),
            "dollars": ("euros",),
            "euros": ("dollars",),
        },
    ),
    (
        r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few|many)[ -](hours?|days?|weeks?|months?|years?|minutes?|seconds?)\b(?! old)",
        {
            "hours": ("days", "minutes"),
            "hour": ("day",),
            "days": ("weeks", "hours"),
            "day": ("week",),
            "weeks": ("months", "days"),
            "week": ("month",),
            "months": ("years", "weeks"),
            "month": ("week", "year"),
            "years": ("months",),
            "year": ("month",),
            "minutes": ("hours", "seconds"),
            "minute": ("hour",),
            "seconds": ("minutes",),
            "second": ("minute",),
        },
    ),
)


def units(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Another unit, scale or currency."""
    for pattern, table in _UNITS:
        for match in re.finditer(pattern, line):
            others = table.get(match[1], ())
            before = re.search(r"[\w.,]+$", line[: match.start(1)].rstrip(" -"))
            others = tuple(
                o
                for o in others
                if before is None
                or (not source.has(f"{before.group()} {o}") and not source.has(f"{before.group()}{o}"))
            )
            if others:
                new = chosen.choice(others)
                start = match.start(1)
                if match[1] in {"$", "£", "€"}:
                    end = start + len(re.match(r"[\d.,]*\d", line[match.end(1) :]).group()) + 1  # type: ignore[union-attr]
                    yield Edit("unit.changed", CONTRADICTED, ((start, end, new + line[match.end(1) : end]),))
                else:
                    yield Edit("unit.changed", CONTRADICTED, ((start, match.end(1), new),))


_AS_MONTH = re.compile(r"(?:\d|\b(?:in|of|last|since|until|by|early|late|mid|this)) $|-$")
_DAY = re.compile(
    rf"\b(\d\d?)(?=(?:st|nd|rd|th)? (?:{'|'.join(_MONTHS)})\b)|(?<=\bMarch )(\d\d?)\b(?!:)|(?<=\bApril )(\d\d?)\b(?!:)"
)
_RELATIVE = {
    "yesterday": "today", "today": "yesterday", "last week": "next week", "next week": "last week", "last year": "next year", "next year": "last year",
    "last month": "next month", "next month": "last month", "this week": "last week", "this year": "last year", "this month": "last month", "tomorrow": "yesterday",
    "morning": "evening", "evening": "morning", "afternoon": "morning",
}  # fmt: skip


def dates(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Another month, weekday, year or day; or one of the source's own in its place."""
    yield from _named_days(line, source, chosen)
    for match in _YEAR.finditer(line):
        steps = (-10, -5, -3, -2, -1, 1, 2, 3, 4, 10)
        near = [year for year in (str(int(match.group()) + step) for step in steps) if not source.has(year)]
        known = sorted(year for year in set(_YEAR.findall(source.text)) if year not in line)
        if near:
            yield Edit("date.year", CONTRADICTED, ((*match.span(), chosen.choice(near)),))
        if known:
            yield Edit("date.swapped", CONTRADICTED, ((*match.span(), chosen.choice(known)),))
    for match in _DAY.finditer(line):
        new = str(chosen.choice([day for day in range(1, 29) if str(day) != match.group()]))
        if not source.has(new) and not re.match(r"st|nd|rd|th", line[match.end() :]):
            yield Edit("date.day", CONTRADICTED, ((*match.span(), new),))
    for match in re.finditer(rf"\b(?:{'|'.join(_RELATIVE)})\b", line):
        new = _RELATIVE[match.group()]
        if not source.has(new):
            yield Edit("date.relative", CONTRADICTED, ((*match.span(), new),))


def _named_days(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    for family, words in (("month", _MONTHS), ("weekday", _DAYS)):
        for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", line):
            if (
                match.group() in {"May", "March"}
                and not _AS_MONTH.search(line[: match.start()])
                and not re.match(r" \d", line[match.end() :])
            ):
                continue
            here = [word for word in words if word not in line]
            strange = [word for word in here if not source.has(word)]
            known = [word for word in here if source.has(word) and word not in {"May", "March"}]
            if strange:
                yield Edit(f"date.{family}", CONTRADICTED, ((*match.span(), chosen.choice(strange)),))
            if known:
                yield Edit("date.swapped", CONTRADICTED, ((*match.span(), chosen.choice(known)),))
