"""Wrong numbers: changed, taken from elsewhere in the source, of another unit or scale, or out of date."""

import re
from collections.abc import Iterator
from decimal import Decimal

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.patterns import NUMBER_WORDS, Figure, figures

_WORDS = {value: word for word, value in NUMBER_WORDS.items()}
_FRACTIONS = frozenset("thirds fifths quarters tenths sixths halves".split())
_FAR = 30
"""How many times larger a number may be than the one in whose place it is put: a ship is not 9,000 days late."""
_ABOUT_APART = Decimal("0.5")
"""What is only about right must be this far off to be wrong."""


def replaced(text: str, start: int, end: int, by: str) -> str:
    """``text`` with ``by`` in place of ``text[start:end]``."""
    return text[:start] + by + text[end:]


def _alike(figure: Figure, value: Decimal) -> str:
    """``value`` written as ``figure`` is."""
    if figure.written[0].isalpha():
        word = _WORDS.get(int(value), str(value))
        return word.capitalize() if figure.written[0].isupper() else word
    places = len(figure.written.partition(".")[2])
    plain = f"{value:.{places}f}"
    return f"{Decimal(plain):,}" if "," in figure.written else plain


def _wrong(figure: Figure, value: Decimal) -> bool:
    """Whether what ``figure`` says (with "more than", "about" …) is false of a source that says it, once it says ``value``."""
    if value == figure.value or value <= 0:
        return False
    if figure.bound == "more":
        return value > figure.value
    if figure.bound == "less":
        return value < figure.value
    if figure.bound == "about":
        return abs(value - figure.value) >= _ABOUT_APART * figure.value
    return True


def _near(figure: Figure) -> tuple[Decimal, ...]:
    """Values of the same kind: as many digits after the point, as many zeros at the end."""
    value = figure.value
    places = len(figure.written.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    if not places:
        while value % (step * 10) == 0 and value > step * 10:
            step *= 10
    if value <= 12 and not places:
        return tuple(value + by for by in (1, 2, 3, -1, -2))
    return (*(value + step * by for by in (1, 2, 4, 7, -1, -2, -3)), value * 2)


def _changed(given: Given) -> Iterator[Edit]:
    known = {each.value for each in given.source.figures}
    for figure in figures(given.text):
        for value in _near(figure):
            if figure.written[0].isalpha() and value not in _WORDS:
                continue
            if _wrong(figure, value) and value not in known:
                new = _alike(figure, value)
                yield Edit(
                    replaced(given.text, figure.span.start, figure.span.end, new), f"{figure.written} → {new}"
                )


def _class(figure: Figure) -> str:
    if figure.unit.endswith("%"):
        return "%"
    sign = figure.unit[:1] if figure.unit[:1] in "$€£" and figure.unit else ""
    scale = next((word for word in ("thousand", "million", "billion", "trillion") if word in figure.unit), "")
    return sign + scale


def _swapped(given: Given) -> Iterator[Edit]:
    for figure in figures(given.text):
        if figure.written[0].isalpha() or figure.unit in _FRACTIONS or figure.value == 0:
            continue
        for other in {each.value: each for each in given.source.figures}.values():
            if (
                other.written[0].isalpha()
                or _class(other) != _class(figure)
                or not _wrong(figure, other.value)
            ):
                continue
            likely = 1 / _FAR < other.value / figure.value < _FAR
            if likely and other.value not in {each.value for each in figures(given.text)}:
                yield Edit(
                    replaced(given.text, figure.span.start, figure.span.end, other.written),
                    f"{figure.written} → {other.written}, which the source has elsewhere",
                )


_SCALES = {
    "thousand": "million", "million": "billion", "billion": "million", "trillion": "billion", "hundred": "thousand",
    "km": "miles", "kilometres": "miles", "kilometers": "miles", "miles": "kilometres", "metres": "feet", "meters": "feet",
    "feet": "metres", "tonnes": "kilograms", "tons": "pounds", "kilograms": "grams", "pounds": "tons", "acres": "hectares",
    "hectares": "acres", "litres": "gallons", "gallons": "litres", "seconds": "minutes", "minutes": "hours", "hours": "days",
    "days": "weeks", "weeks": "months", "months": "years", "years": "months", "decades": "years", "euros": "dollars",
    "dollars": "euros", "cents": "dollars", "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "year",
    "year": "month",
}  # fmt: skip
_SIGNS = {"$": "€", "€": "£", "£": "$"}
_PERCENT = re.compile(r"^\s?(?:%|per\scent\b|percent\b)")


def _rescaled(given: Given) -> Iterator[Edit]:
    text = given.text
    for figure in figures(text):
        start, end = figure.span.start, figure.span.end
        word = figure.after.strip(" -")
        if word in _SCALES:
            at = text.index(word, end)
            yield Edit(replaced(text, at, at + len(word), _SCALES[word]), f"{word} → {_SCALES[word]}")
        if text[start - 1 : start] in _SIGNS and start:
            sign = text[start - 1]
            yield Edit(replaced(text, start - 1, start, _SIGNS[sign]), f"{sign} → {_SIGNS[sign]}")
        elif (percent := _PERCENT.match(text[end:])) and "." not in figure.written:
            yield Edit(
                replaced(text, start, end + percent.end(), f"{figure.written} million"), "a share → a count"
            )


_FROM_TO = re.compile(
    r"\bfrom (?P<old>\S+?)(?P<unit>(?: (?:million|billion|per cent|percent))?) to (?P<new>\S*\d\S*?)(?=[\s,.;]|$)"
)
_UP_FROM = re.compile(
    r"(?P<new>[$€£]?\d[\d,.]*%?)(?P<unit>(?: [A-Za-z]+){0,3}?),? (?:(?:up|down) from|compared (?:with|to)|against) (?:a |an )?(?P<old>[$€£]?\d[\d.,]*%?)"
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|initial) (?:figure|count|toll|estimate|number|report|total|forecast|tally) (?:[a-z]+ ){0,3}?(?P<old>[$€£]?\d[\d,.]*%?)"
)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _stale(given: Given) -> Iterator[Edit]:
    """The figure that held before, where the source has both, told as the one that holds now."""
    text = given.text
    for match in _FROM_TO.finditer(text):
        if re.search(r"\d", match["old"]) and not _YEAR.search(match.group()):
            yield Edit(
                replaced(text, match.start(), match.end(), f"to {match['old']}{match['unit']}"),
                f"{match['new']}, the new figure → {match['old']}, the old one",
            )
    for match in _UP_FROM.finditer(text):
        old = match["old"].rstrip(".,")
        rest = text[match.start("old") + len(old) :]
        yield Edit(
            text[: match.start()] + old + match["unit"] + rest,
            f"{match['new']}, the new figure → {old}, the old one",
        )
    yield from _stale_by_source(given)


