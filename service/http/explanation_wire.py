"""What is read from and sent to clients about why two Articles are together or apart."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.domain.groups import Explanation, Likeness
from service.http.wire import EXAMPLE_ARTICLES, Articles, Strict


class ExplainIn(Strict):
    """Articles that are grouped together, and the indexes of the two that are to be explained."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES * 2, "left": 0, "right": 1}]}
    )

    articles: Articles
    left: int = Field(ge=0)
    right: int = Field(ge=0)


class SharedTermOut(BaseModel):
    """A word that both Articles have, as it is written, and its part of the cosine of their words."""

    term: str
    weight: float


class LikenessOut(BaseModel):
    """How like two Articles are. ``words``, ``opening``, ``names``, ``phrases`` and ``frames`` are in [0, 1]."""

    words: float
    opening: float
    names: float
    text_score: float
    days_apart: int | None
    time_cost: float
    score: float
    shared_terms: list[SharedTermOut]
    shared_names: list[str]
    phrases: float = Field(
        description="The share of the shorter one's three-word phrases that the other has."
    )
    frames: float = Field(
        description="The share of the shorter one's five-word frames, names and figures kept, that the other has."
    )

    @classmethod
    def of(cls, likeness: Likeness) -> "LikenessOut":
        """The same of a Likeness, rounded."""
        return cls(
            words=round(likeness.words, 4),
            opening=round(likeness.opening, 4),
            names=round(likeness.names, 4),
            text_score=round(likeness.text, 3),
            days_apart=likeness.days_apart,
            time_cost=round(likeness.time_cost, 3),
            score=round(likeness.score, 3),
            shared_terms=[
                SharedTermOut(term=term.written, weight=round(term.weight, 4)) for term in likeness.shared
            ],
            shared_names=list(likeness.shared_names),
            phrases=round(likeness.phrases, 4),
            frames=round(likeness.frames, 4),
        )


class DecisionOut(BaseModel):
    """What one level of grouping says: ``value`` was held against ``threshold``; ``rule`` says what both are."""

    level: Literal["origin", "event", "topic"]
    together: bool
    rule: str
    value: float | None
    threshold: float | None


class ChainLinkOut(BaseModel):
    """Two Articles that are linked directly, and their score."""

    left: str
    right: str
    score: float


class ExplanationOut(BaseModel):
    """Why two Articles are together or apart.

    ``chain`` leads from one to the other inside their Event by the links whose weakest is strongest; it is empty where they
    are apart.
    """

    left: str
    right: str
    decisions: list[DecisionOut]
    likeness: LikenessOut
    chain: list[ChainLinkOut]

    @classmethod
    def of(cls, found: Explanation) -> "ExplanationOut":
        """The same of an Explanation, rounded."""
        return cls(
            left=found.left,
            right=found.right,
            decisions=[
                DecisionOut(
                    level=decision.level.value,
                    together=decision.together,
                    rule=decision.rule,
                    value=_rounded(decision.value),
                    threshold=_rounded(decision.threshold),
                )
                for decision in found.decisions
            ],
            likeness=LikenessOut.of(found.likeness),
            chain=[
                ChainLinkOut(left=link.left, right=link.right, score=round(link.score, 3))
                for link in found.chain
            ],
        )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
