from pathlib import Path

import pytest

from eval.faults.__main__ import BAD_INPUT, TOO_FEW, main
from eval.faults.judging import Judged
from eval.faults.manifest import load
from eval.faults.outcomes import Outcome, Seen
from eval.faults.tables import to_markdown, to_text
from eval.faults.twins import JudgedTwin, Twin, judge_twins, told_apart
from service.domain.briefs import Status
from service.domain.errors import UnreadableSource
from tests.eval.faults.ferry import CLAIM, LEAD, MENU, fault_of, observed


def _twin(name: str, sentence: str, citation: str = CLAIM) -> Twin:
    label = 1 if name.endswith("right") else 0
    return Twin.model_validate(
        {
            "id": name,
            "article": "ferry.txt",
            "citation": citation,
            "sentence": sentence,
            "label": label,
            "kind": "number",
        }
    )


def test_twins_are_told_apart_only_where_both_are_judged_right() -> None:
    rows = [
        _twin("1-right", LEAD.text),
        _twin("1-faulty", "Nine lorries burned at the quarry in Elmsworth."),
        _twin("2-right", LEAD.text),
        _twin("2-faulty", LEAD.text),
        _twin("3-right", LEAD.text, MENU),
        _twin("3-faulty", "Nine lorries burned.", MENU),
    ]
    judged = judge_twins(rows, observed())
    assert [one.right for one in judged] == [True, True, True, False, False, False]
    assert told_apart(judged) == {"number": (1, 3)}


def test_the_page_shows_every_fault_and_cannot_be_broken_by_one() -> None:
    fault = fault_of("x", "A | B\n<b>", {"check": "left_out"})
    judged = [Judged(fault, Seen(Outcome.MISSED, "kept as body"))]
    twins = [JudgedTwin(_twin("1-right", "One."), Status.UNCHECKED)]
    page = to_markdown(observed(), judged, twins)
    assert "**0 of 1 caught, 0 misnamed, 1 missed, 0 undecided.**" in page
    assert "| menu | A \\| B &lt;b> | It must. | **missed** | kept as body |" in page
    assert "0 of 1 correct Sentences supported, 0 of 0 wrong ones refused, 1 unchecked." in page
    assert "missed    x: It must. Seen: kept as body" in to_text(observed(), judged, twins)


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "manifest.json"
    broken.write_text('{"marking": "", "articles": [], "faults": [{"id": 1}]}')
    with pytest.raises(UnreadableSource):
        load(broken)
    assert main([str(broken)]) == BAD_INPUT
    assert "manifest.json" in capsys.readouterr().err


def test_the_program_judges_a_small_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(
        "Mill in Orrin closes\n\nThe paper mill in Orrin closed on Monday after 90 years, its owner said. "
        "It had 120 workers, the owner, Greta Hume, said.\n"
    )
    (tmp_path / "manifest.json").write_text(
        """{"marking": "Invented.", "articles": [{"file": "one.txt", "subject": "s", "event": "e", "origin": "o",
        "publisher": "p", "published": null, "form": "txt", "about": "a"}],
        "faults": [{"id": "one", "article": "one.txt", "kind": "k", "text": "closed on Monday after 90 years",
        "must": "It is kept.", "test": {"check": "kept", "roles": ["lead", "body"]}},
        {"id": "two", "article": "one.txt", "kind": "k", "text": "It had 120 workers", "must": "It is left out.",
        "test": {"check": "left_out"}}]}"""
    )
    assert main([str(tmp_path / "manifest.json"), "--at-least", "2"]) == TOO_FEW
    told = capsys.readouterr().out
    assert "Planted faults: 1 of 2 caught, 0 misnamed, 1 missed, 0 undecided." in told
    assert "missed    two" in told
