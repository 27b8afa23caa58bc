"""Dates that are given by their distance from another day: "Sunday", "last week", "a year ago"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.text.calendar import WEEKDAYS, after, months_from, on_or_before, written

_WEEKDAY = "|".join(WEEKDAYS)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|\d{1,3})"
)
_ABOUT = r"(?:(?:nearly|almost|about|around|over|some|more\sthan|less\sthan|just\sover|roughly)\s)?"
RELATIVE = rf"""
    (?<!\bBloody\s)(?<!\bBlack\s)(?<!\bGood\s)(?<!\bSuper\s)(?<!\bEaster\s)(?<!\bPalm\s)(?<!\bCyber\s)(?<!\b[Ee]very\s)(?<!\b[Ee]ach\s)
      \b(?:(?i:last|next|this|on|the\sfollowing)\s)?(?:{_WEEKDAY})\b(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Night\sLive|Night\sFootball|Addams)\b)
      (?!,?\s+(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+)?(?:of\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)
    | \b(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|tomorrow|tonight|last\snight|this\s(?:morning|afternoon|evening))\b
    | \b(?i:(?:earlier|later)\s)?(?i:last|this|next|the\sprevious|the\sfollowing)\s(?i:week|weekend|month|year)\b
    | \b(?i:{_ABOUT}{_COUNT}\s(?:day|week|month|year|decade)s?\s(?:ago|earlier|later|after|before)\b)
"""
"""The forms that ``relative`` reads, as a part of a verbose pattern."""

_NUMBERS = {
    word: number
    for number, names in enumerate(
        "- a|an|one two three four five six seven eight nine ten eleven twelve - - fifteen".split()
    )
    for word in names.split("|")
} | {"twenty": 20, "thirty": 30}
_AGO = re.compile(
    rf"(?P<about>{_ABOUT})(?P<count>{_COUNT})\s(?P<unit>day|week|month|year|decade)s?\s(?P<way>\w+)",
    re.IGNORECASE,
)
_NAMED_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_LOOSE_TODAY = re.compile(
    r"['’]s\s(?:world|society|economy|technology|age|standards|era|young|children)|\s(?:than|as)\sever"
)


def relative(
    form: str, text: str, span: tuple[int, int], anchor: date | None, direction: int
) -> KnownDate | None:
    """What ``form``, standing at ``span`` of ``text``, comes to when the text is of the day ``anchor``.

    ``direction`` is 1 where the sentence looks ahead, -1 where it looks back, 0 where that can't be told. Gives None
    for a form that names no day or period after all.
    """
    form = " ".join(form.split())
    lower = form.lower()
    if lower == "today" and _LOOSE_TODAY.match(text, span[1]):
        return None
    distance = _AGO.fullmatch(lower)
    if distance and distance["way"] != "ago":
        return _unknown(form, "counted from something that the text names, not from its publication")
    if lower.startswith(("the previous", "the following")):
        return _unknown(form, "counted from something that the text names, not from its publication")
    if anchor is None:
        return _unknown(form, "the publication date that it is counted from is not known")
    if distance:
        return _ago(distance, form, anchor)
    if lower in _NAMED_DAYS:
        return _inferred(PartialDate.of(anchor + timedelta(days=_NAMED_DAYS[lower])), form, anchor)
    which, _, unit = lower.removeprefix("earlier ").removeprefix("later ").rpartition(" ")
    weekday = next((i for i, name in enumerate(WEEKDAYS) if name.lower() == unit), None)
    if weekday is not None:
        return _inferred(PartialDate.of(_weekday(which, weekday, anchor, direction)), form, anchor)
    return _period({"last": -1, "this": 0, "next": 1}[which], unit, form, anchor)


def _unknown(form: str, why: str) -> KnownDate:
    return KnownDate(
        None, DateBasis.UNKNOWN, f"“{form}” is {why}" if why.startswith("counted") else f"“{form}”: {why}"
    )


def _inferred(day: PartialDate, form: str, anchor: date, more: str = "") -> KnownDate:
    form = form.removeprefix("on ").removeprefix("On ")
    reason = f"“{form}” counted from the publication date, {written(anchor)}"
    return KnownDate(day, DateBasis.INFERRED, reason + more)


def _weekday(which: str, weekday: int, anchor: date, direction: int) -> date:
    if which == "last":
        return on_or_before(anchor - timedelta(days=1), weekday)
    ahead = direction >= 0 if which == "this" else direction > 0
    if which == "this" and ahead and anchor.weekday() == weekday:
        return anchor
    if which == "next" or (which in {"", "on", "this"} and ahead):
        return after(anchor, weekday)
    return on_or_before(anchor, weekday)


def _ago(distance: re.Match[str], form: str, anchor: date) -> KnownDate:
    count = _NUMBERS.get(distance["count"]) or int(distance["count"])
    unit, loose = distance["unit"], bool(distance["about"])
    if unit in {"day", "week"}:
        day = anchor - timedelta(days=count * (7 if unit == "week" else 1))
        exact = unit == "day" and not loose
        partial = PartialDate.of(day) if exact else PartialDate(day.year, day.month)
        return _inferred(partial, form, anchor, "" if exact else "; only roughly")
    if unit == "month":
        return _inferred(PartialDate(*months_from(anchor, -count)), form, anchor, "; only roughly")
    return _inferred(
        PartialDate(anchor.year - count * (10 if unit == "decade" else 1)), form, anchor, "; only roughly"
    )


def _period(step: int, unit: str, form: str, anchor: date) -> KnownDate:
    if unit == "year":
        return _inferred(PartialDate(anchor.year + step), form, anchor)
    if unit == "month":
        return _inferred(PartialDate(*months_from(anchor, step)), form, anchor)
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    first, last = (monday + timedelta(days=5) if unit == "weekend" else monday), monday + timedelta(days=6)
    more = f": {written(first)} to {written(last)}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(first.year, first.month)[1]
        return _inferred(PartialDate(first.year, first.month, None), form, anchor, more if not whole else "")
    if first.year == last.year:
        return _inferred(PartialDate(first.year), form, anchor, more)
    return KnownDate(
        None, DateBasis.UNKNOWN, f"“{form}” counted from {written(anchor)} runs over two years{more}"
    )
