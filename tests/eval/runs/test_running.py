"""Runs in this process: what is made, kept, made again, and told apart."""

import json
import socket
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from llmock.pytest_plugin import LLMock
from llmock.scenarios import Reply

from eval.runs.cells import Run, State
from eval.runs.crews import PATIENCE
from eval.runs.folder import read_run
from eval.runs.running import Order, Ran, run_suite
from service.domain.briefs import Draft, DraftRequest, Sentence, cite
from service.domain.errors import InputError
from service.domain.spans import Span
from service.ports import Embedder
from service.settings import Settings
from tests.eval.runs.suites import DRAFT, FLOWS, MODEL, PLAIN, case, loaded, order
from tests.fakes import drafted, named


def run(given: Order) -> tuple[Ran, list[str]]:
    told: list[str] = []
    return run_suite(given, told.append), told


def shown(made: Run) -> list[list[str]]:
    return [[part.text for part in cell.document.shown] for cell in made.cells if cell.document is not None]


def settings(server: LLMock, **more: Any) -> Settings:  # noqa: ANN401  any setting
    return Settings(
        **{"base_url": server.base_url(), "max_attempts": 1, "max_wait": 2.0, "concurrency": 2, **more}
    )


def test_a_cell_for_each_case_configuration_and_repeat(tmp_path: Path) -> None:
    suite = loaded(
        tmp_path, FLOWS[:2], matrix={"point": ["strict", "balanced"], "embeddings": [False]}, repeats=2
    )
    ran, told = run(order(tmp_path, suite))
    assert ran.kept == 0
    assert [cell.state for cell in ran.run.cells] == [State.DONE] * 8
    assert [str(cell.key) for cell in ran.run.cells][:4] == [
        "flow-310 · strict · 0",
        "flow-310 · strict · 1",
        "flow-310 · balanced · 0",
        "flow-310 · balanced · 1",
    ]
    assert told[-1] == "8 of 8 cells"
    first = ran.run.cells[0]
    assert first.document is not None
    assert first.document.provenance.settings["point"] == "strict"
    assert set(first.versions) == {"citebrief", "code", "verifier", "writer", "model"}
    assert {cell.document.created_at for cell in ran.run.cells if cell.document} == {
        ran.run.started_at.replace("+00:00", "Z")
    }
    assert read_run(tmp_path / "out") == ran.run


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    given = order(tmp_path, loaded(tmp_path, **PLAIN))
    first, _ = run(given)
    cells = sorted((tmp_path / "out" / "cells").iterdir())
    times = [path.stat().st_mtime_ns for path in cells]
    cells[0].unlink()
    cells[1].write_text(cells[1].read_text()[:50])
    cells[2].write_text(cells[2].read_text().replace('"state":"done"', '"state":"infrastructure"'))
    again, told = run(given)
    assert again.kept == 1
    assert told[0] == "1 of 4 cells were made before"
    assert [path.stat().st_mtime_ns == time for path, time in zip(cells, times, strict=True)] == [
        False,
        False,
        False,
        True,
    ]
    assert [replace(cell, seconds=0) for cell in again.run.cells] == [
        replace(cell, seconds=0) for cell in first.run.cells
    ]


def test_a_folder_takes_no_other_run_by_accident(tmp_path: Path) -> None:
    given = order(tmp_path, loaded(tmp_path, FLOWS[:2], **PLAIN))
    run(given)

    def refused(other: Order) -> str:
        with pytest.raises(InputError) as raised:
            run(other)
        return raised.value.wrong

    lax = replace(given, change=lambda configuration: replace(configuration, threshold=0.1))
    assert refused(lax) == "holds another run: of threshold None, not 0.1, in configuration plain"
    assert "of 1 repeats, not 2" in refused(replace(given, repeats=2))
    named = order(tmp_path, loaded(tmp_path, FLOWS[:2], configurations=[{"name": "x", "embeddings": False}]))
    assert "of the configurations plain, not x" in refused(named)
    other_case = order(tmp_path, loaded(tmp_path, (310, 280), **PLAIN))
    assert refused(other_case) == "holds another run: of another Case 'flow-280'"
    assert "'accords', not 'others'" in refused(order(tmp_path, loaded(tmp_path, name="others", **PLAIN)))
    taken, _ = run(replace(other_case, again=True))
    assert taken.kept == 1  # the Case that both have
    assert [cell.key.case for cell in taken.run.cells] == ["flow-310", "flow-280"]


