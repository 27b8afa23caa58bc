import pytest

from eval.measures.attributions import attributions_kept
from eval.measures.hedges import hedges_kept
from eval.measures.tally import Tally
from service.domain.briefs import FindingKind, Status
from tests.eval.measures.harbour import PILOT, cite, examined, found, said

MAY = cite(PILOT, "The harbour of Merrow may close in May, its master, Ada Brill, said on Monday.")
VOTE = cite(PILOT, "The town council votes on 3 June.")


@pytest.mark.parametrize("kind", [FindingKind.HEDGE_DROPPED, FindingKind.TENSE])
def test_a_hedge_is_lost_where_the_verifier_says_so(kind: FindingKind) -> None:
    kept = said("The harbour may close.", MAY)
    bold = said("The harbour closes.", MAY, status=Status.UNSUPPORTED, findings=[found(kind)], name="bold")
    plain = said("The council votes.", VOTE)
    assert hedges_kept(examined(kept, bold, plain)) == Tally(0.5, 1, 2, 0, ("bold",))


@pytest.mark.parametrize("kind", [FindingKind.ATTRIBUTION_DROPPED, FindingKind.SPEAKER])
def test_an_attribution_is_lost_where_the_verifier_says_so(kind: FindingKind) -> None:
    kept = said("The harbour may close, Ada Brill said.", MAY)
    bare = said("The harbour may close.", MAY, status=Status.UNSUPPORTED, findings=[found(kind)], name="bare")
    plain = said("The council votes.", VOTE)
    assert attributions_kept(examined(kept, bare, plain)) == Tally(0.5, 1, 2, 0, ("bare",))


def test_a_finding_counts_though_the_cited_span_has_no_hedge_itself() -> None:
    bold = said(
        "The vote is won.", VOTE, status=Status.UNSUPPORTED, findings=[found(FindingKind.HEDGE_DROPPED)]
    )
    assert hedges_kept(examined(bold)).value == 0.0


def test_unchecked_sentences_keep_nothing_and_stay() -> None:
    blank = said("The harbour may close.", MAY, status=Status.UNCHECKED)
    assert (hedges_kept(examined(blank)).value, hedges_kept(examined(blank)).unchecked) == (0.0, 1)
    assert (attributions_kept(examined(blank)).value, attributions_kept(examined(blank)).unchecked) == (
        0.0,
        1,
    )


def test_sources_without_hedges_or_speakers_leave_both_undefined() -> None:
    plain = examined(said("The council votes.", VOTE))
    assert hedges_kept(plain).value is None
    assert attributions_kept(plain).value is None
