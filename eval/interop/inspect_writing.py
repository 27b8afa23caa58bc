"""A scored run as logs of Inspect (``inspect_ai``), one for each configuration, by version 2 of its schema."""

import hashlib
from collections.abc import Mapping
from typing import Any

from eval.comparing.scores import Scored, figures
from eval.interop.telling import answered, asked, kept, why
from eval.measures.catalogue import BY_NAME
from eval.measures.examined import Examined
from eval.measures.tally import Tally
from eval.runs.cells import Cell, Configuration
from eval.runs.folder import plain

_LEADING = "sentence_support"
"""The measure whose score tells every Sentence."""
_UNSCORED = float("nan")
"""What Inspect means by a score that is in no metric."""


def inspect_log(scored: Scored) -> dict[str, Any]:
    """The log of ``scored``: a sample for each Case, an epoch for each repeat, a score for each measure.

    A measure that is undefined is an unscored score (NaN, which Inspect writes as a bare constant); a cell that is not
    scored is a sample with an error, and no score. The Case goes along in each sample's metadata.
    """
    run = scored.run
    configuration = next(each for each in run.configurations if each.name == scored.configuration)
    model = _model(configuration)
    cells = scored.cells()
    started = run.started_at or "1970-01-01T00:00:00+00:00"
    return {
        "version": 2,
        "status": "cancelled" if scored.missing else "success",
        "eval": {
            "eval_id": _short(run.suite, scored.configuration, started),
            "run_id": _short(run.suite, started),
            "created": started,
            "task": run.suite,
            "task_id": _short(run.suite, scored.configuration),
            "task_version": 0,
            "task_args": plain(configuration),
            "dataset": {
                "name": run.suite,
                "samples": len(run.cases),
                "sample_ids": [case.id for case in run.cases],
                "shuffled": False,
            },
            "model": model,
            "config": {"epochs": run.repeats},
            "packages": {"citebrief": run.versions.get("citebrief", "")},
            "metadata": {
                "verifier": scored.verifier,
                "configuration": scored.configuration,
                "certificate": None if run.certificate is None else dict(run.certificate),
            },
        },
        "plan": {
            "name": "plan",
            "steps": [{"solver": "citebrief", "params": dict(plain(configuration))}],
        },
        "results": _results(scored, cells),
        "stats": {"started_at": started, "completed_at": started, "model_usage": {model: _usage(*cells)}},
        "samples": [_sample(scored, cell, model) for cell in cells],
    }


def _model(configuration: Configuration) -> str:
    return f"citebrief/{configuration.model or configuration.writer}"


def _short(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:22]


def _usage(*cells: Cell) -> dict[str, int]:
    given = sum(cell.usage.input_tokens for cell in cells)
    taken = sum(cell.usage.output_tokens for cell in cells)
    return {"input_tokens": given, "output_tokens": taken, "total_tokens": given + taken}


def _results(scored: Scored, cells: tuple[Cell, ...]) -> dict[str, Any]:
    scores = []
    for figure in figures(scored):
        if figure.value is None:
            continue
        interval = [] if figure.interval is None else list(figure.interval)
        scores.append(
            {
                "name": figure.name,
                "scorer": figure.name,
                "scored_samples": len(scored.tallies) - figure.undefined,
                "unscored_samples": len(cells) - len(scored.tallies) + figure.undefined,
                "params": {},
                "metrics": {
                    "mean": {
                        "name": "mean",
                        "value": figure.value,
                        "params": {},
                        "metadata": {"interval_95": interval, "unchecked": figure.unchecked},
                    }
                },
                "metadata": {"title": figure.title, "unit": figure.unit, "better": figure.better},
            }
        )
    return {"total_samples": len(cells), "completed_samples": len(scored.tallies), "scores": scores}


def _sample(scored: Scored, cell: Cell, model: str) -> dict[str, Any]:
    case = scored.run.case_of[cell.key.case]
    examined = scored.examined.get(cell.key)
    sample: dict[str, Any] = {
        "id": cell.key.case,
        "epoch": cell.key.repeat + 1,
        "input": asked(case),
        "target": [nugget.text for nugget in case.case.expected.all_nuggets if nugget.vital],
        "metadata": kept(case, cell.key),
        "uuid": cell.key.digest[:22],
        "total_time": cell.seconds,
        "messages": [{"role": "user", "content": asked(case)}],
    }
    if examined is None:
        message = f"{cell.state.value}: {cell.failure}"
        sample["error"] = {"message": message, "traceback": "", "traceback_ansi": ""}
        return sample
    reply = {"role": "assistant", "content": answered(examined.brief), "model": model, "source": "generate"}
    sample["messages"].append(reply)
    sample["output"] = {
        "model": model,
        "choices": [{"message": reply, "stop_reason": "stop"}],
        "completion": reply["content"],
        "usage": _usage(cell),
        "time": cell.seconds,
    }
    sample["model_usage"] = {model: _usage(cell)}
    sample["scores"] = _scores(scored.tallies[cell.key], examined)
    return sample


def _scores(tallies: Mapping[str, Tally], examined: Examined) -> dict[str, Any]:
    scores: dict[str, Any] = {}
    for name, tally in tallies.items():
        told = [f"{BY_NAME[name].title}: {tally.numerator:g} of {tally.denominator:g}"]
        if tally.value is None:
            told = [f"{BY_NAME[name].title}: undefined, there is nothing to measure"]
        if tally.unchecked:
            told.append(f"{tally.unchecked} unchecked")
        if name == _LEADING:
            told += [why(each, examined) for each in examined.judged]
        scores[name] = {
            "value": _UNSCORED if tally.value is None else tally.value,
            "answer": answered(examined.brief) if name == _LEADING else None,
            "explanation": "\n".join(told),
            "metadata": {"unchecked": tally.unchecked, "sentences": list(tally.costly)},
        }
    return scores
