"""The judge of ``calibrate`` over real HTTP: llmock, which others wrote, and a server that answers off the scale."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from llmock.pytest_plugin import LLMock

from eval.cli import main
from tests.adapters.raw_server import completion, serving

ORCHARD = (
    "Farmers in the Tull valley lost most of their apple harvest to a late frost. "
    "The growers' union asked the province for aid of 3 million marks."
)
PIER = (
    "The council of Orvane voted on Tuesday to close the ferry pier. Its 120 boats will move to Port Lasse."
)
ROWS: list[dict[str, Any]] = [
    {
        "id": "a",
        "docs": [ORCHARD],
        "claim": "Growers want aid from the province after the frost.",
        "label": 1,
    },
    {"id": "b", "docs": [ORCHARD], "claim": "The province refused the growers' request for aid.", "label": 0},
    {"id": "c", "docs": [PIER], "claim": "Its 195 boats will move to Port Lasse.", "label": 0},
    {"id": "d", "docs": [PIER], "claim": "Its 120 boats will move to Port Lasse.", "label": 1},
]


def answer(verdict: str) -> str:
    return json.dumps({"reason": "It says so.", "verdict": verdict})


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command's beginning, one call at a time."""
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    for name, value in (("CONCURRENCY", "1"), ("MAX_ATTEMPTS", "1"), ("SCORER", "0")):
        monkeypatch.setenv(f"CITEBRIEF_{name}", value)
    return ["calibrate", "--labels", str(path), "--no-embeddings", "--out", str(tmp_path / "out")]


def told(out: Path) -> dict[str, Any]:
    judge: dict[str, Any] = json.loads((out / "calibration.json").read_text())["judge"]
    return judge


def figures(judge: dict[str, Any]) -> dict[tuple[str, str], tuple[int, int, float | None]]:
    return {
        (each["who"], each["on"]): (each["sent"], each["unchecked"], each["balanced_accuracy"]["value"])
        for each in judge["agreements"]
    }


def test_the_open_band_is_judged_over_http_and_reported(
    command: list[str],
    tmp_path: Path,
    llmock: LLMock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CITEBRIEF_BASE_URL", llmock.base_url())
    llmock.reply(answer("supported")).reply(answer("unsupported"))
    assert main([*command, "--judge"]) == 0
    judge = told(tmp_path / "out")
    assert (judge["given"], judge["rows"], judge["left_open"], judge["asked"]) == (4, 4, 2, 2)
    found = figures(judge)
    assert found["judge alone", "rows asked"] == (2, 0, 1.0)
    assert found["Verifier alone, strict", "rows asked"] == (2, 0, 0.5)
    assert found["Verifier alone, strict", "all rows"] == (4, 0, 0.75)
    assert found["both together, strict", "all rows"] == (4, 0, 1.0)
    assert judge["usage"]["calls"] == len(llmock.requests) == 2
    assert judge["tokens_per_sentence"] > 0
    assert judge["cost_per_sentence"] > 0
    shown = capsys.readouterr().out
    assert "## The model judge" in shown
    assert "`gpt-4.1-mini+judge/v1@" in shown
    assert (tmp_path / "out" / "calibration.md").read_text() in shown
    llmock.assert_resilient(strict=True)


def test_what_was_answered_is_not_asked_again(
    command: list[str], tmp_path: Path, llmock: LLMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEBRIEF_BASE_URL", llmock.base_url())
    monkeypatch.setenv("CITEBRIEF_JUDGE_VOTES", "3")
    llmock.reply(answer("supported"), times=None)
    assert main([*command, "--judge"]) == 0
    first = told(tmp_path / "out")
    assert main([*command, "--judge"]) == 0
    assert told(tmp_path / "out") == first
    assert len(llmock.requests) == first["usage"]["calls"] == 6
    assert first["judge"].endswith("/3 votes")


def test_every_row_can_be_judged_and_a_limit_holds(
    command: list[str], tmp_path: Path, llmock: LLMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEBRIEF_BASE_URL", llmock.base_url())
    llmock.reply(answer("unsupported"), times=None)
    assert main([*command, "--judge-all"]) == 0
    judge = told(tmp_path / "out")
    assert (judge["asked"], judge["left_open"]) == (4, 2)
    assert figures(judge)["judge alone", "rows asked"] == (4, 0, 0.5)
    assert figures(judge)["judge alone", "rows left open"] == (2, 0, 0.5)
    assert main([*command, "--judge-all", "--limit", "1"]) == 0
    judge = told(tmp_path / "out")
    assert (judge["given"], judge["rows"], judge["asked"]) == (4, 1, 1)
    assert len(llmock.requests) == 4


def test_answers_off_the_scale_are_unchecked_and_counted_in(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> int:
        off = [completion(answer("probably")), completion(answer("supported")), completion("Supported!")]
        async with serving(off) as server:
            monkeypatch.setenv("CITEBRIEF_BASE_URL", server.base_url)
            status = await asyncio.to_thread(main, [*command, "--judge-all"])
            assert len(server.bodies) == 4
            return status

    assert asyncio.run(run()) == 0
    judge = told(tmp_path / "out")
    found = figures(judge)
    assert found["judge alone", "rows asked"] == (4, 3, 0.0)
    assert found["both together, strict", "all rows"] == (4, 1, 0.5)
    assert judge["usage"]["calls"] == 4  # what can't be read is paid for


def test_a_server_that_is_down_leaves_all_unchecked(
    command: list[str], tmp_path: Path, llmock: LLMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEBRIEF_BASE_URL", llmock.base_url())
    llmock.outage()
    assert main([*command, "--judge"]) == 0
    judge = told(tmp_path / "out")
    assert figures(judge)["judge alone", "rows asked"] == (2, 2, 0.0)
    assert judge["unanswered"] == 2
    assert "ModelUnavailable: HTTP 503" in judge["first_failure"]


def test_without_a_judge_nothing_is_asked_or_told(command: list[str], tmp_path: Path) -> None:
    assert main(command) == 0
    assert told(tmp_path / "out") is None
    assert "model judge" not in (tmp_path / "out" / "calibration.md").read_text()


@pytest.mark.parametrize(
    ("given", "words"), [(["--judge"], "no model to ask"), (["--limit", "3"], "is for a judge")]
)
def test_bad_usage_is_told_before_any_work(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], words: str
) -> None:
    assert main([*command, *given]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("count", ["0", "-1", "some"])
def test_a_limit_is_a_number_of_rows(command: list[str], count: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--judge", "--limit", count])
    assert ended.value.code == 2
