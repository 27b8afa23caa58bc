"""``citebrief-eval run`` from the command line: what it prints, and its exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from llmock.pytest_plugin import LLMock
from llmock.scenarios import Reply

from eval.cli import main
from eval.runs.cells import State
from eval.runs.folder import read_run
from service.stages.verify.decision import Point
from tests.eval.runs.suites import DRAFT, MODEL, PLAIN, suite_file


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("CITEBRIEF_"):
            monkeypatch.delenv(name)


def test_a_run_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    suite = suite_file(tmp_path, (310, 275), **PLAIN)
    assert main(["run", str(suite), "--out", str(out), "--workers", "1"]) == 0
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[:2] == [
        "accords: 2 cases × 1 configurations × 1 repeats",
        "2 done, 0 bad cases, 0 failed by infrastructure, 0 not run",
    ]
    assert lines[2].endswith("0 withheld; 0 model calls, for $0.0000")
    assert lines[-1] == f"in {out}"
    assert printed.err.splitlines()[-1] == "2 of 2 cells"


def test_options_change_every_configuration(tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.json"
    certificate.write_text('{"false_pass": 0.1}')
    suite = suite_file(tmp_path, (310,), configurations=[{"name": "a"}, {"name": "b", "point": "balanced"}])
    out = tmp_path / "out"
    changes = [
        "--no-embeddings",
        "--threshold",
        "0.25",
        "--repairs",
        "0",
        "--point",
        "balanced",
        "--repeats",
        "2",
    ]
    command = ["run", str(suite), "--out", str(out), "--workers", "1", "--certificate", str(certificate)]
    assert main([*command, *changes]) == 0
    run = read_run(out)
    assert run.certificate == {"false_pass": 0.1}
    assert [
        (each.name, each.threshold, each.point, each.repairs, each.embeddings) for each in run.configurations
    ] == [
        ("a", 0.25, Point.BALANCED, 0, False),
        ("b", 0.25, Point.BALANCED, 0, False),
    ]
    assert len(run.cells) == 4


def test_a_bad_case_is_bad_data_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        {"id": "unread", "files": ["none.txt"]},
        {"id": "read", "articles": [{"id": "a", "text": "The pier closed."}]},
    ]
    suite = suite_file(tmp_path, cases=cases, **PLAIN)
    assert main(["run", str(suite), "--out", str(tmp_path / "out"), "--workers", "1"]) == 2
    printed = capsys.readouterr().out
    assert "1 done, 1 bad cases" in printed
    assert "bad_case: unread · plain · 0: " in printed


def test_infrastructure_has_a_status_of_its_own(
    llmock: LLMock, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEBRIEF_MAX_ATTEMPTS", "1")
    suite = suite_file(tmp_path, (310,), **MODEL)
    command = ["run", str(suite), "--out", str(tmp_path / "out"), "--base-url", llmock.base_url()]
    llmock.fail(503, times=None)
    assert main(command) == 4
    assert (
        "infrastructure: flow-310 · model · 0: draft: ModelUnavailable: HTTP 503" in capsys.readouterr().out
    )
    assert read_run(tmp_path / "out").cells[0].state is State.INFRASTRUCTURE
    llmock.reset().add(Reply(text=DRAFT, times=None))
    assert main(command) == 0
    cassette = str(tmp_path / "out" / "cassette.jsonl")
    away = ["run", str(suite), "--out", str(tmp_path / "away"), "--replay", "--cassette", cassette]
    assert main(away) == 0
    assert main([*away, "--out", str(tmp_path / "cold"), "--model", "other"]) == 4
    assert "the model: 'other' is asked, 'gpt-4.1-mini' is recorded" in capsys.readouterr().out
    assert main([*away[:-1], str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "none")]) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "needs SUITE and --out DIR"),
        (["suite.yaml"], "needs SUITE and --out DIR"),
        (["none.yaml", "--out", "out"], "none.yaml: can't be read"),
        (
            ["suite.yaml", "--out", "out", "--writer", "openai", "--prompt", "newest"],
            "'newest' is not as draft/v1",
        ),
        (["suite.yaml", "--out", "out", "--threshold", "2"], "--threshold: is 2.0; give a probability"),
        (["suite.yaml", "--out", "out", "--repeats", "-1"], "are counts"),
        (
            ["suite.yaml", "--out", "out", "--writer", "nobody"],
            "is 'nobody'; there are extractive, given, openai",
        ),
        (["suite.yaml", "--out", "out", "--certificate", "suite.yaml.none"], "is no certificate"),
        (["suite.yaml", "--out", "out", "--base-url", "nowhere"], "give a URL such as"),
        (["suite.yaml", "--out", "suite.yaml"], "can't be written"),
    ],
)
def test_bad_usage_is_told_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    suite_file(tmp_path, (310,), **PLAIN)
    monkeypatch.chdir(tmp_path)
    assert main(["run", *arguments]) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.err.startswith("citebrief-eval: ")
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_a_threshold_that_nothing_reaches_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suite = suite_file(tmp_path, (310,), **PLAIN)
    assert main(["run", str(suite), "--out", str(tmp_path / "out"), "--threshold", "1"]) == 0
    told = capsys.readouterr().out
    assert "0 Sentences shown" in told
    assert "No Sentence reaches the threshold 1: the highest probability was 0." in told


_FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from eval.cli import main
sys.exit(main(sys.argv[2:]))
"""


def test_a_full_disk_is_infrastructure_and_the_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    suite = suite_file(tmp_path, (310, 275), **PLAIN)
    command = ["run", str(suite), "--out", str(tmp_path / "out"), "--workers", "1", "--no-embeddings"]
    full = subprocess.run(
        [sys.executable, "-c", _FULL, "3000", *command], capture_output=True, text=True, check=False
    )
    assert (full.returncode, full.stderr.count("\n")) == (4, 1)
    assert "File too large" in full.stderr
    assert not list((tmp_path / "out").rglob("*.part"))
    assert main(command) == 0
    assert len(read_run(tmp_path / "out").in_state(State.DONE)) == 2


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str], repository: Path) -> None:
    assert main(["run", "--schema"]) == 0
    printed = capsys.readouterr().out
    assert printed == (repository / "docs" / "case.schema.json").read_text(encoding="utf-8")
    assert json.loads(printed)["$id"] == "urn:citebrief:suite:1"
