"""What each word and pair of words of a Topic is worth: how likely an editor's round-up would hold it.

The weights are those of two logistic regressions, fitted by ``python benchmarks/writing.py --fit`` on events that three
outlets reported and an editor summed up. All features are shares or small counts, so that they carry over from three
short Articles to twenty long ones. Worth is then summed over what a Draft covers, each word and pair once, as in
concept-based extraction (Gillick and Favre, "A Scalable Global Model for Summarization", 2009).
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.text.words import Word

Gram = tuple[str, ...]

FEATURES = (
    "support", "times", "titles", "titles_partly", "first", "second", "third", "name", "all_stop", "some_stop", "figure", "support_stop",
    "support_title", "support_name", "support_first", "length", "first_title",
)  # fmt: skip

WEIGHTS: Mapping[int, tuple[float, ...]] = {
    1: (
        0.6,
        0.92,
        -0.07,
        2.76,
        0.63,
        0.41,
        0.31,
        0.53,
        0.23,
        0.23,
        0.12,
        -0.18,
        -0.68,
        0.09,
        0.59,
        0.02,
        0.0,
        -2.47,
    ),
    2: (
        0.93,
        1.09,
        1.48,
        1.05,
        0.87,
        0.5,
        0.42,
        0.94,
        0.19,
        0.06,
        0.34,
        -0.44,
        -0.9,
        -0.04,
        0.31,
        0.06,
        -0.03,
        -3.48,
    ),
}
"""For words and for pairs: the weight of each feature in ``FEATURES``, then the intercept."""


@dataclass(slots=True)
class _Seen:
    origins: set[str] = field(default_factory=set)
    times: int = 0
    place: int = 9
    name: bool = False
    stops: int = 0


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """What ranking reads of a sentence: its Origin, its place in its Article from 0, and its words."""

    origin: str
    place: int
    text: str
    words: Sequence[Word]


def grams(words: Sequence[Word]) -> set[Gram]:
    """The words and the pairs of neighbouring words, as stems."""
    stems = [word.stem for word in words]
    return {(stem,) for stem in stems} | set(itertools.pairwise(stems))


def features(
    sentences: Iterable[SourceSentence], titles: Sequence[Sequence[Word]], size: int
) -> dict[Gram, tuple[float, ...]]:
    """The features of every word (``size`` 1) or pair (2) of ``sentences``, in the order of ``FEATURES``."""
    seen: defaultdict[Gram, _Seen] = defaultdict(_Seen)
    origins = set()
    for sentence in sentences:
        origins.add(sentence.origin)
        for at in range(len(sentence.words) - size + 1):
            run = sentence.words[at : at + size]
            one = seen[tuple(word.stem for word in run)]
            one.origins.add(sentence.origin)
            one.times += 1
            one.place = min(one.place, sentence.place)
            one.name |= at > 0 and all(not sentence.text[word.start].islower() for word in run)
            one.stops = sum(word.stop for word in run)
    stems = [[word.stem for word in title] for title in titles]
    runs = Counter(
        gram for title in stems for gram in {tuple(title[i : i + size]) for i in range(len(title) - size + 1)}
    )
    singly = Counter(stem for title in stems for stem in set(title))
    most = math.log(max(3, len(origins)))
    most_titles = math.log(1 + max(3, len(titles)))
    rows: dict[Gram, tuple[float, ...]] = {}
    for gram, one in seen.items():
        support = math.log(len(one.origins)) / most
        titled = math.log(1 + runs[gram]) / most_titles
        partly = sum(singly[stem] for stem in gram) / size / max(3, len(titles))
        stop = float(one.stops == size)
        first = float(one.place == 0)
        rows[gram] = (
            support, math.log(min(one.times, 4)), titled, partly, first, float(one.place == 1), float(one.place == 2), float(one.name), stop,
            float(one.stops > 0), float(any(stem[0].isdigit() for stem in gram)), support * stop, support * titled, support * one.name,
            support * first, math.log(1 + sum(map(len, gram))), first * titled,
        )  # fmt: skip
    return rows


def worth(sentences: Sequence[SourceSentence], titles: Sequence[Sequence[Word]]) -> dict[Gram, float]:
    """The worth, above 0, of every word and every pair of ``sentences``."""
    found: dict[Gram, float] = {}
    for size, weights in WEIGHTS.items():
        for gram, row in features(sentences, titles, size).items():
            z = weights[-1] + math.fsum(w * x for w, x in zip(weights, row, strict=False))
            found[gram] = PAIR_WORTH ** (size - 1) / (1 + math.exp(-z))
    return found


PAIR_WORTH = 3.0
"""What a pair counts beside a word of the same likelihood."""