def test_a_run_made_by_other_code_is_told_apart(tmp_path: Path) -> None:
    given = order(tmp_path, loaded(tmp_path, FLOWS[:1], **PLAIN))
    run(given)
    path = tmp_path / "out" / "run.json"
    written = json.loads(path.read_text())
    written["versions"]["code"] = "0123456789abcdef"
    path.write_text(json.dumps(written))
    with pytest.raises(InputError, match="made with code 0123456789abcdef, not "):
        run(given)


def test_a_bad_case_takes_no_other_down(tmp_path: Path) -> None:
    cases = [
        {"id": "unread", "files": ["none.txt"]},
        {**case(310, options={"leave_out": ["Nobody"]}), "id": "left-out"},
        {**case(275), "id": "no-given"},
        case(190, given=[{"text": "It sets a minimum flow of 190 cubic metres a second."}]),
    ]
    suite = loaded(
        tmp_path,
        cases=cases,
        configurations=[
            {"name": "plain", "embeddings": False},
            {"name": "given", "writer": "given", "embeddings": False},
        ],
    )
    ran, _ = run(order(tmp_path, suite))
    states = {(cell.key.case, cell.key.configuration): cell for cell in ran.run.cells}
    bad = {key for key, cell in states.items() if cell.state is State.BAD_CASE}
    assert bad == {
        ("unread", "plain"),
        ("unread", "given"),
        ("left-out", "plain"),
        ("left-out", "given"),
        ("no-given", "given"),
    }
    assert "no source is called 'Nobody'" in states["left-out", "plain"].failure
    assert "gives no Sentences" in states["no-given", "given"].failure
    assert all(cell.brief is None for cell in states.values() if cell.state is not State.DONE)


def test_given_sentences_are_checked_as_they_are(tmp_path: Path) -> None:
    right = "It sets a minimum flow of 310 cubic metres a second at the border, the ministry of Velmora said."
    wrong = "It sets a minimum flow of 450 cubic metres a second at the border, the ministry of Velmora said."
    given = [{"text": right, "articles": ["accord"]}, {"text": wrong}]
    suite = loaded(
        tmp_path,
        cases=[case(310, given=given, options={"max_words": 20})],
        configurations=[{"name": "given", "writer": "given", "embeddings": False}],
    )
    ran, _ = run(order(tmp_path, suite))
    (cell,) = ran.run.cells
    assert cell.failure == ""
    assert shown(ran.run) == [[right]]
    assert cell.document is not None
    (held,) = cell.document.withheld
    assert held.sentence.text == wrong
    assert cell.versions["writer"] == "given/1"


def test_a_threshold_decides(tmp_path: Path) -> None:
    suite = loaded(
        tmp_path,
        FLOWS[:1],
        configurations=[
            {"name": "fitted", "embeddings": False},
            {"name": "never", "threshold": 1.0, "embeddings": False, "repairs": 0},
        ],
    )
    ran, _ = run(order(tmp_path, suite))
    fitted, never = shown(ran.run)
    assert fitted
    assert never == []
    first, second = ran.run.cells
    assert first.versions["verifier"] != second.versions["verifier"]
    assert "verifier" not in ran.run.versions


class Parrot:
    """A Writer that a program brings along: says the first sentence of every article."""

    name, model = "parrot/1", ""

    def __init__(self, embedder: Embedder | None) -> None:
        assert embedder is None

    async def draft(self, request: DraftRequest) -> Draft:
        first = request.articles[0]
        passage = first.citable[0]
        span = Span(passage.span.start, passage.sentences[0].end)
        sentence = Sentence("p1", span.of(first.article.text), (cite(first, passage.id, span),))
        return Draft(request.topic.id, (sentence,))

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:  # noqa: ARG002  the port has it
        return Draft(request.topic.id, ())


