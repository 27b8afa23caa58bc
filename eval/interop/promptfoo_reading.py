"""promptfoo's results, as ``promptfoo eval --output results.json`` and ``promptfoo export`` write them (version 3, and 2)."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.cases import Case
from eval.interop.foreign import Foreign, foreign_case, own_case, sources_in
from service.domain.errors import InputError

_GIVE = "give what “promptfoo eval --output results.json” wrote"


def read_promptfoo(path: Path, sources: Sequence[str] = ()) -> Foreign:
    """The answers in a results file as Cases: sources from a test's variables, Sentences from the response.

    ``sources`` name the variables that hold source texts. Results that Citebrief wrote give back their Cases. Rows with
    an error, without an answer or without a source are passed over and told.

    Raises:
        InputError: it is no results file of promptfoo.
    """
    rows, evaluation = _rows(path)
    cases: dict[str, Case] = {}
    told: list[str] = []
    for row in rows:
        name = f"test {row.get('testIdx')}, prompt {row.get('promptIdx')}"
        try:
            case, remark = _case(row, evaluation, sources)
        except ValueError as error:
            told.append(f"{name}: {error}")
            continue
        if case.id in cases and cases[case.id] != case:  # a repeat: promptfoo numbers them alike
            count = sum(known.startswith(case.id) for known in cases)
            case = case.model_copy(update={"id": f"{case.id}:{count + 1}"})
        cases.setdefault(case.id, case)
        if remark:
            told.append(remark)
    if not cases:
        raise InputError(str(path), "gives no Case" + "".join(f"\n  {each}" for each in told[:20]), _GIVE)
    return Foreign(tuple(cases.values()), tuple(told))


def _case(row: Mapping[str, Any], evaluation: str, sources: Sequence[str]) -> tuple[Case, str]:
    test = row.get("testCase") if isinstance(row.get("testCase"), Mapping) else {}
    own = own_case((test or {}).get("metadata"))
    if own is not None:
        return own, ""
    response = row.get("response") if isinstance(row.get("response"), Mapping) else {}
    output = (response or {}).get("output")
    if output is None and row.get("error"):
        raise ValueError(f"it failed: {row['error']}")
    answer = (
        output
        if isinstance(output, str)
        else ""
        if output is None
        else json.dumps(output, ensure_ascii=False)
    )
    variables = row.get("vars") or (test or {}).get("vars") or {}
    provider = row.get("provider")
    model = (
        str(provider.get("label") or provider.get("id") or "")
        if isinstance(provider, Mapping)
        else str(provider or "")
    )
    name = (evaluation, f"test-{row.get('testIdx')}", f"prompt-{row.get('promptIdx')}", model)
    articles = sources_in(variables if isinstance(variables, Mapping) else {}, sources)
    return foreign_case(name, articles, answer, ("promptfoo", model), f"promptfoo, {evaluation or 'results'}")


def _rows(path: Path) -> tuple[list[Mapping[str, Any]], str]:
    """The rows of results, and the evaluation's id; the summary may stand alone or under ``results``."""
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(str(path), f"can't be read: {error}", _GIVE) from error
    summary = loaded.get("results") if isinstance(loaded, dict) else None
    rows = summary.get("results") if isinstance(summary, dict) else summary
    if not isinstance(rows, list):
        raise InputError(str(path), "is no results file of promptfoo", _GIVE)
    return [row for row in rows if isinstance(row, dict)], str(loaded.get("evalId") or "")
