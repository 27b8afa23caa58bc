"""Extraction: which source sentences become the Sentences of a Topic's section."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import Draft, DraftRequest, Sentence, cite
from service.stages.draft.candidates import Candidate
from service.stages.draft.choose import Choice
from service.stages.draft.order import order
from service.stages.draft.rank import SourceSentence, worth
from service.stages.draft.units import Unit, units
from service.text.words import words

_SAME = 0.85
_OVERLAP = 0.7


def sentence_id(topic_id: str, text: str) -> str:
    """The id of a Sentence: ``s`` and 10 hexadecimal digits, the same for the same Topic and text."""
    return "s" + hashlib.sha256(f"{topic_id}\x00{text}".encode()).hexdigest()[:10]


def texts_to_embed(request: DraftRequest, found: Sequence[Candidate]) -> list[str]:
    """The texts whose vectors ``extract`` takes: every candidate's, then the focus question where there is one."""
    return [candidate.text for candidate in found] + (
        [request.options.focus] if request.options.focus else []
    )


def extract(
    request: DraftRequest, found: Sequence[Candidate], vectors: NDArray[np.float32] | None = None
) -> Draft:
    """The Draft of the request's Topic: at most ``request.words`` words of source sentences.

    ``vectors``: one unit row per text of ``texts_to_embed``, or None for lexical measures alone.
    """
    possible = units(found)
    values = worth(
        [SourceSentence(c.origin, c.place, c.text, c.words) for c in found],
        [words(cleaned.article.title, cleaned.article.language or "en") for cleaned in request.articles],
    )
    weights = [unit.substance for unit in possible]
    chosen = Choice(possible, values, weights, request.words, _repeats(possible, vectors)).choose()
    sentences = tuple(
        _sentence(request, found, possible[i]) for i in order([possible[i] for i in chosen], chosen, values)
    )
    failures = () if sentences else ("nothing in these sources can be shown on this subject",)
    return Draft(request.topic.id, sentences, failures=failures)


def _sentence(request: DraftRequest, found: Sequence[Candidate], unit: Unit) -> Sentence:
    citations = tuple(cite(found[r].cleaned, found[r].passage.id, found[r].span) for r in unit.rows)
    return Sentence(sentence_id(request.topic.id, unit.text), unit.text, citations)


def _repeats(possible: Sequence[Unit], vectors: NDArray[np.float32] | None) -> Callable[[int, int], bool]:
    """Whether two Units say the same: most of the shorter one's pairs of words, or nearly one direction of meaning."""

    def repeats(one: int, other: int) -> bool:
        a, b = possible[one], possible[other]
        small, large = sorted((a.grams, b.grams), key=len)
        if len(small & large) > _OVERLAP * len(small):
            return True
        if vectors is None:
            return False
        return any(float(vectors[i] @ vectors[j]) > _SAME for i in a.rows for j in b.rows)

    return repeats
