import pytest

from eval.cases import Expected
from eval.comparing import Gate, Scored, gate
from eval.comparing.gating import Exit
from eval.measures.catalogue import named
from eval.runs.cells import State
from eval.statistics.multiplicity import Adjustment
from eval.statistics.noninferiority import Call, Level
from tests.eval.comparing.sides import bad, compared, good, many, side

SENTENCES = [good(f"Ship {name} calls at the quay.") for name in "ABCDEFGHIJ"]
ONE_LOST = [*SENTENCES[:-1], bad("Ship J calls at the quay.")]
ALL_LOST = [bad(each.text) for each in SENTENCES]
MARGINS = {"sentence_support": 0.03, "shown_support": 0.03, "hedges_kept": 0.05}


def gated(base: Scored, new: Scored, *names: str, tolerated: float = 0.0) -> Gate:
    measures = named(names or ["sentence_support"])
    return gate([compared(base, new)], measures, MARGINS, tolerated=tolerated)


def test_a_run_like_the_base_is_not_worse() -> None:
    found = gated(side(many(SENTENCES, 40)), side(many(SENTENCES, 40)))
    assert (found.call, found.exit_status) == (Call.NOT_WORSE, Exit.NOT_WORSE)
    assert found.gated[0].trial is not None
    assert found.gated[0].trial.detectable is None


def test_a_run_that_lost_support_everywhere_regressed() -> None:
    found = gated(side(many(SENTENCES, 20)), side(many(ONE_LOST, 20)))
    assert (found.call, found.exit_status) == (Call.REGRESSED, Exit.REGRESSED)
    (row,) = found.gated
    assert row.base == pytest.approx(1.0)
    assert row.new == pytest.approx(0.9)


def test_too_few_cases_are_inconclusive_and_it_says_how_many_it_takes() -> None:
    found = gated(side(many(SENTENCES, 3)), side(many(SENTENCES, 3)))
    assert (found.call, found.exit_status) == (Call.INCONCLUSIVE, Exit.INCONCLUSIVE)
    # A margin of 0.03 may be 0.3 in each tenth case: 0.9 ** 29 is the first below 0.05.
    assert found.gated[0].why == "3 cases are too few: 29 are needed for this margin"
    lost = gated(side(many(SENTENCES, 3)), side(many(ALL_LOST, 3)))
    assert lost.call is Call.INCONCLUSIVE


def test_sentences_of_one_case_are_never_counted_as_independent() -> None:
    # Thirty Sentences broke, all in one case: one case is no evidence.
    one = {**many(SENTENCES, 20), "case00": [bad(f"Crane {number} broke.") for number in range(30)]}
    assert gated(side(many(SENTENCES, 20)), side(one)).call is Call.INCONCLUSIVE


def test_infrastructure_is_never_scored_and_has_its_own_exit_status() -> None:
    lost = {**many(SENTENCES, 40), "case00": State.INFRASTRUCTURE}
    found = gated(side(many(SENTENCES, 40)), side(lost))
    assert (found.call, found.unscored, found.exit_status) == (Call.NOT_WORSE, 1, Exit.INFRASTRUCTURE)
    assert found.gated[0].trial is not None
    assert found.gated[0].trial.cases == 39
    assert gated(side(many(SENTENCES, 40)), side(lost), tolerated=0.05).exit_status is Exit.NOT_WORSE


def test_cells_that_were_not_run_are_as_little_known() -> None:
    whole = side(many(SENTENCES, 40))
    part = side(many(SENTENCES, 39), missing=["case39"])
    assert gated(whole, part).exit_status is Exit.INFRASTRUCTURE


def test_a_regression_that_was_seen_outweighs_what_was_lost_and_bad_cases_outweigh_infrastructure() -> None:
    base = side(many(SENTENCES, 20))
    lost = {**many(ONE_LOST, 20), "case00": State.INFRASTRUCTURE}
    assert gated(base, side(lost)).exit_status is Exit.REGRESSED
    bad_case = {**many(SENTENCES, 20), "case00": State.INFRASTRUCTURE, "case01": State.BAD_CASE}
    assert gated(base, side(bad_case)).exit_status is Exit.BAD_DATA


def test_a_new_run_that_falls_silent_is_not_not_worse() -> None:
    silent = {**many(SENTENCES, 40), **{f"case{number:02d}": [] for number in range(6)}}
    found = gated(side(many(SENTENCES, 40)), side(silent))
    assert found.call is Call.INCONCLUSIVE
    assert (found.gated[0].lost, found.gated[0].why) == (6, "undefined in the new run alone in 6 cases")
    dumb = gated(side(many(SENTENCES, 40)), side(many([], 40)))
    assert (dumb.call, dumb.gated[0].call) == (Call.INCONCLUSIVE, Call.INCONCLUSIVE)


def test_a_measure_that_is_defined_nowhere_says_nothing() -> None:
    both = gated(side(many(SENTENCES, 40)), side(many(SENTENCES, 40)), "sentence_support", "hedges_kept")
    assert [each.call for each in both.gated] == [Call.NOT_WORSE, None]
    assert both.call is Call.NOT_WORSE
    only = gated(side(many(SENTENCES, 40)), side(many(SENTENCES, 40)), "hedges_kept")
    assert only.exit_status is Exit.INCONCLUSIVE


def test_holm_raises_the_p_values_of_all_measures() -> None:
    five = {**many(SENTENCES, 20), **{f"case{number:02d}": ONE_LOST for number in range(5)}}
    alone = gated(side(many(SENTENCES, 20)), side(five))
    both = gated(side(many(SENTENCES, 20)), side(five), "sentence_support", "shown_support")
    assert alone.gated[0].adjusted == pytest.approx(1 / 32)
    assert both.gated[0].adjusted == pytest.approx(2 / 32)
    assert (alone.call, both.call) == (Call.REGRESSED, Call.INCONCLUSIVE)


def test_benjamini_and_hochberg_see_what_holm_does_not() -> None:
    five = {**many(SENTENCES, 20), **{f"case{number:02d}": ONE_LOST for number in range(5)}}
    measures = named(["sentence_support", "shown_support"])
    comparison = compared(side(many(SENTENCES, 20)), side(five))
    found = gate([comparison], measures, MARGINS, Level(adjustment=Adjustment.BENJAMINI_HOCHBERG))
    assert found.gated[0].adjusted == pytest.approx(1 / 32)
    assert found.call is Call.REGRESSED


def test_the_same_runs_give_the_same_gate() -> None:
    new = {**many(SENTENCES, 25), **{f"case{number:02d}": ONE_LOST for number in range(0, 25, 3)}}
    first, second = (gated(side(many(SENTENCES, 25)), side(new)) for _ in range(2))
    assert first.gated == second.gated


def test_a_new_run_that_abstains_where_it_is_asked_to_loses_nothing() -> None:
    silent = {**many(SENTENCES, 40), **{f"case{number:02d}": [] for number in range(6)}}
    asking = Expected(abstain=True)
    found = gated(side(many(SENTENCES, 40), expected=asking), side(silent, expected=asking))
    assert found.call is Call.NOT_WORSE
    assert (found.gated[0].lost, found.gated[0].undefined) == (0, 6)
    answering = Expected(abstain=False)
    found = gated(side(many(SENTENCES, 40), expected=answering), side(silent, expected=answering))
    assert found.call is Call.INCONCLUSIVE
