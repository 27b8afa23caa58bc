import json
from pathlib import Path
from typing import Any

from eval.cases.case import Case
from eval.cases.loading import PlacedCase
from eval.runs.sources import ReadCase, read_case


def _read(folder: Path, **case: Any) -> ReadCase:  # noqa: ANN401  any field
    return read_case(PlacedCase(Case.model_validate({"id": "c", **case}), folder))


def test_articles_go_by_the_names_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "b.txt").write_text("The second.")
    (tmp_path / "set" / "a.html").write_text("<html><body><p>The first.</p></body></html>")
    (tmp_path / "set" / ".hidden.txt").write_text("No.")
    (tmp_path / "set" / "empty.txt").write_text("")
    (tmp_path / "set" / "picture.png").write_bytes(b"\x89PNG")
    rows = [{"text": "One row.", "published_at": "2026-03-05"}, {"text": "Another row."}]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    read = _read(tmp_path, files=["set", "rows.json"], articles=[{"id": "inline", "text": "Here."}])
    assert read.failure == ""
    assert [article.name for article in read.ran.articles] == ["inline", "a", "b", "rows-1", "rows-2"]
    assert [article.id for article in read.ran.articles] == [article.id for article in read.articles]
    assert read.ran.articles[3].published_at == "2026-03-05"
    assert "<p>" not in read.ran.articles[1].text


def test_an_article_that_is_there_twice_is_read_once_under_both_names(tmp_path: Path) -> None:
    read = _read(tmp_path, articles=[{"id": "a", "text": "Same."}, {"id": "b", "text": "Same."}])
    assert len(read.articles) == 1
    assert read.ran.id_of["a"] == read.ran.id_of["b"]


def test_what_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "void").mkdir()
    assert "no such file" in _read(tmp_path, files=["none.txt"]).failure
    assert "no articles in it" in _read(tmp_path, files=["void"]).failure
    assert _read(tmp_path, articles=[{"id": "x", "text": "  "}]).failure.startswith("article x: ")
    assert "two articles go by the name 'a'" in _read(tmp_path, files=["a.txt", "./a.txt"]).failure
    named = _read(tmp_path, files=["a.txt"], expected={"topics": [["b"]]})
    assert named.failure == "it names the article 'b', but has a"


def test_a_case_carries_off_nothing_but_articles(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / ".keys").mkdir()
    (tmp_path / ".keys" / "notes.txt").write_text("A key.")
    (tmp_path / "secrets").write_text("A password.")
    (tmp_path / "settings.toml").write_text("key = 1")
    (tmp_path / "beside.txt").write_text("An article beside the cases.")
    for file in ("../.keys/notes.txt", "../secrets", "../settings.toml"):
        assert (
            "is hidden, or of no kind that articles have" in _read(tmp_path / "cases", files=[file]).failure
        )
    assert "is an absolute path" in _read(tmp_path / "cases", files=[str(tmp_path / "beside.txt")]).failure
    assert _read(tmp_path / "cases", files=["../beside.txt"]).failure == ""


def test_half_a_surrogate_pair_is_as_the_brief_has_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Half \\ud83d a pair."}')
    read = _read(tmp_path, files=["a.json"])
    assert read.ran.articles[0].text.startswith("Half �")
