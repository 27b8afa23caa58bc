"""``citebrief-eval run``: make every Brief of a Suite, under every configuration, as often as asked."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.cases.loading import load_suite
from eval.cases.schema import json_schema, to_text
from eval.plain import cleared, flat
from eval.runs.cells import Configuration, Run, State
from eval.runs.running import Order, Ran, run_suite
from service.domain.errors import InputError
from service.settings import Settings
from service.stages.verify.decision import Point

HELP = "make the Briefs of a Suite: every case, configuration and repeat"

DONE, BAD_INPUT, INFRASTRUCTURE = 0, 2, 4
"""Exit statuses: every cell is done; the Suite, a Case or a folder can't be used; a server, a cassette or this machine failed."""

_SETTINGS = ("base_url", "concurrency", "prices")
_SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "suite", nargs="?", type=Path, metavar="SUITE", help="a Suite in YAML, or Cases in JSON lines"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder of the run; one that was interrupted goes on"
    )
    parser.add_argument("--repeats", type=int, default=0, metavar="K", help="instead of the Suite's")
    changed = parser.add_argument_group("configuration", "each changes every configuration of the Suite")
    changed.add_argument("--writer", help="extractive, openai, or given (the Cases' own Sentences)")
    changed.add_argument("--model")
    changed.add_argument("--prompt", metavar="TASK/VERSION", help="such as draft/v2; several joined by +")
    changed.add_argument("--point", choices=[point.value for point in Point])
    changed.add_argument("--threshold", type=float, metavar="P", help="instead of the Verifier's fitted one")
    changed.add_argument(
        "--judge", action="store_const", const=True, help="let the model decide what the checks leave open"
    )
    changed.add_argument("--repairs", type=int, choices=range(3))
    changed.add_argument("--no-embeddings", dest="embeddings", action="store_const", const=False)
    changed.add_argument(
        "--scorer",
        action=argparse.BooleanOptionalAction,
        help="with or without the trained entailment model; by default as the settings say",
    )
    changed.add_argument("--base-url", help="any OpenAI-compatible server")
    changed.add_argument("--prices", type=Path, metavar="FILE", help="price table")
    parser.add_argument(
        "--cassette", type=Path, metavar="FILE", help="keep and find replies there, not in DIR/cassette.jsonl"
    )
    parser.add_argument("--replay", action="store_true", help="ask no model; what the cassette lacks fails")
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="N",
        help="processes, or calls for Briefs of a model at once",
    )
    parser.add_argument("--concurrency", type=int, metavar="N", help="calls to the model at once")
    parser.add_argument(
        "--certificate", type=Path, metavar="FILE", help="what calibrate wrote, to go with the run"
    )
    parser.add_argument(
        "--again", action="store_true", help="let DIR, which holds another run, take this one"
    )
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of a Suite, and that is all"
    )


def run(given: argparse.Namespace) -> int:
    """Run the Suite and say how it went; the exit status."""
    if given.schema:
        sys.stdout.write(to_text(json_schema()))
        return DONE
    if given.suite is None or given.out is None:
        raise InputError("citebrief-eval run", "needs SUITE and --out DIR")
    if given.repeats < 0 or given.workers < 0:
        raise InputError("--repeats, --workers", "are counts")
    order = Order(
        loaded=load_suite(given.suite),
        out=given.out,
        settings=_settings(given),
        repeats=given.repeats,
        change=_change(given),
        cassette=given.cassette,
        replay=given.replay,
        workers=given.workers,
        again=given.again,
        certificate=_certificate(given.certificate),
    )
    ran = run_suite(order, _tell)
    sys.stdout.write(summary(ran, given.out))
    return status(ran.run)


def status(run: Run) -> int:
    """The exit status that ``run`` calls for: a fault of the infrastructure counts before a bad Case."""
    if run.missing or run.in_state(State.INFRASTRUCTURE):
        return INFRASTRUCTURE
    return BAD_INPUT if run.in_state(State.BAD_CASE) else DONE


def summary(ran: Ran, out: Path) -> str:
    """How the run went, in lines for people."""
    run = ran.run
    count = Counter(cell.state for cell in run.cells)
    done = run.in_state(State.DONE)
    shown = sum(_sentences(cell.brief) for cell in done if cell.brief is not None)
    withheld = sum(len(cell.brief["withheld"]) for cell in done if cell.brief is not None)
    calls = sum(cell.usage.calls for cell in done)
    costs = [cell.usage.cost for cell in done]
    money = "of unknown cost" if None in costs else f"for ${sum(cost or 0 for cost in costs):.4f}"
    lines = [
        f"{run.suite}: {len(run.cases)} cases × {len(run.configurations)} configurations × {run.repeats} repeats",
        ", ".join(
            [
                f"{count[State.DONE]} done",
                f"{count[State.BAD_CASE]} bad cases",
                f"{count[State.INFRASTRUCTURE]} failed by infrastructure",
                f"{len(run.missing)} not run",
            ]
        ),
        f"{shown} Sentences shown, {withheld} withheld; {calls} model calls, {money}",
    ]
    if withheld and not shown:
        lines += _lines_too_high(run)
    if ran.lost:
        lines.append(
            f"{ran.lost} calls were under way when a run was killed; their replies are lost, and were asked for again"
        )
    for state in (State.INFRASTRUCTURE, State.BAD_CASE):
        failed = run.in_state(state)
        lines += [f"{state.value}: {cell.key}: {flat(cell.failure)}" for cell in failed[:_SHOWN]]
        if len(failed) > _SHOWN:
            lines.append(f"{state.value}: and {len(failed) - _SHOWN} more")
    return "\n".join([*lines, f"in {out}", ""])


def _lines_too_high(run: Run) -> list[str]:
    """A remark where a line was asked for that no Sentence reaches: that compares with nothing."""
    given = [
        held["sentence"]["verdict"]["probability"] or 0.0
        for cell in run.in_state(State.DONE)
        if cell.brief is not None
        for held in cell.brief["withheld"]
    ]
    asked = [each.threshold for each in run.configurations if each.threshold is not None]
    if not asked or max(given) >= min(asked):
        return []
    return [f"No Sentence reaches the threshold {min(asked):g}: the highest probability was {max(given):.2f}"]


def _sentences(brief: Mapping[str, Any]) -> int:
    return len(brief["bottom_line"]) + sum(len(section["sentences"]) for section in brief["sections"])


def _settings(given: argparse.Namespace) -> Settings:
    chosen = {name: getattr(given, name) for name in _SETTINGS if getattr(given, name) is not None}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "settings"
        raise InputError(where, first["msg"]) from error


def _change(given: argparse.Namespace) -> Callable[[Configuration], Configuration]:
    names = ("writer", "model", "prompt", "threshold", "judge", "repairs", "embeddings", "scorer")
    chosen: dict[str, Any] = {
        name: getattr(given, name) for name in names if getattr(given, name) is not None
    }
    if given.point is not None:
        chosen["point"] = Point(given.point)
    if given.threshold is not None and not 0 <= given.threshold <= 1:
        raise InputError("--threshold", f"is {given.threshold}", "give a probability")
    return lambda configuration: replace(configuration, **chosen)


def _certificate(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"is no certificate: {error}", "give what calibrate wrote") from error
    if not isinstance(read, dict):
        raise InputError(str(path), "is no certificate", "give what calibrate wrote")
    return read


def _tell(message: str) -> None:
    print(cleared(message), file=sys.stderr, flush=True)
