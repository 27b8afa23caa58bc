"""The same said in another form: signs, separators, number words, month forms, exact units."""

import re
from collections.abc import Iterator
from decimal import Decimal

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.patterns import MONTHS, NUMBER_WORDS, figures
from eval.mutation.speech import quoted


def _outside_quotations(text: str, start: int, end: int) -> bool:
    """Inside quotation marks not even the form may change."""
    return not any(span.start < end and start < span.end for span in quoted(text))


def _per_cent(given: Given) -> Iterator[Edit]:
    for pattern, new in (
        (r"(?<=\d)%", " per cent"),
        (r"(?<=\d) (?:per cent|percent)\b", "%"),
        (r"(?<=\d)-percent\b", "%"),
    ):
        for match in re.finditer(pattern, given.text):
            if _outside_quotations(given.text, *match.span()):
                yield Edit(
                    replaced(given.text, *match.span(), new), f"{match.group().strip()} → {new.strip()}"
                )


def _separators(given: Given) -> Iterator[Edit]:
    for figure in figures(given.text):
        plain = figure.written.replace(",", "")
        new = (
            plain
            if "," in figure.written
            else f"{Decimal(plain):,}"
            if re.fullmatch(r"\d{4,}", plain)
            else figure.written
        )
        if new != figure.written and _outside_quotations(given.text, figure.span.start, figure.span.end):
            yield Edit(
                replaced(given.text, figure.span.start, figure.span.end, new), f"{figure.written} → {new}"
            )


_WORDS = {value: word for word, value in NUMBER_WORDS.items()}


def _number_words(given: Given) -> Iterator[Edit]:
    for figure in figures(given.text):
        if not figure.unit.isalpha() or not _outside_quotations(
            given.text, figure.span.start, figure.span.end
        ):
            continue
        if figure.written[0].isalpha():
            new = str(figure.value)
        elif (
            figure.value in _WORDS and figure.written.isdigit() and figure.unit not in {"a", "p", "am", "pm"}
        ):
            new = _WORDS[int(figure.value)]
        else:
            continue
        start = figure.span.start
        if start == 0 and new.isalpha():
            new = new.capitalize()
        yield Edit(replaced(given.text, start, figure.span.end, new), f"{figure.written} → {new}")


_MONTH = "|".join(MONTHS)
_SHORT = {
    "January": "Jan.",
    "February": "Feb.",
    "August": "Aug.",
    "September": "Sept.",
    "October": "Oct.",
    "November": "Nov.",
    "December": "Dec.",
}
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})\b(?! \d{{4}})")
_MONTH_DAY = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})\b(?!,? \d{{4}}|\d|[–-]\d| and \d)")
_FULL = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}})\b,?")


def _month_forms(given: Given) -> Iterator[Edit]:
    text = given.text
    for match in _MONTH_DAY.finditer(text):
        month, day = match["month"], match["day"]
        for new in (f"{day} {month}", *([f"{_SHORT[month]} {day}"] if month in _SHORT else [])):
            if _outside_quotations(text, *match.span()):
                yield Edit(replaced(text, *match.span(), new), f"{match.group()} → {new}")
    for match in _DAY_MONTH.finditer(text):
        new = f"{match['month']} {match['day']}"
        if _outside_quotations(text, *match.span()):
            yield Edit(replaced(text, *match.span(), new), f"{match.group()} → {new}")
    for match in _FULL.finditer(text):
        new = f"{match['day']} {match['month']} {match['year']}"
        if _outside_quotations(text, *match.span()):
            yield Edit(replaced(text, *match.span(), new), f"{match.group()} → {new}")


_EXACT = {
    "km": (1000, "metres"), "kilometres": (1000, "metres"), "kilometers": (1000, "meters"), "kilometre": (1000, "metres"),
    "metres": (100, "centimetres"), "meters": (100, "centimeters"), "tonnes": (1000, "kilograms"), "tonne": (1000, "kilograms"),
    "kilograms": (1000, "grams"), "kg": (1000, "grams"), "hours": (60, "minutes"), "minutes": (60, "seconds"),
    "weeks": (7, "days"), "years": (12, "months"), "decades": (10, "years"), "centuries": (100, "years"),
    "litres": (1000, "millilitres"), "feet": (12, "inches"), "dozen": (12, ""),
}  # fmt: skip
_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_MOST = {
    "days": 4,
    "minutes": 10,
    "years": 5,
    "feet": 30,
    "metres": 20,
    "meters": 20,
    "weeks": 9,
    "hours": 12,
}
"""Nobody writes larger ones in the smaller unit."""


def _units(given: Given) -> Iterator[Edit]:
    text = given.text
    for figure in figures(text):
        start, end = figure.span.start, figure.span.end
        word = figure.after.strip(" ")
        ranged = re.search(
            r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|one)) (?:to|or|and) $", text[:start]
        )
        if "-" in figure.after or ranged or not _outside_quotations(text, start, end):
            continue
        if word in _SCALES and text[max(0, start - 1) : start] not in {"$", "€", "£"}:
            whole = figure.value.scaleb(_SCALES[word])
            if whole == whole.to_integral_value():
                yield Edit(
                    replaced(text, start, end + len(figure.after), f"{int(whole):,}"),
                    f"{figure.written} {word} → {int(whole):,}",
                )
        elif (
            word in _EXACT
            and figure.value <= _MOST.get(word, 100)
            and not re.match(r" (?:old|ago|in a row|of)\b", text[end + len(figure.after) :])
        ):
            factor, unit = _EXACT[word]
            whole = figure.value * factor
            if whole == whole.to_integral_value():
                new = f"{int(whole):,}{' ' if unit else ''}{unit}"
                yield Edit(
                    replaced(text, start, end + len(figure.after), new), f"{figure.written} {word} → {new}"
                )


OPERATORS = (
    Operator("per_cent", "surviving", "% becomes per cent, or per cent %", _per_cent, survives=True),
    Operator("separators", "surviving", "separators of thousands go or come", _separators, survives=True),
    Operator(
        "number_words",
        "surviving",
        "a small number in digits becomes a word, or a word digits",
        _number_words,
        survives=True,
    ),
    Operator(
        "month_forms",
        "surviving",
        "month and day change places, or the month is shortened",
        _month_forms,
        survives=True,
    ),
    Operator(
        "exact_units", "surviving", "a quantity is given exactly in another unit", _units, survives=True
    ),
)
