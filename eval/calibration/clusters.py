"""Intervals for figures whose cases come in clusters: the sentences held against one document."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.measures.intervals import Interval, wilson

ROUNDS = 1000
_LARGE = 5000
"""From so many cases on a quarter of the rounds will do: the interval is narrow, and each round takes long."""


class Clusters:
    """Cases by the document that they belong to, to be resampled document by document.

    Args:
        documents: the document of each case.
    """

    def __init__(self, documents: Sequence[str]) -> None:
        members: dict[str, list[int]] = {}
        for index, document in enumerate(documents):
            members.setdefault(document, []).append(index)
        self._members = [np.array(each, dtype=np.int_) for each in members.values()]
        self.size = len(documents)

    def __len__(self) -> int:
        return len(self._members)

    def interval(
        self,
        measure: Callable[[NDArray[np.int_]], float | None],
        *,
        confidence: float = 0.95,
        seed: int = 7,
    ) -> Interval | None:
        """The percentile interval of ``measure`` over resamples of whole documents (Davison and Hinkley 1997, 3.8).

        ``measure`` is given the indices of the cases drawn. Rounds in which it is undefined are left out; where these
        are half of them or more, or there are fewer than two documents, there is no interval.
        """
        if len(self) < 2:
            return None
        random = np.random.default_rng(seed)
        rounds = ROUNDS if self.size < _LARGE else ROUNDS // 4
        values = []
        for _ in range(rounds):
            drawn = random.integers(0, len(self), len(self))
            value = measure(np.concatenate([self._members[index] for index in drawn]))
            if value is not None:
                values.append(value)
        if len(values) * 2 <= rounds:
            return None
        low, high = np.quantile(values, [(1 - confidence) / 2, (1 + confidence) / 2])
        return float(low), float(high)

    def share(
        self, hits: NDArray[np.bool_], among: NDArray[np.bool_]
    ) -> tuple[float | None, Interval | None]:
        """The share of ``hits`` in the cases ``among``, with its interval.

        A share of 0 or 1 has no spread to resample, and few documents hardly any: there it is Wilson's interval, with
        the documents that have such cases for its size, which is the cautious end.
        """
        total = int(among.sum())
        if not total:
            return None, None
        value = float(hits[among].mean())
        holding = sum(bool(among[each].any()) for each in self._members)
        cautious = wilson(round(value * holding), holding)
        if value in {0.0, 1.0} or holding < 10:
            return value, cautious

        def measure(drawn: NDArray[np.int_]) -> float | None:
            inside = drawn[among[drawn]]
            return float(hits[inside].mean()) if len(inside) else None

        return value, self.interval(measure)
