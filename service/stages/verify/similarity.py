"""What sentence and word vectors add where a Sentence says a thing in other words than its source."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from service.stages.verify.evidence import View
from service.stages.verify.examination import Examination, Library
from service.stages.verify.features import Part

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Unit vectors of texts, shape ``(len(texts), dimension)``."""

NEAREST = 3
"""How many Lines of each part are embedded: those that share most of its words."""

_LONGEST = 600

NAMES = ("similarity.mean", "similarity.worst", "soft_cover.mean", "soft_cover.worst", "strangest.worst")


def texts(examination: Examination, library: Library) -> list[str]:
    """All texts whose vectors ``resemblance`` will ask for: sentences and single words."""
    found: list[str] = []
    for part in examination.measured.parts:
        found.append(part.span.of(examination.sentence.text))
        found += _lines(part, examination, library)
        if part.lost:
            found += [word.lower for word in part.lost]
            found += _vocabulary(part, examination.view)
    return list(dict.fromkeys(found))


def resemblance(examination: Examination, library: Library, vectors: Vectors) -> dict[str, float]:
    """Features by ``NAMES``, each once as mean over the parts and once for the worst of them.

    Similarity is the highest cosine of a part with one of its nearest Lines; soft cover is the share of its weight
    that stands in the nearest Lines, each missing word counting for its highest cosine with a word of theirs;
    strangest is that cosine for the word that has the least.
    """
    rows = [_part(part, examination, library, vectors) for part in examination.measured.parts]
    similarity, soft, strangest = np.array(rows).T if rows else np.zeros((3, 1))
    values = (similarity.mean(), similarity.min(), soft.mean(), soft.min(), strangest.min())
    return {name: float(value) for name, value in zip(NAMES, values, strict=True)}


def _lines(part: Part, examination: Examination, library: Library) -> list[str]:
    return [library.text(examination.view.lines[index])[:_LONGEST] for index in part.likely[:NEAREST]]


def _vocabulary(part: Part, view: View) -> list[str]:
    return list(
        dict.fromkeys(
            word.lower for index in part.likely[:NEAREST] for word in view.lines[index].words if not word.stop
        )
    )


def _part(
    part: Part, examination: Examination, library: Library, vectors: Vectors
) -> tuple[float, float, float]:
    if not part.likely:
        return 0.0, 0.0, 0.0
    view = examination.view
    found = vectors([part.span.of(examination.sentence.text), *_lines(part, examination, library)])
    similarity = float((found[1:] @ found[0]).max())
    weights = {word.stem: view.weight(word.stem) for word in part.content}
    total = sum(weights.values()) or 1.0
    lost = {word.stem: word for word in part.lost}
    carried = sum(weight for stem, weight in weights.items() if stem not in lost)
    known = _vocabulary(part, view)
    if not lost:
        return similarity, 1.0, 1.0
    if not known:
        return similarity, carried / total, 0.0
    nearest = (vectors([word.lower for word in lost.values()]) @ vectors(known).T).max(axis=1)
    nearest = np.clip(nearest, 0.0, 1.0)
    carried += sum(weights[stem] * float(near) for stem, near in zip(lost, nearest, strict=True))
    return similarity, carried / total, float(nearest.min())
