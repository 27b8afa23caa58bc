import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from service.adapters.pairs import verify_pairs
from service.domain.errors import InputError, OptionError

DOC = "The council of Orvane voted on Tuesday to close the ferry pier. Its 120 boats will move to Port Lasse."


def _rows(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"r{number}",
            "docs": [DOC, f"Berth {number} stays open."],
            "claim": f"Its {120 + 75 * (number % 2)} boats will move to Port Lasse.",
        }
        for number in range(count)
    ]


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def _read(path: Path) -> list[dict[str, Any]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.splitlines()]


def _verify(source: Path, out: Path, workers: int = 1, point: str = "balanced") -> int:
    return verify_pairs(source, out, workers=workers, point=point, embeddings=False)


@pytest.mark.parametrize(("source", "out"), [("in.jsonl", "out.jsonl"), ("in.jsonl.gz", "out.jsonl.gz")])
def test_rows_come_out_in_order_with_all_their_fields(tmp_path: Path, source: str, out: str) -> None:
    rows = _rows(5)
    assert _verify(_write(tmp_path / source, rows), tmp_path / out) == 5
    found = _read(tmp_path / out)
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    right, wrong = found[:2]
    assert set(right) == {"id", "status", "probability", "findings", "evidence"}
    assert right["status"] == "supported"
    assert 0 <= right["probability"] <= 1
    (evidence,) = right["evidence"]
    assert rows[0]["docs"][evidence["source"]][evidence["start"] : evidence["end"]].startswith(
        "Its 120 boats"
    )
    assert wrong["status"] == "contradicted"
    (finding,) = wrong["findings"]
    assert set(finding) == {"kind", "message", "sentence_span", "source"}
    assert finding["kind"] == "number"
    start, end = finding["sentence_span"]
    assert "195" in rows[1]["claim"][start:end]
    place = finding["source"]
    assert "120" in rows[1]["docs"][place["source"]][place["start"] : place["end"]]


def test_several_processes_give_the_same_as_one(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", _rows(40))
    assert _verify(source, tmp_path / "one.jsonl") == 40
    assert _verify(source, tmp_path / "two.jsonl", workers=2) == 40
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_a_stopped_run_goes_on_to_the_same_result(tmp_path: Path) -> None:
    source, out = _write(tmp_path / "in.jsonl", _rows(6)), tmp_path / "out.jsonl"
    _verify(source, out)
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 2])
    assert _verify(source, out) == 6
    assert out.read_bytes() == whole


def test_results_of_other_rows_are_not_gone_on_with(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    _verify(_write(tmp_path / "in.jsonl", _rows(3)), out)
    kept = out.read_bytes()
    other = _write(tmp_path / "other.jsonl", [{**row, "id": "x" + row["id"]} for row in _rows(3)])
    with pytest.raises(InputError, match="r0"):
        _verify(other, out)
    assert out.read_bytes() == kept


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"id": "b", "docs": "no list", "claim": "x"}, "docs"),
        ({"id": "b", "docs": [1], "claim": "x"}, "docs.0"),
        ({"id": "b", "docs": ["x"]}, "claim"),
    ],
)
def test_a_bad_row_is_named_and_what_came_before_is_kept(
    tmp_path: Path, bad: dict[str, Any], field: str
) -> None:
    source = _write(tmp_path / "in.jsonl", [*_rows(2), bad, *_rows(1)])
    with pytest.raises(InputError, match=f":3: {field}"):
        _verify(source, tmp_path / "out.jsonl")
    assert [row["id"] for row in _read(tmp_path / "out.jsonl")] == ["r0", "r1"]


def test_other_fields_are_passed_over_and_odd_rows_have_a_status(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "labelled", "docs": [DOC], "claim": "The ferry pier will close.", "label": 1},
        {"id": "no docs", "docs": [], "claim": "The ferry pier will close."},
        {"id": "no words", "docs": [DOC], "claim": ""},
    ]
    _verify(_write(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl")
    labelled, without, wordless = _read(tmp_path / "out.jsonl")
    assert labelled["probability"] > without["probability"]
    assert without["status"] == "unsupported"
    assert (wordless["status"], wordless["probability"]) == ("unchecked", None)
    assert [finding["kind"] for finding in wordless["findings"]] == ["failure"]


def test_the_point_decides_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    rows = [{"id": "loose", "docs": [DOC], "claim": "Boats will move to Port Lasse from the Orvane pier."}]
    source = _write(tmp_path / "in.jsonl", rows)
    _verify(source, tmp_path / "balanced.jsonl")
    _verify(source, tmp_path / "strict.jsonl", point="strict")
    (balanced,), (strict,) = _read(tmp_path / "balanced.jsonl"), _read(tmp_path / "strict.jsonl")
    assert balanced["probability"] == strict["probability"]
    assert (balanced["status"], strict["status"]) == ("supported", "unsupported")
    with pytest.raises(OptionError, match="lenient"):
        _verify(source, tmp_path / "out.jsonl", point="lenient")
