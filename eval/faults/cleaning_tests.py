"""Tests of what cleaning makes of a planted text: left out, kept, marked, noted, dated."""

from eval.faults.manifest import DateTest, IntegrityTest, KeptTest, LeftOutTest, NoteTest
from eval.faults.observation import Observation
from eval.faults.outcomes import Seen, caught, caught_if, misnamed, missed, undecided
from service.domain.articles import CleanedArticle, LeftOut, Passage
from service.domain.dates import KnownDate
from service.domain.spans import Span


def _touching(cleaned: CleanedArticle, place: Span) -> tuple[list[Passage], list[LeftOut]]:
    return (
        [passage for passage in cleaned.passages if passage.span.overlaps(place)],
        [left for left in cleaned.left_out if left.span.overlaps(place)],
    )


def _described(passages: list[Passage], left: list[LeftOut]) -> str:
    """What became of a text that ``passages`` and ``left`` touch."""
    parts = []
    if left:
        parts.append("left out as " + ", ".join(dict.fromkeys(part.reason.value for part in left)))
    if passages:
        parts.append("kept as " + ", ".join(dict.fromkeys(part.role.value for part in passages)))
    return "; ".join(parts) or "neither kept nor left out"


def check_left_out(test: LeftOutTest, cleaned: CleanedArticle, place: Span | None) -> Seen:
    """Whether the text at ``place`` is wholly left out. A text that reading took off with the markup is."""
    if place is None:
        return caught("not in the Article's text: reading took it off")
    passages, left = _touching(cleaned, place)
    words = _described(passages, left)
    if passages or not left:
        return missed(words)
    fits = not test.reasons or all(part.reason in test.reasons for part in left)
    return caught(words) if fits else misnamed(words)


def check_kept(test: KeptTest, cleaned: CleanedArticle, place: Span | None) -> Seen:
    """Whether the text at ``place`` lies wholly in Passages of the roles asked for."""
    if place is None:
        return missed("not in the Article's text")
    passages, left = _touching(cleaned, place)
    if test.or_reasons and left and not passages:
        return caught_if(all(part.reason in test.or_reasons for part in left), _described(passages, left))
    fits = bool(passages) and not left and all(part.role in test.roles for part in passages)
    if fits and test.together and len(passages) > 1:
        return missed(f"torn into {len(passages)} Passages")
    return caught_if(fits, _described(passages, left))


def check_integrity(test: IntegrityTest, cleaned: CleanedArticle, place: Span | None) -> Seen:
    """Whether every Passage that the text touches is marked. A text that is left out needs no mark."""
    if place is None:
        return undecided("not in the Article's text")
    passages, left = _touching(cleaned, place)
    if not passages:
        return caught(_described(passages, left))
    marks = sorted({mark.value for passage in passages for mark in passage.integrity})
    marked = all(passage.integrity & frozenset(test.marks) for passage in passages)
    return caught_if(marked, "marked " + ", ".join(marks) if marks else "not marked")


def check_note(test: NoteTest, cleaned: CleanedArticle) -> Seen:
    """Whether the Article has the Note."""
    values = [note.value for note in cleaned.article.notes if note.kind is test.note]
    wanted = {value.casefold() for value in test.values}
    fits = bool(values) if not wanted else any(value.casefold() in wanted for value in values)
    return caught_if(
        fits, f"{test.note.value}: {', '.join(values)}" if values else f"no {test.note.value} note"
    )


def check_date(test: DateTest, observation: Observation, cleaned: CleanedArticle) -> Seen:
    """Whether the Article's or its Event's date, and its basis, are among those allowed."""
    known = cleaned.article.published
    if test.of == "event":
        found = _event_date(observation, cleaned.article.id)
        if found is None:
            return undecided("the Article is in no Event")
        known = found
    written = None if known.date is None else str(known.date)
    words = f"{written or 'no date'}, {known.basis.value}"
    return caught_if(written in test.dates and known.basis in test.bases, words)


def _event_date(observation: Observation, article_id: str) -> KnownDate | None:
    for topic in observation.brief.grouping.topics:
        for event in topic.events:
            if article_id in event.article_ids:
                return event.date
    return None
