"""What happened or is planned: the sentence of an Event's sources that says it best."""

import re
from collections.abc import Sequence

from service.domain.articles import NoteKind, Role
from service.domain.dates import DateBasis, KnownDate
from service.domain.groups import Event
from service.domain.spans import Span
from service.stages.assemble.clause import FEW, body_start, clause, tells
from service.stages.assemble.date_differences import HAPPENING_OF
from service.stages.assemble.statements import Statement
from service.text.dates import DateMention
from service.text.hedges import HedgeKind, hedges
from service.text.names import names
from service.text.words import STOPWORDS, words

_ROLES = frozenset({Role.LEAD, Role.BODY, Role.CAPTION, Role.LIST_ITEM})
_MORE_HAPPENINGS = frozenset(
    """ruled ruling recalled recall recalls greeted asserted asserts warned claimed vowed accused rejected pledged ordered banned fined sued charged convicted
    sentenced acquitted freed released fired appointed named dismissed raised cut blocked closed reopened reopens seized grounded broke ran collapsed agreed pact treaty
    strike award awarded settled settlement verdict judgment ballot gathering conference invited testified appeared bought merged sold evacuated flooded burned
    burnt failed gave switched guarantees discuss discussed told said announced formalized formalised""".split()
)
_LOOKED_AT = 12
"""Sentences of an Article that are looked at: what happened is told early."""
_AT_ONCE, _TELLS, _ITS_DAY, _HEADLINE, _FIRST_SOURCE = 3.0, 1.5, 2.5, 1.5, 0.6
_CUT, _CUT_SHORT, _NO_VERB = 6, 1.2, 2.0
_POINTS_BACK = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|That|Those|Such|Both|Another|Others|There|Here|Earlier|These|This (?:is|was|has|marks|comes|follows)|"
    r"The (?:claim|report|move|meeting|agreement|statement|decision|remarks?|latter|former|two|three|pair))\b"
)
_SUBORDINATE = re.compile(r"(?:While|Although|Though|As|When|If|Because|Since|Whether|Asked|Speaking)\b")
_TO_READER = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us|I|my)\b(?!\.?S\b)|\?")
_EMPTY = re.compile(
    r"\b(?:testament to|significant (?:move|step|shift|milestone|development)|renewed focus|pivotal|crucial|vital|underscor\w+|highlight\w*|signif(?:y|ies)|imperative|game.changer|robust|marks an?|step forward|"
    r"evolving|remains to be seen|growing importance|it is (?:worth|important))\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"(?:The|These|This|His|Her|Their|Such)\s(?:claims?|remarks?|comments?|statements?|words|report|account|interview|warning|news)\b"
    r"[^.]{0,20}?\b(?:reported|cited|quoted|carried|published)\sby\b"
)
_BY_A_PREPOSITION = re.compile(r",?\s*\bon\s+(?:the\s+)?$|,\s*$")


def told_of(event: Event, told: Sequence[Statement]) -> str:
    """What ``event`` was, as a clause of one of its sources, less the day that the timeline gives; empty where none says it.

    Only sound sentences that can stand alone are taken: early ones, with the Event's own date, a happening, names and the words of
    the headline before others.
    """
    ranked: list[tuple[float, int, Statement]] = []
    topical = frozenset(word.stem for word in words(event.label) if word.lower not in STOPWORDS)
    place: dict[str, int] = {}
    for order, statement in enumerate(told):
        source = statement.source.article.id
        if source not in event.article_ids:
            continue
        at = place[source] = place.get(source, -1) + 1
        if at < _LOOKED_AT and _fit(statement):
            worth = _worth(statement, at, event, topical)
            ranked.append((-worth, order, statement))
    if not ranked:
        return ""
    offered: list[tuple[float, int, str, Statement]] = []
    for cost, order, statement in sorted(ranked, key=lambda one: one[:2])[:_CUT]:
        said = clause(statement.text, _said_twice(statement, event.date))
        worth = cost + _CUT_SHORT * said.endswith("…") + _NO_VERB * (not tells(said))
        offered.append((worth, order, said, statement))
    _, _, said, statement = min(offered, key=lambda one: one[:2])
    outlet = _carried_by(statement)
    return f"{said}, according to {outlet}" if outlet and outlet.lower() not in said.lower() else said


