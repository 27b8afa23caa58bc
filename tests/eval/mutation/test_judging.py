from collections.abc import Sequence

import pytest

from eval.mutation.judging import Judged, judge
from eval.mutation.making import make
from eval.mutation.material import Mutant
from eval.mutation.operators import BY_NAME
from eval.mutation.rates import SURVIVING, WRONG, rates
from service.domain.briefs import Status
from service.ports import Entailment, EntailmentScorer
from service.stages.verify.decision import Point
from service.verifier import Verifier
from tests.eval.mutation.texts import accepted, article_of

LINE = "The Tarn ferry lost 3,700 passengers, or 6% of them, to the bus in the cold spring of last year."
OTHER = "Bakers in Lasse sold twelve thousand loaves at the winter fair, where snow fell on the tents."
NAMES = ("number_changed", "per_cent", "citation_dropped", "citation_dangling", "citation_surplus")


def _mutants(*names: str) -> tuple[Mutant, ...]:
    found = accepted(LINE, article_of("a1", LINE, OTHER))
    return make([found], operators=[BY_NAME[name] for name in names]).mutants


def test_every_verifier_judges_every_mutant_and_the_sentence_before() -> None:
    points = {point: Verifier(point=point) for point in Point}
    told: list[str] = []
    judged = judge(_mutants(*NAMES), points, told.append)
    assert len(judged) == len(NAMES) * len(Point)
    by_name = {(each.mutant.operator, each.point): each for each in judged}
    assert all(each.before is Status.SUPPORTED and each.stood for each in judged)
    for point in Point:
        assert by_name["number_changed", point].noticed is True
        assert "number" in by_name["number_changed", point].findings
        assert by_name["per_cent", point].noticed is False
        assert by_name["citation_dropped", point].noticed is True
        assert by_name["citation_dangling", point].noticed is True


def test_a_surplus_citation_is_noticed_where_the_evidence_leaves_it_out() -> None:
    (judged,) = judge(_mutants("citation_surplus"), {Point.BALANCED: Verifier(point=Point.BALANCED)})
    assert judged.after is Status.SUPPORTED
    assert judged.noticed is True


class _Broken:
    name = "broken"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        raise RuntimeError(f"no scores for {len(pairs)}")


def test_what_could_not_be_checked_was_not_noticed_and_is_counted() -> None:
    scorer: EntailmentScorer = _Broken()
    judged = judge(_mutants("number_changed", "per_cent"), {Point.STRICT: Verifier(scorer)})
    assert [each.noticed for each in judged] == [None, None]
    assert [(rate.unchecked, rate.noticed.hits, rate.sent) for rate in rates(judged)] == [(1, 0, 1)] * 4


def test_rates_count_what_was_sent_and_kill_rates_what_stood() -> None:
    number, per_cent = _mutants("number_changed", "per_cent")

    def judged(mutant: Mutant, before: Status, *, noticed: bool | None) -> Judged:
        return Judged(mutant, Point.STRICT, before, Status.UNSUPPORTED, 0.1, (), noticed)

    found = {
        rate.operator: rate
        for rate in rates(
            [
                judged(number, Status.SUPPORTED, noticed=True),
                judged(number, Status.SUPPORTED, noticed=False),
                judged(number, Status.UNSUPPORTED, noticed=True),
                judged(per_cent, Status.SUPPORTED, noticed=False),
            ]
        )
    }
    assert set(found) == {"number_changed", "per_cent", WRONG, SURVIVING}
    number_rate = found["number_changed"]
    assert (number_rate.sent, number_rate.refused_before) == (3, 1)
    assert (number_rate.noticed.hits, number_rate.noticed.n) == (2, 3)
    assert (number_rate.kill.hits, number_rate.kill.n) == (1, 2)
    assert number_rate.kill.interval == pytest.approx((0.0945, 0.9055), abs=1e-3)
    assert found[WRONG].kill == number_rate.kill
    assert found[SURVIVING].kill.value == 0.0
    assert found[SURVIVING].survives
