from dataclasses import replace

from eval.commands.gate import margins_of
from eval.comparing.changes import Change
from eval.comparing.gating import gate
from eval.measures.catalogue import GATED, named
from eval.report.gather import compared_report, single_report
from eval.report.view import ReportView
from eval.runs.cells import Configuration
from tests.eval.interop.scored_runs import QUAYS, WRONG, comparison, new

WHEN = "2026-11-22T03:00:00Z"


def compared() -> ReportView:
    return compared_report([comparison()], None, WHEN)


def test_cells_come_broken_first_with_old_and_new_side_by_side() -> None:
    report = compared()
    assert [(cell.case, cell.change) for cell in report.cells] == [
        ("merrow", Change.BROKEN),
        ("quays", Change.FIXED),
        ("lost", Change.CHANGED),
    ]
    broken = next(pair for pair in report.cells[0].pairs if pair.change is Change.BROKEN and pair.base)
    assert broken.base is not None
    assert broken.new is not None
    assert (broken.base.text, broken.new.text) == (QUAYS, WRONG)
    (finding,) = broken.new.findings
    article = report.articles[finding.article]
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert WRONG[slice(*finding.sentence_span)] == "430"
    assert article.text[slice(*finding.source_span)] == "340"
    (citation,) = broken.new.citations
    assert article.text[slice(*citation.span)] == "Some 340 people work on the quays"


def test_what_was_not_scored_stands_with_its_reason_beside_what_was() -> None:
    lost = compared().cells[2]
    assert (lost.state, lost.failure, lost.base_state) == (
        "infrastructure",
        "the server answered 503",
        "done",
    )
    assert [(pair.base is None, pair.new is None) for pair in lost.pairs] == [(False, True)]


def test_a_sentence_withheld_has_its_reason_and_what_it_was_published_as() -> None:
    held = next(pair.new for pair in compared().cells[0].pairs if pair.new and pair.new.place == "withheld")
    assert held.reason == "not carried"
    assert held.published == "", "it was published as unsupported, and is"
    wrong = next(pair.new for pair in compared().cells[0].pairs if pair.new and pair.new.text == WRONG)
    assert wrong.published == "supported"


def test_expectations_tell_who_met_them() -> None:
    report = compared()
    met = {
        cell.case: [(each.what, each.base, each.new) for each in cell.expectations] for cell in report.cells
    }
    assert met["merrow"] == [("must say", True, False)]
    assert met["quays"] == [("must say", False, True)]
    assert met["lost"] == [("must say", False, None)]


def test_an_article_that_both_runs_read_stands_once() -> None:
    assert len(compared().articles) == 2


def test_measures_have_intervals_differences_and_what_is_undefined() -> None:
    (table,) = compared().tables
    support = next(row for row in table.measures if row.name == "sentence_support")
    assert support.base is not None
    assert support.difference is not None
    assert support.base.n == 3
    assert support.new.n == 2
    assert support.difference.n == 2, "only cases that both runs have are subtracted"
    assert support.new.low is not None
    assert [row.name for row in table.others if row.name in GATED] == []
    assert "abstention_recall" not in {row.name for row in table.others}, "asked of no case"


def test_a_gate_gives_the_report_its_verdict_and_each_measure_its_remark() -> None:
    measures = named(GATED)
    outcome = gate([comparison()], measures, margins_of((), measures))
    report = compared_report([comparison()], outcome, WHEN)
    assert report.verdict == "INCONCLUSIVE"
    assert "too little to tell on" in report.verdict_words
    (table,) = report.tables
    assert any(row.remark.startswith("inconclusive, margin 3 %") for row in table.measures)


def test_one_run_alone_has_no_old_side() -> None:
    report = single_report([new()], WHEN)
    assert report.base is None
    assert all(cell.base_state == "" for cell in report.cells)
    assert {cell.state for cell in report.cells} == {"done", "infrastructure"}
    assert (report.new.done, report.new.infrastructure) == (2, 1)
    assert all(pair.base is None for cell in report.cells for pair in cell.pairs)


def test_a_configuration_is_told_by_what_it_sets() -> None:
    scored = new()
    changed = Configuration("default", threshold=0.9, scorer=False, judge=True, embeddings=False, repairs=0)
    report = single_report([replace(scored, run=replace(scored.run, configurations=(changed,)))], WHEN)
    told = dict(report.new.facts)["default"].split(", ")
    assert told[0] == "extractive"
    assert sorted(told[1:]) == ["judge", "no embeddings", "no scorer", "repairs 0", "threshold 0.9"]


def test_a_certificate_of_another_verifier_is_told_not_to_speak_of_this_one() -> None:
    rate = {"value": 0.09, "low": 0.07, "high": 0.11, "n": 450}
    certificate = {
        "format": "citebrief-certificate/1",
        "date": "2026-11-22",
        "verifier": "verifier/other",
        "labels": [{"name": "news", "sha256": "0" * 64, "n": 900}],
        "digest": "0" * 64,
        "n": 900,
        "documents": 300,
        "points": [
            {
                "point": "strict",
                "sent": 900,
                "unchecked": 3,
                "false_pass": rate,
                "false_withhold": rate,
                "balanced_accuracy": rate,
            }
        ],
    }
    scored = new()
    found = single_report(
        [replace(scored, run=replace(scored.run, certificate=certificate))], WHEN
    ).certificate
    assert found is not None
    assert "does not speak of the Verifier that was used" in found.remark
    (row,) = found.rows
    assert (row.used, row.false_pass) == (True, "9.0% (7.0% to 11.0%)")
