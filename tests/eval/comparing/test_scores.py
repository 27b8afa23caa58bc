from dataclasses import replace

import pytest

from eval.comparing import figures, score
from eval.measures.catalogue import named
from eval.measures.examiner import Examiner
from eval.runs.cells import Cell, CellKey, Run, State
from service.domain.errors import InputError
from service.verifier import Verifier
from tests.eval.comparing.sides import bad, good, side

SUPPORT = named(["sentence_support"])


def test_a_figure_is_the_mean_over_cases_and_not_over_sentences() -> None:
    found = side(
        {"a": [good()] * 1, "b": [bad("Debts grow."), bad("Ships call."), bad("Cranes break.")]},
        measures=SUPPORT,
    )
    (figure,) = figures(found)
    assert (figure.value, figure.cases, figure.numerator, figure.denominator) == (0.5, 2, 1.0, 4.0)
    assert figure.interval == (0.0, 1.0)


def test_cases_without_anything_to_measure_are_counted_and_left_out() -> None:
    (figure,) = figures(side({"a": [good()], "b": [], "c": State.INFRASTRUCTURE}, measures=SUPPORT))
    assert (figure.value, figure.cases, figure.undefined) == (1.0, 1, 1)


def test_repeats_of_a_case_are_one_case() -> None:
    one = side({"a": [good()]}, measures=SUPPORT)
    two = side({"a": [bad()]}, measures=SUPPORT)
    tallies = {
        CellKey("a", "default", 0): one.tallies[CellKey("a", "default")],
        CellKey("a", "default", 1): two.tallies[CellKey("a", "default")],
    }
    found = replace(one, run=replace(one.run, repeats=2), tallies=tallies)
    assert found.value("a", "sentence_support") == 0.5
    (figure,) = figures(found)
    assert (figure.value, figure.cases, figure.interval) == (0.5, 1, None)


def test_only_cells_that_are_done_are_scored_with_the_verifier_given() -> None:
    run = side({"a": [good("The town council votes on 3 June.")], "b": State.INFRASTRUCTURE}).run
    verifier = Verifier()
    heard: list[str] = []
    found = score(run, "default", Examiner(verifier), SUPPORT, heard.append)
    assert [key.case for key in found.examined] == ["a"]
    assert found.tallies[CellKey("a", "default")]["sentence_support"].value == 1.0
    assert found.verifier == verifier.version
    assert heard == ["1 of 1 Briefs of default examined"]


def test_a_brief_that_breaks_its_promises_is_told_with_its_cell() -> None:
    run = side({"a": [good()]}).run
    brief = dict(run.cells[0].brief or {})
    brief["articles"] = []
    broken = Run(
        run.suite, run.cases, run.configurations, 1, (Cell(run.cells[0].key, State.DONE, brief=brief),)
    )
    with pytest.raises(InputError, match="the Brief of a · default · 0"):
        score(broken, "default", Examiner(Verifier()), SUPPORT)