def _carried_by(statement: Statement) -> str:
    """The outlet that a following sentence of the Passage names for what ``statement`` tells ("The claim, reported by …")."""
    source, passage = statement.source.article, statement.passage
    for note in source.notes:
        if note.kind is not NoteKind.LEANS_ON or note.span is None or note.span.start < statement.span.end:
            continue
        for sentence in passage.sentences:
            text = sentence.of(source.text)
            if sentence.contains(note.span) and _CARRIED.match(text):
                return note.value
    return ""


def _fit(statement: Statement) -> bool:
    """Whether a sentence may stand for an Event: sound, whole, told of others, and no quotation."""
    text = statement.text.strip()
    text = text[body_start(text) :]
    return (
        statement.passage.sound
        and statement.passage.role in _ROLES
        and len(text.split()) >= FEW
        and text[-1:] in '.!”"’)'
        and _SUBORDINATE.match(text) is None
        and text[:1] not in "\"“‘'«•-"
        and _TO_READER.search(text) is None
        and _pairs(text)
    )


def _pairs(text: str) -> bool:
    return (
        text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
    )


def _worth(statement: Statement, at: int, event: Event, topical: frozenset[str]) -> float:
    text = statement.text[body_start(statement.text) :]
    worth = _AT_ONCE / (1 + 0.5 * at)
    if not statement.forms.isdisjoint(_MORE_HAPPENINGS) or not statement.forms.isdisjoint(HAPPENING_OF):
        worth += _TELLS
    if any(_its_day(mention, event.date) for mention in statement.dates):
        worth += _ITS_DAY
    if topical and not _repeats(text, event.label):
        worth += _HEADLINE * len(statement.stems & topical) / len(topical)
    worth += 0.3 * min(3, len(names(text)))
    if statement.source.article.id == event.article_ids[0]:
        worth += _FIRST_SOURCE
    if _POINTS_BACK.match(text):
        worth -= 2.5
    elif text.startswith("This "):
        worth -= 0.2
    if statement.passage.role is Role.CAPTION:
        worth -= 1.0
    return worth - len(_EMPTY.findall(text))


def _repeats(text: str, headline: str) -> bool:
    """Whether a sentence has five words of the headline in a row, capitals and all: written to be found, not to tell."""
    listed = headline.split()
    return any(" ".join(listed[i : i + 5]) in text for i in range(len(listed) - 4))


def _its_day(mention: DateMention, known: KnownDate) -> bool:
    day, own = mention.date.date, known.date
    if day is None or own is None or known.basis is DateBasis.RENDERED or day.month is None:
        return False
    return day.agrees_with(own) and (day.day is not None or own.day is None)


def _said_twice(statement: Statement, known: KnownDate) -> list[Span]:
    """Where the sentence gives the Event's own day, with its preposition; not where that is only planned."""
    text, found = statement.text, []
    ahead = {HedgeKind.FUTURE, HedgeKind.PLAN, HedgeKind.POSSIBILITY, HedgeKind.CONDITION}
    planned = [hedge.scope for hedge in hedges(text) if hedge.kind in ahead]
    for mention in statement.dates:
        joint = _BY_A_PREPOSITION.search(text, max(0, mention.span.start - 10), mention.span.start)
        scoped = any(scope.start <= mention.span.start < scope.end for scope in planned)
        if joint is None or scoped or not _its_day(mention, known):
            continue
        if known.date is not None and known.date.day is not None and text[mention.span.end :][:6] != " night":
            found.append(Span(joint.start(), mention.span.end))
    return found
