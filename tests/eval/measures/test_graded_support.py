from eval.measures.examined import Support
from eval.measures.graded_support import partial_support, weighted_precision, weighted_recall
from service.domain.briefs import Status
from tests.eval.measures.harbour import PILOT, cite, examined, said

VOTE = cite(PILOT, "The town council votes on 3 June.")
FULL = said("The council votes on 3 June.", VOTE)
PART = said(
    "The council votes on 3 June and shuts it.",
    VOTE,
    status=Status.UNSUPPORTED,
    support=Support.PARTIAL,
    name="part",
)
NONE = said("The harbour is shut.", VOTE, status=Status.UNSUPPORTED)
BARE = said("The harbour is shut.", status=Status.UNSUPPORTED)
BLANK = said("It is shut.", VOTE, status=Status.UNCHECKED)


def test_full_weighs_one_and_partial_one_half() -> None:
    assert weighted_recall(examined(FULL, PART, NONE)).value == 0.5
    assert partial_support(examined(FULL, PART, NONE)).costly == ("part",)


def test_precision_leaves_out_what_cites_nothing_and_recall_does_not() -> None:
    assert weighted_precision(examined(FULL, BARE)).value == 1.0
    assert weighted_recall(examined(FULL, BARE)).value == 0.5
    lost = said("It is shut.", status=Status.UNSUPPORTED, dangling=1)
    assert weighted_precision(examined(FULL, lost)).value == 0.5


def test_the_unchecked_stay_in_the_denominator() -> None:
    found = weighted_recall(examined(FULL, BLANK))
    assert (found.value, found.unchecked) == (0.5, 1)
