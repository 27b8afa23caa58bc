import json
from pathlib import Path

import pytest

from service.cli import BAD_INPUT, DONE, FAILED, main
from tests.http.articles import PORT, RIVER

REPRINT = RIVER | {"publisher": "Tarsk Herald", "title": "River accord signed"}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEBRIEF_DATA_DIR", str(tmp_path / "data"))


def _rows(path: Path, *rows: dict[str, str]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_a_collection_grows_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collection", "add", "news", _rows(tmp_path / "a.jsonl", RIVER, PORT)]) == DONE
    assert main(["collection", "add", "news", _rows(tmp_path / "b.jsonl", RIVER, REPRINT)]) == DONE
    assert "1 new, 1 known; 3 in all" in capsys.readouterr().err

    assert main(["collection", "topics", "news"]) == DONE
    topics = capsys.readouterr().out.splitlines()
    assert main(["collection", "events", "news", "--until", "2026-04"]) == DONE
    events = capsys.readouterr().out.splitlines()
    assert main(["collection", "history", "news"]) == DONE

    assert topics[0].startswith("t")
    assert "Dockers at Port Hessel vote to strike" in topics[0]
    assert len(topics) == 4
    assert len(events) == 1
    assert "2026-03-04" in events[0]
    assert events[0].endswith("(2)")


def test_what_is_not_there_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collection", "topics", "none"]) == FAILED
    assert "no collection has the id 'none'" in capsys.readouterr().err
    assert main(["collection", "events", "none", "--limit", "0"]) == BAD_INPUT
    assert main(["collection", "explain", "none", "a", "b"]) == FAILED


def test_two_rows_are_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": name, **row} for name, row in (("r", RIVER), ("p", PORT), ("again", REPRINT))]
    source = _rows(tmp_path / "in.jsonl", *rows)

    assert main(["group", source, "--explain", "r", "again", "--no-embeddings"]) == DONE
    same = capsys.readouterr().out
    assert main(["group", source, "--explain", "r", "p", "--no-embeddings"]) == DONE
    other = capsys.readouterr().out

    assert same.startswith("r and again\n")
    assert "origin   together" in same
    assert "100% of phrases" in same
    assert "Sarn" in same
    assert "event    apart" in other
    assert " < " in other


def test_a_row_that_is_not_there_and_a_missing_out_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = _rows(tmp_path / "in.jsonl", {"id": "r", **RIVER})

    assert main(["group", source, "--explain", "r", "x", "--no-embeddings"]) == BAD_INPUT
    assert main(["group", source, "--no-embeddings"]) == BAD_INPUT
    assert "--out: is missing" in capsys.readouterr().err


def test_many_rows_are_explained_in_their_blocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crowd = [{"id": f"n{n}", "text": f"Name{n} did thing{n} at Place{n}."} for n in range(70)]
    source = _rows(tmp_path / "in.jsonl", *crowd, {"id": "r", **RIVER}, {"id": "again", **REPRINT})

    assert main(["group", source, "--explain", "again", "r"]) == DONE
    assert "topic    together" in capsys.readouterr().out


def test_a_collection_is_deleted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collection", "add", "news", _rows(tmp_path / "a.jsonl", RIVER, PORT)]) == DONE

    assert main(["collection", "delete", "news"]) == DONE

    assert "deleted   news" in capsys.readouterr().err
    assert main(["collection", "topics", "news"]) == FAILED
    assert main(["collection", "delete", "news"]) == FAILED
