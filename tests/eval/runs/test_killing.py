"""A run that is killed and started again, over and over: the same result, and no call that was answered sent twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from llmock.pytest_plugin import LLMock
from llmock.scenarios import Delay, Reply

from eval.runs.cassette import Cassette
from eval.runs.exchanges import line_digests
from eval.runs.folder import read_run
from tests.eval.runs.suites import DRAFT, MODEL, PLAIN, suite_file

KILLS = 4
REPEATS = 2
FLOWS = tuple(range(300, 302 + KILLS))  # more calls than kills can come to
CONCURRENCY = 3
_LONGEST = 300


def _command(suite: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "eval.cli", "run", str(suite), "--out", str(out), *more]


@pytest.fixture
def environment(tmp_path: Path, repository: Path) -> dict[str, str]:
    """For programs that run a copy of the code: edited in the midst of the test, it would be another version."""
    copy = tmp_path / "copy"
    for package in ("service", "eval", "prompts"):
        left_out = shutil.ignore_patterns("__pycache__", "*.onnx")
        shutil.copytree(repository / package, copy / package, ignore=left_out)
    keep = {name: value for name, value in os.environ.items() if not name.startswith("CITEBRIEF_")}
    return {**keep, "PYTHONPATH": os.pathsep.join([str(copy), *sys.path]), "PYTHONSAFEPATH": "1"}


def _grown(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _killed_after(
    command: list[str], environment: dict[str, str], watched: Path, lines: int, pause: float
) -> bool:
    """Start ``command`` in a group of its own and kill it all once ``watched`` has grown; whether it came to that."""
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    before, deadline = _grown(watched), time.monotonic() + _LONGEST
    while process.poll() is None and time.monotonic() < deadline and _grown(watched) < before + lines * 100:
        time.sleep(0.002)
    time.sleep(pause)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return alive


def _results(out: Path) -> list[tuple[str, str, Any]]:
    """All of a run but when it was made and how often a call had to be tried, which a busy machine decides."""
    run = read_run(out)
    assert not run.missing
    made = []
    for cell in run.cells:
        assert cell.document is not None, cell.failure
        brief = cell.document.model_dump(
            mode="json", exclude={"created_at": True, "provenance": {"usage": {"calls"}}}
        )
        made.append((str(cell.key), cell.state.value, brief))
    return made


def _kept(cassette: Path) -> list[tuple[str, Any]]:
    with Cassette(cassette, replay=True) as kept:
        return [(exchange.digest, exchange.answer) for exchange in kept.exchanges]


def _sent(server: LLMock) -> Counter[str]:
    """How often the server was sent each request; by the lines of its user message, as cassettes know it."""
    return Counter(line_digests(record.body["messages"][-1]["content"]) for record in server.requests)


def _answered(cassette: Path) -> Counter[str]:
    """How many answers the cassette has to each."""
    if not cassette.exists():
        return Counter()
    with Cassette(cassette, replay=True) as kept:
        return Counter(exchange.asked.user for exchange in kept.exchanges)


def test_a_killed_run_goes_on_and_pays_nothing_twice(
    llmock: LLMock, tmp_path: Path, environment: dict[str, str]
) -> None:
    llmock.add(Reply(text=DRAFT, times=None), Delay(0.05, times=None))
    suite = suite_file(tmp_path, FLOWS, repeats=REPEATS, **MODEL)
    out, cassette = tmp_path / "killed", tmp_path / "killed" / "cassette.jsonl"
    environment |= {"CITEBRIEF_BASE_URL": llmock.base_url(), "CITEBRIEF_CONCURRENCY": str(CONCURRENCY)}
    environment |= {"CITEBRIEF_TIMEOUT": str(_LONGEST), "CITEBRIEF_MAX_WAIT": str(2 * _LONGEST)}
    chance = random.Random(20)  # noqa: S311  when to kill is no secret
    kills = 0
    at_kills: list[tuple[Counter[str], Counter[str]]] = []
    for _ in range(KILLS):
        lines, pause = chance.randint(1, 9), chance.random() * 0.1
        kills += _killed_after(_command(suite, out), environment, cassette, lines, pause)
        at_kills.append((_answered(cassette), _sent(llmock)))
    assert kills == KILLS
    done = subprocess.run(
        _command(suite, out), env=environment, check=False, capture_output=True, text=True, timeout=_LONGEST
    )
    assert done.returncode == 0, done.stderr

    sent, answered = _sent(llmock), _answered(cassette)
    with Cassette(cassette, replay=True) as kept:
        lost, calls = kept.lost, sum(exchange.took.calls for exchange in kept.exchanges)
    assert set(answered.values()) == {REPEATS}  # each repeat has an answer of its own
    # Whatever the server saw is on the cassette, or was under way at a kill.
    assert calls <= sum(sent.values()) <= calls + lost
    assert lost <= kills * CONCURRENCY
    for answered_then, sent_then in at_kills:
        settled = {request for request, count in answered_then.items() if count == REPEATS}
        assert {request: sent[request] for request in settled} == {
            request: sent_then[request] for request in settled
        }

    whole = tmp_path / "whole"
    subprocess.run(_command(suite, whole), env=environment, check=True, capture_output=True, timeout=_LONGEST)
    assert _results(out) == _results(whole)
    assert _kept(whole / "cassette.jsonl") == _kept(cassette)

    seen = len(llmock.requests)
    subprocess.run(_command(suite, out), env=environment, check=True, capture_output=True, timeout=_LONGEST)
    assert len(llmock.requests) == seen


def test_a_killed_run_without_a_model_keeps_its_cells(tmp_path: Path, environment: dict[str, str]) -> None:
    suite = suite_file(tmp_path, **PLAIN)
    out = tmp_path / "killed"
    command = _command(suite, out, "--workers", "2")
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    cells, deadline = out / "cells", time.monotonic() + _LONGEST
    while process.poll() is None and time.monotonic() < deadline and not any(cells.glob("*.json")):
        time.sleep(0.005)
    process.kill()  # the parent alone: its workers must see for themselves that it is gone
    process.wait()
    made = {path: path.stat().st_mtime_ns for path in cells.glob("*.json")}
    assert made
    _wait_for_the_end_of(process.pid)
    made = {path: path.stat().st_mtime_ns for path in cells.glob("*.json")}
    done = subprocess.run(
        command, env=environment, check=False, capture_output=True, text=True, timeout=_LONGEST
    )
    assert done.returncode == 0, done.stderr
    assert f"{len(made)} of 4 cells were made before" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in made} == made
    assert len(_results(out)) == 4


def _wait_for_the_end_of(group: int) -> None:
    """Wait until no process of ``group`` is left; fail where one stays for ever."""
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a worker outlives the run that it works for")
