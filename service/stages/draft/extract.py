"""Extraction: which source sentences become the Sentences of a Topic's section."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import Draft, DraftRequest, Sentence, cite
from service.stages.draft.candidates import Candidate
from service.text.words import count_words


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
    support: defaultdict[str, set[str]] = defaultdict(set)
    for candidate in found:
        for word in candidate.words:
            if not word.stop:
                support[word.stem].add(candidate.origin)

    covered: Counter[str] = Counter()
    left = request.words
    chosen: list[Candidate] = []
    rest = list(found)
    while rest:

        def gain(candidate: Candidate) -> float:
            stems = {word.stem for word in candidate.words if not word.stop}
            value = sum(len(support[stem]) for stem in stems if not covered[stem])
            return value / (4 + len(candidate.words)) / (1 + 0.05 * candidate.place)

        rest = [c for c in rest if count_words(c.text) <= left and len(c.words) >= 6]
        if not rest:
            break
        best = max(rest, key=gain)
        if gain(best) <= 0:
            break
        rest.remove(best)
        chosen.append(best)
        left -= count_words(best.text)
        covered.update(word.stem for word in best.words)
    sentences = tuple(
        Sentence(sentence_id(request.topic.id, c.text), c.text, (cite(c.cleaned, c.passage.id, c.span),))
        for c in chosen
    )
    failures = () if sentences else ("nothing in these sources can be quoted for this subject",)
    return Draft(request.topic.id, sentences, failures=failures)
