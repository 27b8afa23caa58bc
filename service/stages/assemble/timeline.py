"""The timeline of a Topic: its Events, and other dated happenings that its Sentences tell of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.domain.briefs import Sentence, TimelineEntry
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.groups import Topic
from service.domain.spans import Span
from service.stages.assemble.clause import clause
from service.stages.assemble.date_differences import nearest_happening
from service.stages.assemble.happening import told_of
from service.stages.assemble.statements import Statement, published
from service.text.dates import DateMention, date_mentions

_DRAWN = "the only date is that on which the page was drawn"
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|by|before|after|from|of|to|through|between|dated|than)\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?$",
    re.IGNORECASE,
)
_AT_EDGE = re.compile(r"^(?:(?:on|in|at|early|late|mid)\s+)*$", re.IGNORECASE)
_JOINS = re.compile(r"[\s,]*(?:\b(?:on|in|during|at)\s+)?(?:early\s+|late\s+|mid-?)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–]\s(?:(?:and|but|while|as|which|who)\s)?")
_DATELINE = re.compile(r"[A-Z][A-Z'’. ]{2,}(?:,[^–—]{0,40}?)?\s*(?:\([^)]{0,60}\))?\s*[-–—]+\s+")
_MAX_WORDS = 18
_FEW_WORDS = 8


def timeline(
    topic: Topic, sentences: Sequence[Sentence], told: Sequence[Statement]
) -> tuple[TimelineEntry, ...]:
    """The Events of ``topic`` and other dated happenings, by date, unknown ones last.

    A Sentence belongs to the Events of the Articles that it cites, unless it gives a date of its own: then to the
    Event of that date, or, where no Event has it, to an entry made of its source's words. A date is only what a source
    gives (year and all); that on which a page was drawn is none.
    """
    found = _Happenings(topic, told)
    homes: dict[str, list[str]] = {event.id: [] for event in topic.events}
    own: list[_Happening] = []
    for sentence in sentences:
        events = [
            e.id for e in topic.events if any(c.article_id in e.article_ids for c in sentence.citations)
        ]
        happening = found.of(sentence)
        dated = [] if happening is None else found.events_on(happening.date)
        if happening is None or dated:
            for event_id in [event_id for event_id in events if event_id in dated] or dated or events:
                homes[event_id].append(sentence.id)
        else:
            _add(own, happening)
    entries = [
        TimelineEntry(event.id, _happening_date(event.date), label or event.label, tuple(homes[event.id]))
        for event in topic.events
        if (label := told_of(event, told)) or homes[event.id] or _happening_date(event.date).date is not None
    ]
    entries += [
        TimelineEntry(f"{topic.id}-{number}", happening.date, happening.label, happening.sentence_ids)
        for number, happening in enumerate(own, 1)
    ]
    return tuple(sorted(entries, key=_order))


@dataclass(frozen=True, slots=True)
class _Happening:
    """What a Sentence tells of with a date of its own."""

    date: KnownDate
    label: str
    stems: frozenset[str]
    sentence_ids: tuple[str, ...]


class _Happenings:
    """Finds the dated happenings that Sentences tell of, in the words of their sources."""

    def __init__(self, topic: Topic, told: Sequence[Statement]) -> None:
        self._dates: Mapping[str, PartialDate] = {
            event.id: event.date.date
            for event in topic.events
            if event.date.date is not None and event.date.basis is not DateBasis.RENDERED
        }
        self._told: dict[str, list[Statement]] = {}
        for statement in told:
            self._told.setdefault(statement.source.article.id, []).append(statement)

    def events_on(self, date: KnownDate) -> list[str]:
        """The Events whose date agrees with ``date``."""
        return [
            event_id
            for event_id, day in self._dates.items()
            if date.date is not None and day.agrees_with(date.date)
        ]

    def of(self, sentence: Sentence) -> _Happening | None:
        """The happening that ``sentence`` dates itself; None where it gives no date, or its sources not that one."""
        for statement in self._sources(sentence):
            told = [
                m
                for m in date_mentions(sentence.text, published(statement.source))
                if _dates(m, sentence.text)
            ]
            for mention in statement.dates:
                same = any(m.date.date == mention.date.date for m in told)
                if mention.span.start < dateline_end(statement.text):
                    continue  # the day on which the report was filed
                if same and _dates(mention, statement.text) and nearest_happening(statement, mention.span):
                    return _Happening(
                        mention.date, _label(statement, mention), statement.stems, (sentence.id,)
                    )
        return None

    def _sources(self, sentence: Sentence) -> Iterable[Statement]:
        for citation in sentence.citations:
            for statement in self._told.get(citation.article_id, ()):
                if statement.span.overlaps(citation.span):
                    yield statement


def _dates(mention: DateMention, text: str) -> bool:
    """Whether a mention says when something happened: to the month, and not as a bound ("since", "until").

    A weekday or "yesterday" tells of what the report itself is about, so it makes no happening of its own.
    """
    day = mention.date.date
    return (
        day is not None
        and day.month is not None
        and (day.day is None or any(character.isdigit() for character in mention.span.of(text)))
        and _NOT_WHEN.search(text, max(0, mention.span.start - 20), mention.span.start) is None
    )


def _add(own: list[_Happening], happening: _Happening) -> None:
    """Put ``happening`` to one of the same date that shares its words, else after the others."""
    for index, known in enumerate(own):
        if known.date.date == happening.date.date and len(known.stems & happening.stems) >= 3:
            own[index] = replace(known, sentence_ids=known.sentence_ids + happening.sentence_ids)
            return
    own.append(happening)


def _label(statement: Statement, mention: DateMention) -> str:
    """The source's words around its date, without the date where it stands at their edge, cut to a clause."""
    text, date = statement.text, mention.span
    span = _around(text, Span(dateline_end(text), len(text)), date)
    left, right = span.start, span.end
    if _AT_EDGE.match(text[left : date.start].lstrip()) and text[date.end : right].strip(" ,.;"):
        left = date.end
    elif not text[date.end : right].strip(" ,.;") and (joint := _JOINS.search(text[left : date.start])):
        right = left + joint.start() if joint.start() else right
    words = text[left:right].strip(" ,;:.–—\n").split()
    label = " ".join(words)
    label = clause(label) if len(words) > _MAX_WORDS else label.rstrip(",;:")
    return label[:1].upper() + label[1:]


def dateline_end(text: str) -> int:
    """Where the report begins after a dateline such as ``PORT ANSEL, June 3 (Northlight Wire) -``; 0 without one."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def _around(text: str, within: Span, date: Span) -> Span:
    """What to show of ``within``: all of it where it is short, else its beginning, else the clause of ``date``."""
    if len(within.of(text).split()) <= _MAX_WORDS + 6:
        return within
    if len(text[within.start : date.end].split()) <= _MAX_WORDS:
        return within
    clauses = [within.start, *(m.end() for m in _CLAUSE.finditer(text, within.start)), within.end]
    start = max(bound for bound in clauses[:-1] if bound <= date.start)
    end = min(bound for bound in clauses if bound >= date.end)
    own = Span(start, end)
    return own if len(own.of(text).split()) >= _FEW_WORDS else within


def _happening_date(date: KnownDate) -> KnownDate:
    """``date``, unless it is only that on which a page was drawn."""
    return KnownDate(None, DateBasis.UNKNOWN, _DRAWN) if date.basis is DateBasis.RENDERED else date


def _order(entry: TimelineEntry) -> tuple[int, int, int, int]:
    date = entry.date.date
    if date is None:
        return (2, 0, 0, 0)
    return (0 if date.year is not None else 1, date.year or 0, date.month or 0, date.day or 0)
