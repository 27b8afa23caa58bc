import asyncio
import json
from pathlib import Path

import pytest

from eval.cases import Case
from eval.cases.loading import load_suite
from eval.cli import main
from eval.importing.briefs import read_briefs
from service.adapters.sqlite_store import SQLiteStore
from service.domain.errors import InputError
from service.ports import BriefRecord
from service.stages.render import document, to_json
from tests.stages.render.conftest import make_brief

PUBLISHED = document(make_brief())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A service's database: two finished Briefs, one that runs, one that failed."""
    path = tmp_path / "citebrief.sqlite3"
    kept = SQLiteStore(path)
    older = PUBLISHED.model_copy(update={"id": "b0", "created_at": "2025-03-01T08:00:00Z"})
    for record in (
        BriefRecord("b1", "done", "2025-03-07T08:00:00Z", to_json(PUBLISHED)),
        BriefRecord("b0", "done", "2025-03-01T08:00:00Z", to_json(older)),
        BriefRecord("b2", "running", "2025-03-08T08:00:00Z"),
        BriefRecord("b3", "failed", "2025-03-08T08:00:00Z", failure="no articles"),
    ):
        asyncio.run(kept.save(record))
    return path


def test_finished_briefs_become_cases_that_ask_for_them_again(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "cases.jsonl"
    assert main(["import", "briefs", str(store), "--out", str(out), "--licence", "ours"]) == 0
    older, case = (placed.case for placed in load_suite(out).cases)
    assert (older.id, case.id) == ("brief:b0", "brief:b1")
    assert [row.text for row in case.articles] == [article.text for article in PUBLISHED.articles]
    assert case.articles[0].published_at == "2025-03-05"
    assert case.articles[1].published_at == "", "when a page was drawn is no date of publication"
    assert (case.options.title, case.options.policy.value) == ("Selby bridge", "flag")
    assert [given.text for given in case.given] == [sentence.text for sentence in PUBLISHED.shown]
    assert case.given[0].articles == ("a1", "a3")
    assert case.licence == "ours"


def test_they_can_be_chosen_by_id_and_by_number(store: Path) -> None:
    assert [brief.id for brief in read_briefs(store)] == ["b0", "b1"]
    assert [brief.id for brief in read_briefs(store, ["b0"])] == ["b0"]
    assert [brief.id for brief in read_briefs(store, limit=1)] == ["b1"]
    for missing in ("b2", "b3", "b9"):
        with pytest.raises(InputError, match=f"holds no finished Brief '{missing}'"):
            read_briefs(store, [missing])


def test_a_brief_as_json_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(to_json(PUBLISHED), encoding="utf-8")
    assert read_briefs(path) == [PUBLISHED]


def test_what_is_no_brief_is_refused(tmp_path: Path) -> None:
    for name, content, told in (
        ("none.sqlite3", None, "No such file"),
        ("empty.json", b"", "is no Brief as published"),
        ("other.json", b'{"id": 1}', "is no Brief as published: id"),
        ("bytes.json", b"\xff\xfe", "can't be read"),
        ("other.sqlite3", b"SQLite format 3\0 and then nothing of the kind", "is no database of Briefs"),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(InputError, match=told):
            read_briefs(path)
        assert path.exists() is (content is not None), "reading makes no file"


def test_a_dispute_becomes_a_case_in_one_command(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "disputes.jsonl"
    command = ["import", "dispute", "b1", "s2", "--store", str(store), "--out", str(out)]
    said = [
        "--wrong",
        "The union counts 55.",
        "--kind",
        "number",
        "--instead",
        "roughly 55 boats",
        "--by",
        "reader",
    ]
    assert main([*command, *said]) == 0
    assert main([*command, *said]) == 0
    assert "is in" in capsys.readouterr().out
    (placed,) = load_suite(out).cases
    case = placed.case
    (judgement,) = case.expected.judgements
    assert (judgement.sentence, judgement.supported, judgement.error_type, judgement.by) == (
        "About 40 boats are waiting upstream.",
        False,
        "number",
        "reader",
    )
    assert [each.text for each in case.expected.must_not_say] == ["About 40 boats are waiting upstream."]
    assert [each.text for each in case.expected.must_say] == ["roughly 55 boats"]
    assert case.given[0].articles == ("a1",)
    assert (case.note, case.tags) == ("The union counts 55.", ("dispute", "number"))


def test_disputes_are_added_to_those_that_are_there(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "disputes.jsonl"
    for sentence in ("s2", "s1"):
        main(
            ["import", "dispute", "b1", sentence, "--store", str(store), "--out", str(out), "--wrong", "No."]
        )
        out.write_bytes(out.read_bytes().rstrip(b"\n"))  # as an editor may leave it
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [
        "dispute:b1:s2",
        "dispute:b1:s1",
    ]


def test_a_withheld_sentence_is_disputed_the_other_way_round(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "disputes.jsonl"
    main(["import", "dispute", "b1", "s5", "--store", str(store), "--out", str(out), "--wrong", "It did."])
    case = Case.model_validate_json(out.read_text(encoding="utf-8"))
    assert case.expected.judgements[0].supported is True
    assert case.expected.must_not_say == ()


def test_an_unknown_sentence_is_told_with_those_there_are(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "disputes.jsonl")
    assert main(["import", "dispute", "b1", "s9", "--store", str(store), "--out", out, "--wrong", "No."]) == 2
    assert "has no Sentence 's9'; its Sentences are s1, s2, s3, s4, s5" in capsys.readouterr().err
