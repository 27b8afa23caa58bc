"""Quantities as news writes them: figures, words, money, shares, measures, ordinals, clock times; normalised to a value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from service.domain.spans import Span
from service.text.units import CURRENCY, MONEY, ONES, ORDINALS, PARTS, SCALES, SUBUNITS, TENS, UNITS, VAGUE
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


_APPROXIMATE = "about|around|nearly|almost|some|roughly|approximately|approx\\.?|close to|an estimated|estimated|circa|nearing|just under|just over|up to about"
_MIN = "more than|over|at least|no fewer than|no less than|not less than|upwards of|exceeding|above|a minimum of|in excess of"
_MAX = "(?<!move )(?<!moved )(?<!moves )(?<!climb )(?<!climbed )(?<!rose )(?<!rise )(?<!risen )(?<!went )(?<!go )up to|less than|fewer than|under|below|as many as|as much as|no more than|not more than|at most|a maximum of"
_LEAD = re.compile(
    rf"\b(?:(?P<about>{_APPROXIMATE})|(?P<min>{_MIN})|(?P<max>{_MAX}))\s+(?:the\s+)?$", re.IGNORECASE
)
_WORD_NUMBER = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE = "(?:hundred|thousand|million|billion|trillion|dozen)s?|mln|bn|mn|trn|tn"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"""
    (?P<time>\b(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?
        |(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d|:)|(?P<noon>noon|midnight)\b))
    |(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)
    |(?P<figure>(?:(?P<currency>(?:\b(?:US|HK|A|C)(?=\$))?[$£€¥₩₽₹])\s?|(?<![\w.,]))(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?:(?P<scale>[\s-]?(?:{_SCALE})|[kmb])\b)?(?:[\s-]?(?P<unit>{_UNIT})(?![\w]))?)
    |(?P<vague>\b(?:(?:tens|hundreds)\sof\s(?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions)\b)
    |(?P<part>\b(?:(?P<over>a|one|two|three|four|five|nine)[\s-])?(?P<of>half|halves|thirds?|quarters?|fourths|fifths?|sixths|eighths|tenths?)(?=\s(?:of|the|its|their|his|her|a|an|all)\b))
    |(?P<ordinal_word>\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{"|".join(sorted(ORDINALS, key=len, reverse=True))})\b)
    |(?P<spelt>\b(?:(?:a|an)\s(?:hundred|thousand|million|billion|trillion|dozen)|{_WORD_NUMBER})
        (?:[\s-](?:and\s(?=(?:{_WORD_NUMBER})\b))?(?:{_WORD_NUMBER}|hundred|thousand|million|billion|trillion|dozen)\b)*\b
        (?:\sand\sa\shalf)?(?:[\s-](?P<spelt_unit>{_UNIT})(?![\w]))?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_START = re.compile(r"[A-Za-z]+|\d|[$£€¥₩₽₹]")
_STARTERS = frozenset(
    (
        *ONES,
        *TENS,
        *ORDINALS,
        *PARTS,
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
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
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
        if word in ONES:
            group += ONES[word]
        elif word in TENS:
            group += TENS[word]
        elif word in ("hundred", "dozen"):
            group = (group or Decimal(1)) * SCALES[word]
        elif word == "half":
            group += Decimal("0.5")
        elif word in SCALES:
            total += (group or Decimal(1)) * SCALES[word]
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
        return _minutes(group), "", QuantityKind.TIME, bool(group["noon"])
    if group["ordinal"]:
        return Decimal(group["ordinal"][:-2]), "", QuantityKind.ORDINAL, False
    if group["ordinal_word"]:
        tens, _, last = group["ordinal_word"].lower().rpartition("-")
        return Decimal(TENS.get(tens, 0) + ORDINALS[last]), "", QuantityKind.ORDINAL, True
    if group["vague"]:
        return Decimal(VAGUE[" ".join(group["vague"].lower().split())]), "", QuantityKind.VAGUE, True
    if group["part"]:
        over = (group["over"] or "one").lower()
        value = Decimal(1 if over == "a" else ONES[over]) / PARTS[group["of"].lower()]
        return value, "", QuantityKind.FRACTION, True
    if group["spelt"]:
        unit = group["spelt_unit"] or ""
        value = spelt_value(group["spelt"].removesuffix(unit))
        return *_with_unit(value, UNITS.get(unit.lower(), "")), True
    return *_figure(group, text[max(0, match.start() - 12) : match.start()]), False


def _minutes(group: dict[str, str | None]) -> Decimal:
    """Minutes since midnight of a clock time."""
    if group["noon"]:
        return Decimal(720 if group["noon"].lower() == "noon" else 0)
    if group["half"]:
        hour = int(group["hour"] or 0) % 12 + (12 if group["half"].lower() == "p" else 0)
        return Decimal(hour * 60 + int(group["minute"] or 0))
    return Decimal(int(group["hour24"] or 0) * 60 + int(group["minute24"] or 0))


def _figure(group: dict[str, str | None], before: str) -> tuple[Decimal, str, QuantityKind]:
    """Value, unit and kind of a number in digits; four digits with nothing to count are a year."""
    digits = group["digits"] or ""
    scale = (group["scale"] or "").lower().strip(" -\u00a0")
    unit = (
        CURRENCY[group["currency"].lower()]
        if group["currency"]
        else UNITS.get((group["unit"] or "").lower(), "")
    )
    if not unit and not scale and _YEAR.fullmatch(digits) and _YEAR_BEFORE.search(before) is None:
        return Decimal(digits), "", QuantityKind.YEAR
    value = Decimal(digits.replace(",", "")) * SCALES.get(scale, SCALES.get(scale.removesuffix("s"), 1))
    return _with_unit(value, unit)


def _with_unit(value: Decimal, unit: str) -> tuple[Decimal, str, QuantityKind]:
    if unit in SUBUNITS:
        unit, factor = SUBUNITS[unit]
        value *= factor
    if unit in MONEY:
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