def test_a_program_may_bring_a_writer_along(tmp_path: Path) -> None:
    suite = loaded(
        tmp_path, FLOWS[:2], configurations=[{"name": "p", "writer": "parrot", "embeddings": False}]
    )
    given = order(tmp_path, suite)
    with pytest.raises(InputError, match="is 'parrot'; there are extractive, given, openai"):
        run(given)
    ran, _ = run(replace(given, writers={"parrot": Parrot}))
    assert [texts[0][:18] for texts in shown(ran.run)] == ["The water minister"] * 2


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    given = order(tmp_path, loaded(tmp_path, FLOWS[:1], **PLAIN))

    def again(message: str) -> None:
        with pytest.raises(InputError, match="another run is working in it"):
            run_suite(given, lambda _: None)

    run_suite(given, again)


def test_a_prompt_that_is_not_there_is_bad_data(tmp_path: Path) -> None:
    written = {"name": "m", "writer": "openai", "prompt": "draft/v99"}
    with pytest.raises(InputError, match="configuration m: prompt: prompt draft/v99"):
        run(order(tmp_path, loaded(tmp_path, FLOWS[:1], configurations=[written])))


def test_repeats_have_replies_of_their_own_and_replay_asks_nobody(llmock: LLMock, tmp_path: Path) -> None:
    other = drafted(("The accord may take effect in July, the minister Ana Kirel said.", ["P3"]))
    llmock.add(Reply(text=DRAFT, times=2), Reply(text=other, times=None))
    suite = loaded(tmp_path, FLOWS[:1], repeats=2, **MODEL)
    given = order(tmp_path, suite, settings=settings(llmock, concurrency=1))
    recorded, _ = run(given)
    assert [len(texts) for texts in shown(recorded.run)] == [1, 1]
    assert shown(recorded.run)[0] != shown(recorded.run)[1]
    sent = len(llmock.requests)
    assert sent == sum(cell.usage.calls for cell in recorded.run.cells) == 4
    assert recorded.run.cells[0].versions["draft/v1"]
    seeds = {record.body["seed"] for record in llmock.requests}
    assert seeds == {7, 1_007}
    assert [cell.document.provenance.settings["seed"] for cell in recorded.run.cells if cell.document] == [
        7,
        1_007,
    ]

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = Settings(base_url=f"http://127.0.0.1:{closed.getsockname()[1]}/v1", max_attempts=1)
        replayed, _ = run(
            replace(
                given,
                out=tmp_path / "replayed",
                settings=nowhere,
                cassette=tmp_path / "out" / "cassette.jsonl",
                replay=True,
            )
        )
    assert len(llmock.requests) == sent
    assert shown(replayed.run) == shown(recorded.run)
    assert [cell.usage for cell in replayed.run.cells] == [cell.usage for cell in recorded.run.cells]


def test_each_vote_of_the_judge_is_an_exchange_of_its_own_on_the_cassette(
    llmock: LLMock, tmp_path: Path
) -> None:
    reworded = "Velmora and Tarsk agreed in Dunmere how much water the Sarn river must carry."
    llmock.reply(drafted((reworded, ["P1", "P2"]))).reply(named("Sarn river accord"))
    for verdict in ("supported", "unsupported", "supported"):
        llmock.reply(json.dumps({"reason": "The accord sets a flow.", "verdict": verdict}))
    written = {"name": "m", "writer": "openai", "embeddings": False, "judge": True, "scorer": False}
    suite = loaded(tmp_path, FLOWS[:1], configurations=[written])
    given = order(tmp_path, suite, settings=settings(llmock, concurrency=1, judge_votes=3))
    recorded, _ = run(given)
    assert shown(recorded.run) == [[reworded]]
    cassette = tmp_path / "out" / "cassette.jsonl"
    lines = [json.loads(line) for line in cassette.read_text().splitlines()]
    asked = [line["exchange"]["asked"] for line in lines if "exchange" in line]
    assert sorted(each.get("variant", 0) for each in asked if each["purpose"] == "judge") == [0, 1, 2]
    assert len(llmock.requests) == len(asked) == 5
    replayed, _ = run(replace(given, out=tmp_path / "replayed", cassette=cassette, replay=True))
    assert shown(replayed.run) == shown(recorded.run)
    assert [cell.usage for cell in replayed.run.cells] == [cell.usage for cell in recorded.run.cells]
    assert len(llmock.requests) == 5
    more = replace(given, settings=settings(llmock, concurrency=1, judge_votes=1))
    (fewer,) = run(replace(more, cassette=cassette, replay=True))[0].run.cells
    assert fewer.document is not None
    assert (
        fewer.document.provenance.settings["judge_votes"] == 1
    )  # made anew, out of the first of three votes
    assert fewer.usage.calls == 3


