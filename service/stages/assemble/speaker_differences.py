"""Where one report gives a figure as two speakers put it."""

import re
from collections.abc import Iterator, Sequence

from service.domain.briefs import Difference, Side
from service.domain.spans import Span
from service.stages.assemble.phrases import phrase
from service.stages.assemble.statements import Statement
from service.text.numbers import Quantity, QuantityKind, quantities

_PUT_AT = re.compile(
    r"\b(?:puts?|putting)\s+(?:it|them|the\s[a-z]+)\s+at\s[^.;,]{0,25}$|\bsp(?:eaks?|oke)\s+of\s[^.;,]{0,25}$"
)
_OTHER_SPEAKER = re.compile(
    r"[;,]\s(?:(?:while|but|and)\s)?[^;,.]{3,60}\b(?:expects?|estimates?|says?|said|thinks?|counts?)\b[^;,.]{0,40}$"
)
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute"})
_LARGE = 1000


def speaker_differences(told: Sequence[Statement]) -> Iterator[Difference]:
    """The Differences that a report draws itself: "… for 26 hours. Marsh put it at four days".

    The second figure is introduced by "put it at" or "speaks of" and follows the only other of its kind in its sentence or the one
    before; or the first is, and another speaker's follows in the same sentence.
    """
    for statement in told:
        if not statement.passage.sound or not ("put" in statement.text or "sp" in statement.text):
            continue
        own = [(statement, quantity) for quantity in quantities(statement.text)]
        before = statement.before
        earlier = (
            []
            if before is None or not before.passage.sound
            else [(before, q) for q in quantities(before.text)]
        )
        for index, (_, quantity) in enumerate(own):
            if _PUT_AT.search(statement.text[: quantity.span.start]) is None:
                continue
            pair = _before(earlier + own[:index], quantity) or _after(own[index + 1 :], quantity)
            if pair is not None and pair[1].value != quantity.value:
                sides = sorted(
                    [pair, (statement, quantity)], key=lambda one: (one[0].span.start, one[1].span.start)
                )
                yield Difference(
                    "a figure, as two speakers in one report put it", tuple(_side(*one) for one in sides)
                )


def _before(
    given: Sequence[tuple[Statement, Quantity]], quantity: Quantity
) -> tuple[Statement, Quantity] | None:
    """The one figure of the same kind that was given before, if it is the only one."""
    alike = [one for one in given if _alike(one[1], quantity)]
    return alike[0] if len(alike) == 1 else None


def _after(
    given: Sequence[tuple[Statement, Quantity]], quantity: Quantity
) -> tuple[Statement, Quantity] | None:
    """The figure of the same kind that another speaker gives next in the same sentence."""
    for statement, other in given:
        if _alike(other, quantity) and _OTHER_SPEAKER.search(
            statement.text, quantity.span.end, other.span.start
        ):
            return statement, other
    return None


def _alike(left: Quantity, right: Quantity) -> bool:
    if left.unit in _TIMES and right.unit in _TIMES:
        return True
    if QuantityKind.PERCENT in {left.kind, right.kind}:
        return left.kind is right.kind
    plain = {QuantityKind.CARDINAL, QuantityKind.MONEY}
    return {left.kind, right.kind} <= plain and min(left.value, right.value) >= _LARGE


def _side(statement: Statement, quantity: Quantity) -> Side:
    cut = phrase(statement.text, Span(quantity.span.start, quantity.span.end), 7, 9)
    return Side(f"“{cut.of(statement.text)}”", (statement.cite(cut),))
