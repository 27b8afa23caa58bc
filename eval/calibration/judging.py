"""A model judge held against human labels: alone, beside the Verifier, and joined with it as a Brief joins them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from eval.calibration.labels import Labelled
from eval.calibration.verifying import Answer
from service.domain.briefs import Sentence, Status, Usage, Verdict, Verification
from service.stages.verify.decision import Point
from service.verifier import Verifier

_TOLD_EACH = 25


class Judge(Protocol):
    """What is held against the labels."""

    @property
    def name(self) -> str:
        """Model, prompt and votes."""

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        """The Verdict by the texts of ``evidence``, and what it took; a failure is an ``unchecked`` Verdict."""


@dataclass(frozen=True, slots=True)
class Question:
    """A row, what the Verifier says of it at each point, and whether it leaves it ``open`` to a judge.

    ``evidence``: the texts that the judge is to compare with; none where it is not to be asked.
    """

    row: Labelled
    verifier: Mapping[Point, Status]
    open: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A Question with the judge's answer, None where it was not asked, what that took, and ``why`` it is unchecked."""

    question: Question
    judge: Status | None = None
    usage: Usage = field(default_factory=Usage)
    why: str = ""

    def joined(self, point: Point) -> Status:
        """What the Verifier at ``point`` and the judge say together, as in a Brief.

        What the Verifier supports stands; of the rest the judge decides what it leaves open.
        """
        alone = self.question.verifier[point]
        if alone is Status.SUPPORTED or not self.question.open or self.judge is None:
            return alone
        return self.judge


def questions(
    rows: Sequence[Labelled],
    answers: Mapping[Point, Sequence[Answer]],
    verifier: Verifier,
    *,
    every: bool = False,
    limit: int | None = None,
) -> tuple[Question, ...]:
    """What to ask a judge of ``rows``, which the Verifier gave ``answers`` to: those left open, or ``every`` one.

    Whether a row is open is decided as for Briefs, by ``verifier`` at the point ``strict``; so is its evidence, and where
    there is none the judge gets the texts whole. With ``limit`` the rows are gone through in the order of a digest, and no further
    than to the last of so many to ask: those returned are then a random part of all, asked and not.
    """
    order: Sequence[int] = range(len(rows))
    if limit is not None:
        order = sorted(order, key=lambda index: _digest(rows[index]))
    found: list[Question] = []
    asked = 0
    for index in order:
        if asked == limit:
            break
        given = {point: column[index] for point, column in answers.items()}
        question = _question(rows[index], given, verifier, every=every)
        asked += bool(question.evidence)
        found.append(question)
    return tuple(found)


async def judged(
    asked: Sequence[Question],
    judge: Judge,
    *,
    at_once: int = 4,
    allowance: Callable[[], AbstractContextManager[object]] = nullcontext,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[JudgedRow, ...]:
    """Each Question with the answer of ``judge``, in order; ``allowance`` opens what one of them may take."""
    places = asyncio.Semaphore(at_once)
    wanted = sum(bool(question.evidence) for question in asked)
    done, took = 0, Usage()

    async def put(question: Question) -> JudgedRow:
        nonlocal done, took
        if not question.evidence:
            return JudgedRow(question)
        sentence = Sentence(question.row.id, question.row.claim, ())
        async with places:
            with allowance():
                verdict, usage = await judge.decide(sentence, question.evidence)
        done, took = done + 1, took + usage
        if done % _TOLD_EACH == 0 or done == wanted:
            cost = "at an unknown price" if took.cost is None else f"for US$ {took.cost:.4f}"
            progress(f"the judge was asked {done} of {wanted} rows {cost}")
        why = verdict.findings[0].message if verdict.status is Status.UNCHECKED and verdict.findings else ""
        return JudgedRow(question, verdict.status, usage, why)

    return tuple(await asyncio.gather(*map(put, asked)))


def _question(row: Labelled, given: Mapping[Point, Answer], verifier: Verifier, *, every: bool) -> Question:
    statuses = {point: answer.status for point, answer in given.items()}
    answer = next(iter(given.values()))
    bare = Verdict(answer.status, answer.probability, (), "")
    if not every and not verifier.open_band(Verification(bare)):  # no Finding can open what the score closes
        return Question(row, statuses, open=False)
    found = verifier.verify_pair(row.docs, row.claim, Point.STRICT)
    left = verifier.open_band(Verification(found.verdict))
    if not (left or every):
        return Question(row, statuses, open=False)
    quotes = tuple(each.span.of(row.docs[each.source]) for each in found.evidence)
    return Question(row, statuses, left, quotes or tuple(row.docs) or ("",))


def _digest(row: Labelled) -> str:
    return sha256(f"{row.dataset}\0{row.id}".encode("utf-8", "backslashreplace")).hexdigest()
