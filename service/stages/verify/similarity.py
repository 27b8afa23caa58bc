"""What sentence vectors add where a Sentence says a thing in other words than its source."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from service.stages.verify.examination import Examination, Library
from service.stages.verify.features import Part

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Unit vectors of texts, shape ``(len(texts), dimension)``."""

NEAREST = 3
"""How many Lines are embedded for each part: those that share most of its words."""

NAMES = ("similarity.mean", "similarity.worst")

_LONGEST = 600


def texts(examination: Examination, library: Library) -> list[str]:
    """All texts whose vectors ``resemblance`` will ask for, each once."""
    found: list[str] = []
    for part in examination.measured.parts:
        found += _texts(part, examination, library)
    return list(dict.fromkeys(found))


def resemblance(examination: Examination, library: Library, vectors: Vectors) -> dict[str, float]:
    """Features by ``NAMES``: the highest cosine of a part with one of its nearest Lines, mean and worst over the parts."""
    cosines = []
    for part in examination.measured.parts:
        found = vectors(_texts(part, examination, library))
        cosines.append(float((found[1:] @ found[0]).max()) if len(found) > 1 else 0.0)
    if not cosines:
        return dict.fromkeys(NAMES, 0.0)
    return {"similarity.mean": sum(cosines) / len(cosines), "similarity.worst": min(cosines)}


def _texts(part: Part, examination: Examination, library: Library) -> list[str]:
    """The part itself, then its nearest Lines."""
    lines = [library.text(examination.view.lines[index]) for index in part.likely[:NEAREST]]
    return [text[:_LONGEST] for text in (part.span.of(examination.sentence.text), *lines)]
