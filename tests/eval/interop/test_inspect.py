import json
import math
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from eval.cli import main
from eval.interop.inspect_reading import read_inspect
from eval.interop.inspect_writing import inspect_log
from service.domain.errors import InputError
from tests.eval.interop.scored_runs import QUAYS, WRONG, new

LONG = "The Selby bridge closed on 4 March. About 40 boats wait upstream."
HEAD: dict[str, Any] = {"version": 2, "status": "success", "eval": {"task": "sums", "model": "openai/gpt-9"}}


def sample(number: int, **more: object) -> dict[str, Any]:
    answer = {"role": "assistant", "content": [{"type": "text", "text": "About 40 boats wait [1]."}]}
    return {
        "id": number,
        "epoch": 1,
        "input": [{"role": "system", "content": "Sum up."}, {"role": "user", "content": "attachment://abc"}],
        "target": "",
        "output": {"model": "gpt-9", "choices": [{"message": answer, "stop_reason": "stop"}]},
        "attachments": {"abc": LONG},
        "metadata": {},
        **more,
    }


def log_file(folder: Path, *samples: dict[str, Any]) -> Path:
    path = folder / "log.json"
    path.write_text(json.dumps({**HEAD, "samples": samples}), encoding="utf-8")
    return path


def test_answers_become_cases_with_their_sources(tmp_path: Path) -> None:
    kept = {"articles": [{"title": "T", "text": "attachment://abc"}]}
    found = read_inspect(log_file(tmp_path, sample(1), sample(2, metadata=kept)))
    plain, titled = found.cases
    assert plain.articles[0].text == LONG
    assert (titled.articles[0].title, titled.articles[0].text) == ("T", LONG)
    assert [(each.text, each.articles) for each in plain.given] == [("About 40 boats wait.", ("source-1",))]
    assert "inspect" in plain.tags


def test_samples_that_give_nothing_are_told_and_the_others_kept(tmp_path: Path) -> None:
    failed = sample(1, error={"message": "out of memory", "traceback": "", "traceback_ansi": ""})
    silent = sample(2, output={"choices": []})
    found = read_inspect(log_file(tmp_path, failed, silent, sample(3)))
    assert len(found.cases) == 1
    assert found.passed_over == (
        "sample 1, epoch 1: it failed: out of memory",
        "sample 2, epoch 1: it says nothing",
    )
    with pytest.raises(InputError, match="gives no Case\n  sample 1, epoch 1: it failed"):
        read_inspect(log_file(tmp_path, failed))


def packed(folder: Path) -> Path:
    path = folder / "log.eval"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("header.json", json.dumps(HEAD))
        archive.writestr("_journal/start.json", "{}")
        archive.writestr("samples/1_epoch_1.json", json.dumps(sample(1)))
    return path


def test_a_packed_log_is_read_as_one_in_json(tmp_path: Path) -> None:
    assert read_inspect(packed(tmp_path)) == read_inspect(log_file(tmp_path, sample(1)))


def test_a_packing_that_is_not_known_here_says_what_to_do(tmp_path: Path) -> None:
    path = packed(tmp_path)
    zstandard = struct.pack("<H", 93)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset : at + offset + 2] = zstandard
            at = content.find(mark, at + 1)
    path.write_bytes(content)
    with pytest.raises(InputError, match="inspect log convert --to json"):
        read_inspect(path)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"samples": []}', b"PK\x03\x04 broken", b"\xff"])
def test_what_is_no_log_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="log"):
        read_inspect(path)


def test_a_run_written_as_a_log_gives_back_its_cases_whole(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(inspect_log(new())), encoding="utf-8")
    cases = read_inspect(path).cases
    run = new().run
    assert [case.id for case in cases] == [case.id for case in run.cases]
    assert [case.expected for case in cases] == [case.case.expected for case in run.cases]
    assert [row.text for row in cases[0].articles] == [article.text for article in run.cases[0].articles]
    assert cases[0].files == (), "what was read from files goes along"
    out = tmp_path / "cases.jsonl"
    assert main(["import", "inspect", str(path), "--out", str(out)]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3


def test_a_log_tells_every_sentence_and_scores_nothing_that_was_not_scored() -> None:
    log = inspect_log(new())
    merrow, quays, lost = log["samples"]
    assert quays["output"]["completion"].splitlines()[1] == f"{QUAYS} [1]"
    told = merrow["scores"]["sentence_support"]
    assert told["value"] == pytest.approx(1 / 3)
    assert f"s2 contradicted: {WRONG} (number seen; The pilot, Title of pilot [" in told["explanation"]
    assert "“340”" in told["explanation"]
    assert math.isnan(merrow["scores"]["abstention_recall"]["value"])
    assert "scores" not in lost
    assert lost["error"]["message"] == "infrastructure: the server answered 503"
    support = next(score for score in log["results"]["scores"] if score["name"] == "sentence_support")
    assert (support["scored_samples"], support["unscored_samples"]) == (2, 1)
    assert support["metrics"]["mean"]["value"] == pytest.approx((1 / 3 + 1) / 2)
    assert (log["results"]["total_samples"], log["results"]["completed_samples"]) == (3, 2)
