"""Two published checkers that need no model, run on the same cases: ``anchorcite`` (lexical) and ``corroborate``."""

from collections.abc import Sequence

import corroborate
import numpy as np
from anchorcite.anchorer import CitationAnchorer
from anchorcite.scorers import LexicalScorer
from numpy.typing import NDArray

ANCHORCITE_LINE = LexicalScorer.default_threshold
"""From which score ``anchorcite`` calls a claim verified, by its own default."""

CORROBORATE_LINE = 0.0


def anchored(docs: Sequence[str], claim: str) -> float:
    """``anchorcite``'s support score of ``claim`` by its best sentence of ``docs``, between 0 and 1."""
    anchorer = CitationAnchorer(scorer=LexicalScorer(), threshold=0.0)
    found = [anchorer.anchor(claim, text) for text in docs]
    return max((float(each.score) for each in found if each is not None), default=0.0)


def corroborated(docs: Sequence[str], claim: str) -> float:
    """Minus the number of ``corroborate``'s critical findings: 0 where it would let the claim pass."""
    report = corroborate.check_answer(query="", retrieved_chunks=list(docs), answer=claim)
    return -float(len(report.critical))


def peers(cases: Sequence[tuple[Sequence[str], str]]) -> list[tuple[str, NDArray[np.float64], float]]:
    """Name, scores and own line of each peer on ``cases`` (docs and claim)."""
    return [
        ("anchorcite 0.1.0 (lexical)", np.array([anchored(*case) for case in cases]), ANCHORCITE_LINE),
        ("corroborate 0.1.0", np.array([corroborated(*case) for case in cases]), CORROBORATE_LINE),
    ]
