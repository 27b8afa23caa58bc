from dataclasses import replace
from pathlib import Path

import pytest

from eval.cases.case import Case
from eval.runs.cells import Cell, CellKey, Configuration, Run, RunCase, SourceArticle, State
from eval.runs.folder import cell_path, read_cell, read_run, write_cell, write_run, write_whole
from eval.runs.redaction import Redaction
from service.domain.briefs import Usage
from service.domain.errors import InputError
from service.settings import Settings
from service.stages.verify.decision import Point

CASE = Case.model_validate(
    {
        "id": "one",
        "articles": [{"id": "a", "text": "Text."}, {"id": "b", "text": "Other."}],
        "expected": {"topics": [["a", "b"]], "must_say": ["x"]},
    }
)
RAN = RunCase(
    CASE, (SourceArticle("a", "a1", "Title", "Text."), SourceArticle("b", "b2", "", "Other.", url="u"))
)
RUN = Run(
    suite="s",
    cases=(RAN,),
    configurations=(Configuration("base"), Configuration("lax", point=Point.BALANCED, threshold=0.2)),
    repeats=2,
    cells=(),
    versions={"citebrief": "1"},
    certificate={"false_pass": 0.1},
    started_at="2026-03-05T08:00:00+00:00",
)
DONE = Cell(
    CellKey("one", "base", 0),
    State.DONE,
    brief={"id": "b", "text": "Ünïcode\u2028"},
    inputs="d",
    usage=Usage(2, 30, 4, None),
    seconds=1.5,
    versions={"writer": "w"},
)
FAILED = Cell(CellKey("one", "lax", 1), State.INFRASTRUCTURE, "HTTP 503")


def test_a_run_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_run(tmp_path, RUN)
    write_cell(tmp_path, FAILED)
    write_cell(tmp_path, DONE)
    read = read_run(tmp_path)
    assert read == replace(RUN, cells=(DONE, FAILED))
    assert read.by_key[DONE.key] == DONE
    assert read.in_state(State.INFRASTRUCTURE) == (FAILED,)
    assert [str(key) for key in read.missing] == ["one · base · 1", "one · lax · 0"]
    assert read.case_of["one"].id_of == {"a": "a1", "b": "b2"}
    assert read.case_of["one"].topics == (frozenset({"a1", "b2"}),)
    assert not list(tmp_path.rglob(".*.part"))


def test_a_cell_that_is_torn_or_another_ones_is_none(tmp_path: Path) -> None:
    path = write_cell(tmp_path, DONE)
    whole = path.read_text()
    path.write_text(whole[: len(whole) // 2])
    assert read_cell(tmp_path, DONE.key) is None
    path.write_text(whole)
    assert read_cell(tmp_path, DONE.key) == DONE
    other = CellKey("one", "base", 1)
    path.rename(cell_path(tmp_path, other))
    assert read_cell(tmp_path, other) is None
    assert read_cell(tmp_path, DONE.key) is None


def test_a_report_is_not_made_of_a_torn_cell(tmp_path: Path) -> None:
    write_run(tmp_path, RUN)
    write_cell(tmp_path, DONE).write_text("{")
    with pytest.raises(InputError, match="is no cell; run the suite again"):
        read_run(tmp_path)


def test_what_is_no_run_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"run\.json: can't be read: No such file"):
        read_run(tmp_path)
    write_run(tmp_path, RUN)
    (tmp_path / "cases.jsonl").write_text('{"case": {}}\n')
    with pytest.raises(InputError, match=r"cases\.jsonl:1: case\.id"):
        read_run(tmp_path)
    (tmp_path / "run.json").write_text('{"suite": 3}')
    with pytest.raises(InputError, match=r"run\.json: suite"):
        read_run(tmp_path)


def test_keys_that_look_alike_have_files_of_their_own() -> None:
    keys = [CellKey("a", "b"), CellKey("a·b", ""), CellKey("", "a b"), CellKey("a", "b", 1)]
    assert len({key.digest for key in keys}) == len(keys)


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can't be written"):
        write_whole(tmp_path / "file" / "below", "x")


def test_secrets_stay_out_of_cells(tmp_path: Path) -> None:
    settings = Settings(api_key="sk-12345678", base_url="http://user:passwort99@127.0.0.1/v1")
    failed = replace(FAILED, failure="HTTP 401: sk-12345678 is wrong at passwort99, user")
    path = write_cell(tmp_path, failed, Redaction.of(settings))
    assert "HTTP 401: [secret] is wrong at [secret], user" in path.read_text()
    assert Redaction("none", "").hide("none at all") == "none at all"
