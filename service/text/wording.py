"""An Article's words, read once for all comparisons: counts for Topics and Events, hashes for Origins."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle, Role
from service.text.words import STOPWORDS, stem

Counts = dict[str, int]
Hashes = NDArray[np.uint32]

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_PARTS = re.compile(rf"({_WORDS.pattern})")
# The same for texts of nothing but ASCII, Latin letters and usual punctuation, which is read faster.
_LATIN = re.compile("[\x00-\x7f\xa0À-ÖØ-öø-ÿ\u2010-\u2026€£]*")
_LATIN_PARTS = re.compile(r"([A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-zÀ-ÖØ-öø-ÿ]+)*|[0-9]+(?:[.,][0-9]+)*)")
_LOOKED_BACK = 4
_COUNTED = 400  # words; what a report adds later is background that it shares with other happenings
_OPENING = 60
_MOST_WORDS = 1200
_LONGEST_WORD = 9  # characters to read for one word, so that a long Article costs no more than a short one
_BEFORE = " \"“”'‘’`(\u00a0"
_ENDS = ".!?:;\n•"
_DASHES = "–—"

_PHRASE, _FRAME = 3, 5  # words in a row
_MOST_OPEN = 2  # places of a frame that any word may fill
_STEP = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_OPEN = 1
_FIRST_FORMS, _MOST_FORMS = 1 << 12, 1 << 17
_SMALL, _CAPITAL, _FIGURE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Wording:
    """What comparing needs of an Article's title and Passages.

    ``whole``, ``opening`` and ``names`` count the stems of its first 400 words without stop words, of its first 60, and
    of those with a capital inside a sentence; ``written`` is how each stem of ``whole`` is written, without a capital
    where it stands so.

    ``phrases`` are hashes of each three stems in a row of the Passages (Broder, On the resemblance and containment of
    documents, 1997), sorted and without repeats; ``frames`` of each five words in a row in which every word that could
    be swapped for a synonym is left open, and names, numbers and function words stay: what a change of words leaves
    standing, and a report by another hand has not. ``words`` is how many words these were read from.
    """

    whole: Counts
    opening: Counts
    names: Counts
    written: dict[str, str]
    phrases: Hashes
    frames: Hashes
    words: int


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


def wording_of(cleaned: CleanedArticle) -> Wording:
    """The Wording of a cleaned Article."""
    limit = _MOST_WORDS * _LONGEST_WORD
    return wording(title_of(cleaned), body_of(cleaned, limit)[:limit], cleaned.article.language[:2])


def wording(title: str, body: str, language: str) -> Wording:
    """The Wording of a title and what stands below it; ``language`` is a two-letter code, or empty."""
    table = _forms(language)
    heading = _WORDS.findall(title)[:_COUNTED]
    parts = (_LATIN_PARTS if _LATIN.fullmatch(body) else _PARTS).split(
        body
    )  # what stands between words, and each word after it: no object for each match
    forms = heading + parts[1::2]
    rows = table.rows(forms)
    codes, stops, passed, shapes = (
        table.codes[rows],
        table.stops[rows],
        table.passed[rows],
        table.shapes[rows],
    )
    first = len(heading)
    inside, named = bytearray(len(forms) - first), bytearray(len(forms))
    for place in np.flatnonzero(shapes[first:] == _CAPITAL).tolist():
        before = _before(parts[2 * place], follows=place > 0)
        if before and before not in _ENDS:
            inside[place] = True
            named[first + place] = before not in _DASHES
    fitting = min(first + _fitting(parts, len(body), _COUNTED * _LONGEST_WORD - len(title) - 1), _COUNTED)
    kept = np.flatnonzero(~passed[:fitting])
    terms = [table.terms[row] for row in rows[kept].tolist()]
    written = [*zip(terms, map(forms.__getitem__, kept.tolist()), strict=True)]
    capital = shapes[kept] == _CAPITAL
    is_name = np.frombuffer(named, dtype=np.bool_)[kept]
    return Wording(
        dict(Counter(terms)),
        dict(Counter(terms[: int(np.searchsorted(kept, _OPENING))])),
        dict(Counter(compress(terms, is_name.tolist()))),
        {
            **dict(compress(reversed(written), capital[::-1].tolist())),
            **dict(compress(written, (~capital).tolist())),
        },
        *_hashes(codes[first:], stops[first:], shapes[first:], np.frombuffer(inside, dtype=np.bool_)),
        len(forms) - first,
    )


class _Forms(dict[str, int]):
    """The words of one language by form, each read when it is first asked for.

    For the row of each: its stem in ``terms`` and a code for that, whether it is a function word, whether counts pass it
    over, and its shape.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.terms: list[str] = []
        self.codes: NDArray[np.uint64] = np.zeros(_FIRST_FORMS, dtype=np.uint64)
        self.stops: NDArray[np.bool_] = np.zeros(_FIRST_FORMS, dtype=np.bool_)
        self.passed: NDArray[np.bool_] = np.zeros(_FIRST_FORMS, dtype=np.bool_)
        self.shapes: NDArray[np.int8] = np.zeros(_FIRST_FORMS, dtype=np.int8)

    def rows(self, forms: Sequence[str]) -> NDArray[np.intp]:
        """The rows of these words, good until rows are asked for again."""
        if len(self) >= _MOST_FORMS:
            self.clear()
            self.terms.clear()
        return np.fromiter(map(self.__getitem__, forms), dtype=np.intp, count=len(forms))

    def __missing__(self, form: str) -> int:
        row = len(self)
        if row == len(self.codes):
            self.codes, self.shapes = np.tile(self.codes, 2), np.tile(self.shapes, 2)
            self.stops, self.passed = np.tile(self.stops, 2), np.tile(self.passed, 2)
        lower = form.lower()
        term = stem(lower, self._language)
        stop = lower in STOPWORDS
        self.terms.append(term)
        self.codes[row] = zlib.crc32(term.encode()) + 2
        self.stops[row], self.passed[row] = stop, stop and form != "US"
        self.shapes[row] = _CAPITAL if form[0].isupper() else _FIGURE if form[0].isdigit() else _SMALL
        self[form] = row
        return row


