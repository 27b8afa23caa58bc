from eval.measures.mentions import date_accuracy, name_accuracy, number_accuracy
from eval.measures.tally import Tally
from service.domain.briefs import FindingKind, Status
from tests.eval.measures.harbour import PILOT, cite, examined, found, said

WORK = cite(PILOT, "Some 340 people work on the quays, and 12 ships call each week.")
TEXT = "Some 430 people work there and 12 ships call."


def test_a_number_is_wrong_where_a_finding_touches_it() -> None:
    wrong = said(
        TEXT, WORK, status=Status.CONTRADICTED, findings=[found(FindingKind.NUMBER, TEXT, "430")], name="w"
    )
    assert number_accuracy(examined(wrong)) == Tally(0.5, 1, 2, 0, ("w",))
    assert number_accuracy(examined(said(TEXT, WORK))).value == 1.0


def test_two_findings_on_one_number_count_once() -> None:
    twice = [found(FindingKind.NUMBER, TEXT, "430"), found(FindingKind.NUMBER, TEXT, "430 people")]
    assert number_accuracy(examined(said(TEXT, WORK, findings=twice))).numerator == 1


def test_a_finding_that_touches_no_mention_is_one_of_its_own() -> None:
    text = "Nobody works there."
    wrong = said(text, WORK, findings=[found(FindingKind.NUMBER, text, "Nobody")])
    assert number_accuracy(examined(wrong)) == Tally(0.0, 0, 1, 0, (wrong.id,))


def test_dates_and_names_have_their_own_findings() -> None:
    text = "Ada Brill spoke before the vote of 3 June 2025."
    wrong = said(text, WORK, findings=[found(FindingKind.DATE, text, "3 June 2025")])
    assert date_accuracy(examined(wrong)).value == 0.0
    assert name_accuracy(examined(wrong)).value == 1.0
    assert number_accuracy(examined(wrong)).value is None
    swapped = said(text, WORK, findings=[found(FindingKind.NAME, text, "Ada Brill")])
    assert name_accuracy(examined(swapped)).value == 0.0


def test_mentions_of_an_unchecked_sentence_are_sent_and_not_right() -> None:
    blank = said(TEXT, WORK, status=Status.UNCHECKED)
    assert number_accuracy(examined(said(TEXT, WORK), blank)) == Tally(0.5, 2, 4, 2, (blank.id,))
