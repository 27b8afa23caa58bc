"""Other ways to group texts, for comparison: TF-IDF with average link or connected components, MiniLM with HDBSCAN, BERTopic.

What HDBSCAN and BERTopic leave as noise is counted as groups of one Article each, which is the kinder reading.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from sklearn.cluster import HDBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

from eval.measures.clustering import bcubed

Cosines = NDArray[np.float64]
Pooled = tuple[list[str], list[str]]

_SEED = 42  # what UMAP draws; BERTopic leaves it open


@dataclass(frozen=True, slots=True)
class Material:
    """Texts that are grouped together: with their TF-IDF cosines, their vectors where there are any, and people's groups."""

    texts: Sequence[str]
    cosines: Cosines
    vectors: NDArray[np.float32] | None
    gold: Sequence[str]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to group a Material by one setting; ``settings`` are those that it is tried with."""

    run: Callable[[Material, float], list[int]]
    settings: Sequence[float]
    vectors: bool = False


def cosines(texts: Sequence[str]) -> Cosines:
    """Cosines of sublinear TF-IDF rows without English stop words."""
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    return np.asarray((rows @ rows.T).toarray(), dtype=np.float64)


def average_link(material: Material, line: float) -> list[int]:
    """Groups of an average-link tree, cut at a mean cosine of ``line``."""
    apart = np.clip(1 - material.cosines, 0, None)
    np.fill_diagonal(apart, 0)
    return [
        int(n) for n in fcluster(linkage(squareform(apart, checks=False), "average"), 1 - line, "distance")
    ]


def components(material: Material, line: float) -> list[int]:
    """Connected components of the pairs with a cosine of ``line`` or more."""
    near = csr_matrix((material.cosines >= line).astype(np.int8))
    return [int(n) for n in connected_components(near, directed=False)[1]]


def dense(material: Material, fewest: float) -> list[int]:
    """HDBSCAN over unit vectors with groups of at least ``fewest`` (Campello et al., 2013)."""
    return _without_noise(HDBSCAN(min_cluster_size=int(fewest), copy=True).fit_predict(material.vectors))


def bertopic(material: Material, _: float) -> list[int]:
    """BERTopic as it comes (Grootendorst, 2022), with our vectors of the model that it would take; UMAP's seed is set."""
    from bertopic import BERTopic  # noqa: PLC0415  slow to import, and of no use to the other methods
    from umap import UMAP  # noqa: PLC0415  as above

    reduced = UMAP(
        n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=_SEED
    )
    found, _chances = BERTopic(umap_model=reduced).fit_transform(list(material.texts), material.vectors)
    return _without_noise(np.array(found))


def _without_noise(labels: NDArray[np.int_]) -> list[int]:
    noise = labels < 0
    return [int(n) for n in np.where(noise, labels.max(initial=0) + np.cumsum(noise), labels)]


_LINES = np.round(np.arange(0.06, 0.72, 0.02), 2).tolist()

METHODS: Mapping[str, Method] = {
    "TF-IDF, average link": Method(average_link, _LINES),
    "TF-IDF, components": Method(components, _LINES),
    "MiniLM + HDBSCAN": Method(dense, (2, 3, 4, 5, 7, 10), vectors=True),
    "BERTopic, default": Method(bertopic, (), vectors=True),
}


def pooled(method: Method, setting: float, parts: Sequence[Material]) -> Pooled:
    """Found and gold groups of several collections, each grouped alone, under names of their own."""
    found: list[str] = []
    gold: list[str] = []
    for place, part in enumerate(parts):
        found += [f"{place}/{label}" for label in method.run(part, setting)]
        gold += part.gold
    return found, gold


def f1(pair: Pooled) -> float:
    """B-cubed F1 of found against gold."""
    measured = bcubed(*pair)
    return 0.0 if measured is None else measured.f1


def best_setting(method: Method, tasks: Sequence[Sequence[Material]]) -> float | None:
    """The setting with the best mean F1 over ``tasks``; None where there is none to choose."""
    if not method.settings:
        return None
    means = [
        float(np.mean([f1(pooled(method, setting, parts)) for parts in tasks])) for setting in method.settings
    ]
    return float(method.settings[int(np.argmax(means))])
