import json
from pathlib import Path
from typing import Any

import pytest

from eval.runs.cassette import Cassette
from eval.runs.exchanges import (
    Asked,
    Exchange,
    Failing,
    Reply,
    Took,
    asked_of,
    digest_of,
    digests_apart,
    line_digests,
)
from eval.runs.redaction import Redaction
from service.domain.errors import InputError
from service.ports import ChatRequest

SETTINGS = {"temperature": 0.0, "seed": 7}


def request(**changes: Any) -> ChatRequest:  # noqa: ANN401  any field
    fields: dict[str, Any] = {
        "system": "You write.\nYou cite.",
        "user": "Passages:\n[P1] The pier closed.",
        "schema_name": "draft",
        "schema": {"type": "object"},
        "max_tokens": 500,
        "purpose": "draft",
    }
    return ChatRequest(**{**fields, **changes})


def exchange(digest: str = "d1", text: str = "the reply", answer: Reply | Failing | None = None) -> Exchange:
    asked = asked_of(request(), "model-a", dict(SETTINGS), 0)
    return Exchange(
        digest=digest,
        asked=asked,
        answer=answer or Reply(text=text, model="model-a-2026"),
        took=Took(calls=1, input_tokens=10, output_tokens=5, cost=None),
    )


def test_what_decides_a_reply_decides_its_digest() -> None:
    base = digest_of(request(), "model-a", dict(SETTINGS), 0)
    others = [
        digest_of(request(), "model-b", dict(SETTINGS), 0),
        digest_of(request(), "model-a", {**SETTINGS, "seed": 8}, 0),
        digest_of(request(), "model-a", dict(SETTINGS), 1),
        digest_of(request(system="x"), "model-a", dict(SETTINGS), 0),
        digest_of(request(user="x"), "model-a", dict(SETTINGS), 0),
        digest_of(request(schema={}), "model-a", dict(SETTINGS), 0),
        digest_of(request(schema_name="x"), "model-a", dict(SETTINGS), 0),
        digest_of(request(max_tokens=1), "model-a", dict(SETTINGS), 0),
        digest_of(request(purpose="x"), "model-a", dict(SETTINGS), 0),
        digest_of(request(variant=1), "model-a", dict(SETTINGS), 0),
        digest_of(request(variant=2), "model-a", dict(SETTINGS), 0),
    ]
    assert len({base, *others}) == 1 + len(others)
    assert digest_of(request(), "model-a", dict(reversed(SETTINGS.items())), 0) == base


def test_a_cassette_from_before_there_were_variants_still_answers() -> None:
    recorded = "64978b2a4c3c496fcb9d66633f89777189c9925a3a3a4f63ad55fdec8488bb4c"
    assert digest_of(request(), "model-a", dict(SETTINGS), 0) == recorded


def test_what_is_kept_comes_back_and_the_file_is_put_in_order(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    refusal = Failing(kind="ModelRefused", message="no", attempts=2)
    with Cassette(path) as cassette:
        for digest, answer in (("d2", None), ("d1", refusal)):
            cassette.asking(digest)
            cassette.keep(exchange(digest, answer=answer))
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert lines[0] == {"cassette": 1}
    assert [line["exchange"]["digest"] for line in lines[1:]] == ["d1", "d2"]
    with Cassette(path, replay=True) as replayed:
        assert len(replayed) == 2
        assert replayed.get("d1") == exchange("d1", answer=refusal)
        assert replayed.get("d2") == exchange("d2")
        assert replayed.get("d3") is None
        assert replayed.lost == 0


def test_no_words_of_a_request_are_kept() -> None:
    written = exchange().model_dump_json()
    assert "pier" not in written
    assert "You write" not in written


def test_a_reply_is_on_the_disk_before_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    with Cassette(path) as cassette:
        cassette.asking("d1")
        assert b'"asking":"d1"' in path.read_bytes()
        cassette.keep(exchange())
        assert b"the reply" in path.read_bytes()


def test_what_was_under_way_at_a_kill_is_counted_as_lost(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    kept = json.dumps({"exchange": exchange("d1").model_dump()})
    lines = ['{"cassette":1,"lost":2}', '{"asking":"d1"}', '{"asking":"d2"}', '{"asking":"d3"}', kept]
    cut_short = '{"exchange":{"digest":"d3","as'
    path.write_text("\n".join([*lines, '{"unanswered":"d2"}', cut_short]))
    with Cassette(path) as resumed:
        assert (len(resumed), resumed.lost) == (1, 3)
        resumed.asking("d3")
        resumed.keep(exchange("d3"))
    with Cassette(path, replay=True) as again:
        assert (len(again), again.lost) == (2, 3)


def test_replay_needs_a_file_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    with pytest.raises(InputError, match="there is no such cassette"), Cassette(path, replay=True):
        pass
    path.write_bytes(b'{"cassette":1}\n{"asking":"d1"}\n{"cut')
    before = path.read_bytes()
    with Cassette(path, replay=True) as cassette:
        assert cassette.lost == 1
    assert path.read_bytes() == before


def test_two_runs_do_not_record_on_one_file(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    with Cassette(path) as cassette:
        with pytest.raises(InputError, match="another run records on it"), Cassette(path):
            pass
        cassette.asking("d1")
        cassette.keep(exchange())
        with Cassette(path, replay=True) as read:
            assert len(read) == 1
    with Cassette(path) as later:
        assert len(later) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not json\n", r"c\.jsonl:1: is no line of a cassette"),
        (b'{"asking":"d1"}\n', "is not the first line of a cassette"),
        (b'{"cassette":2}\n', "is no line of a cassette"),
        (b'{"cassette":1}\n{"exchange":{}}\n', r"c\.jsonl:2"),
    ],
)
def test_a_spoilt_file_is_refused_and_not_written_over(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told), Cassette(path):
        pass
    assert path.read_bytes() == content


def test_secrets_are_never_written(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    key = 'sk-very"secret\\key'
    with Cassette(path, redaction=Redaction(key)) as cassette:
        cassette.asking("d1")
        kept = cassette.keep(exchange(text=json.dumps({"text": f"your key is {key}"})))
    assert isinstance(kept.answer, Reply)
    assert "[secret]" in kept.answer.text
    assert "very" not in path.read_text()


def test_lines_are_known_by_their_digests() -> None:
    joined = line_digests("one\ntwo\none")
    first, second, third = digests_apart(joined)
    assert first == third != second
    assert isinstance(asked_of(request(), "m", {}, 0), Asked)
