import json
from pathlib import Path
from typing import Any

import pytest

from eval.calibration import read_certificate
from eval.cli import main
from eval.runs.cells import Configuration, Run
from eval.runs.folder import read_run, write_run

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


def _labels(folder: Path, rows: list[dict[str, Any]], name: str = "labels") -> str:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def _figures(out: Path, point: int = 0, which: int = -1) -> dict[str, dict[str, Any]]:
    report = json.loads((out / "calibration.json").read_text())
    return {figure["name"]: figure for figure in report["points"][point]["sets"][which]["figures"]}


def test_it_reports_every_measure_and_counts_the_unchecked_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    given = ["calibrate", "--labels", _labels(tmp_path, ROWS), "--no-embeddings", "--out", str(out)]
    assert main([*given, "--point", "balanced"]) == 0
    shown = capsys.readouterr().out
    assert "4 sent, 1 unchecked" in shown
    figures = _figures(out)
    assert figures["balanced accuracy"]["value"] == 1.0
    assert figures["balanced accuracy"]["n"] == 3
    assert figures["caught of number"]["value"] == 1.0
    assert {"AUROC", "Cohen's kappa", "expected calibration error", "Brier score"} <= set(figures)
    assert (out / "calibration.md").read_text() in shown


def test_several_files_are_reported_apart_and_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [_labels(tmp_path, ROWS[:2], "one"), _labels(tmp_path, ROWS[2:], "two")]
    assert main(["calibrate", "--labels", *files, "--no-embeddings", "--point", "balanced"]) == 0
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith("### ")] == [
        "### one: 2 sent, 0 unchecked, 1 documents",
        "### two: 2 sent, 1 unchecked, 1 documents",
        "### all together: 4 sent, 1 unchecked, 1 documents",
    ]
    assert "| balanced accuracy | undefined | – | 1 |" in shown


def test_the_certificate_names_labels_verifier_and_both_points_and_is_attached_to_a_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    write_run(run, Run("suite", (), (Configuration("base"),), 1, (), {"verifier": "another/1"}))
    out = tmp_path / "out"
    given = ["--no-embeddings", "--out", str(out), "--into", str(run), "--false-pass", "0.5"]
    assert main(["calibrate", "--labels", _labels(tmp_path, ROWS), *given]) == 0
    shown = capsys.readouterr().out
    certificate = read_certificate(out / "certificate.json")
    assert [each.point.value for each in certificate.points] == ["balanced", "strict"]
    assert [(each.name, each.n) for each in certificate.labels] == [("labels.jsonl", 4)]
    assert certificate.points[0].false_pass.n == 2
    assert certificate.points[0].false_withhold.n == 1
    assert certificate.verifier.startswith("citebrief-verifier/")
    assert "does not speak of the Verifier that was used" in shown
    assert "For at most 50.0% false passes" in shown
    attached = read_run(run)
    assert attached.certificate == json.loads((out / "certificate.json").read_text())
    assert attached.versions == {"verifier": "another/1"}


def test_a_stopped_calibration_goes_on_from_its_answers_and_another_one_starts_anew(tmp_path: Path) -> None:
    out = tmp_path / "out"
    given = ["calibrate", "--labels", _labels(tmp_path, ROWS), "--no-embeddings", "--out", str(out)]
    assert main(given) == 0
    (kept,) = (out / "answers").iterdir()
    whole = kept.read_text()
    lines = whole.splitlines(keepends=True)
    told = json.loads(lines[0])
    told["balanced"] = ["unsupported", 0.01]
    kept.write_text(json.dumps(told) + "\n" + lines[1][:10])
    assert main(given) == 0
    resumed = kept.read_text().splitlines(keepends=True)
    assert json.loads(resumed[0]) == told  # not asked again
    assert resumed[1:] == lines[1:]
    assert _figures(out)["balanced accuracy"]["value"] == 0.5
    assert main([*given, "--point", "strict"]) == 0
    assert len(list((out / "answers").iterdir())) == 2


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
    labels = _labels(tmp_path, ROWS)
    assert main(["calibrate", "--labels", str(tmp_path / "missing.jsonl")]) == 2
    assert main(["calibrate", "--labels", labels, "--into", str(tmp_path / "no run")]) == 2
    for arguments in (
        ["calibrate"],
        ["calibrate", "--labels", labels, "--point", "lenient"],
        ["calibrate", "--labels", labels, "--false-pass", "5"],
        ["calibrate", "--labels", labels, "--false-pass", "few"],
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
