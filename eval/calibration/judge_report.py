"""How far a model judge, the Verifier and both together agree with labels, and what the judge took."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.calibration.agreement import BALANCED, Figure
from eval.calibration.clusters import Clusters
from eval.calibration.judging import JudgedRow
from eval.measures.classification import balanced_accuracy
from service.domain.briefs import Status, Usage
from service.stages.verify.decision import Point

KAPPA = "Cohen's kappa"
_WRONG, _RIGHT, _UNCHECKED = range(3)
_HOW = (
    "Every row counts: an unchecked answer is right for neither label. Together is as in a Brief: what the Verifier supports "
    "stands, and of the rest the judge decides what is left open."
)
_CATEGORY = {Status.SUPPORTED: _RIGHT, Status.UNCHECKED: _UNCHECKED}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the answers of ``who`` agree with the labels of the rows ``on``.

    All rows sent are counted: an ``unchecked`` answer is right for neither label.
    """

    who: str
    on: str
    sent: int
    unchecked: int
    documents: int
    kappa: Figure
    balanced_accuracy: Figure


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """What came of holding a judge against labels: of ``given`` rows ``rows`` were gone through and ``asked`` asked.

    ``left_open`` is how many of ``rows`` the Verifier leaves to a judge. Of those ``asked``, ``reused`` took no call, for the same
    question had been asked before or there was nothing to ask, and ``unanswered`` are unchecked, the first for ``first_failure``.
    """

    judge: str
    given: int
    rows: int
    left_open: int
    asked: int
    reused: int
    unanswered: int
    first_failure: str
    usage: Usage
    agreements: tuple[Agreement, ...]

    @property
    def tokens_per_sentence(self) -> float | None:
        """Tokens in and out for each Sentence that calls were made for; None where there is none."""
        paid = self.asked - self.reused
        return (self.usage.input_tokens + self.usage.output_tokens) / paid if paid else None

    @property
    def cost_per_sentence(self) -> float | None:
        """US dollars for each Sentence that calls were made for; None where there is none, or no price is known."""
        paid = self.asked - self.reused
        return self.usage.cost / paid if paid and self.usage.cost is not None else None

    def told(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            **asdict(self),
            "tokens_per_sentence": self.tokens_per_sentence,
            "cost_per_sentence": self.cost_per_sentence,
        }

    def to_markdown(self) -> str:
        """All of it, for readers."""
        lines = [
            "## The model judge",
            "",
            self._summary(),
            "",
            _HOW,
            "",
            "| who | rows | n | documents | unchecked | Cohen's κ (95 %) | balanced accuracy (95 %) |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [
            f"| {each.who} | {each.on} | {each.sent} | {each.documents} | {each.unchecked} "
            f"| {_cell(each.kappa)} | {_cell(each.balanced_accuracy)} |"
            for each in self.agreements
        ]
        return "\n".join([*lines, ""])

    def _summary(self) -> str:
        of = f"{self.rows} rows"
        if self.rows < self.given:
            of = f"{self.rows} of {self.given} rows, drawn by a digest of each,"
        told = f"Of {of} the Verifier leaves {self.left_open} open; the judge was asked {self.asked}."
        failed = f" {self.unanswered} were left unchecked; the first, for: {self.first_failure}."
        return f"`{self.judge}`. {told} {self._took()}{failed if self.unanswered else ''}"

    def _took(self) -> str:
        tokens, cost = self.tokens_per_sentence, self.cost_per_sentence
        if tokens is None:
            return "No call was made."
        money = (
            "at an unknown price"
            if cost is None
            else f"and US$ {cost:.6f} a Sentence, US$ {self.usage.cost:.4f} in all"
        )
        return f"It took {tokens:.0f} tokens {money} ({self.usage.calls} calls)." + (
            f" {self.reused} took no call." if self.reused else ""
        )


def judge_report(judge: str, rows: Sequence[JudgedRow], given: int) -> JudgeReport:
    """The report on ``rows``, gone through out of ``given``."""
    asked = [row for row in rows if row.judge is not None]
    failed = [row for row in asked if row.judge is Status.UNCHECKED]
    return JudgeReport(
        judge=judge,
        given=given,
        rows=len(rows),
        left_open=sum(row.question.open for row in rows),
        asked=len(asked),
        reused=sum(not row.usage.calls for row in asked),
        unanswered=len(failed),
        first_failure=failed[0].why if failed else "",
        usage=sum((row.usage for row in asked), Usage()),
        agreements=tuple(
            _agreements(rows, asked, "all rows" if len(rows) == given else "all rows gone through")
        ),
    )


def _agreements(rows: Sequence[JudgedRow], asked: Sequence[JudgedRow], whole: str) -> Iterator[Agreement]:
    points = tuple(rows[0].question.verifier) if rows else ()
    left = [row for row in asked if row.question.open]
    parts = [("rows asked", asked)]
    if len(left) < len(asked):
        parts.append(("rows left open", left))
    for name, part in parts:
        yield _agreement("judge alone", name, part, [row.judge or Status.UNCHECKED for row in part])
        for point in points:
            yield _agreement(_verifier(point), name, part, [row.question.verifier[point] for row in part])
    for point in points:
        yield _agreement(_verifier(point), whole, rows, [row.question.verifier[point] for row in rows])
    for point in points:
        yield _agreement(f"both together, {point.value}", whole, rows, [row.joined(point) for row in rows])


def _verifier(point: Point) -> str:
    return f"Verifier alone, {point.value}"


def _agreement(who: str, on: str, rows: Sequence[JudgedRow], statuses: Sequence[Status]) -> Agreement:
    labels = np.array([row.question.row.label == 1 for row in rows], dtype=bool)
    answers = np.array([_CATEGORY.get(status, _WRONG) for status in statuses], dtype=np.int_)
    clusters = Clusters([row.question.row.document for row in rows])

    def figure(name: str, measure: Callable[[NDArray[np.int_]], float | None]) -> Figure:
        value = measure(np.arange(len(rows)))
        return Figure(name, value, None if value is None else clusters.interval(measure), len(rows))

    called = np.where(answers == _UNCHECKED, ~labels, answers == _RIGHT)
    return Agreement(
        who,
        on,
        len(rows),
        int((answers == _UNCHECKED).sum()),
        len(clusters),
        figure(KAPPA, lambda drawn: table_kappa(labels[drawn], answers[drawn])),
        figure(BALANCED, lambda drawn: balanced_accuracy(labels[drawn], called[drawn])),
    )


def table_kappa(labels: NDArray[np.bool_], answers: NDArray[np.int_]) -> float | None:
    """Cohen's kappa of labels (False, True) and answers (0 for False, 1 for True, 2 for none), from the table of counts.

    An answer that is none is a class of its own, which no label has: it lowers the agreement observed. The same as
    ``measures.classification.kappa``, quick enough to be drawn a thousand times.
    """
    table = np.bincount(labels * 3 + answers, minlength=6).reshape(2, 3)
    size = table.sum()
    if not size:
        return None
    observed = (table[0, _WRONG] + table[1, _RIGHT]) / size
    by_label, by_answer = table.sum(axis=1), table.sum(axis=0)
    chance = (by_label[0] * by_answer[_WRONG] + by_label[1] * by_answer[_RIGHT]) / size**2
    return None if chance == 1 else float((observed - chance) / (1 - chance))


def _cell(figure: Figure) -> str:
    if figure.value is None:
        return "undefined"
    between = "" if figure.interval is None else f" ({figure.interval[0]:.3f} to {figure.interval[1]:.3f})"
    return f"{figure.value:.3f}{between}"
