"""Orders what may be shown of a Topic's Articles by how useful it is to a writer."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum, log

from service.domain.articles import CleanedArticle, Passage, Role
from service.domain.briefs import DraftRequest
from service.domain.spans import Span
from service.stages.draft.fence import Shown
from service.text.words import count_words, words

_LONG_PASSAGE = 220
_PIECE = 120
_LEAD = 1.0
_FIRST = 0.5
_FOCUS = 3.0
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A candidate for showing: part of a Passage, its place in the Topic, its stems."""

    cleaned: CleanedArticle
    passage: Passage
    span: Span
    place: tuple[int, int]
    first: bool
    stems: frozenset[str]


def rank(request: DraftRequest, query: str = "", first: Collection[str] = ()) -> tuple[Shown, ...]:
    """All that may be shown of the Topic's Articles, the most useful first, without labels.

    Usefulness is the weight of the words shared with the Topic's label, keywords and Events, with the focus question, and
    with ``query``, each by its inverse document frequency, beside being a lead or standing early. Each Origin gives its
    best stretch before any gives its second; of the Articles that share an Origin the fullest comes first, and what
    another only repeats is left away. The Passages with ids in ``first`` come before all. Only citable Passages count; long
    ones are parted between sentences.
    """
    stretches = [
        stretch for index, cleaned in enumerate(request.articles) for stretch in _stretches(cleaned, index)
    ]
    weight = _weights(request, query, stretches)
    fullest = _fullest(request)

    def useful(stretch: _Stretch) -> float:
        shared = fsum(weight.get(stem, 0.0) for stem in stretch.stems)  # exact in whatever order a set gives
        relevance = shared / (1 + log(1 + len(stretch.stems)))
        lead = _LEAD if stretch.passage.role is Role.LEAD else 0.0
        return relevance + lead + (_FIRST if stretch.first else 0.0) + 1 / (2 + stretch.place[1])

    by_origin: dict[str, list[_Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_origin[_origin(request, stretch.cleaned)].append(stretch)
    turns: list[tuple[bool, int, float, tuple[int, int], _Stretch]] = []
    for origin, own in by_origin.items():
        own.sort(
            key=lambda stretch: (
                stretch.cleaned.article.id != fullest[origin],
                -useful(stretch),
                stretch.place,
            )
        )
        kept: list[_Stretch] = []
        for stretch in own:
            asked = stretch.passage.id in first
            if asked or not any(_repeats(stretch, other) for other in kept):
                turns.append((not asked, len(kept), -useful(stretch), stretch.place, stretch))
                kept.append(stretch)
    turns.sort(key=lambda turn: turn[:4])
    return tuple(Shown("", stretch.cleaned, stretch.passage, stretch.span) for *_, stretch in turns)


def _stretches(cleaned: CleanedArticle, index: int) -> list[_Stretch]:
    text, language = cleaned.article.text, cleaned.article.language[:2] or "en"
    found: list[_Stretch] = []
    for passage in cleaned.citable:
        for span in _pieces(text, passage):
            stems = frozenset(word.stem for word in words(span.of(text), language) if not word.stop)
            found.append(_Stretch(cleaned, passage, span, (index, len(found)), not found, stems))
    return found


def _pieces(text: str, passage: Passage) -> list[Span]:
    """The Passage's own span, or runs of its sentences where it is long."""
    if count_words(passage.span.of(text)) <= _LONG_PASSAGE or not passage.sentences:
        return [passage.span] if passage.span.of(text).strip() else []
    pieces: list[Span] = []
    for sentence in passage.sentences:
        joined = Span(pieces[-1].start, sentence.end) if pieces else sentence
        if pieces and count_words(joined.of(text)) <= _PIECE:
            pieces[-1] = joined
        else:
            pieces.append(sentence)
    return pieces


def _weights(request: DraftRequest, query: str, stretches: Sequence[_Stretch]) -> dict[str, float]:
    """How much each stem of the subject, the focus question and ``query`` counts where it is seen."""
    topic = request.topic
    subject = " ".join([topic.label, *topic.keywords, *(event.label for event in topic.events)])
    seen: dict[str, int] = defaultdict(int)
    for stretch in stretches:
        for stem in stretch.stems:
            seen[stem] += 1
    weight: dict[str, float] = defaultdict(float)
    for text, factor in ((subject, 1.0), (request.options.focus, _FOCUS), (query, _FOCUS)):
        for stem in {word.stem for word in words(text) if not word.stop}:
            if seen[stem]:
                weight[stem] += factor * log(1 + len(stretches) / seen[stem])
    return weight


def _origin(request: DraftRequest, cleaned: CleanedArticle) -> str:
    return request.origin_of.get(cleaned.article.id, cleaned.article.id)


def _fullest(request: DraftRequest) -> dict[str, str]:
    """For each Origin the id of its Article with the most citable text."""
    size = {
        cleaned.article.id: sum(len(passage.span) for passage in cleaned.citable)
        for cleaned in request.articles
    }
    articles = sorted(request.articles, key=lambda cleaned: -size[cleaned.article.id])
    return {
        origin: next(same).article.id
        for origin, same in groupby(
            sorted(articles, key=lambda cleaned: _origin(request, cleaned)),
            key=lambda cleaned: _origin(request, cleaned),
        )
    }


def _repeats(stretch: _Stretch, other: _Stretch) -> bool:
    """Whether a reprint says nothing in ``stretch`` that ``other`` doesn't say in much the same words."""
    if stretch.cleaned is other.cleaned or not stretch.stems:
        return False
    return len(stretch.stems & other.stems) >= _SAME * len(stretch.stems)
