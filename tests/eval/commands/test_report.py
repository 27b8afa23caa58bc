import json
from pathlib import Path

import pytest

from eval.cli import main
from eval.comparing.scores import Scored
from eval.interop.inspect_reading import read_inspect
from eval.interop.promptfoo_reading import read_promptfoo
from eval.runs.folder import write_cell, write_run
from tests.eval.interop.scored_runs import base, new


def folder(place: Path, scored: Scored) -> str:
    write_run(place, scored.run)
    for cell in scored.run.cells:
        write_cell(place, cell)
    return str(place)


def test_two_runs_become_one_file_and_the_same_in_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, young = folder(tmp_path / "old", base()), folder(tmp_path / "new", new())
    out = tmp_path / "report.html"
    assert main(["report", young, "--base", old, "--out", str(out), "--terminal"]) == 0
    told = capsys.readouterr()
    assert str(out) in told.err
    assert "BROKEN" in told.out
    assert "Some 430 people work on the quays." in told.out
    assert "»340«" in told.out
    assert "\x1b" not in told.out, "no colour where nobody looks"
    page = out.read_text(encoding="utf-8")
    assert "Some 430 people work on the quays." in page
    assert "1 failed by infrastructure" in page


def test_one_case_is_told_whole_and_an_unknown_one_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    young = folder(tmp_path / "new", new())
    assert main(["report", young, "--case", "quays"]) == 0
    told = capsys.readouterr().out
    assert "The harbour of Merrow may close in May" in told
    assert "merrow, default" not in told
    assert main(["report", young, "--case", "none"]) == 2
    assert "has no such Case" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--common"], "need --base"),
        (["--configuration", "other"], "has no 'other'; it has default"),
        (["--base", "nowhere"], "nowhere"),
    ],
)
def test_bad_usage_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["report", folder(tmp_path / "new", new()), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_run_is_exported_for_inspect_and_for_promptfoo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    young = folder(tmp_path / "new", new())
    assert main(["export", young, "--to", "inspect", "--out", str(tmp_path / "logs")]) == 0
    (log,) = (tmp_path / "logs").iterdir()
    assert str(log) in capsys.readouterr().out
    results = tmp_path / "results.json"
    assert main(["export", young, "--to", "promptfoo", "--out", str(results)]) == 0
    assert read_inspect(log).cases == read_promptfoo(results).cases
    assert json.loads(results.read_text(encoding="utf-8"))["results"]["version"] == 3