def _stale_by_source(given: Given) -> Iterator[Edit]:
    """The Sentence has the new figure alone, a line of the source both."""
    text = given.text
    for old, new in given.source.every(_successions):
        if new not in text or old in text:
            continue
        at = re.search(rf"(?<![\w.,]){re.escape(new)}(?![\w]|[.,]\d)", text)
        if at:
            yield Edit(replaced(text, *at.span(), old), f"{new}, the new figure → {old}, the old one")
    current = figures(text)
    for old in given.source.every(_earlier) if len(current) == 1 else ():
        if old not in text and _close(current[0], old):
            span = current[0].span
            yield Edit(
                replaced(text, span.start, span.end, old), f"{current[0].written} → {old}, told before"
            )


def _successions(line: str) -> list[tuple[str, str]]:
    """Figures that changed: what each was and what it became."""
    pairs = [(match["old"], match["new"]) for match in _FROM_TO.finditer(line)]
    pairs += [(match["old"].rstrip(".,"), match["new"]) for match in _UP_FROM.finditer(line)]
    return [(old, new) for old, new in pairs if re.search(r"\d", old) and not _YEAR.search(f"{old} {new}")]


def _earlier(line: str) -> list[str]:
    """Figures that are said to have been given before."""
    return [match["old"].rstrip(".,") for match in _EARLIER.finditer(line)]


def _close(figure: Figure, old: str) -> bool:
    """Whether both are counts of much the same size, as two tolls of one event are."""
    plain = old.replace(",", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain) or figure.written[0].isalpha():
        return False
    return Decimal("0.3") <= Decimal(plain) / figure.value <= 3 and Decimal(plain) != figure.value


OPERATORS = (
    Operator("number_changed", "numbers", "a number becomes one that the source has nowhere", _changed),
    Operator("number_swapped", "numbers", "a number becomes another of its kind from the source", _swapped),
    Operator(
        "number_rescaled", "numbers", "the unit, currency or scale of a number becomes another", _rescaled
    ),
    Operator("number_stale", "numbers", "the figure that held before is told as the one that holds", _stale),
)
