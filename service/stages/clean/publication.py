"""When an Article was published, as far as its page tells."""

import re
from collections.abc import Sequence
from datetime import date

from service.domain.articles import Article, LeftOut, Note, NoteKind, Passage, Reason, Role
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.domain.spans import Span
from service.stages.clean.datelines import dateline
from service.text.calendar import written
from service.text.dates import DateMention, date_mentions

_PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted)|publié|veröffentlicht|publicado|pubblicato|issued|released|опубликовано)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:(?:last )?(?:updated?|modified|edited|reviewed)|mis à jour|aktualisiert|stand|actualizado|aggiornato|обновлено)\b",
    re.IGNORECASE,
)
_RENDERED = re.compile(r"\b(?:printed|accessed|retrieved|today is|as of)\b", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZÀ-Þ][\w .'’-]{2,30},\s+")
_CLOCK_LINE = re.compile(r"^\W*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][A-Z .'/-]{2,30}(?:, [A-Z][\w.]{2,15}){0,2}(?:,| \(| [-–—])")
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01])(?!\d))?(?=[/-]|$)|[/-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)


def publication(
    article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut], accessed: date | None
) -> tuple[KnownDate, Note]:
    """The publication date with how it is known, and the Note that tells a reader.

    In order of trust: a date given with the Article; one that the page labels as that of publication; one that stands
    under the headline; one in a dateline or in the address. A date above the headline, or one labelled as that of an
    update or a print-out, tells when the page was drawn: basis ``rendered``, never taken for the publication date.
    """
    if article.published.date is not None:
        known = article.published
        message = known.reason or "the publication date is as given with the article"
        return known, Note(NoteKind.DATE, known.basis.value, message)
    headline = next((p.span.start for p in passages if p.role is Role.HEADLINE), None)
    rendered: tuple[KnownDate, Span] | None = None
    for left in left_out:
        if left.reason not in {Reason.PAGE_DATE, Reason.BYLINE} or dateline(
            article.text[left.span.start : left.span.start + 120]
        ):
            continue
        for mention in date_mentions(left.span.of(article.text)):
            known, is_publication = _judge(mention, left.span, article.text, headline, accessed)
            span = mention.span.shift(left.span.start)
            if is_publication:
                return known, Note(
                    NoteKind.DATE,
                    known.basis.value,
                    known.reason or f"the page gives {known.date} as its date",
                    span,
                )
            if known.date is not None and rendered is None:
                rendered = known, span
    inferred = _from_address(article.url) or _from_dateline(article, passages, left_out)
    if inferred is not None:
        return inferred, Note(NoteKind.DATE, inferred.basis.value, inferred.reason)
    if rendered is not None:
        return rendered[0], Note(NoteKind.DATE, DateBasis.RENDERED.value, rendered[0].reason, rendered[1])
    return UNKNOWN_DATE, Note(NoteKind.DATE, DateBasis.UNKNOWN.value, "the page gives no publication date")


def _judge(
    mention: DateMention, line: Span, text: str, headline: int | None, accessed: date | None
) -> tuple[KnownDate, bool]:
    """What a date in a line of the page's own comes to, and whether it is that of publication."""
    known = mention.date
    if known.date is None or known.date.year is None:
        return known, False
    start = line.start + mention.span.start
    label = text[line.start : start]
    labelled = _PUBLISHED.search(label)
    if labelled is not None and not _UPDATED.search(label, labelled.end()):
        return known, True
    if _UPDATED.search(label):
        return _drawn(known, "it is when the page was last updated"), False
    if _RENDERED.search(label):
        return _drawn(known, "it is when the page was printed or fetched"), False
    if accessed is not None and known.date.full == accessed:
        return _drawn(known, "it is the day on which the page was fetched"), False
    if _PLACE.fullmatch(label):
        reason = f"{known.date} stands beside a place, as datelines have it"
        return KnownDate(known.date, DateBasis.INFERRED, reason), True
    if headline is None or line.start < headline:
        return _drawn(
            known, "it stands above the headline, where pages show the day on which they are drawn"
        ), False
    if _CLOCK_LINE.match(text[line.start : line.end]) and line.start - headline > 2000:
        return _drawn(known, "it stands far from the headline, as a page's clock does"), False
    if line.start - headline > 1500:
        return _drawn(known, "it stands far from the headline and is not labelled"), False
    return known, True


def _drawn(known: KnownDate, why: str) -> KnownDate:
    return KnownDate(known.date, DateBasis.RENDERED, f"{known.date} is no publication date: {why}")


def _from_address(url: str) -> KnownDate | None:
    match = _IN_URL.search(url)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part]
    try:
        day = PartialDate(*parts)
    except ValueError:
        return None
    return KnownDate(day, DateBasis.INFERRED, "read from the page's address")


def _from_dateline(
    article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut]
) -> KnownDate | None:
    first = next((p for p in passages if p.role is Role.LEAD), None)
    if first is None:
        return None
    before = next((left.span for left in reversed(left_out) if left.span.end <= first.span.start), first.span)
    start = first.span.start if article.text[before.end : first.span.start].strip(" ") else before.start
    opening = article.text[start : min(first.span.end, start + 90)]
    if _DATELINE.match(opening) is None:
        return None
    mention = next(
        (m for m in date_mentions(opening) if m.span.start < 45 and m.date.date and m.date.date.day), None
    )
    if mention is None or not re.match(r"\s*(?:\(|[-–—])", opening[mention.span.end :]):
        return None
    known = mention.date.date
    if known is None:
        return None
    shown = written(known.full) if known.full else f"{known} (no year is given)"
    return KnownDate(known, DateBasis.INFERRED, f"read from the dateline: {shown}")
