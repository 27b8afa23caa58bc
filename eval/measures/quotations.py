"""Quotations: the very words of a source, in the mouth of who said them.

Every quotation of three words or more in a Sentence drafted is held against the text of the sources, words alone,
without regard to capitals, punctuation and the make of the marks. An ellipsis or a bracketed insertion parts it, and the
parts must stand in order in one source. It is *exact* where it stands so in a source, *spliced* where it does not but is
made of two or more runs of at least two words of the sources, *fabricated* otherwise, and *misattributed* where it is
exact but the Verifier finds that another speaker, or nobody, says it. Exactness is the share of quotations that are
exact and not misattributed. Where the Verifier could not check a Sentence its exact quotations count as unchecked.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from eval.measures.examined import Examined, Judged
from eval.measures.tally import Better, Measure, Tally, share
from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.text.quotations import quotations
from service.text.words import words

_LEAST = 3
_RUN = 2
_GAP = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]|\([^)]*\)")


class Made(StrEnum):
    """What a quotation is made of."""

    EXACT = "exact"
    SPLICED = "spliced"
    FABRICATED = "fabricated"
    MISATTRIBUTED = "misattributed"
    UNCHECKED = "unchecked"


def exactness(examined: Examined) -> Tally:
    """Exact quotations in the right mouth, of all."""
    return _count(examined, lambda made: made is Made.EXACT, costly=lambda made: made is not Made.EXACT)


def fabricated(examined: Examined) -> Tally:
    """Quotations whose words no source has, of all."""
    return _wrong(examined, Made.FABRICATED)


def spliced(examined: Examined) -> Tally:
    """Quotations made of runs of words that stand apart in the sources, of all."""
    return _wrong(examined, Made.SPLICED)


def misattributed(examined: Examined) -> Tally:
    """Exact quotations of another speaker or of nobody, of all."""
    return _wrong(examined, Made.MISATTRIBUTED)


def made_of(quoted: str, sources: Sequence[str]) -> Made:
    """Whether ``quoted`` is exact, spliced or fabricated, held against the texts of ``sources``."""
    pieces = [_words(piece) for piece in _GAP.split(quoted)]
    pieces = [piece for piece in pieces if piece]
    runs = [_run(text) for text in sources]
    if any(_in_order(pieces, run) for run in runs):
        return Made.EXACT
    flat = [word for piece in pieces for word in piece]
    return Made.SPLICED if _coverable(flat, runs) else Made.FABRICATED


def _wrong(examined: Examined, kind: Made) -> Tally:
    return _count(examined, lambda made: made is kind, costly=lambda made: made is kind)


def _count(examined: Examined, hit: Callable[[Made], bool], costly: Callable[[Made], bool]) -> Tally:
    found = [(each, made) for each in examined.judged for made in _of(each, examined)]
    return share(
        sum(hit(made) for _, made in found),
        len(found),
        unchecked=sum(made is Made.UNCHECKED for _, made in found),
        costly=(each.id for each, made in found if costly(made)),
    )


def _of(judged: Judged, examined: Examined) -> Iterator[Made]:
    texts = [article.text for article in examined.brief.articles]
    for quotation in quotations(judged.text):
        quoted = quotation.span.of(judged.text)
        if not quotation.paired or len(words(quoted)) < _LEAST:
            continue
        made = made_of(quoted, texts)
        if made is not Made.EXACT:
            yield made
        elif judged.unchecked:
            yield Made.UNCHECKED
        elif any(_blames(finding, quotation.span) for finding in judged.verdict.findings):
            yield Made.MISATTRIBUTED
        else:
            yield made


def _blames(finding: Finding, span: Span) -> bool:
    return finding.kind is FindingKind.QUOTE_MISATTRIBUTED and (
        finding.sentence_span is None or finding.sentence_span.overlaps(span)
    )


def _words(text: str) -> list[str]:
    return [word.lower.replace("’", "'") for word in words(text)]


@lru_cache(maxsize=512)
def _run(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _in_order(pieces: Sequence[Sequence[str]], run: str) -> bool:
    """Whether ``pieces`` stand in ``run``, one after the other: each at its first place after the one before."""
    at = 0
    for piece in pieces:
        found = run.find(f" {' '.join(piece)} ", at)
        if found < 0:
            return False
        at = found + len(" ".join(piece)) + 1
    return bool(pieces)


def _coverable(flat: Sequence[str], runs: Sequence[str]) -> bool:
    """Whether ``flat`` is a row of stretches, each of at least two words and each somewhere in one of ``runs``."""
    reached = {0}
    for end in range(_RUN, len(flat) + 1):
        if any(
            f" {' '.join(flat[start:end])} " in run
            for start in sorted(reached)
            if end - start >= _RUN
            for run in runs
        ):
            reached.add(end)
    return len(flat) in reached


MEASURES = (
    Measure("quotation_exactness", "Quotations exact", Better.MORE, exactness),
    Measure("quotations_fabricated", "Quotations fabricated", Better.LESS, fabricated),
    Measure("quotations_spliced", "Quotations spliced", Better.LESS, spliced),
    Measure("quotations_misattributed", "Quotations misattributed", Better.LESS, misattributed),
)
