import pytest

from eval.measures.citation_quality import citation_f1, citation_precision, citation_recall
from eval.measures.examined import Entailment, Place
from eval.measures.tally import Tally
from service.domain.briefs import Status
from tests.eval.measures.harbour import LEDGER, PILOT, cite, examined, said

VOTE = cite(PILOT, "The town council votes on 3 June.")
WORK = cite(PILOT, "Some 340 people work on the quays")
DEBT = cite(LEDGER, "debts of 4.5 million marks")
YES, NO, BLANK = Status.SUPPORTED, Status.UNSUPPORTED, Status.UNCHECKED


def test_a_citation_that_is_not_needed_costs_precision_and_not_recall() -> None:
    # The first alone is enough; the second neither carries the Sentence nor is missed.
    surplus = said(
        "The council votes on 3 June.", VOTE, DEBT, entailment=Entailment(YES, (YES, NO), (NO, YES)), name="a"
    )
    assert citation_recall(examined(surplus)).value == 1.0
    assert citation_precision(examined(surplus)) == Tally(0.5, 1, 2, 0, ("a",))


def test_two_citations_that_carry_it_only_together_are_both_precise() -> None:
    both = said("340 people and debts.", WORK, DEBT, entailment=Entailment(YES, (NO, NO), (NO, NO)))
    assert citation_precision(examined(both)).value == 1.0


def test_two_citations_that_are_each_enough_are_both_precise() -> None:
    both = said("People work there.", WORK, DEBT, entailment=Entailment(YES, (YES, YES), (YES, YES)))
    assert citation_precision(examined(both)).value == 1.0


def test_no_citation_of_a_sentence_that_is_not_entailed_is_precise() -> None:
    wrong = said("The harbour is shut.", VOTE, entailment=Entailment(NO, (NO,), (NO,)), name="w")
    assert citation_precision(examined(wrong)) == Tally(0.0, 0, 1, 0, ("w",))


def test_citations_out_of_range_stay_in_the_denominator() -> None:
    good = said("The council votes on 3 June.", VOTE)
    lost = said(
        "The harbour is shut.", status=Status.UNSUPPORTED, place=Place.WITHHELD, dangling=2, name="lost"
    )
    assert citation_precision(examined(good)).value == 1.0
    assert citation_precision(examined(good, lost)) == Tally(1 / 3, 1, 3, 0, ("lost",))
    assert citation_recall(examined(good, lost)).value == 0.5


def test_a_sentence_that_cites_nothing_has_recall_0() -> None:
    bare = said("The harbour is shut.", status=Status.UNSUPPORTED)
    assert citation_recall(examined(bare)).value == 0.0
    assert citation_precision(examined(bare)).value is None
    assert citation_f1(examined(bare)).value is None


def test_f1_is_the_harmonic_mean_and_0_where_both_are() -> None:
    good = said("The council votes on 3 June.", VOTE)
    bad = said("It is shut.", VOTE, DEBT, entailment=Entailment(NO, (NO, NO), (NO, NO)))
    recall, precision = 1 / 2, 1 / 3
    assert citation_f1(examined(good, bad)).value == pytest.approx(
        2 * recall * precision / (recall + precision)
    )
    assert citation_f1(examined(bad)).value == 0.0


def test_what_could_not_be_checked_is_counted_and_not_a_hit() -> None:
    blank = said(
        "It is shut.", VOTE, DEBT, status=BLANK, entailment=Entailment(BLANK, (BLANK, BLANK), (BLANK, BLANK))
    )
    assert citation_recall(examined(blank)).unchecked == 1
    found = citation_precision(examined(blank))
    assert (found.value, found.unchecked) == (0.0, 2)
