"""What of each Article is compared: its words, its opening words, the names in it, and its day."""

import math
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.domain.articles import CleanedArticle, Role
from service.domain.dates import DateBasis
from service.stages.group.common import common_stems, general_stems
from service.text.words import STOPWORDS, stem

Counts = dict[str, int]

_WORDS = 400  # what a report adds later is background that it shares with other happenings
_OPENING = 60
_FADES = 20
_MOST_TIMES = 99
_LOGS = (0.0, *(1 + math.log(times) for times in range(1, _MOST_TIMES + 1)))
_LONGEST_WORD = 9  # characters to read for one word, so that a long Article costs no more than a short one
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_BEFORE = " \"“”'‘’`(\u00a0"
_ENDS = ".!?:;\n•–—"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is compared of ``n`` Articles.

    ``fields`` are the matrices of all words, of the opening's, and of names, in that order, each of shape ``(n, terms)``
    with ``1 + ln(count)``. ``common`` tells for each column of each field whether its term is one that all news is full
    of; ``general`` tells the same for the first field with the names of places not counted in. ``written`` is how the term of each column of the first field stands in the texts. ``days`` are proleptic
    Gregorian ordinals, NaN where no day is known; ``dated`` is the share of the whole collection that has one.
    """

    fields: tuple[sparse.csr_matrix, ...]
    common: tuple[NDArray[np.bool_], ...]
    general: NDArray[np.bool_]
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
        return replace(self, fields=fields, days=self.days[rows])

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
        return replace(self, fields=tuple(scaled))


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
    fields = (_Field(), _Field(), _Field())
    for article in articles:
        for field, counts in zip(fields, _count(article, forms), strict=True):
            field.add(counts)
    days = np.array([_day(article) for article in articles], dtype=np.float64)
    return Terms(
        tuple(field.matrix() for field in fields),
        tuple(field.among(common_stems()) for field in fields),
        fields[0].among(general_stems()),
        tuple(forms[term] for term in fields[0].places),
        days,
        float(np.mean(~np.isnan(days))) if len(days) else 0.0,
    )


def _count(cleaned: CleanedArticle, forms: dict[str, str]) -> tuple[Counts, Counts, Counts]:
    """Counts for the three fields; adds to ``forms`` how a term is written, without a capital where it stands so."""
    limit = _WORDS * _LONGEST_WORD
    title = title_of(cleaned)
    text = f"{title}\n{body_of(cleaned, limit)}"[:limit]
    language = cleaned.article.language[:2]
    whole: Counts = {}
    names: Counts = {}
    opening: Counts = {}
    for place, found in enumerate(islice(_WORD.finditer(text), _WORDS)):
        if place == _OPENING:
            opening = whole.copy()
        form = found.group()
        term, stop, capital = _read(form, language)
        if stop:
            continue
        whole[term] = whole.get(term, 0) + 1
        if not capital:
            forms[term] = form
            continue
        forms.setdefault(term, form)
        start = found.start()
        if start > len(title) and _inside_sentence(text, start):
            names[term] = names.get(term, 0) + 1
    return whole, opening or whole.copy(), names


@lru_cache(maxsize=1 << 17)
def _read(form: str, language: str) -> tuple[str, bool, bool]:
    """The stem of a word as written, whether it is a stop word, and whether it has a capital."""
    lower = form.lower()
    return stem(lower, language), lower in STOPWORDS and form != "US", form[0].isupper()


def _inside_sentence(text: str, start: int) -> bool:
    """Whether no sentence begins at ``start``, so that a capital there is that of a name."""
    before = text[max(0, start - 4) : start].rstrip(_BEFORE)
    return bool(before) and before[-1] not in _ENDS


class _Field:
    """Gathers the counts of one field, Article by Article, in little memory."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self._columns, self._values, self._ends = array("i"), array("d"), array("q", [0])

    def add(self, counts: Counts) -> None:
        """The next Article's counts."""
        places = self.places
        self._columns.extend([places.setdefault(term, len(places)) for term in counts])
        self._values.extend([_LOGS[min(times, _MOST_TIMES)] for times in counts.values()])
        self._ends.append(len(self._columns))

    def matrix(self) -> sparse.csr_matrix:
        """Rows of ``1 + ln(count)``."""
        return sparse.csr_matrix(
            (np.array(self._values), np.array(self._columns), np.array(self._ends)),
            shape=(len(self._ends) - 1, max(len(self.places), 1)),
        )

    def among(self, stems: frozenset[str]) -> NDArray[np.bool_]:
        """Which columns are of terms in ``stems``."""
        found = np.zeros(max(len(self.places), 1), dtype=np.bool_)
        found[[place for term, place in self.places.items() if term in stems]] = True
        return found


def _day(cleaned: CleanedArticle) -> float:
    published = cleaned.article.published
    if published.date is None or published.basis is DateBasis.RENDERED:
        return math.nan
    day = published.date.full
    return math.nan if day is None else float(day.toordinal())
