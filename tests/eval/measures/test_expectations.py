from eval.cases import Expected, ExpectedDifference, Nugget, Side, Statement
from eval.measures.abstention import abstention_precision, abstention_recall, answered
from eval.measures.differences import differences_disclosed, one_sided
from eval.measures.examined import DifferenceTold, Examined, NuggetTold, Place, Told
from eval.measures.forbidden import forbidden_said
from eval.measures.nugget_recall import bottom_line_recall, nugget_recall, vital_recall
from eval.measures.tally import Tally
from service.domain.briefs import Status
from tests.eval.measures.harbour import PILOT, cite, examined, said

VOTE = cite(PILOT, "The town council votes on 3 June.")


def told(text: str, *sentences: str, unchecked: bool = False) -> Told:
    return Told(Statement(text=text), sentences, bool(sentences), worded=bool(sentences), unchecked=unchecked)


def nugget(name: str, anywhere: Told, bottom_line: Told, *, vital: bool = True) -> NuggetTold:
    return NuggetTold(Nugget(id=name, text=name, vital=vital), anywhere, bottom_line)


def test_vital_recall_looks_at_vital_nuggets_alone() -> None:
    found = examined(
        nuggets=[
            nugget("debts", told("debts", "s1"), told("debts")),
            nugget("vote", told("vote"), told("vote")),
            nugget("crane", told("crane", "s2"), told("crane", "s2"), vital=False),
        ]
    )
    assert vital_recall(found) == Tally(0.5, 1, 2)
    assert nugget_recall(found).value == 2 / 3
    assert bottom_line_recall(found).value == 0.0


def test_nuggets_that_could_not_be_checked_are_sent() -> None:
    found = examined(nuggets=[nugget("vote", told("vote", unchecked=True), told("vote"))])
    assert vital_recall(found) == Tally(0.0, 0, 1, 1)


def test_without_nuggets_recall_is_undefined() -> None:
    assert vital_recall(examined()).value is None
    assert forbidden_said(examined()).value is None


def test_what_must_not_be_said_names_the_sentence_that_says_it() -> None:
    found = examined(forbidden=[told("it sank", "s1"), told("he resigned")])
    assert forbidden_said(found) == Tally(0.5, 1, 2, 0, ("s1",))


def test_a_difference_with_a_side_missing_is_one_sided() -> None:
    difference = ExpectedDifference(id="jobs", about="jobs", sides=(Side(says="340"), Side(says="300")))
    found = examined(
        differences=[
            DifferenceTold(difference, (True, True)),
            DifferenceTold(difference, (True, False)),
            DifferenceTold(difference, (False, False)),
            DifferenceTold(difference, (False, True)),
        ]
    )
    assert differences_disclosed(found).value == 0.25
    assert one_sided(found).value == 0.5
    assert one_sided(examined()).value is None


def silent(*, asked: bool | None) -> Examined:
    held = said("It is shut.", VOTE, status=Status.UNSUPPORTED, place=Place.WITHHELD)
    return examined(held, expected=Expected(abstain=asked))


def talking(*, asked: bool | None) -> Examined:
    return examined(said("The council votes on 3 June.", VOTE, name="s"), expected=Expected(abstain=asked))


def test_abstaining_where_asked_counts_for_precision_and_recall() -> None:
    assert abstention_precision(silent(asked=True)).value == 1.0
    assert abstention_recall(silent(asked=True)).value == 1.0


def test_abstaining_where_the_sources_answer_costs_precision() -> None:
    assert abstention_precision(silent(asked=False)).value == 0.0
    assert abstention_recall(silent(asked=False)).value is None
    assert answered(silent(asked=False)).value == 0.0


def test_answering_where_they_do_not_costs_recall() -> None:
    assert abstention_recall(talking(asked=True)) == Tally(0.0, 0, 1, 0, ("s",))
    assert abstention_precision(talking(asked=True)).value is None
    assert answered(talking(asked=True)).value is None


def test_a_case_that_says_nothing_of_it_is_not_judged_but_for_answering() -> None:
    assert abstention_precision(silent(asked=None)).value is None
    assert answered(silent(asked=None)).value == 0.0
    assert answered(talking(asked=None)).value == 1.0
