"""When a happening was: the day that its Articles name for it, else what their publication tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.domain.articles import CleanedArticle, Role
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.text.dates import date_mentions

_OPENING = 900  # characters of an Article in which it says what happened and when
_HEADING = 250  # in which it says what it is about
_READ = 2 * _OPENING  # what comes later weighs too little to date anything
_NEAR = 14  # days before or after publication within which a report is news of the day that it names
_DAY, _MONTH, _YEAR = 1.0, 0.25, 0.0
_STILL_TO_COME = 0.6
_ENOUGH = 0.5
_LONG_AGO, _TOO_LONG_AGO = (
    60,
    1100,
)  # days before publication from which a report looks back, and beyond which it recalls


Dated = tuple[tuple[KnownDate, float], ...]
"""Dates with their weights, in the order of their first mention; a day that an opening looks back on weighs nothing."""


@dataclass(slots=True)
class _Candidate:
    known: KnownDate
    weight: float


def happened(reports: Sequence[Dated], published: Sequence[date | None]) -> KnownDate:
    """The date of a happening, with how it is known, from what its reports name (one of each Origin) and their publication.

    A day counts the more, the earlier an Article names it and the more Articles do; one that an Article states in full
    before one that was worked out. Days long before or after publication are background. A month counts where an
    Article opens with it; a year alone never does. Where no source names a day, the first publication bounds it; a
    day on which a page was drawn counts for nothing, and no year is made up.
    """
    found: dict[PartialDate, _Candidate] = {}
    for named in reports:
        for known, weight in named:
            if known.date is None or not weight:
                continue
            candidate = found.setdefault(known.date, _Candidate(known, 0.0))
            candidate.weight += weight
            if known.basis is DateBasis.STATED:
                candidate.known = known
    _lend_years(found)
    best = max(
        found.values(), key=lambda candidate: (candidate.weight, str(candidate.known.date)), default=None
    )
    if best is not None and best.weight >= _ENOUGH:
        return best.known
    return _first(published)


def named_dates(cleaned: CleanedArticle) -> Dated:
    """The dates that an Article may mean as that of its happening, each with its best weight."""
    anchor = publication(cleaned)
    text, read = cleaned.article.text, 0
    weights: dict[KnownDate, float] = {}
    for passage in cleaned.passages:
        if passage.role in {Role.FAQ, Role.SUBHEADING}:
            continue
        if read >= _READ:
            break
        stretch = passage.span.of(text)[: _READ - read]
        for mention in date_mentions(stretch, anchor):
            known = mention.date
            if known.date is None:
                continue
            place = read + mention.span.start
            if _is_background(known, anchor):
                if place < _HEADING and known.basis is DateBasis.STATED:
                    weights.setdefault(known, 0.0)
                continue
            weight = _precision(known.date, place) * (1.0 if place < _OPENING else _OPENING / (place + 1))
            weight *= 1.2 if known.basis is DateBasis.STATED else 1.0
            weight *= _STILL_TO_COME if _is_ahead(known.date, anchor) else 1.0
            weights[known] = max(weight, weights.get(known, 0.0)) + (
                0.1 * weight if weights.get(known) else 0.0
            )
        read += len(stretch)
    return tuple(weights.items())


def told_day(dates: Dated, published: date | None) -> date | None:
    """The day that tells an Article from reports of like happenings; None where it has no publication.

    It is that of publication, unless the only day that the Article states or implies is one that it states in full at its
    very beginning, two months to three years before: it looks back, and does not report what others of its day report.
    """
    full = [
        (known.date.full, weight)
        for known, weight in dates
        if known.date is not None and known.date.full is not None
    ]
    if published is None or any(weight for _, weight in full):
        return published
    past = (day for day, _ in full if _LONG_AGO < (published - day).days <= _TOO_LONG_AGO)
    return next(past, published)


def _precision(day: PartialDate, place: int) -> float:
    if day.day is not None:
        return _DAY
    if day.month is not None and place < _OPENING:
        return _MONTH
    return _YEAR


def _is_background(known: KnownDate, anchor: date | None) -> bool:
    """Whether the date lies too far from publication for the Article to be news of it."""
    full = None if known.date is None else known.date.full
    return anchor is not None and full is not None and abs((full - anchor).days) > _NEAR


def _is_ahead(day: PartialDate, anchor: date | None) -> bool:
    """Whether the day was still to come when the Article was published."""
    full = day.full
    return anchor is not None and full is not None and full > anchor


def _lend_years(found: dict[PartialDate, _Candidate]) -> None:
    """Let a full date that one source gives take over what others say of the same day without its year."""
    for partial in [day for day in found if day.year is None]:
        full = [
            day for day in found if day.year is not None and day.day is not None and day.agrees_with(partial)
        ]
        if partial.day is not None and len(full) == 1:
            found[full[0]].weight += found.pop(partial).weight


def publication(cleaned: CleanedArticle) -> date | None:
    """The day of publication, where it is known in full; the day on which a page was drawn is none."""
    published = cleaned.article.published
    if published.date is None or published.basis is DateBasis.RENDERED:
        return None
    return published.date.full


def _first(published: Sequence[date | None]) -> KnownDate:
    days = [day for day in published if day is not None]
    if not days:
        return UNKNOWN_DATE
    first = min(days)
    return KnownDate(
        PartialDate.of(first),
        DateBasis.INFERRED,
        f"no source names the day; first reported on {first.isoformat()}",
    )
