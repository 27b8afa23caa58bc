"""A scored run as promptfoo's results (version 3), which ``promptfoo import`` takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.comparing.scores import Scored
from eval.comparing.standing import faults_of
from eval.comparing.telling import places_of, reason_of
from eval.interop.telling import answered, asked, kept, values, whole_case
from eval.measures.examined import Examined, Judged
from eval.runs.cells import Cell, Run

_PASSED, _FAILED, _ERROR = 0, 1, 2
"""promptfoo's ``ResultFailureReason``."""


def promptfoo_results(scored: Sequence[Scored]) -> dict[str, Any]:
    """The results: a prompt for each configuration, a test for each Case and repeat.

    A row passes where its Brief meets all that is asked of it; its grading has a component for each Sentence. A measure
    that is undefined is no named score. A cell that is not scored is an error, neither a pass nor a failure. The Case
    goes along in the test's metadata.
    """
    run = scored[0].run
    rows = [_row(each, cell, place) for place, each in enumerate(scored) for cell in each.cells()]
    prompts = [
        _prompt(each, [row for row in rows if row["promptIdx"] == place]) for place, each in enumerate(scored)
    ]
    created = run.started_at or "1970-01-01T00:00:00Z"
    return {
        "evalId": f"eval-citebrief-{run.suite}-{created[:19]}",
        "results": {
            "version": 3,
            "timestamp": created,
            "prompts": prompts,
            "results": rows,
            "stats": {
                "successes": sum(row["success"] for row in rows),
                "failures": sum(row["failureReason"] == _FAILED for row in rows),
                "errors": sum(row["failureReason"] == _ERROR for row in rows),
                "tokenUsage": _tokens(*(cell for each in scored for cell in each.cells())),
            },
        },
        "config": {
            "description": f"citebrief-eval, {run.suite}",
            "prompts": [each.configuration for each in scored],
            "providers": [_provider(each)["id"] for each in scored],
            "tests": [],
        },
        "shareableUrl": None,
        "metadata": {"evaluationCreatedAt": created, "verifier": scored[0].verifier},
    }


def _provider(scored: Scored) -> dict[str, str]:
    configuration = next(each for each in scored.run.configurations if each.name == scored.configuration)
    return {"id": f"citebrief:{configuration.model or configuration.writer}", "label": scored.configuration}


def _tokens(*cells: Cell) -> dict[str, Any]:
    given = sum(cell.usage.input_tokens for cell in cells)
    taken = sum(cell.usage.output_tokens for cell in cells)
    calls = sum(cell.usage.calls for cell in cells)
    details = {"reasoning": 0, "acceptedPrediction": 0, "rejectedPrediction": 0}
    used = {"prompt": given, "completion": taken, "cached": 0, "total": given + taken, "numRequests": calls}
    nothing = dict.fromkeys(used, 0)
    return {**used, "completionDetails": details, "assertions": {**nothing, "completionDetails": details}}


def _prompt(scored: Scored, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    named: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row["namedScores"].items():
            named.setdefault(name, []).append(value)
    parts = [
        part for row in rows if row["gradingResult"] for part in row["gradingResult"]["componentResults"]
    ]
    return {
        "raw": scored.configuration,
        "label": scored.configuration,
        "provider": _provider(scored)["label"],
        "metrics": {
            "score": sum(row["score"] for row in rows),
            "testPassCount": sum(row["success"] for row in rows),
            "testFailCount": sum(row["failureReason"] == _FAILED for row in rows),
            "testErrorCount": sum(row["failureReason"] == _ERROR for row in rows),
            "assertPassCount": sum(part["pass"] for part in parts),
            "assertFailCount": sum(not part["pass"] for part in parts),
            "totalLatencyMs": sum(row["latencyMs"] for row in rows),
            "tokenUsage": _tokens(*scored.cells()),
            "namedScores": {name: sum(found) for name, found in named.items()},
            "namedScoresCount": {name: len(found) for name, found in named.items()},
            "cost": sum(row["cost"] for row in rows),
        },
    }


def _row(scored: Scored, cell: Cell, place: int) -> dict[str, Any]:
    run = scored.run
    case = run.case_of[cell.key.case]
    examined = scored.examined.get(cell.key)
    sources = [{"title": each.title, "text": each.text} for each in whole_case(case).articles]
    given = {"focus": case.case.options.focus, "articles": sources}
    row: dict[str, Any] = {
        "id": cell.key.digest,
        "promptIdx": place,
        "testIdx": _test(run, cell),
        "testCase": {
            "description": case.id,
            "vars": given,
            "options": {"disableVarExpansion": True},
            "metadata": kept(case, cell.key),
        },
        "promptId": scored.configuration,
        "provider": _provider(scored),
        "prompt": {"raw": asked(case), "label": scored.configuration},
        "vars": given,
        "latencyMs": round(cell.seconds * 1000),
        "cost": cell.usage.cost or 0.0,
        "namedScores": {},
        "gradingResult": None,
        "metadata": {},
    }
    if examined is None:
        error = f"{cell.state.value}: {cell.failure}"
        return {**row, "error": error, "success": False, "score": 0, "failureReason": _ERROR}
    faults = faults_of(examined)
    named = values(scored.tallies[cell.key])
    score = named.get("sentence_support", 0.0)
    return {
        **row,
        "response": {"output": answered(examined.brief), "tokenUsage": _tokens(cell), "cached": False},
        "success": not faults,
        "score": score,
        "failureReason": _FAILED if faults else _PASSED,
        "error": "\n".join(faults) or None,
        "namedScores": named,
        "gradingResult": {
            "pass": not faults,
            "score": score,
            "reason": "\n".join(faults) or "All that is asked is met",
            "namedScores": named,
            "componentResults": [_component(each, examined) for each in examined.shown],
        },
        "tokenUsage": _tokens(cell),
    }


def _test(run: Run, cell: Cell) -> int:
    order = {case.id: place for place, case in enumerate(run.cases)}
    return order[cell.key.case] * run.repeats + cell.key.repeat


def _component(judged: Judged, examined: Examined) -> dict[str, Any]:
    places = [] if judged.supported else [str(place) for place in places_of(judged, examined)]
    return {
        "pass": judged.supported,
        "score": float(judged.supported),
        "reason": "; ".join([reason_of(judged), *places]),
        "assertion": {
            "type": "context-faithfulness",
            "value": judged.text,
            "metric": "sentence_support",
        },
        "metadata": {"sentence": judged.id, "status": judged.verdict.status.value},
    }
