"""Quantities as news writes them: figures, words, money, shares, measures, ordinals, clock times; normalised to a value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from service.domain.spans import Span
from service.text.words import STOPWORDS, stem


class QuantityKind(StrEnum):
    """What a Quantity counts."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    FRACTION = "fraction"
    YEAR = "year"
    TIME = "time"
    """An hour of the day; ``value`` is in minutes since midnight."""
    VAGUE = "vague"
    """``dozens``, ``hundreds``: ``value`` is the least that the word can mean."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``span`` covers figure, magnitude and unit.

    ``unit`` is canonical (``USD``, ``%``, ``pp``, ``km``, ``year``…), empty where the number counts a noun; ``nouns``
    are the stems of up to three content words that follow it. ``bound`` is ``min`` (more than, at least), ``max``
    (up to, fewer than) or empty. ``approximate`` is set by about, nearly, some …; ``words`` by a number spelt out.
    """

    span: Span
    value: Decimal
    unit: str
    kind: QuantityKind
    approximate: bool
    nouns: tuple[str, ...] = ()
    bound: str = ""
    words: bool = False


_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * (index + 2)
    for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
_ORDINALS = {
    word: value + 1
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth"
        ).split()
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixths": 6,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "billions": 2 * 10**9,
}
_CURRENCY = {
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₩": "KRW",
    "₽": "RUB",
    "₹": "INR",
}
_UNITS = {
    "%": "%",
    "per cent": "%",
    "percent": "%",
    "pc": "%",
    "percentage point": "pp",
    "percentage points": "pp",
    "points": "point",
    "basis points": "bp",
    "dollar": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "usd": "USD",
    "cents": "cent",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "pence": "penny",
    "yen": "JPY",
    "yuan": "CNY",
    "won": "KRW",
    "rubles": "RUB",
    "roubles": "RUB",
    "rupees": "INR",
    "km": "km",
    "kilometres": "km",
    "kilometers": "km",
    "kilometre": "km",
    "kilometer": "km",
    "miles": "mile",
    "mile": "mile",
    "metres": "m",
    "meters": "m",
    "metre": "m",
    "meter": "m",
    "feet": "foot",
    "foot": "foot",
    "ft": "foot",
    "mph": "mph",
    "kg": "kg",
    "kilograms": "kg",
    "kilogram": "kg",
    "kilos": "kg",
    "tonnes": "t",
    "tonne": "t",
    "tons": "t",
    "ton": "t",
    "barrels": "barrel",
    "acres": "acre",
    "hectares": "hectare",
    "litres": "l",
    "liters": "l",
    "megawatts": "MW",
    "mw": "MW",
    "gigawatts": "GW",
    "gw": "GW",
    "years": "year",
    "year": "year",
    "yrs": "year",
    "months": "month",
    "month": "month",
    "weeks": "week",
    "week": "week",
    "days": "day",
    "day": "day",
    "hours": "hour",
    "hour": "hour",
    "minutes": "minute",
    "minute": "minute",
    "seconds": "second",
    "degrees": "degree",
    "decades": "decade",
    "centuries": "century",
}
_MONEY = frozenset("USD GBP EUR JPY CNY KRW RUB INR AUD CAD HKD".split())
_SUBUNITS = {"cent": ("USD", Decimal("0.01")), "penny": ("GBP", Decimal("0.01"))}

