"""Dates that may be known only in part."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    """The source gives it in full, for the thing that it is the date of."""
    INFERRED = "inferred"
    """Resolved from a relative or partial form against another date; the reason says how."""
    RENDERED = "rendered"
    """The date on which the page was drawn or scraped, which is no publication date."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of which some parts may be unknown (``None``), in the proleptic Gregorian calendar.

    Written in the Extended Date/Time Format of ISO 8601-2: ``2024-07-28``, ``2024-07``, ``2024``, ``XXXX-07-28``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is no PartialDate")
        if self.year is None and self.month is None:
            raise ValueError("a PartialDate needs a year or a month")
        date(self.year or 2000, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The PartialDate that is known in full as ``day``."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Read the form that ``str()`` gives.

        Raises:
            ValueError: ``edtf`` is not ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or one of these with ``XXXX`` for the year.
        """
        parts = edtf.split("-")
        if not 1 <= len(parts) <= 3:
            raise ValueError(f"not a date of the form YYYY[-MM[-DD]]: {edtf!r}")
        year = None if parts[0] == "XXXX" else int(parts[0])
        return cls(year, *(int(part) for part in parts[1:]))

    def __str__(self) -> str:
        written = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            written += f"-{self.month:02d}"
        if self.day is not None:
            written += f"-{self.day:02d}"
        return written

    @property
    def full(self) -> date | None:
        """The calendar day, where year, month and day are all known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether no part that both know differs."""
        return all(
            mine is None or theirs is None or mine == theirs
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
            )
        )


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A PartialDate with how it is known. ``reason`` is shown to readers wherever ``basis`` is not ``stated``."""

    date: PartialDate | None
    basis: DateBasis
    reason: str = ""


UNKNOWN_DATE = KnownDate(None, DateBasis.UNKNOWN, "no source gives a date")
