"""Puts a section that was drafted in parts together, by ids alone: no Sentence's text or Citations change."""

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

from service.domain.briefs import Sentence
from service.text.words import count_words, words

_SAME = 0.85


def short_ids(parts: Sequence[Sequence[Sentence]]) -> dict[str, Sentence]:
    """The Sentences of all parts under short ids (``S1`` …), in order; of Sentences that are the same words, the first."""
    distinct: list[Sentence] = []
    seen: list[frozenset[str]] = []
    for sentence in chain.from_iterable(parts):
        own = frozenset(word.lower for word in words(sentence.text))
        if not own or any(own == other for other in seen):
            continue
        seen.append(own)
        distinct.append(sentence)
    return {f"S{number}": sentence for number, sentence in enumerate(distinct, 1)}


def merged(sentences: Mapping[str, Sentence], order: Sequence[str], size: int) -> tuple[Sentence, ...]:
    """The Sentences of that order as far as ``size`` words hold them."""
    return within([sentences[label] for label in order], size)


def interleaved(parts: Sequence[Sequence[Sentence]], size: int) -> tuple[Sentence, ...]:
    """The section where no model could merge it: each part's first Sentence, then each part's second, and so on.

    A Sentence whose words mostly stand in one already taken is passed over.
    """
    taken: list[Sentence] = []
    stems: list[frozenset[str]] = []
    for sentence in chain.from_iterable(zip_longest(*parts)):
        if sentence is None:
            continue
        own = frozenset(word.stem for word in words(sentence.text) if not word.stop)
        if own and not any(len(own & other) >= _SAME * len(own) for other in stems):
            taken.append(sentence)
            stems.append(own)
    return within(taken, size)


def within(sentences: Sequence[Sentence], size: int) -> tuple[Sentence, ...]:
    """The first Sentences that ``size`` words hold, and at least the first; one that is too long ends it."""
    kept: list[Sentence] = []
    used = 0
    for sentence in sentences:
        used += count_words(sentence.text)
        if kept and used > size:
            break
        kept.append(sentence)
    return tuple(kept)
