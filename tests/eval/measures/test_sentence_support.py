from eval.measures.examined import Place
from eval.measures.sentence_support import drafted_support, shown_support, unchecked, withheld
from eval.measures.tally import Tally
from service.domain.briefs import Status
from tests.eval.measures.harbour import PILOT, cite, examined, said

QUOTE = cite(PILOT, "The town council votes on 3 June.")
GOOD = said("The council votes on 3 June.", QUOTE, name="good")
BAD = said("The council votes on 4 June.", QUOTE, status=Status.CONTRADICTED, name="bad")
BLANK = said("The council votes.", QUOTE, status=Status.UNCHECKED, name="blank")
HELD = said("The harbour is closed.", QUOTE, status=Status.UNSUPPORTED, place=Place.WITHHELD, name="held")


def test_all_that_was_drafted_is_in_the_denominator() -> None:
    assert drafted_support(examined(GOOD, BAD, BLANK, HELD)) == Tally(0.25, 1, 4, 1, ("bad", "blank", "held"))


def test_withholding_a_bad_sentence_raises_what_is_shown_and_not_what_was_drafted() -> None:
    shown = said(HELD.text, QUOTE, status=Status.UNSUPPORTED)
    assert shown_support(examined(GOOD, shown)).value == 0.5
    assert shown_support(examined(GOOD, HELD)).value == 1.0
    assert drafted_support(examined(GOOD, shown)).value == drafted_support(examined(GOOD, HELD)).value == 0.5


def test_an_unchecked_sentence_never_raises_the_rate() -> None:
    assert shown_support(examined(GOOD, BLANK)) == Tally(0.5, 1, 2, 1, ("blank",))
    assert unchecked(examined(GOOD, BLANK)).value == 0.5
    assert withheld(examined(GOOD, HELD)) == Tally(0.5, 1, 2, 0, ("held",))


def test_a_brief_that_shows_nothing_is_undefined_and_neither_0_nor_1() -> None:
    assert shown_support(examined(HELD)).value is None
    assert drafted_support(examined()) == Tally(None, 0, 0)
