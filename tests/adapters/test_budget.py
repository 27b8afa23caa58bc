import pytest

from service.adapters.budget import Budget
from service.domain.briefs import Usage
from service.domain.errors import BudgetExceeded


def test_without_caps_anything_goes() -> None:
    with Budget(None, None).reserve(10**9, None):
        pass


def test_what_is_taken_counts() -> None:
    budget = Budget(100, None)
    budget.take(Usage(1, 50, 10, None))
    with budget.reserve(40, None):
        pass
    with pytest.raises(BudgetExceeded, match="60 of 100 tokens"), budget.reserve(41, None):
        pass


def test_what_is_under_way_counts_until_it_ends() -> None:
    budget = Budget(100, 1.0)
    with budget.reserve(60, 0.6):
        with pytest.raises(BudgetExceeded, match="60 of 100"), budget.reserve(50, 0.1):
            pass
        with pytest.raises(BudgetExceeded, match=r"\$0\.6000 of \$1\.0000"), budget.reserve(10, 0.5):
            pass
    with budget.reserve(100, 1.0):
        pass


def test_a_call_that_fails_gives_its_room_back() -> None:
    budget = Budget(100, None)
    with pytest.raises(RuntimeError), budget.reserve(100, None):
        raise RuntimeError
    with budget.reserve(100, None):
        pass


def test_money_can_not_be_capped_without_a_price() -> None:
    with pytest.raises(BudgetExceeded, match="price is not known"), Budget(None, 1.0).reserve(10, None):
        pass
