"""Where a Sentence departs from the source sentence that it nearly is, word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from service.domain.spans import Span
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.units import ONES, TENS

_LEAST = 0.55
"""Share of a Sentence's words that the source sentence must have in the same order."""
_FRAMED = 3
"""How many of the few words before and after must be the same for two stretches to stand in one place."""
_REACH = 6
_DIGITS = {word: str(value) for table in (ONES, TENS) for word, value in table.items()}


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words ``start`` to ``end`` of the Sentence stand where the source has words ``there`` to ``until``; either may be none.

    ``before`` and ``after`` are how many words right beside it are the same on both sides, ``around`` how many of the few words
    before and after; ``opens`` and ``closes`` tell that it stands at the very beginning or end of both.
    """

    start: int
    end: int
    there: int
    until: int
    before: int
    after: int
    around: int
    opens: bool = False
    closes: bool = False

    @property
    def framed(self) -> bool:
        """Whether the words around are the same, so that the two stretches stand in one and the same place."""
        return (self.before > 0 or self.opens) and (self.after > 0 or self.closes) and self.around >= _FRAMED

    def short(self, most: int = 4) -> bool:
        """Whether neither side is longer than ``most`` words."""
        return self.end - self.start <= most and self.until - self.there <= most


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A sentence of a Brief beside the source sentence that it nearly is, with all in which it departs from it, in order."""

    pairing: Pairing
    exchanges: tuple[Exchange, ...]

    def mine(self, exchange: Exchange) -> tuple[str, ...]:
        """The Sentence's words of ``exchange``, lower case."""
        return tuple(word.lower for word in self.pairing.mine.words[exchange.start : exchange.end])

    def theirs(self, exchange: Exchange) -> tuple[str, ...]:
        """The source's words of ``exchange``, lower case."""
        return tuple(word.lower for word in self.pairing.theirs.words[exchange.there : exchange.until])

    def moved(self, exchange: Exchange) -> bool:
        """Whether all words of weight that the Sentence has in ``exchange`` stand elsewhere in the source sentence."""
        mine = self.pairing.mine
        forms = [
            mine.bases[index] for index in range(exchange.start, exchange.end) if index in mine.content_set
        ]
        return bool(forms) and all(form in self.pairing.theirs.content_bases for form in forms)

    def span(self, exchange: Exchange) -> Span:
        """The Sentence's stretch of ``exchange``; the word after it, or the last one, where it has none."""
        return stretch(self.pairing.mine, exchange.start, exchange.end)

    def source_span(self, exchange: Exchange) -> Span:
        """The same in the source sentence."""
        return stretch(self.pairing.theirs, exchange.there, exchange.until)


def stretch(statement: Statement, first: int, last: int) -> Span:
    """From word ``first`` up to word ``last``, the latter not included; one word where that is none."""
    words = statement.words
    if first >= last:
        first = min(first, len(words) - 1)
        last = first + 1
    return Span(words[first].start, words[last - 1].end)


def near_copy(pairing: Pairing) -> NearCopy | None:
    """``pairing`` word for word, if more than half of the Sentence stands in the source sentence in the same order.

    The alignment is that of Ratcliff and Obershelp (1988), by base forms, numbers as digits.
    """
    mine, theirs = _keys(pairing.mine), _keys(pairing.theirs)
    if not mine or not theirs:
        return None
    codes = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
    same = sum(end - start for tag, _, _, start, end in codes if tag == "equal")
    if same < _LEAST * len(mine):
        return None
    return NearCopy(pairing, tuple(_exchanges(codes, len(mine), len(theirs))))


def _keys(statement: Statement) -> list[str]:
    return [
        _DIGITS.get(word.lower) or (word.lower.replace(",", "") if word.lower[0].isdigit() else form)
        for word, form in zip(statement.words, statement.bases, strict=True)
    ]


def _exchanges(codes: Sequence[tuple[str, int, int, int, int]], mine: int, theirs: int) -> Iterator[Exchange]:
    same = {index for tag, _, _, start, end in codes if tag == "equal" for index in range(start, end)}
    for number, (tag, there, until, start, end) in enumerate(codes):
        if tag == "equal":
            continue
        before = codes[number - 1] if number else None
        after = codes[number + 1] if number + 1 < len(codes) else None
        yield Exchange(
            start,
            end,
            there,
            until,
            before[4] - before[3] if before else 0,
            after[4] - after[3] if after else 0,
            sum(index in same for index in (*range(start - _REACH, start), *range(end, end + _REACH))),
            opens=not start and not there,
            closes=end == mine and until == theirs,
        )
