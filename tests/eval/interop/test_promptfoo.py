import json
from pathlib import Path
from typing import Any

import pytest

from eval.interop.promptfoo_reading import read_promptfoo
from eval.interop.promptfoo_writing import promptfoo_results
from service.domain.errors import InputError
from tests.eval.interop.scored_runs import WRONG, new


def row(test: int, **more: object) -> dict[str, Any]:
    return {
        "testIdx": test,
        "promptIdx": 0,
        "provider": {"id": "openai:gpt-9", "label": ""},
        "vars": {"question": "How many?", "context": ["About 40 boats wait upstream."]},
        "response": {"output": "About 40 boats wait [1]. The mayor resigned."},
        "success": True,
        **more,
    }


def results(folder: Path, *rows: dict[str, Any], alone: bool = False) -> Path:
    path = folder / "results.json"
    summary = {"version": 3, "timestamp": "2026-11-22T02:00:00Z", "prompts": [], "results": rows, "stats": {}}
    path.write_text(json.dumps(summary if alone else {"evalId": "eval-1", "results": summary, "config": {}}))
    return path


@pytest.mark.parametrize("alone", [False, True])
def test_answers_become_cases_with_their_sources(tmp_path: Path, *, alone: bool) -> None:
    (case,) = read_promptfoo(results(tmp_path, row(0), alone=alone)).cases
    assert case.articles[0].text == "About 40 boats wait upstream."
    assert [each.text for each in case.given] == ["About 40 boats wait.", "The mayor resigned."]
    assert "promptfoo" in case.tags


def test_repeats_are_cases_of_their_own(tmp_path: Path) -> None:
    again = row(0, response={"output": "No boats wait."})
    cases = read_promptfoo(results(tmp_path, row(0), again, row(0))).cases
    assert len(cases) == len({case.id for case in cases}) >= 2


def test_rows_that_give_nothing_are_told(tmp_path: Path) -> None:
    failed = row(0, response=None, error="429 Too Many Requests")
    blind = row(1, vars={"question": "How many?"})
    found = read_promptfoo(results(tmp_path, failed, blind, row(2)))
    assert len(found.cases) == 1
    assert found.passed_over[0] == "test 0, prompt 0: it failed: 429 Too Many Requests"
    assert "name the field with --source" in found.passed_over[1]
    named = read_promptfoo(results(tmp_path, blind), ("question",))
    assert named.cases[0].articles[0].text == "How many?"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"results": {}}', '{"results": []}'])
def test_what_is_no_results_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"results\.json"):
        read_promptfoo(path)


def test_a_run_written_as_results_gives_back_its_cases(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps(promptfoo_results([new()]), allow_nan=False), encoding="utf-8")
    found = read_promptfoo(path)
    assert [case.id for case in found.cases] == ["merrow", "quays", "lost"]
    assert found.cases[0].expected == new().run.cases[0].case.expected


def test_results_tell_passes_failures_and_errors_apart() -> None:
    written = promptfoo_results([new()])["results"]
    merrow, quays, lost = written["results"]
    assert [each["success"] for each in (merrow, quays, lost)] == [False, True, False]
    assert [each["failureReason"] for each in (merrow, quays, lost)] == [1, 0, 2]
    stats = written["stats"]
    assert (stats["successes"], stats["failures"], stats["errors"]) == (1, 1, 1)
    assert lost["error"] == "infrastructure: the server answered 503"
    parts = merrow["gradingResult"]["componentResults"]
    assert [(part["assertion"]["value"] == WRONG, part["pass"]) for part in parts] == [
        (False, True),
        (True, False),
    ]
    assert "[" in parts[1]["reason"]
    assert "“340”" in parts[1]["reason"]
    assert "abstention_recall" not in merrow["namedScores"], "what is undefined is no score"
    metrics = written["prompts"][0]["metrics"]
    assert (metrics["testPassCount"], metrics["testFailCount"], metrics["testErrorCount"]) == (1, 1, 1)
    assert (metrics["assertPassCount"], metrics["assertFailCount"]) == (3, 1)
