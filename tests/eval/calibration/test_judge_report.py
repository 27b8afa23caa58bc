import numpy as np
import pytest

from eval.calibration.judge_report import Agreement, JudgeReport, judge_report, table_kappa
from eval.calibration.judging import JudgedRow, Question
from eval.calibration.labels import Labelled
from eval.measures.classification import kappa
from service.domain.briefs import Status, Usage
from service.stages.verify.decision import Point

FOR, AGAINST, SILENT, NONE = Status.SUPPORTED, Status.CONTRADICTED, Status.UNSUPPORTED, Status.UNCHECKED
TOOK = Usage(1, 90, 10, 0.001)


def row(label: int, verifier: Status, judge: Status | None = None, usage: Usage | None = None) -> JudgedRow:
    labelled = Labelled.model_validate(
        {"id": "r", "docs": [f"{label} {verifier}"], "claim": "C.", "label": label}
    )
    asked = judge is not None
    question = Question(labelled, {Point.STRICT: verifier}, open=asked, evidence=("E.",) if asked else ())
    return JudgedRow(question, judge, usage or (TOOK if asked else Usage()))


ROWS = [
    row(1, FOR),
    row(1, SILENT, FOR),
    row(1, SILENT, SILENT),
    row(1, SILENT, NONE),
    row(0, SILENT, AGAINST),
    row(0, SILENT, FOR),
    row(0, SILENT, NONE),
    row(0, AGAINST),
    row(0, NONE),
]


def agreement(report: JudgeReport, who: str, on: str) -> Agreement:
    (found,) = [each for each in report.agreements if (each.who, each.on) == (who, on)]
    return found


def test_all_rows_sent_are_counted_and_an_unchecked_answer_is_right_for_neither_label() -> None:
    report = judge_report("m", ROWS, len(ROWS))
    judge = agreement(report, "judge alone", "rows asked")
    assert (judge.sent, judge.unchecked, judge.kappa.n) == (6, 2, 6)
    assert judge.balanced_accuracy.value == pytest.approx((1 / 3 + 1 / 3) / 2)
    assert judge.kappa.value == pytest.approx(
        kappa([True] * 3 + [False] * 3, [True, False, None, False, True, None])
    )
    verifier = agreement(report, "Verifier alone, strict", "rows asked")
    assert (verifier.balanced_accuracy.value, verifier.kappa.value) == (0.5, 0.0)
    everywhere = agreement(report, "Verifier alone, strict", "all rows")
    assert (everywhere.sent, everywhere.unchecked) == (9, 1)
    assert everywhere.balanced_accuracy.value == pytest.approx((1 / 4 + 4 / 5) / 2)
    both = agreement(report, "both together, strict", "all rows")
    assert (both.sent, both.unchecked) == (9, 3)
    assert both.balanced_accuracy.value == pytest.approx((2 / 4 + 2 / 5) / 2)
    assert both.documents == 5


def test_what_it_took_is_told_for_each_sentence_paid_for() -> None:
    rows = [*ROWS, row(1, SILENT, FOR, Usage())]
    report = judge_report("m", rows, 40)
    assert (report.given, report.rows, report.left_open, report.asked, report.reused) == (40, 10, 7, 7, 1)
    assert report.tokens_per_sentence == 100
    assert report.cost_per_sentence == pytest.approx(0.001)
    assert agreement(report, "both together, strict", "all rows gone through").sent == 10
    told = report.told()
    assert told["usage"]["cost"] == pytest.approx(0.006)
    assert told["tokens_per_sentence"] == 100
    shown = report.to_markdown()
    assert (
        "Of 10 of 40 rows, drawn by a digest of each, the Verifier leaves 7 open; the judge was asked 7."
        in shown
    )
    assert "100 tokens and US$ 0.001000 a Sentence, US$ 0.0060 in all (6 calls). 1 took no call." in shown


def test_why_there_was_no_answer_is_told_once() -> None:
    rows = [
        row(1, SILENT, FOR),
        *(JudgedRow(row(1, SILENT, NONE).question, NONE, TOOK, why) for why in ("down", "off")),
    ]
    report = judge_report("m", rows, 3)
    assert (report.unanswered, report.first_failure) == (2, "down")
    assert "2 were left unchecked; the first, for: down." in report.to_markdown()
    assert "left unchecked" not in judge_report("m", rows[:1], 1).to_markdown()


def test_an_unknown_price_is_not_zero() -> None:
    report = judge_report("m", [row(1, SILENT, FOR, Usage(1, 90, 10, None))], 1)
    assert report.cost_per_sentence is None
    assert "100 tokens at an unknown price" in report.to_markdown()


def test_nothing_asked_is_undefined_and_said() -> None:
    report = judge_report("m", [row(1, FOR)], 1)
    judge = agreement(report, "judge alone", "rows asked")
    assert (judge.sent, judge.kappa.value, judge.balanced_accuracy.value) == (0, None, None)
    assert report.tokens_per_sentence is report.cost_per_sentence is None
    assert "No call was made." in report.to_markdown()
    assert "| judge alone | rows asked | 0 | 0 | 0 | undefined | undefined |" in report.to_markdown()


def test_where_every_row_is_asked_the_open_ones_are_told_apart() -> None:
    closed = row(0, AGAINST)
    asked = JudgedRow(closed.question, FOR, TOOK)
    report = judge_report("m", [*ROWS, asked], 10)
    assert agreement(report, "judge alone", "rows asked").sent == 7
    assert agreement(report, "judge alone", "rows left open").sent == 6
    assert not any(each.on == "rows left open" for each in judge_report("m", ROWS, 9).agreements)


def test_intervals_are_over_documents() -> None:
    rows = [
        JudgedRow(
            Question(
                Labelled(id=str(n), docs=[f"d{n % 20}"], claim="C.", label=1 if n % 2 else 0),
                {Point.STRICT: SILENT},
                open=True,
                evidence=("E.",),
            ),
            FOR if n % 2 and n % 7 else SILENT,
            TOOK,
        )
        for n in range(60)
    ]
    judge = agreement(judge_report("m", rows, 60), "judge alone", "rows asked")
    assert judge.documents == 20
    for figure in (judge.kappa, judge.balanced_accuracy):
        assert figure.value is not None
        assert figure.interval is not None
        assert figure.interval[0] < figure.value < figure.interval[1]


def test_the_kappa_of_a_table_is_the_kappa_of_its_cases() -> None:
    random = np.random.default_rng(1)
    for size in (1, 2, 7, 50):
        labels, answers = random.integers(0, 2, size) == 1, random.integers(0, 3, size)
        wanted = kappa(labels.tolist(), [[False, True, None][answer] for answer in answers])
        found = table_kappa(labels, answers)
        assert found == (None if wanted is None else pytest.approx(wanted))
    assert table_kappa(np.array([], dtype=bool), np.array([], dtype=np.int_)) is None
