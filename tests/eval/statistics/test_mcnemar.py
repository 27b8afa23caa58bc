import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from eval.statistics.mcnemar import mcnemar


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40))
def test_the_p_values_are_those_of_the_exact_binomial_test(pairs: list[tuple[bool, bool]]) -> None:
    base = {str(index): before for index, (before, _) in enumerate(pairs)}
    new = {str(index): after for index, (_, after) in enumerate(pairs)}
    found = mcnemar(base, new)
    assert found.fixed + found.broken + found.same == len(pairs)
    if found.fixed + found.broken:
        assert found.p == pytest.approx(binomtest(found.fixed, found.fixed + found.broken).pvalue)
        less = binomtest(found.fixed, found.fixed + found.broken, alternative="less")
        assert found.worse == pytest.approx(less.pvalue)
    else:
        assert (found.p, found.worse) == (1.0, 1.0)


def test_a_worked_example() -> None:
    base = {f"i{n}": n < 90 for n in range(100)}
    new = {f"i{n}": n < 80 or 90 <= n < 92 for n in range(100)}
    found = mcnemar(base, new)
    assert (found.fixed, found.broken, found.same) == (2, 10, 88)
    assert found.p == pytest.approx(2 * (1 + 12 + 66) / 4096)


def test_sets_of_different_items_are_not_compared() -> None:
    with pytest.raises(ValueError, match="2 items are in one set alone: a, b"):
        mcnemar({"a": True}, {"b": True})
