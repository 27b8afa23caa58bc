"""Plain ways to group texts, for comparison: TF-IDF with average link, and with connected components."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from eval.measures.clustering import bcubed

Cosines = NDArray[np.float64]
Method = Callable[[Cosines, float], list[int]]
Pooled = tuple[list[str], list[str]]

LINES = np.round(np.arange(0.06, 0.72, 0.02), 2)


def cosines(texts: Sequence[str]) -> Cosines:
    """Cosines of sublinear TF-IDF rows without English stop words."""
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    return np.asarray((rows @ rows.T).toarray(), dtype=np.float64)


def average_link(found: Cosines, line: float) -> list[int]:
    """Groups of an average-link tree, cut at a mean cosine of ``line``."""
    apart = np.clip(1 - found, 0, None)
    np.fill_diagonal(apart, 0)
    return [
        int(n) for n in fcluster(linkage(squareform(apart, checks=False), "average"), 1 - line, "distance")
    ]


def components(found: Cosines, line: float) -> list[int]:
    """Connected components of the pairs with a cosine of ``line`` or more."""
    return [
        int(n) for n in connected_components(csr_matrix((found >= line).astype(np.int8)), directed=False)[1]
    ]


METHODS: Mapping[str, Method] = {"TF-IDF, average link": average_link, "TF-IDF, components": components}


def pooled(method: Method, line: float, parts: Sequence[tuple[Cosines, Sequence[str]]]) -> Pooled:
    """Found and gold groups of several collections, each grouped alone, under names of their own."""
    found: list[str] = []
    gold: list[str] = []
    for place, (matrix, labels) in enumerate(parts):
        found += [f"{place}/{label}" for label in method(matrix, line)]
        gold += labels
    return found, gold


def f1(pair: Pooled) -> float:
    """B-cubed F1 of found against gold."""
    measured = bcubed(*pair)
    return 0.0 if measured is None else measured.f1


def best_line(method: Method, tasks: Sequence[Sequence[tuple[Cosines, Sequence[str]]]]) -> float:
    """The threshold with the best mean F1 over ``tasks``."""
    means = [float(np.mean([f1(pooled(method, float(line), parts)) for parts in tasks])) for line in LINES]
    return float(LINES[int(np.argmax(means))])
