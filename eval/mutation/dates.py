"""Wrong dates: shifted, or taken from elsewhere in the source."""

import re
from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.patterns import MONTHS, WEEKDAYS, Dated, dated


def _moved(date: Dated) -> Iterator[str]:
    """Other dates of the same form, near and far."""
    written = date.written
    day = re.search(r"\b\d{1,2}\b", written)
    if date.form == "day" and day:
        for by in (1, 3, 8, -1, -5):
            if 1 <= int(day.group()) + by <= 28:
                yield written[: day.start()] + str(int(day.group()) + by) + written[day.end() :]
    for names, offsets in ((MONTHS, (1, 2, 5, -1)), (WEEKDAYS, (1, 2, 3, -1))):
        for index, name in enumerate(names):
            if re.search(rf"\b{name}\b", written):
                for by in offsets:
                    yield written.replace(name, names[(index + by) % len(names)])
    year = re.search(r"\b(?:19|20)\d\d\b", written)
    if year:
        for by in (1, -1, -2, -3):
            yield written.replace(year.group(), str(int(year.group()) + by))


def _shifted(given: Given) -> Iterator[Edit]:
    known = {each.written for each in given.source.dates}
    for date in dated(given.text):
        for other in dict.fromkeys(_moved(date)):
            if other not in known and not _impossible(other):
                yield Edit(
                    replaced(given.text, date.span.start, date.span.end, other), f"{date.written} → {other}"
                )


def _impossible(written: str) -> bool:
    """Whether it is a day that no month has."""
    return re.search(r"\b(?:30|31) February|February (?:30|31)\b", written) is not None


def _swapped(given: Given) -> Iterator[Edit]:
    here = {each.written for each in dated(given.text)}
    for date in dated(given.text):
        for other in dict.fromkeys(each.written for each in given.source.dates if each.form == date.form):
            if other not in here and not any(other in each or each in other for each in here):
                yield Edit(
                    replaced(given.text, date.span.start, date.span.end, other),
                    f"{date.written} → {other}, which the source has elsewhere",
                )


OPERATORS = (
    Operator(
        "date_shifted",
        "dates",
        "a day, month, weekday or year becomes one that the source has nowhere",
        _shifted,
    ),
    Operator("date_swapped", "dates", "a date becomes another of its form from the source", _swapped),
)
