import json
from pathlib import Path
from typing import Any

import pytest

from eval.calibration import Labelled, agreement
from eval.cli import main
from service.domain.briefs import Status

DOC = "The council of Orvane voted on Tuesday to close the ferry pier. Its 120 boats will move to Port Lasse."
ROWS: list[dict[str, Any]] = [
    {"id": "a", "docs": [DOC], "claim": "The council voted to close the ferry pier.", "label": 1},
    {
        "id": "b",
        "docs": [DOC],
        "claim": "Its 195 boats will move to Port Lasse.",
        "label": 0,
        "error_type": "number",
    },
    {"id": "c", "docs": [DOC], "claim": "Whales sang all night.", "label": 0, "error_type": "invented"},
    {"id": "d", "docs": [DOC], "claim": "…", "label": 1},
]


def _labels(folder: Path, rows: list[dict[str, Any]]) -> str:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_calibrate_reports_every_measure_and_counts_the_unchecked_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    assert main(["calibrate", "--labels", _labels(tmp_path, ROWS), "--no-embeddings", "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "4 sent, 1 unchecked" in shown
    (found,) = json.loads((out / "calibration.json").read_text())["sets"]
    figures = {figure["name"]: figure for figure in found["figures"]}
    assert figures["balanced accuracy"]["value"] == 1.0
    assert figures["balanced accuracy"]["n"] == 3
    assert figures["caught of number"]["value"] == 1.0
    assert {"AUROC", "Cohen's kappa", "expected calibration error", "Brier score"} <= set(figures)
    assert (out / "calibration.md").read_text() in shown


def test_several_sets_are_reported_apart_and_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{**row, "dataset": f"set{number % 2}"} for number, row in enumerate(ROWS)]
    assert main(["calibrate", "--labels", _labels(tmp_path, rows), "--no-embeddings"]) == 0
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith("## ")] == [
        "## set0: 2 sent, 0 unchecked",
        "## set1: 2 sent, 1 unchecked",
        "## all together: 4 sent, 1 unchecked",
    ]
    assert "| balanced accuracy | undefined | – | 1 |" in shown


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{**ROWS[0], "label": 2}], "label"),
        ([{**ROWS[0], "docs": DOC}], "docs"),
        ([ROWS[0], {"id": "x"}], ":2"),
        ([], "no rows"),
    ],
)
def test_bad_labels_are_named_and_end_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[dict[str, Any]], told: str
) -> None:
    assert main(["calibrate", "--labels", _labels(tmp_path, rows), "--no-embeddings"]) == 2
    assert told in capsys.readouterr().err


def test_bad_usage_ends_with_status_2(tmp_path: Path) -> None:
    assert main(["calibrate", "--labels", str(tmp_path / "missing.jsonl")]) == 2
    for arguments in ([], ["calibrate"], ["calibrate", "--labels", "x", "--point", "lenient"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_an_unchecked_case_enters_no_figure() -> None:
    rows = [Labelled(id=str(number), docs=[], claim="x", label=1 if number % 2 else 0) for number in range(4)]
    statuses = [Status.UNSUPPORTED, Status.SUPPORTED, Status.UNCHECKED, Status.UNCHECKED]
    found = agreement("set", rows, statuses, [0.1, 0.9, float("nan"), float("nan")])
    assert (found.sent, found.unchecked) == (4, 2)
    assert all(figure.n <= 2 for figure in found.figures)
    assert all(figure.value is None or figure.value == figure.value for figure in found.figures)


def test_faults_judges_a_manifest_as_the_module_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["faults", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
