"""Dates mentioned in a text: full, partial and relative, each with how it is known.

A year, month or day that neither the text nor an anchor gives is left unknown: it is never made up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.spans import Span
from service.text.calendar import MONTH_NUMBERS, nearest, written
from service.text.relative_dates import RELATIVE, relative


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text names it: ``span`` in that text, and what it comes to."""

    span: Span
    date: KnownDate


_ENGLISH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_FOREIGN = "|".join(
    sorted((n for n in MONTH_NUMBERS if len(n) > 3 or n in {"mai", "mär"}), key=len, reverse=True)
)
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?:1[89]|20)\d\d"
_NOT_A_DAY = r"(?![\d%°]|[.,:]\d|\s*(?:million|billion|trillion|percent|per\scent|people|troops|points|p\.?m\b|a\.?m\b))"
_CUE = (
    r"(?:(?:in|since|until|till|by|from|of|during|before|after|through|throughout|between|around|starting|ending|and|to|"
    r"last|next|this|late|early|mid|the\send\sof|the\sbeginning\sof)[\s-])"
)
_FORMS = re.compile(
    rf"""
      (?:(?=\d)|(?<!\w)(?=\w))(?:  # where no form begins, none is tried
      (?P<iso>(?<![\d/.-])(?P<iy>{_YEAR})(?P<sep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=sep)(?P<id>0?[1-9]|[12]\d|3[01])(?![\d/-]))
    | (?P<cjk>(?P<cy>{_YEAR})\s?年(?:\s?(?P<cm>1[0-2]|0?[1-9])\s?月(?:\s?(?P<cd>3[01]|[12]\d|0?[1-9])\s?日)?)?)
    | (?P<numeric>(?<![\d/.,$€£-])(?P<n1>\d{{1,2}})(?P<nsep>[/.])(?P<n2>\d{{1,2}})(?P=nsep)(?P<ny>{_YEAR})(?![\d/]|\.\d))
    | (?P<mdy>\b{_WEEKDAY}(?P<mm>(?i:{_ENGLISH}))\b\.?\s+(?P<md>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?
        (?P<mto>\s?[-–—]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d))?(?:,?\s+(?P<my>{_YEAR})(?!\d)|{_NOT_A_DAY}))
    | (?P<dmy>(?<![\d.,$€£])\b{_WEEKDAY}(?P<dd>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?
        (?P<dm>{_ENGLISH}|(?i:{_FOREIGN}))\b(?:,?\s+(?:de\s+|of\s+)?(?P<dy>{_YEAR})(?!\d))?)
    | (?P<my2>\b(?P<ypart>(?i:early|mid|late)[\s-])?(?P<ym>{_ENGLISH}|(?i:{_FOREIGN}))\b\.?,?\s+(?:of\s+|de\s+)?(?P<yy>{_YEAR})(?!\d|,\d))
    | (?P<month>\b(?P<cue>(?i:{_CUE}))(?P<pm>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d))
    | (?P<year>\b(?P<ycue>(?i:in|since|until|till|by|from|of|during|before|after|early|late|mid|between|and|to|through|the|year|fiscal|around)[\s-])
        (?P<yo>(?:19|20)\d\d)\b(?![-–/]\d|[,.]\d|s\b|\s*(?:%|percent|people|men|women|troops|soldiers|workers|miles|km|kilomet|met(?:er|re)s|
        feet|tons|tonnes|euros|dollars|meters|hours|GMT|hrs)))
    | (?P<relative>{RELATIVE})
      )
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(
    r"\d|\b(?:[Jj]an|[Ff]e[bv]|[Ff]év|[Mm]a[ryigj]|[Mm]är|[Aa][pbv]r|[Jj]u[nlig]|[Gg]iu|[Ll]ug|[Aa]ug|[Aa]go|[Aa]oû|[Ss]e[pt]|[Oo][ckut]t|[Nn]ov|[Dd][eéi][czs]|[Gg]en|[Ee]ne)|"
    r"(?:day|week|weekend|month|year|decade|tonight|tomorrow|night|morning|afternoon|evening)s?\b|年"
)
_REACH = 45
"""No form is longer than this before or behind its trigger."""
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|plans?\s(?:to|for)|planned|scheduled|expected|set\s(?:to|for)|due|slated|ahead|upcoming|(?:is|are|was|were)\sto(?=\s[a-z])|would|deadline|"
    r"(?:until|by)(?=\s(?:the\s)?$)|(?:vote|agree|decide|opt|vow|pledge|promise|threaten|hope|aim|intend|refuse)(?:s|d|ed)?\b[^.;,]{0,40}?\sto(?=\s[a-z]))(?!\w)"
)
_BACK = re.compile(
    r"\b(?:was|were|had|did|\w{3,}ed|said|told|met|held|took|came|began|went|since|made|became|bore|bought|broke|brought|built|burst|caught|chose|drew|drove|fell|fled|flew|"
    r"fought|found|froze|gave|got|grew|heard|kept|knew|laid|led|left|lost|paid|quit|ran|rose|sank|sat|saw|sent|shook|shot|sold|sought|spent|spoke|stole|stood|struck|"
    r"swept|swore|threw|tore|upheld|withdrew|won|wrote)\b"
)
_NEAR = 60
"""Days from publication within which a day that is named without its year is taken to lie."""
_NAME_BEFORE = re.compile(
    r"\b(?!(?:In|Since|By|Until|Till|Late|Early|Mid|From|Of|The|On|And|To|During|Before|After)\b)[A-Z][a-z]+\s$"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]?\s+(?=[A-Z“\"])|\n")


def date_mentions(text: str, anchor: date | None = None) -> tuple[DateMention, ...]:
    """The dates that ``text`` names, in order, overlapping nowhere; offsets into ``text`` from 0.

    ``anchor`` is the day on which the text was published. Forms without a year, and relative ones, are resolved
    against it with basis ``inferred`` and the reason in words. Without an anchor a day and month stay without a year
    (``XXXX-07-28``) and a relative form has basis ``unknown``. A day and month whose order can't be told
    (``8/1/2026``) give their year alone.
    """
    found: list[DateMention] = []
    for match in _matches(text):
        known = _read(match, text, anchor)
        if known is not None:
            start = (
                match.start("pm")
                if match.lastgroup == "month" and match["cue"][:-1].lower() not in _PARTS
                else match.start()
            )
            if match["year"]:
                start = match.start("yo")
            if match["relative"] and match.group()[:3].lower() == "on ":
                start += 3
            found.append(DateMention(Span(start, match.end()), known))
    return tuple(found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_FORMS``, looked for only around what every form has."""
    start = end = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() > end:
            yield from _FORMS.finditer(text, start, end)
            start = max(end, text.rfind(" ", 0, max(0, trigger.start() - _REACH)) + 1)
        end = text.find(" ", min(len(text), trigger.end() + _REACH))
        if end < 0:
            end = len(text)
            break
    yield from _FORMS.finditer(text, start, end)


_PARTS = frozenset({"early", "mid", "late", "last", "next", "this"})


def _read(match: re.Match[str], text: str, anchor: date | None) -> KnownDate | None:
    """What one match comes to; None where it is no date after all."""
    try:
        if match["iso"]:
            return _stated(int(match["iy"]), int(match["im"]), int(match["id"]))
        if match["cjk"]:
            return _stated(int(match["cy"]), _number(match["cm"]), _number(match["cd"]))
        if match["numeric"]:
            return _numeric(match, anchor)
        if match["mdy"]:
            return _month_day(match, text, anchor)
        if match["dmy"]:
            month = MONTH_NUMBERS[match["dm"].lower().rstrip(".")]
            return _day((_number(match["dy"]), month, int(match["dd"])), match, text, anchor)
        if match["my2"]:
            return _month_of_year(match, text)
        if match["month"]:
            return _month(match, text, anchor)
        if match["year"]:
            return KnownDate(PartialDate(int(match["yo"])), DateBasis.STATED)
    except ValueError:
        return None
    return relative(match.group(), text, match.span(), anchor, _direction(text, match))


def _month_of_year(match: re.Match[str], text: str) -> KnownDate | None:
    before = text[max(0, match.start() - 30) : match.start()]
    if match["ym"] in {"May", "April", "June"} and _NAME_BEFORE.search(before):
        return None  # "Theresa May 2017"
    part = (match["ypart"] or "").strip(" -").lower()
    reason = f"the text says only “{part}” of that month" if part else ""
    month = MONTH_NUMBERS[match["ym"].lower().rstrip(".")]
    return KnownDate(PartialDate(int(match["yy"]), month), DateBasis.STATED, reason)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _stated(year: int, month: int | None, day: int | None) -> KnownDate:
    return KnownDate(PartialDate(year, month, day), DateBasis.STATED)


def _numeric(match: re.Match[str], anchor: date | None) -> KnownDate:
    """A date of the form 8/1/2026, where day and month may stand in either order."""
    first, second, year = int(match["n1"]), int(match["n2"]), int(match["ny"])
    readings = {
        PartialDate(year, month, day)
        for day, month in ((first, second), (second, first))
        if month <= 12 and day <= 31
    }
    if not readings:
        raise ValueError(match.group())
    if len(readings) == 1:
        return KnownDate(readings.pop(), DateBasis.STATED)
    if match["nsep"] == ".":  # written with points, the day comes first
        return KnownDate(PartialDate(year, second, first), DateBasis.STATED)
    if anchor is not None:
        near = {r for r in readings if r.full is not None and abs((r.full - anchor).days) <= 7}
        if len(near) == 1:
            reason = f"“{match.group()}” can be read two ways; this one is near the publication date, {written(anchor)}"
            return KnownDate(near.pop(), DateBasis.INFERRED, reason)
    reason = f"“{match.group()}” can be read two ways, so only the year is known"
    return KnownDate(PartialDate(year), DateBasis.INFERRED, reason)


def _month_day(match: re.Match[str], text: str, anchor: date | None) -> KnownDate | None:
    name = match["mm"]
    if (
        name[0].islower()
        and name.rstrip(".") in {"may", "march", "mar", "dec", "sep", "jan"}
        and not match["my"]
    ):
        return None  # "may 8 people leave" is no date
    month = MONTH_NUMBERS[name.lower().rstrip(".")]
    known = _day((_number(match["my"]), month, int(match["md"])), match, text, anchor)
    if match["mto"]:
        reason = f"the first day of “{match.group()}”" + (f"; {known.reason}" if known.reason else "")
        return KnownDate(known.date, known.basis, reason)
    return known


def _day(
    parts: tuple[int | None, int, int], match: re.Match[str], text: str, anchor: date | None
) -> KnownDate:
    year, month, day = parts
    if year is not None:
        return _stated(year, month, day)
    PartialDate(None, month, day)
    direction = _direction(text, match)
    if anchor is not None and _is_remote(anchor, month, day, direction):
        direction = 0
    year = None if anchor is None else nearest(anchor, month, day, direction)
    if anchor is None or year is None:
        return KnownDate(
            PartialDate(None, month, day), DateBasis.INFERRED, "the text gives no year, and nothing else does"
        )
    return KnownDate(PartialDate(year, month, day), DateBasis.INFERRED, _reason_for_year(direction, anchor))


def _is_remote(anchor: date, month: int, day: int, direction: int) -> bool:
    """Whether ``direction`` leads most of a year away from the anchor, past a day close by on its other side.

    A report leaves the year out of a day that is near, so its verb was not that day's.
    """
    led, close = nearest(anchor, month, day, direction), nearest(anchor, month, day)
    if led is None or close is None or led == close:
        return False
    return abs((date(close, month, day) - anchor).days) <= _NEAR


def _reason_for_year(direction: int, anchor: date) -> str:
    which = {-1: "the last such date before", 0: "the one nearest to", 1: "the first such date after"}[
        direction
    ]
    return f"the text gives no year; {which} the publication date, {written(anchor)}"


def _month(match: re.Match[str], text: str, anchor: date | None) -> KnownDate | None:
    cue = match["cue"].strip(" -\t\n").lower()
    name = match["pm"]
    if cue in {"and", "to"} and name in {"May", "March", "April", "June", "August"}:
        return None  # names and verbs as often as months
    if cue in {"by", "of", "from", "and"} and re.match(r"\s+[A-Z][a-z]", text[match.end() : match.end() + 4]):
        return None  # "by April Stone"
    month = MONTH_NUMBERS[name.lower()]
    part = f"the text says only “{cue} {name}”; " if cue in {"early", "mid", "late"} else ""
    if anchor is None:
        return KnownDate(
            PartialDate(None, month),
            DateBasis.INFERRED,
            part + "the text gives no year, and nothing else does",
        )
    direction = {"last": -1, "next": 1}.get(cue, _direction(text, match))
    year = nearest(anchor, month, None, direction)
    if cue in {"last", "next"} and year == anchor.year and month == anchor.month:
        year += direction
    return KnownDate(PartialDate(year, month), DateBasis.INFERRED, part + _reason_for_year(direction, anchor))


def _direction(text: str, match: re.Match[str]) -> int:
    """1 where the sentence around ``match`` looks ahead, -1 where it looks back, 0 where it does neither."""
    before = text[max(0, match.start() - 160) : match.start()]
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        before = before[ends[-1].end() :]
    following = text[match.end() : match.end() + 120]
    end = _SENTENCE_END.search(following)
    if end:
        following = following[: end.start()]
    comma = following.find(",", 0 if len(before.split()) > 3 else 2)
    following = following[:comma] if comma >= 0 else following
    cues = [(m.start(), 1) for m in _AHEAD.finditer(before)] + [
        (m.start(), -1) for m in _BACK.finditer(before)
    ]
    cues = [
        cue
        for cue in cues
        if cue[1] == 1 or not any(abs(cue[0] - other[0]) < 25 and other[1] == 1 for other in cues)
    ]
    if cues:
        return max(cues)[1]
    later = [(m.start(), 1) for m in _AHEAD.finditer(following)] + [
        (m.start(), -1) for m in _BACK.finditer(following)
    ]
    return min(later, default=(0, 0))[1]