@lru_cache(maxsize=8)
def _forms(language: str) -> _Forms:
    return _Forms(language)


def _before(gap: str, *, follows: bool) -> str:
    """The last letter or mark before a word, quotation marks passed over, from the ``gap`` between it and the one before.

    ``follows`` tells whether there is one before, for whose letters a space stands in; empty where the text begins.
    """
    if gap == " ":
        return gap if follows else ""
    near = gap[-_LOOKED_BACK:]
    return near.rstrip(_BEFORE)[-1:] or (" " if follows and len(near) < _LOOKED_BACK else "")


def _fitting(parts: Sequence[str], size: int, room: int) -> int:
    """How many of the words in ``parts``, of ``size`` characters, end within the first ``room``."""
    if size <= room:
        return len(parts) // 2
    ends = np.cumsum([len(part) for part in parts])[1::2]
    return int(np.searchsorted(ends, room, side="right"))


def _rolled(codes: NDArray[np.uint64], length: int) -> Hashes:
    """A hash of each ``length`` codes in a row."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    rolled = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        rolled = rolled * _STEP + codes[place : place + count]
    rolled ^= rolled >> np.uint64(31)
    return np.asarray((rolled * _TURN) >> _HALF, dtype=np.uint32)


def _once(hashes: Hashes) -> Hashes:
    """``hashes`` sorted and without repeats; of so few, sooner than by ``np.unique``."""
    hashes.sort()
    first = np.ones(len(hashes), dtype=np.bool_)
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]


def _hashes(
    codes: NDArray[np.uint64], stop: NDArray[np.bool_], shape: NDArray[np.int8], inside: NDArray[np.bool_]
) -> tuple[Hashes, Hashes]:
    """The phrases and the frames of words in a row; ``inside`` tells which have a capital inside a sentence."""
    phrases = _once(_rolled(codes, min(_PHRASE, max(len(codes), 1))))
    anchor = ~stop & ((shape == _FIGURE) | inside)
    rolled = _rolled(np.where(stop | anchor, codes, np.uint64(_OPEN)), _FRAME)
    if not len(rolled):
        return phrases, rolled
    window = np.ones(_FRAME, dtype=np.int_)
    anchors = np.convolve(anchor, window, "valid")
    opened = np.convolve(~(stop | anchor), window, "valid")
    return phrases, _once(rolled[(anchors >= 1) & (opened <= _MOST_OPEN)])
