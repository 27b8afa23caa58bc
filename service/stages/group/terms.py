"""What of each Article is compared: its words, its opening words, the names in it, and its day."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.domain.articles import CleanedArticle, Role
from service.domain.dates import DateBasis
from service.stages.group.common import common_stems
from service.text.words import STOPWORDS, stem

Counts = dict[str, int]

_WORDS = 400  # what a report adds later is background that it shares with other happenings
_OPENING = 60
_FADES = 20
_LONGEST_WORD = 9  # characters to read for one word, so that a long Article costs no more than a short one
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_BEFORE = " \"“”'‘’`(\u00a0"
_ENDS = ".!?:;\n•–—"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is compared of ``n`` Articles.

    ``fields`` are the matrices of all words, of the opening's, and of names, in that order, each of shape ``(n, terms)``
    with ``1 + ln(count)``. ``common`` tells for each column of each field whether its term is one that all news is full
    of. ``written`` is how the term of each column of the first field stands in the texts. ``days`` are proleptic
    Gregorian ordinals, NaN where no day is known; ``dated`` is the share of the whole collection that has one.
    """

    fields: tuple[sparse.csr_matrix, ...]
    common: tuple[NDArray[np.bool_], ...]
    written: tuple[str, ...]
    days: NDArray[np.float64]
    dated: float

    @property
    def size(self) -> int:
        """How many Articles."""
        return len(self.days)

    def rows(self, rows: NDArray[np.int64]) -> "Terms":
        """The same of some of the Articles."""
        fields = tuple(field[rows] for field in self.fields)
        return Terms(fields, self.common, self.written, self.days[rows], self.dated)

    def faded(self) -> "Terms":
        """The same with common terms at ``n / (n + 20)`` of their weight: few Articles can't show how little they say."""
        share = self.size / (self.size + _FADES)
        scaled = [
            sparse.csr_matrix(
                (field.data * np.where(common[field.indices], share, 1.0), field.indices, field.indptr),
                field.shape,
            )
            for field, common in zip(self.fields, self.common, strict=True)
        ]
        return Terms(tuple(scaled), self.common, self.written, self.days, self.dated)


def title_of(cleaned: CleanedArticle) -> str:
    """The Article's title; where it has none, its first headline."""
    if cleaned.article.title:
        return cleaned.article.title
    headline = next((p for p in cleaned.passages if p.role is Role.HEADLINE), None)
    return headline.span.of(cleaned.article.text) if headline else ""


def body_of(cleaned: CleanedArticle, limit: int | None = None) -> str:
    """The Passages below the title, one a line, without those that restate the Article; at least ``limit`` characters."""
    text, parts, size = cleaned.article.text, list[str](), 0
    for passage in cleaned.passages:
        if passage.role in {Role.FAQ, Role.HEADLINE}:
            continue
        if limit is not None and size >= limit:
            break
        parts.append(passage.span.of(text))
        size += len(parts[-1])
    return "\n".join(parts)


def terms_of(articles: Sequence[CleanedArticle]) -> Terms:
    """The Terms of ``articles``, in their order."""
    forms: dict[str, str] = {}
    counted = [_count(article, forms) for article in articles]
    made = [_matrix([fields[place] for fields in counted]) for place in range(3)]
    days = np.array([_day(article) for article in articles], dtype=np.float64)
    written = tuple(forms[term] for term in made[0][2])
    dated = float(np.mean(~np.isnan(days))) if len(days) else 0.0
    return Terms(
        tuple(field for field, _, _ in made), tuple(common for _, common, _ in made), written, days, dated
    )


def _count(cleaned: CleanedArticle, forms: dict[str, str]) -> tuple[Counts, Counts, Counts]:
    """Counts for the three fields; adds to ``forms`` how a term is written, inside a sentence where it stands there."""
    limit = _WORDS * _LONGEST_WORD
    title = title_of(cleaned)
    text = f"{title}\n{body_of(cleaned, limit)}"[:limit]
    language = cleaned.article.language[:2]
    whole: Counts = {}
    names: Counts = {}
    opening: Counts = {}
    for place, found in enumerate(_WORD.finditer(text)):
        if place == _OPENING:
            opening = whole.copy()
        if place == _WORDS:
            break
        form = found.group()
        term, stop = _read(form, language)
        if stop:
            continue
        whole[term] = whole.get(term, 0) + 1
        start = found.start()
        inside = start > len(title) and _inside_sentence(text, start)
        if inside:
            if form[0].isupper():
                names[term] = names.get(term, 0) + 1
            if term not in forms or forms[term][0].isupper():
                forms[term] = form
        elif term not in forms:
            forms[term] = form
    return whole, opening or whole.copy(), names


@lru_cache(maxsize=1 << 17)
def _read(form: str, language: str) -> tuple[str, bool]:
    """The stem of a word as written, and whether it is a stop word."""
    lower = form.lower()
    return stem(lower, language), lower in STOPWORDS


def _inside_sentence(text: str, start: int) -> bool:
    """Whether no sentence begins at ``start``, so that a capital there is that of a name."""
    before = text[max(0, start - 4) : start].rstrip(_BEFORE)
    return bool(before) and before[-1] not in _ENDS


def _matrix(
    counts: Iterable[Counts],
) -> tuple[sparse.csr_matrix, NDArray[np.bool_], tuple[str, ...]]:
    """Rows of ``1 + ln(count)``, which columns are of common terms, and the term of each column."""
    places: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for count in counts:
        columns.extend(places.setdefault(term, len(places)) for term in count)
        values.extend(1 + math.log(times) for times in count.values())
        ends.append(len(columns))
    shape = (len(ends) - 1, max(len(places), 1))
    field = sparse.csr_matrix(
        (np.array(values, dtype=np.float64), np.array(columns, dtype=np.int32), np.array(ends)), shape=shape
    )
    general = common_stems()
    common = np.zeros(shape[1], dtype=np.bool_)
    common[[place for term, place in places.items() if term in general]] = True
    return field, common, tuple(places)


def _day(cleaned: CleanedArticle) -> float:
    published = cleaned.article.published
    if published.date is None or published.basis is DateBasis.RENDERED:
        return math.nan
    day = published.date.full
    return math.nan if day is None else float(day.toordinal())
