"""Labelled rows as they are read."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.calibration import Answer, read_labels, report_of
from eval.calibration.labels import NOT_NAMED, Labelled
from service.domain.briefs import Status
from service.stages.verify.decision import Point


def rows(path: Path, count: int) -> Path:
    lines = [
        {"id": f"r{n}", "docs": [f"Ferry {n // 3} sails."], "claim": f"Ferry {n} sails.", "label": n % 2}
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "types"),
    [
        (None, (NOT_NAMED,)),
        ("", (NOT_NAMED,)),
        ("number", ("number",)),
        ("EntE,CircE", ("EntE", "CircE")),
        ("['Addition', 'Addition', 'Omission']", ("Addition", "Omission")),
        ("not fully attributable", ("not fully attributable",)),
    ],
)
def test_a_label_may_name_several_types(written: str | None, types: tuple[str, ...]) -> None:
    row = Labelled(id="r", docs=["It is."], claim="It is.", label=0, error_type=written)
    assert row.error_types == types


def test_a_row_counts_for_each_of_its_types(tmp_path: Path) -> None:
    file = read_labels(rows(tmp_path / "set.jsonl", 4))
    wrong = tuple(
        row.model_copy(update={"label": 0, "error_type": kinds})
        for row, kinds in zip(file.rows, ("A,B", "A", "['B']", ""), strict=True)
    )
    given = [Answer(Status.UNSUPPORTED, 0.1)] * 3 + [Answer(Status.SUPPORTED, 0.9)]
    report = report_of([replace(file, rows=wrong)], [{Point.STRICT: given}], "v", dt.date(2026, 1, 2))
    whole = report.points[0].whole
    assert [
        (whole.figure(f"caught of {kind}").value, whole.figure(f"caught of {kind}").n) for kind in "AB"
    ] == [
        (1.0, 2),
        (1.0, 2),
    ]
    assert whole.figure(f"caught of {NOT_NAMED}").value == 0


def test_a_part_is_whole_documents_and_the_same_each_time(tmp_path: Path) -> None:
    path = rows(tmp_path / "set.jsonl", 30)
    part = read_labels(path, 9)
    assert part == read_labels(path, 9)
    assert (len(part.rows), part.of) == (9, 30)
    assert len({row.document for row in part.rows}) == 3
    assert {row.id for row in part.rows} < {row.id for row in read_labels(path, 12).rows}


def test_a_file_that_is_small_enough_is_read_whole(tmp_path: Path) -> None:
    file = read_labels(rows(tmp_path / "set.jsonl", 5), 9)
    assert (len(file.rows), file.of) == (5, None)
