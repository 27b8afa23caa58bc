import numpy as np
import pytest
from scipy import sparse

from service.stages.group.blocks import MOST_IN_BLOCK, Links, blocks, compared, forest, neighbours, telling


def _rows(columns: list[list[int]], terms: int) -> sparse.csr_matrix:
    """Unit rows with equal weights in the given columns."""
    rows = np.repeat(np.arange(len(columns)), [len(held) for held in columns])
    values = np.concatenate([np.full(len(held), len(held) ** -0.5) for held in columns])
    return sparse.csr_matrix((values, (rows, np.concatenate(columns))), shape=(len(columns), terms))


def _links(*pairs: tuple[int, int, float]) -> Links:
    left, right, near = zip(*pairs, strict=True)
    return Links(np.array(left), np.array(right), np.array(near))


def _pairs(links: Links) -> set[tuple[int, int]]:
    return set(zip(links.left.tolist(), links.right.tolist(), strict=True))


def _telling(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    return telling(rows, np.bincount(rows.indices, minlength=rows.shape[1]).astype(np.float64), rows.shape[0])


def test_words_that_one_or_very_many_hold_tell_no_neighbours() -> None:
    rows = _rows([[0, 1, 2 + row] for row in range(150)], 152)
    rows = sparse.csr_matrix(sparse.hstack([rows, _rows([[row // 2] for row in range(150)], 75)]))

    kept = _telling(sparse.csr_matrix(rows))

    assert set(kept.indices.tolist()) == set(range(152, 227))
    assert np.asarray(kept.multiply(kept).sum(axis=1)).ravel() == pytest.approx(np.ones(150), abs=1e-6)


def test_neighbours_share_telling_words_and_days_apart_part_them() -> None:
    rows = _telling(_rows([[0, 1], [0, 1], [0, 1], [2, 3], [2, 3]], 4))
    days = np.array([10.0, 10.0, 300.0, 10.0, np.nan])

    links = neighbours(rows, rows, days, 1.0)

    assert {(3, 4), (0, 1)} < _pairs(links)
    near = dict(zip(zip(links.left.tolist(), links.right.tolist(), strict=True), links.nearness, strict=True))
    assert near[0, 1] == pytest.approx(12, abs=1e-3)
    assert near[3, 4] == pytest.approx(12, abs=1e-3)
    assert min(near.values()) < 6


def test_what_comes_later_is_linked_to_what_was_there() -> None:
    every = _telling(_rows([[0, 1], [2, 3], [0, 1], [2, 3]], 4))

    late = neighbours(sparse.csr_matrix(every[2:]), every, np.full(4, np.nan), 0.0)

    assert _pairs(late) == {(0, 2), (1, 3)}


def test_a_forest_keeps_the_nearest_links_and_what_was_given_up_is_never_missed() -> None:
    first = _links((0, 1, 3.0), (1, 2, 2.0), (0, 2, 1.0))
    later = _links((2, 3, 5.0), (0, 3, 4.0))

    grown = forest(4, forest(3, first).joined(later))

    assert _pairs(forest(3, first)) == {(0, 1), (1, 2)}
    assert _pairs(grown) == _pairs(forest(4, first.joined(later))) == {(2, 3), (0, 3), (0, 1)}
    assert grown.nearness.tolist() == [5.0, 4.0, 3.0]


def test_near_rows_share_a_block_and_every_row_is_in_one() -> None:
    found = blocks(_links((0, 1, 3.0), (2, 3, 2.0)), np.arange(5))

    assert [block.tolist() for block in found] == [[0, 1], [2, 3], [4]]


def test_no_block_is_larger_than_trees_can_be_and_its_nearest_stay_together() -> None:
    size = 2 * MOST_IN_BLOCK
    chain = [(row, row + 1, 1.0 if row % 100 == 99 else 2.0) for row in range(size - 1)]

    found = blocks(forest(size, _links(*chain)), np.arange(size))

    assert max(len(block) for block in found) <= MOST_IN_BLOCK
    assert sorted(np.concatenate(found).tolist()) == list(range(size))
    assert all(len({row // 100 for row in block.tolist()}) * 100 == len(block) for block in found)


def test_copies_stand_in_the_block_of_the_row_that_leads_them_but_not_all_of_many() -> None:
    leader = np.array([0, 1, 0, 1, *[0] * 30])

    (block, other) = blocks(Links.none(), leader)

    assert block.tolist() == [0, 2, *range(4, 15)]
    assert other.tolist() == [1, 3]
    assert compared(leader).sum() == 15


def test_no_rows_give_no_blocks() -> None:
    assert blocks(Links.none(), np.zeros(0, dtype=np.int64)) == []
