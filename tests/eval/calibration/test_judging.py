import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from eval.calibration.judging import JudgedRow, Question, judged, questions
from eval.calibration.labels import Labelled
from eval.calibration.verifying import Answer
from service.domain.briefs import Sentence, Status, Usage, Verdict
from service.stages.verify.decision import Point
from service.verifier import Verifier

ORCHARD = (
    "Farmers in the Tull valley lost most of their apple harvest to a late frost. "
    "The growers' union asked the province for aid of 3 million marks."
)
PIER = (
    "The council of Orvane voted on Tuesday to close the ferry pier. Its 120 boats will move to Port Lasse."
)
OPEN, NUMBER, COPY, EMPTY = (
    Labelled(id="open", docs=[ORCHARD], claim="Growers want aid from the province after the frost.", label=1),
    Labelled(id="number", docs=[PIER], claim="Its 195 boats will move to Port Lasse.", label=0),
    Labelled(id="copy", docs=[PIER], claim="Its 120 boats will move to Port Lasse.", label=1),
    Labelled(id="empty", docs=[PIER], claim="…", label=1),
)
ROWS = [NUMBER, OPEN, COPY, EMPTY]
VERIFIER = Verifier()


def answers(rows: Sequence[Labelled]) -> dict[Point, list[Answer]]:
    return {
        point: [
            Answer(found.status, found.probability)
            for row in rows
            for found in [VERIFIER.verify_pair(row.docs, row.claim, point).verdict]
        ]
        for point in (Point.BALANCED, Point.STRICT)
    }


@dataclass
class FakeJudge:
    """Finds all supported; remembers what it was asked, and how many questions were open at once."""

    asked: list[tuple[str, Sequence[str]]] = field(default_factory=list)
    open: int = 0
    most: int = 0
    name: str = "fake"

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        self.open += 1
        self.most = max(self.most, self.open)
        await asyncio.sleep(0)
        self.open -= 1
        self.asked.append((sentence.text, tuple(evidence)))
        return Verdict(Status.SUPPORTED, None, (), self.name), Usage(1, 10, 2, 0.5)


def test_only_what_the_verifier_leaves_open_is_to_be_asked() -> None:
    found = questions(ROWS, answers(ROWS), VERIFIER)
    assert [question.row.id for question in found] == ["number", "open", "copy", "empty"]
    assert [question.open for question in found] == [False, True, False, False]
    assert [bool(question.evidence) for question in found] == [False, True, False, False]
    assert all(quote in ORCHARD for quote in found[1].evidence)
    assert found[3].verifier == {Point.BALANCED: Status.UNCHECKED, Point.STRICT: Status.UNCHECKED}


def test_every_row_can_be_asked_and_has_the_whole_text_where_there_is_no_evidence() -> None:
    found = questions(ROWS, answers(ROWS), VERIFIER, every=True)
    assert [question.open for question in found] == [False, True, False, False]
    assert all(question.evidence for question in found)
    assert found[3].evidence == (PIER,)


def test_a_limit_draws_rows_at_random_and_ends_with_the_last_one_asked() -> None:
    rows = [
        row.model_copy(update={"id": f"{row.id}-{number}"}) for number in range(10) for row in (NUMBER, OPEN)
    ]
    given = answers(rows)
    found = questions(rows, given, VERIFIER, limit=4)
    assert sum(bool(question.evidence) for question in found) == 4
    assert found[-1].evidence
    assert 4 <= len(found) < len(rows)
    again = questions(rows[::-1], {p: column[::-1] for p, column in given.items()}, VERIFIER, limit=4)
    assert [question.row.id for question in again] == [question.row.id for question in found]
    assert len(questions(rows, given, VERIFIER, limit=100)) == len(rows)


def test_the_judge_is_asked_once_for_each_under_an_allowance_and_so_many_at_once() -> None:
    opened: list[int] = []
    told: list[str] = []

    @contextmanager
    def allowance() -> Iterator[None]:
        opened.append(1)
        yield

    asked = [
        Question(OPEN, {Point.STRICT: Status.UNSUPPORTED}, open=True, evidence=(f"text {number}",))
        for number in range(5)
    ]
    asked.insert(2, Question(NUMBER, {Point.STRICT: Status.CONTRADICTED}, open=False))
    judge = FakeJudge()
    rows = asyncio.run(judged(asked, judge, at_once=2, allowance=allowance, progress=told.append))
    assert [row.question for row in rows] == asked
    assert [row.judge for row in rows] == [*[Status.SUPPORTED] * 2, None, *[Status.SUPPORTED] * 3]
    assert rows[2].usage == Usage()
    assert (len(judge.asked), len(opened), judge.most) == (5, 5, 2)
    assert told == ["the judge was asked 5 of 5 rows for US$ 2.5000"]


@pytest.mark.parametrize(
    ("alone", "left", "judge", "together"),
    [
        (Status.SUPPORTED, True, Status.CONTRADICTED, Status.SUPPORTED),
        (Status.UNSUPPORTED, True, Status.SUPPORTED, Status.SUPPORTED),
        (Status.UNSUPPORTED, True, Status.UNCHECKED, Status.UNCHECKED),
        (Status.UNSUPPORTED, False, Status.SUPPORTED, Status.UNSUPPORTED),
        (Status.UNSUPPORTED, False, None, Status.UNSUPPORTED),
        (Status.UNCHECKED, False, Status.SUPPORTED, Status.UNCHECKED),
    ],
)
def test_together_the_judge_decides_what_is_open_and_not_supported(
    alone: Status,
    left: bool,  # noqa: FBT001  a case's column
    judge: Status | None,
    together: Status,
) -> None:
    question = Question(OPEN, {Point.STRICT: alone}, open=left)
    assert JudgedRow(question, judge).joined(Point.STRICT) is together
