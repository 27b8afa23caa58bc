"""Names of months and weekdays, and day arithmetic on partial dates."""

from datetime import date, timedelta

_MONTHS = (
    "january jan januar janvier enero gennaio janeiro",
    "february feb februar février febrero febbraio fevereiro",
    "march mar märz mars marzo março",
    "april apr avril abril aprile",
    "may mai mayo maggio maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août agosto",
    "september sept sep septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dicembre dezembro",
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Lower-case names and abbreviations of months (English, German, French, Spanish, Italian, Portuguese) to 1–12."""

MONTH_NAMES = tuple(names.split()[0].capitalize() for names in _MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def written(day: date) -> str:
    """``day`` in words for readers: ``28 July 2024``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def on_or_before(day: date, weekday: int) -> date:
    """The last ``weekday`` (0 is Monday) that is not after ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def after(day: date, weekday: int) -> date:
    """The first ``weekday`` (0 is Monday) that is later than ``day``."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def months_from(day: date, months: int) -> tuple[int, int]:
    """Year and month that lie ``months`` after the month of ``day`` (before it, if negative)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def nearest(anchor: date, month: int, day: int | None, direction: int = 0) -> int | None:
    """The year that brings ``month`` and ``day`` nearest to ``anchor``; None where that day exists in no such year.

    ``direction`` is -1 for the last one not after the anchor, 1 for the first one not before it, 0 for the nearest.
    A month without a day counts as its anchor's own day, so that "June" in June is this year's.
    """
    best: tuple[int, int] | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if day is None:
            distance = (year - anchor.year) * 365 + (month - anchor.month) * 30
        else:
            try:
                distance = (date(year, month, day) - anchor).days
            except ValueError:
                continue
        if direction * distance < 0:
            continue
        if best is None or abs(distance) < best[0]:
            best = (abs(distance), year)
    return best[1] if best else None
