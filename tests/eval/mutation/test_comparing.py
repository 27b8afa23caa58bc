import random

import pytest

from eval.mutation.comparing import Answered, Outcome, compare
from eval.mutation.rates import SURVIVING, WRONG
from service.stages.verify.decision import Point


def _answers(right: list[bool], *, survives: bool = False, operator: str = "negation") -> list[Answered]:
    return [
        Answered(f"{operator}{number}", operator, survives, Point.STRICT, each)
        for number, each in enumerate(right)
    ]


def _both(wrong: list[bool], surviving: list[bool]) -> list[Answered]:
    return _answers(wrong) + _answers(surviving, survives=True, operator="alias")


def test_the_same_result_is_not_worse() -> None:
    found = compare(_both([True] * 400, [True] * 400), _both([True] * 400, [True] * 400))
    assert found.outcome is Outcome.NOT_WORSE
    assert {each.name for each in found.sets} == {"negation", "alias", WRONG, SURVIVING}
    assert all(each.change == 0 and each.p == 1 for each in found.sets)


def test_too_few_mutants_are_inconclusive() -> None:
    found = compare(_both([True] * 20, [True] * 20), _both([True] * 20, [True] * 20))
    assert found.outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize("loss", ["wrong", "surviving"])
def test_a_loss_in_what_is_noticed_or_in_what_is_left_alone_regresses(loss: str) -> None:
    worse = [False] * 12 + [True] * 388
    new = _both(worse, [True] * 400) if loss == "wrong" else _both([True] * 400, worse)
    found = compare(_both([True] * 400, [True] * 400), new)
    assert found.outcome is Outcome.REGRESSED
    lost = next(each for each in found.sets if each.name == (WRONG if loss == "wrong" else SURVIVING))
    assert (lost.fixed, lost.broken, lost.n) == (0, 12, 400)
    assert lost.change == pytest.approx(-0.03)
    assert lost.interval[0] < -0.03 < lost.interval[1]


def test_only_mutants_of_both_results_count() -> None:
    base = _both([True] * 100, [True] * 100)
    new = base[:90] + _answers([False] * 30, operator="scope_widened")
    found = compare(base, new)
    assert found.alone == 110 + 30
    assert {each.name for each in found.sets} == {"negation", WRONG}
    assert found.outcome is not Outcome.REGRESSED


def test_chance_alone_seldom_regresses() -> None:
    draw = random.Random(5)  # noqa: S311  seeded draws, no secret
    alarms = 0
    for _ in range(100):
        before = _both([draw.random() < 0.8 for _ in range(150)], [draw.random() < 0.9 for _ in range(150)])
        after = _both([draw.random() < 0.8 for _ in range(150)], [draw.random() < 0.9 for _ in range(150)])
        alarms += compare(before, after).outcome is Outcome.REGRESSED
    assert alarms <= 10
