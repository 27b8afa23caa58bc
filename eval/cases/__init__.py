"""Cases: articles, what is asked of a Brief of them, and what a good one says."""

from eval.cases.case import (
    ArticleRow,
    Case,
    Expected,
    ExpectedDifference,
    Judgement,
    Nugget,
    Options,
    Side,
    Statement,
)
from eval.cases.suite import Configuring, Matrix, Suite

__all__ = [
    "ArticleRow",
    "Case",
    "Configuring",
    "Expected",
    "ExpectedDifference",
    "Judgement",
    "Matrix",
    "Nugget",
    "Options",
    "Side",
    "Statement",
    "Suite",
]
