import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from service.cli import BAD_INPUT, DONE, NOTHING_SUPPORTED, main

TEXT = (
    "Ministers sign river accord\n\n"
    "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026. "
    "It sets a minimum flow of 310 cubic metres a second at the border.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "river.txt"
    path.write_text(TEXT)
    return path


def test_a_brief_on_standard_output_and_progress_on_standard_error(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", str(story)]) == DONE
    printed = capsys.readouterr()
    assert "310 cubic metres" in printed.out
    assert "draft" in printed.err
    assert "draft  " not in printed.out


@pytest.mark.parametrize("form", ["json", "markdown", "html", "text"])
def test_each_format_by_name_and_by_suffix(story: Path, tmp_path: Path, form: str) -> None:
    suffix = {"json": ".json", "markdown": ".md", "html": ".html", "text": ".txt"}[form]
    by_suffix, by_name = tmp_path / f"a{suffix}", tmp_path / "b.out"
    assert main(["brief", str(story), "--out", str(by_suffix)]) == DONE
    assert main(["brief", str(story), "--format", form, "--out", str(by_name)]) == DONE
    assert "310 cubic metres" in by_name.read_text()
    assert len(by_suffix.read_text()) == len(by_name.read_text())


def test_nothing_supported_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "menu.txt"
    path.write_text("Home | World | Sport\nSubscribe to our newsletter\nLeave a comment\n")
    assert main(["brief", str(path), "--format", "json"]) == NOTHING_SUPPORTED
    assert json.loads(capsys.readouterr().out)["bottom_line"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["brief"], "PATH: is missing"),
        (["brief", "/nowhere/at/all.txt"], "/nowhere/at/all.txt"),
        (["brief", "STORY", "--max-words", "3"], "--max-words: 3 is out of range; give 20 to 5000"),
        (["brief", "STORY", "--leave-out", "Nobody"], "no source is called 'Nobody'"),
        (["brief", "--batch", "STORY"], "--batch"),
        (["brief", "--batch", "STORY", "--out", "OUT"], "is not JSON"),
        (["verify", "--pairs", "STORY", "--out", "OUT"], "is not JSON"),
        (["group", "STORY", "--out", "OUT"], "not JSON"),
        (["brief", "STORY", "--out", "/"], "/: Is a directory"),
        (["brief", "STORY", "--out", "/dev/null/brief.html"], "/dev/null"),
        (["brief", "x" * 5000], "File name too long"),
        (["brief", "STORY", "--title", "\udcff"], "--title: is no UTF-8"),
    ],
)
def test_bad_input_is_status_2_and_says_what_is_wrong(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    given = [{"STORY": str(story), "OUT": str(tmp_path / "out.jsonl")}.get(word, word) for word in arguments]
    assert main(given) == BAD_INPUT
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_a_wrong_setting_is_named(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CITEBRIEF_REPAIRS", "9")
    assert main(["brief", str(story)]) == BAD_INPUT
    assert "CITEBRIEF_REPAIRS" in capsys.readouterr().err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["brief", "-"]) == DONE
    assert "310 cubic metres" in capsys.readouterr().out


def test_a_batch_gives_a_brief_for_each_row_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": f"r{n}", "articles": [{"title": "Accord", "text": TEXT}]} for n in range(5)
    ]
    rows[0]["articles"].append({"title": "Nothing", "text": " "})
    rows.append({"id": "blank", "articles": [{"title": "Nothing", "text": "   "}]})
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = ["brief", "--batch", str(source), "--out", str(out), "--workers", "1", "--max-words", "60"]
    assert main(command) == DONE
    whole = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in whole] == [row["id"] for row in rows]
    assert all(row["brief"]["bottom_line"] for row in whole[:5])
    assert "articles[1] gave no Article" in whole[0]["brief"]["provenance"]["failures"][0]
    assert (whole[5]["brief"], bool(whole[5]["error"])) == (None, True)
    out.write_text("\n".join(out.read_text().splitlines()[:2]) + "\n")
    assert main(command) == DONE
    again = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in again] == [row["id"] for row in rows]


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == DONE
    assert "bottom_line" in json.loads(capsys.readouterr().out)["properties"]
