"""What is sent to clients about merges and splits."""

from typing import Literal

from pydantic import BaseModel

from service.domain.groups import Change
from service.http.explanation_wire import LikenessOut
from service.ports import ChangeRecord


class LinkedOut(BaseModel):
    """An Article that the cause of a change is like."""

    article: str
    likeness: LikenessOut


class CauseOut(BaseModel):
    """What brought a change about: ``article`` came and links (or has moved) the two sides, which ``linked`` show."""

    kind: Literal["article", "renewal", "neighbours", "untold"]
    article: str
    linked: list[LinkedOut]


class ChangeOut(BaseModel):
    """A merge or split. ``id`` is the group that keeps its id, ``others`` went into it or came out of it."""

    kind: Literal["merged", "split"]
    level: Literal["origin", "event", "topic"]
    id: str
    others: list[str]
    cause: CauseOut

    @classmethod
    def of(cls, change: Change) -> "ChangeOut":
        """The same of a Change."""
        return cls(**_change(change))


class NumberedChangeOut(ChangeOut):
    """A merge or split with its number in the history, from 1, and when it was recorded."""

    number: int
    at: str

    @classmethod
    def numbered(cls, record: ChangeRecord) -> "NumberedChangeOut":
        """The same of a record."""
        return cls(number=record.number, at=record.at, **_change(record.change))


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "level": change.level.value,
        "id": change.id,
        "others": list(change.others),
        "cause": CauseOut(
            kind=change.cause.kind.value,
            article=change.cause.article_id,
            linked=[
                LinkedOut(article=article_id, likeness=LikenessOut.of(likeness))
                for article_id, likeness in change.cause.likeness
            ],
        ),
    }


class HistoryPage(BaseModel):
    """Some of a collection's merges and splits, oldest first, and how many there are in all."""

    changes: list[NumberedChangeOut]
    total: int