def test_a_miss_in_replay_is_loud(llmock: LLMock, tmp_path: Path) -> None:
    llmock.add(Reply(text=DRAFT, times=None))
    suite = loaded(tmp_path, FLOWS[:2], **MODEL)
    given = order(tmp_path, suite, settings=settings(llmock))
    run(given)
    changed = loaded(tmp_path, (310, 276), **MODEL)
    cassette = tmp_path / "out" / "cassette.jsonl"
    replayed, told = run(replace(given, loaded=changed, out=tmp_path / "r", cassette=cassette, replay=True))
    good, miss = replayed.run.cells
    assert good.state is State.DONE
    assert miss.state is State.INFRASTRUCTURE
    assert miss.brief is None
    assert "no reply to this draft request is recorded: the nearest" in miss.failure
    assert "276 cubic metres" in miss.failure
    assert any(miss.failure in line for line in told)


def test_a_server_that_is_down_is_no_bad_answer_and_soon_left_alone(llmock: LLMock, tmp_path: Path) -> None:
    llmock.outage()
    suite = loaded(tmp_path, tuple(range(200, 220)), **MODEL)
    given = order(tmp_path, suite, settings=settings(llmock))
    ran, _ = run(given)
    assert {cell.state for cell in ran.run.cells} == {State.INFRASTRUCTURE}
    assert all("ModelUnavailable: HTTP 503" in cell.failure for cell in ran.run.cells)
    assert PATIENCE <= len(ran.run.cells) <= PATIENCE + 1
    assert len(ran.run.missing) == 20 - len(ran.run.cells)
    llmock.reset().add(Reply(text=DRAFT, times=None))
    mended, _ = run(given)
    assert {cell.state for cell in mended.run.cells} == {State.DONE}
    assert len(mended.run.cells) == 20
    assert mended.lost == 0


def test_a_refusal_is_an_answer_and_scored(llmock: LLMock, tmp_path: Path) -> None:
    llmock.add(Reply(text="No.", finish_reason="content_filter", times=None))
    given = order(tmp_path, loaded(tmp_path, FLOWS[:1], **MODEL), settings=settings(llmock))
    ran, _ = run(given)
    (cell,) = ran.run.cells
    assert cell.state is State.DONE
    assert shown(ran.run) == [[]]
    assert cell.document is not None
    assert any("ModelRefused" in failure for failure in cell.document.provenance.failures)
    sent = len(llmock.requests)
    (tmp_path / "out" / "cells" / f"{cell.key.digest}.json").unlink()
    run(given)
    assert len(llmock.requests) == sent


def test_configurations_that_differ_after_the_draft_share_what_was_paid(
    llmock: LLMock, tmp_path: Path
) -> None:
    llmock.add(Reply(text=DRAFT, times=None))
    model = {"writer": "openai", "embeddings": False}
    both = [{"name": "strict", **model}, {"name": "lax", "threshold": 0.3, **model}]
    given = order(tmp_path, loaded(tmp_path, FLOWS[:1], configurations=both), settings=settings(llmock))
    ran, _ = run(given)
    assert [cell.state for cell in ran.run.cells] == [State.DONE] * 2
    assert len(llmock.requests) == 2  # a draft and a label, once


def test_keys_stay_out_of_the_folder(llmock: LLMock, tmp_path: Path) -> None:
    llmock.fail(401, times=None, message="Incorrect API key provided: sk-test-1234567890")
    given = order(
        tmp_path,
        loaded(tmp_path, FLOWS[:1], **MODEL),
        settings=settings(llmock, api_key="sk-test-1234567890"),
    )
    ran, _ = run(given)
    assert ran.run.cells[0].state is State.INFRASTRUCTURE
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert "sk-test-1234567890" not in path.read_text(encoding="utf-8")


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    suite = loaded(tmp_path, **PLAIN)
    alone, _ = run(order(tmp_path, suite, out="alone"))
    together, _ = run(order(tmp_path, suite, out="together", workers=2))
    assert shown(together.run) == shown(alone.run)
    assert len(together.run.cells) == 4
