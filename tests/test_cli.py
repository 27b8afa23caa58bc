import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from service.cli import BAD_INPUT, DONE, FAILED, NOTHING_SUPPORTED, main

TEXT = (
    "Ministers sign river accord\n\n"
    "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026. "
    "It sets a minimum flow of 310 cubic metres a second at the border.\n"
)


@pytest.fixture
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEBRIEF_DATA_DIR", str(tmp_path))


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


_ROWS = {
    "ROWS": {"id": "a", "articles": [{"text": "It rained in Velmora on Monday."}]},
    "PAIRS": {"id": "a", "docs": ["It rained in Velmora."], "claim": "It rained."},
    "GROUP": {"id": "a", "title": "Rain", "text": "It rained in Velmora."},
}


def _given(arguments: list[str], story: Path, folder: Path) -> list[str]:
    places = {"STORY": str(story), "OUT": str(folder / "out.jsonl")}
    for name, row in _ROWS.items():
        path = folder / f"{name}.jsonl"
        path.write_text(json.dumps(row) + "\n")
        places[name] = str(path)
    return [places.get(word, word) for word in arguments]


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
        (["brief", "STORY", "--out", "/"], "/ is a folder"),
        (["brief", "STORY", "--out", "/dev/null/brief.html"], "/dev/null"),
        (["brief", "--batch", "ROWS", "--workers", "1", "--out", "/"], "/: can't be written: Is a directory"),
        (["verify", "--pairs", "PAIRS", "--workers", "1", "--out", "/dev/null/x"], "/dev/null/x: can't be"),
        (["group", "GROUP", "--out", "/"], "/: can't be written: Is a directory"),
        (["brief", "x" * 5000], "File name too long"),
        (["brief", "STORY", "--title", "\udcff"], "--title: is no UTF-8"),
    ],
)
def test_bad_input_is_status_2_and_says_what_is_wrong(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(_given(arguments, story, tmp_path)) == BAD_INPUT
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", "STORY"],
        ["brief", "--batch", "ROWS", "--workers", "1"],
        ["verify", "--pairs", "PAIRS", "--workers", "1"],
        ["group", "GROUP"],
    ],
    ids=["brief", "batch", "verify", "group"],
)
def test_a_full_disk_is_status_3(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main([*_given(arguments, story, tmp_path), "--out", "/dev/full"]) == FAILED
    assert "No space left on device" in capsys.readouterr().err


def test_closed_streams_are_told_and_not_tripped_over(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["brief", "-"]) == BAD_INPUT
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["brief", str(story)]) == BAD_INPUT
    assert "standard output: is closed" in capsys.readouterr().err


def test_a_reader_that_leaves_ends_it_quietly(story: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "brief", str(story)]
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert ended.returncode == FAILED
    assert "Traceback" not in ended.stderr
    assert "BrokenPipe" not in ended.stderr


def test_ctrl_c_is_status_130_without_a_traceback(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "long.txt"
    path.write_text(" ".join(f"Minister {n} of Velmora signed accord {n} in Dunmere." for n in range(3_000)))
    command = [sys.executable, "-m", "service.cli", "brief", str(path), "--no-embeddings"]
    # a shell's background job ignores interrupts, and so would what it starts
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as started:
        assert started.stderr is not None
        assert [started.stderr.readline()[:5] for _ in range(2)] == ["read ", "clean"]
        started.send_signal(signal.SIGINT)
        said = started.stderr.read()
        assert started.wait(60) == 130
    assert said.endswith("citebrief: stopped\n")
    assert "Traceback" not in said


@pytest.mark.usefixtures("_own_folder")
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CITEBRIEF_DATA_DIR", "/dev/null/x", "can't be used as a database"),
        ("CITEBRIEF_BASE_URL", "::", "CITEBRIEF_BASE_URL: give a URL"),
        ("CITEBRIEF_BASE_URL", "http://[", "CITEBRIEF_BASE_URL: give a URL"),
        ("CITEBRIEF_BASE_URL", "ftp://velmora.example", "CITEBRIEF_BASE_URL: give a URL"),
        ("CITEBRIEF_API_KEY", "ключ", "CITEBRIEF_API_KEY: a key is printable ASCII"),
        ("CITEBRIEF_PRICES", "/nowhere/prices.toml", "prices: /nowhere/prices.toml is no price table"),
        (
            "CITEBRIEF_BASEURL",
            "x",
            "citebrief: settings: there is no setting CITEBRIEF_BASEURL; see the README\n",
        ),
    ],
)
def test_serve_says_what_is_wrong_before_it_listens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["serve", "--writer", "openai"]) == BAD_INPUT
    error = capsys.readouterr().err
    assert said in error
    assert "CITEBRIEF_:" not in error


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
