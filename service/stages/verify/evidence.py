"""Where in the sources the words of a Sentence stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from service.domain.articles import CleanedArticle
from service.domain.briefs import Citation, cite
from service.domain.spans import Span
from service.text.words import Word, words

REACH = 3
"""How many neighbouring source sentences make one window."""

_LONG_LINE = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a source: ``span`` in ``Article.text``, its words (offsets from the Line's start)."""

    article_id: str
    passage_id: str
    span: Span
    words: tuple[Word, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """An Article as the Verifier reads it: the Lines of its citable Passages, in the order of the text."""

    cleaned: CleanedArticle
    lines: tuple[Line, ...]
    by_passage: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def read(cleaned: CleanedArticle) -> Reading:
    """Read ``cleaned`` once; every check of a Sentence against it shares the Reading."""
    text, language = cleaned.article.text, cleaned.article.language[:2] or "en"
    lines: list[Line] = []
    by_passage: dict[str, tuple[int, ...]] = {}
    for passage in cleaned.citable:
        first = len(lines)
        for sentence in passage.sentences or (passage.span,):
            for span in _parts(text, sentence):
                found = words(span.of(text), language)
                if found:
                    stems = frozenset(word.stem for word in found)
                    lines.append(Line(cleaned.article.id, passage.id, span, found, stems))
        by_passage[passage.id] = tuple(range(first, len(lines)))
    return Reading(cleaned, tuple(lines), by_passage)


def _parts(text: str, span: Span) -> list[Span]:
    """``span`` itself, or its lines where it is a long run of lines without full stops (tables, lists, transcripts)."""
    if len(span) <= _LONG_LINE:
        return [span]
    parts, start = [], span.start
    for piece in span.of(text).splitlines(keepends=True):
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            parts.append(Span(start + left, start + right))
        start += len(piece)
    return parts


def rarity(lines: Collection[Line]) -> dict[str, float]:
    """Inverse document frequency of every stem, Lines as documents: ``log(1 + n / df)`` (smoothed; Sparck Jones 1972)."""
    counts: dict[str, int] = {}
    for line in lines:
        for stem in line.stems:
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: log(1 + len(lines) / count) for stem, count in counts.items()}


def choose(wanted: Mapping[str, float], lines: Sequence[Line], most: int = 4) -> list[int]:
    """Indices of up to ``most`` Lines that together carry the most weight of ``wanted`` stems, best first (greedy cover).

    A further Line is taken only where it adds a twentieth of the whole weight.
    """
    total = sum(wanted.values()) or 1.0
    missing = dict(wanted)
    chosen: list[int] = []
    while missing and len(chosen) < most:
        best, gain = -1, 0.0
        for index, line in enumerate(lines):
            added = sum(weight for stem, weight in missing.items() if stem in line.stems)
            if added > gain + 1e-9:
                best, gain = index, added
        if best < 0 or gain < total / 20:
            break
        chosen.append(best)
        missing = {stem: weight for stem, weight in missing.items() if stem not in lines[best].stems}
    return chosen


def citations(readings: Mapping[str, Reading], lines: Sequence[Line]) -> tuple[Citation, ...]:
    """One Citation for each run of neighbouring ``lines`` of a Passage, in the order of the text."""
    found: list[tuple[str, str, Span]] = []
    for line in sorted(lines, key=lambda line: (line.article_id, line.span)):
        if found:
            article_id, passage_id, span = found[-1]
            text = readings[line.article_id].cleaned.article.text
            if (article_id, passage_id) == (line.article_id, line.passage_id) and not text[
                span.end : line.span.start
            ].strip():
                found[-1] = (article_id, passage_id, Span(span.start, line.span.end))
                continue
        found.append((line.article_id, line.passage_id, line.span))
    return tuple(
        cite(readings[article_id].cleaned, passage_id, span) for article_id, passage_id, span in found
    )
