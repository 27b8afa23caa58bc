"""The numbers of a source's sentence, each with what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.stages.assemble.statements import Statement
from service.text.hedges import hedges
from service.text.numbers import Quantity, QuantityKind, quantities
from service.text.words import Word, stem

HARM = {
    "people dead": "dead died die dies killed kills killing kill deaths death fatalities fatality lives toll perished slain bodies",
    "people injured": "injured injuries injuring wounded wounding hurt hospitalised hospitalized casualties",
    "people missing": "missing unaccounted",
    "people arrested": "arrested arrests detained arresting detaining custody",
    "people displaced": "displaced evacuated evacuees homeless fled moved homes",
}
_HARM_OF = {word: harm for harm, listed in HARM.items() for word in listed.split()}
ANYONE = frozenset(stem(word) for word in "people persons person men victims residents others".split())
_PARTS_OFF = frozenset("including other others more another additional further extra".split())
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE})
_NO_THING = frozenset(
    stem(word)
    for word in "years months weeks days hours minutes times yards points caliber percent pm et mm".split()
) | frozenset("abcdefghijklmnopqrstuvwxyz")
_UNIT_WORDS = frozenset(stem(word) for word in "second minute hour day week month year".split())
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "century"})
_IN_A_RUN = re.compile(
    r"(?:[-–/.,$]|\b(?:of the|of its|at|aged|age|no\.|number|between)\s|\d\s(?:to|and|or)\s|(?<!toll\s)\bof\s)$",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"\s?[-–/]\s?[\d$€£]|\s(?:to|and|or)\s[$€£]?\d|[.,]?\s?\d")
_MOST_WORDS = 400
"""Of a sentence: what is longer is a table or a list without stops, whose numbers stand by other things' words."""
REACH = 10
_NEAR = 5
"""Words either side of an amount, a share or a measure: what it is of stands close, and much else is said in money."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``thing`` blocks what can be compared at all, ``who`` are stems of those harmed."""

    statement: Statement
    quantity: Quantity
    thing: str
    who: frozenset[str]
    context: frozenset[str]
    hedged: bool


def figures_of(statement: Statement) -> Iterator[Figure]:
    """The numbers of ``statement`` that count, weigh or share out something; spans of time, ages, scores and dates are not among them."""
    if len(statement.words) > _MOST_WORDS:
        return
    guesses = [  # what was decided will be: no guess
        hedge.scope for hedge in hedges(statement.text) if hedge.span.of(statement.text) != "will"
    ]
    for quantity in quantities(statement.text):
        if quantity.kind not in _COUNTED or quantity.unit in _TIMES:
            continue
        start = quantity.span.start
        end = quantity.span.end
        if _IN_A_RUN.search(statement.text, max(0, start - 12), start) or _RUNS_ON.match(statement.text, end):
            continue  # "Covid-19", 52–47, "of the 19", "aged 75"
        if any(mention.span.overlaps(quantity.span) for mention in statement.dates):
            continue
        after = [word for word in statement.words if word.start >= quantity.span.end][:5]
        before = [word for word in statement.words if word.end <= quantity.span.start][-4:]
        cardinal = quantity.kind is QuantityKind.CARDINAL
        if cardinal and not _PARTS_OFF.isdisjoint(word.lower for word in (*before[-2:], *after[:1])):
            continue  # "including three children", "two others": a part of another number
        context = statement.near(quantity.span, REACH if cardinal else _NEAR)
        harm = _harm(after, before)
        hedged = any(scope.start <= start < scope.end for scope in guesses)
        if cardinal and harm:
            harmed = {stem(word) for word in _HARM_OF}
            who = frozenset(quantity.nouns) - harmed - ANYONE
            yield Figure(statement, quantity, harm, who, context - harmed, hedged)
        elif not cardinal:
            yield Figure(statement, quantity, quantity.unit, frozenset(), context, hedged)
        elif quantity.nouns and not quantity.words and quantity.nouns[0] not in _NO_THING:
            thing = quantity.nouns[0]
            yield Figure(
                statement, quantity, thing, frozenset(), context - {*quantity.nouns[:2]} - _UNIT_WORDS, hedged
            )


def _harm(after: Sequence[Word], before: Sequence[Word]) -> str:
    """What befell those counted, told by the words that follow the number, else by those before it."""
    if after and after[0].lower == "homes":
        return ""  # houses are counted, not those who lived in them
    return next((_HARM_OF[word.lower] for word in (*after, *reversed(before)) if word.lower in _HARM_OF), "")