_APPROXIMATE = "about|around|nearly|almost|some|roughly|approximately|approx\\.?|close to|an estimated|estimated|circa|nearing|just under|just over|up to about"
_MIN = "more than|over|at least|no fewer than|no less than|not less than|upwards of|exceeding|above|a minimum of|in excess of"
_MAX = "up to|less than|fewer than|under|below|as many as|as much as|no more than|not more than|at most|a maximum of"
_LEAD = re.compile(
    rf"\b(?:(?P<about>{_APPROXIMATE})|(?P<min>{_MIN})|(?P<max>{_MAX}))\s+(?:the\s+)?$", re.IGNORECASE
)
_WORD_NUMBER = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion|trillion|dozen|mln|bn|mn|trn|tn|k|m|b"
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"""
    (?P<time>\b(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?
        |(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d|:)|(?P<noon>noon|midnight)\b))
    |(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)
    |(?P<figure>(?:(?P<currency>(?:\b(?:US|HK|A|C))?[$£€¥₩₽₹])\s?|(?<![\w.,]))(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?:[\s-]?(?P<scale>(?:{_SCALE})s?)\b)?(?:[\s-]?(?P<unit>{_UNIT})(?![\w]))?)
    |(?P<vague>\b(?:(?:tens|hundreds)\sof\s(?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions)\b)
    |(?P<part>\b(?:(?P<over>a|one|two|three|four|five|nine)[\s-])?(?P<of>half|halves|thirds?|quarters?|fourths|fifths?|sixths|eighths|tenths?)(?=\s(?:of|the|its|their|his|her|a|an|all)\b))
    |(?P<ordinal_word>\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{"|".join(sorted(_ORDINALS, key=len, reverse=True))})\b)
    |(?P<spelt>\b(?:(?:a|an)\s(?:hundred|thousand|million|billion|trillion|dozen)|{_WORD_NUMBER})
        (?:[\s-](?:and\s(?=(?:{_WORD_NUMBER})\b))?(?:{_WORD_NUMBER}|hundred|thousand|million|billion|trillion|dozen)\b)*\b
        (?:\sand\sa\shalf)?(?:[\s-](?P<spelt_unit>{_UNIT})(?![\w]))?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_START = re.compile(r"[A-Za-z]+|\d|[$£€¥₩₽₹]")
_STARTERS = frozenset(
    (
        *_ONES,
        *_TENS,
        *_ORDINALS,
        *_PARTS,
        "a",
        "an",
        "us",
        "hk",
        "c",
        "noon",
        "midnight",
        "tens",
        "dozens",
        "scores",
    )
) | {"hundreds", "thousands", "millions", "billions"}
_NEXT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.;:!?\"“”(]|,")
_YEAR_BEFORE = re.compile(r"(?:\$|£|€|\bsome|\babout|\bnearly|\bover|\bthan|\bleast)\s*$", re.IGNORECASE)


def spelt_value(spelt: str) -> Decimal:
    """The value of a number written in words: ``two hundred and five`` is 205.

    Raises:
        ValueError: a word is no part of a number.
    """
    total, group = Decimal(0), Decimal(0)
    for word in re.split(r"[\s-]+", spelt.lower()):
        if word in ("a", "an", "and", "of", ""):
            continue
        if word in _ONES:
            group += _ONES[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word in ("hundred", "dozen"):
            group = (group or Decimal(1)) * _SCALES[word]
        elif word == "half":
            group += Decimal("0.5")
        elif word in _SCALES:
            total += (group or Decimal(1)) * _SCALES[word]
            group = Decimal(0)
        else:
            raise ValueError(f"{word!r} is no part of a number")
    return total + group


def _nouns(text: str, position: int) -> tuple[str, ...]:
    found: list[str] = []
    for match in _NEXT.finditer(text, position, min(len(text), position + 60)):
        word = match.group()
        if not word[0].isalpha():
            if word == "," and not found:
                continue
            break
        lower = word.lower()
        if lower in STOPWORDS:
            if found or lower not in ("of", "the", "other", "more", "their", "its", "his", "her", "our"):
                break
            continue
        found.append(stem(lower))
        if len(found) == 3:
            break
    return tuple(found)


def _read(match: re.Match[str], text: str) -> tuple[Decimal, str, QuantityKind, bool]:
    """Value, unit, kind and whether spelt out, of one match of the pattern."""
    group = match.groupdict()
    if group["time"]:
        if group["noon"]:
            return Decimal(720 if group["noon"].lower() == "noon" else 0), "", QuantityKind.TIME, True
        if group["half"]:
            hour = int(group["hour"]) % 12 + (12 if group["half"].lower() == "p" else 0)
            return Decimal(hour * 60 + int(group["minute"] or 0)), "", QuantityKind.TIME, False
        return Decimal(int(group["hour24"]) * 60 + int(group["minute24"])), "", QuantityKind.TIME, False
    if group["ordinal"]:
        return Decimal(group["ordinal"][:-2]), "", QuantityKind.ORDINAL, False
    if group["ordinal_word"]:
        tens, _, last = group["ordinal_word"].lower().rpartition("-")
        return Decimal(_TENS.get(tens, 0) + _ORDINALS[last]), "", QuantityKind.ORDINAL, True
    if group["vague"]:
        return Decimal(_VAGUE[" ".join(group["vague"].lower().split())]), "", QuantityKind.VAGUE, True
    if group["part"]:
        over = (group["over"] or "one").lower()
        parts = _PARTS[group["of"].lower()]
        return (
            Decimal(1 if over == "a" else _ONES[over]) / parts,
            "",
            QuantityKind.FRACTION,
            True,
        )
    if group["spelt"]:
        unit = _UNITS.get((group["spelt_unit"] or "").lower(), "")
        spelt = match.group("spelt")
        if group["spelt_unit"]:
            spelt = spelt[: -len(group["spelt_unit"])]
        return *_with_unit(spelt_value(spelt), unit), True
    value = Decimal(group["digits"].replace(",", ""))
    scale = (group["scale"] or "").lower()
    if scale:
        value *= _SCALES[scale if scale in _SCALES else scale.removesuffix("s")]
    unit = _UNITS.get((group["unit"] or "").lower(), "")
    if group["currency"]:
        unit = _CURRENCY[group["currency"].lower()]
    if (
        not unit
        and not scale
        and "," not in group["digits"]
        and re.fullmatch(r"1[89]\d\d|20\d\d", group["digits"])
    ):
        counted = _YEAR_BEFORE.search(text, max(0, match.start() - 12), match.start())
        if counted is None:
            return value, "", QuantityKind.YEAR, False
    return *_with_unit(value, unit), False


def _with_unit(value: Decimal, unit: str) -> tuple[Decimal, str, QuantityKind]:
    if unit in _SUBUNITS:
        unit, factor = _SUBUNITS[unit]
        value *= factor
    if unit in _MONEY:
        return value, unit, QuantityKind.MONEY
    if unit in ("%", "pp", "bp"):
        return value, unit, QuantityKind.PERCENT
    return value, unit, QuantityKind.MEASURE if unit else QuantityKind.CARDINAL


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of ``text`` in order; offsets into ``text`` from 0. Dates are not told apart here, but years are."""
    found = []
    end = 0
    for token in _START.finditer(text):
        if token.start() < end or (token.group().isalpha() and token.group().lower() not in _STARTERS):
            continue
        match = _PATTERN.match(text, token.start())
        if match is None or match.end() == match.start():
            continue
        start, end = match.span()
        value, unit, kind, spelt = _read(match, text)
        lead = _LEAD.search(text, max(0, start - 24), start)
        bound = "min" if lead and lead["min"] else "max" if lead and lead["max"] else ""
        found.append(
            Quantity(
                Span(start, end),
                value,
                unit,
                kind,
                approximate=bool(lead and lead["about"]) or kind is QuantityKind.VAGUE,
                nouns=_nouns(text, end),
                bound=bound,
                words=spelt,
            )
        )
    return tuple(found)
