import numpy as np
import pytest
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from service.stages.group.tree import tree

SCORES = np.array(
    [
        [9.0, 8.0, 1.0, 2.0],
        [8.0, 9.0, 3.0, 2.0],
        [1.0, 3.0, 9.0, 6.0],
        [2.0, 2.0, 6.0, 9.0],
    ]
)


def test_joins_tell_mean_scores_across_and_within() -> None:
    made = tree(SCORES)

    first, second, last = made.joins
    assert first.across == pytest.approx(8.0)
    assert first.within is None
    assert first.gap == 0.0
    assert second.across == pytest.approx(6.0)
    assert last.across == pytest.approx((1 + 2 + 3 + 2) / 4)
    assert last.within == pytest.approx((8 + 6) / 2)
    assert last.gap == pytest.approx(5.0)
    assert (last.size, last.smaller) == (4, 2)


def test_the_root_holds_every_row_and_rows_have_no_join() -> None:
    made = tree(SCORES)

    assert sorted(made.members(made.root).tolist()) == [0, 1, 2, 3]
    assert made.join(0) is None
    assert made.join(made.root) == made.joins[-1]


def test_a_single_row_is_its_own_root() -> None:
    made = tree(np.ones((1, 1)))

    assert made.joins == ()
    assert made.members(made.root).tolist() == [0]


@pytest.mark.parametrize("size", [2, 3, 4, 9])
def test_trees_of_any_size_are_those_of_scipy(size: int) -> None:
    chance = np.random.default_rng(size)
    for _ in range(200):
        half = np.triu(
            chance.integers(0, 4, (size, size)) + chance.choice([0.0, 0.5, 1 / 3], (size, size)), 1
        )
        scores = half + half.T
        top = float(scores.max()) + 1.0
        expected = linkage(squareform(top - scores - (top * np.eye(size))), "average")

        made = tree(scores)

        assert [(join.left, join.right) for join in made.joins] == [
            (int(one), int(other)) for one, other in expected[:, :2]
        ]
        assert [join.across for join in made.joins] == pytest.approx((top - expected[:, 2]).tolist())
        assert sorted(made.members(made.root).tolist()) == list(range(size))
