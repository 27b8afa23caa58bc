import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.adapters.rows import Row, RowWork, finished_ids, run_rows
from service.domain.errors import InputError, UnreadableSource


def shout(rows: Sequence[Row]) -> list[Row]:
    return [{"id": row["id"], "said": row["say"].upper()} for row in rows]


def needs_say(where: str, row: Row) -> None:
    if "say" not in row:
        raise InputError(f"{where}: say", "is missing", "give something to say")


def begin() -> None:
    """Nothing to prepare."""


def job(workers: int = 1) -> RowWork:
    return RowWork(shout, needs_say, begin, workers=workers, batch=3)


def write(path: Path, count: int) -> Path:
    lines = [json.dumps({"id": f"r{n}", "say": f"word {n}"}) for n in range(count)]
    path.write_text("\n\n".join(lines) + "\n")
    return path


def run(source: Path, out: Path, workers: int = 1) -> int:
    return run_rows(source, out, job(workers), lambda _: None)


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_come_out_in_order(tmp_path: Path, workers: int) -> None:
    out = tmp_path / "out.jsonl"
    assert run(write(tmp_path / "in.jsonl", 20), out, workers) == 20
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert rows == [{"id": f"r{n}", "said": f"WORD {n}"} for n in range(20)]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_an_interrupted_run_goes_on_and_ends_the_same(tmp_path: Path, name: str) -> None:
    source = write(tmp_path / "in.jsonl", 11)
    whole, cut = tmp_path / f"whole-{name}", tmp_path / name
    run(source, whole)
    run(source, cut)
    cut.write_bytes(cut.read_bytes()[:-7])
    assert run(source, cut) == 11
    read = gzip.decompress if name.endswith(".gz") else bytes
    assert read(cut.read_bytes()) == read(whole.read_bytes())


def test_gzipped_rows_are_read(tmp_path: Path) -> None:
    source = tmp_path / "in.gz"
    source.write_bytes(gzip.compress(b'{"id": "a", "say": "x"}\n'))
    assert run(source, tmp_path / "out.jsonl") == 1


def test_a_finished_file_is_left_as_it_is(tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    run(source, out)
    before = out.read_bytes()
    assert run(source, out) == 4
    assert out.read_bytes() == before


def test_rows_before_a_bad_one_are_kept_and_it_is_named(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "say": "x"}\n{"id": "b"}\n')
    with pytest.raises(InputError, match=r"in\.jsonl:2: say: is missing"):
        run(source, out)
    assert finished_ids(out) == ["a"]


@pytest.mark.parametrize(
    ("line", "wrong"), [("nonsense", "is not JSON"), ("[1]", "is a list"), ('{"say": "x"}', "id: is missing")]
)
def test_what_is_no_row_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line + "\n")
    with pytest.raises(UnreadableSource, match=wrong):
        run(source, tmp_path / "out.jsonl")


def test_rows_of_another_source_are_not_mixed(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(write(tmp_path / "in.jsonl", 2), out)
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "z", "say": "x"}\n')
    with pytest.raises(InputError, match="holds 'r0' where"):
        run(other, out)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="nowhere"):
        run(tmp_path / "nowhere", tmp_path / "out.jsonl")


def test_a_file_called_gz_that_is_not_gzipped_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl.gz"
    out.write_text("somebody's notes")
    with pytest.raises(UnreadableSource, match="is not gzipped"):
        run(write(tmp_path / "in.jsonl", 2), out)
    assert out.read_text() == "somebody's notes"
