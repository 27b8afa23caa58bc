"""Dates mentioned in a text: full, partial and relative."""

import re
from dataclasses import dataclass
from datetime import date

from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.spans import Span

_MONTHS = "January February March April May June July August September October November December".split()
_FULL = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})(?:, (\d{{4}}))?\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text names it: ``span`` in that text, and what it comes to."""

    span: Span
    date: KnownDate


def date_mentions(text: str, anchor: date | None = None) -> tuple[DateMention, ...]:
    """The dates that ``text`` names, in order. ``anchor`` is the day on which it was published, if known."""
    found = []
    for match in _FULL.finditer(text):
        month, day = _MONTHS.index(match[1]) + 1, int(match[2])
        year = int(match[3]) if match[3] else (anchor.year if anchor else None)
        try:
            partial = PartialDate(year, month, day)
        except ValueError:
            continue
        basis = DateBasis.STATED if match[3] else DateBasis.INFERRED
        found.append(
            DateMention(
                Span(*match.span()), KnownDate(partial, basis, "" if match[3] else "no year is given")
            )
        )
    return tuple(found)
