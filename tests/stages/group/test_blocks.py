import numpy as np
from scipy import sparse

from service.stages.group.blocks import MOST_AT_ONCE, blocks


def _rows(columns: list[list[int]], terms: int) -> sparse.csr_matrix:
    """Unit rows with equal weights in the given columns."""
    rows = np.repeat(np.arange(len(columns)), [len(held) for held in columns])
    values = np.concatenate([np.full(len(held), len(held) ** -0.5) for held in columns])
    return sparse.csr_matrix((values, (rows, np.concatenate(columns))), shape=(len(columns), terms))


def test_a_small_collection_is_one_block() -> None:
    (block,) = blocks(_rows([[0], [1], [2]], 3))

    assert block.tolist() == [0, 1, 2]


def test_in_a_large_one_like_rows_share_a_block_and_every_row_is_in_one() -> None:
    pairs = MOST_AT_ONCE // 2 + 50
    columns = [[3 * (row // 2), 3 * (row // 2) + 1] for row in range(2 * pairs)]

    found = blocks(_rows(columns, 3 * pairs))

    assert sorted(np.concatenate(found).tolist()) == list(range(2 * pairs))
    assert {tuple(block.tolist()) for block in found} == {(2 * n, 2 * n + 1) for n in range(pairs)}


def test_no_block_is_larger_than_trees_can_be_even_of_equal_rows() -> None:
    size = 4 * MOST_AT_ONCE
    columns = [[row // 70, size + row // 60, 2 * size + row // 50] for row in range(size)]

    found = blocks(_rows(columns, 3 * size))

    assert max(len(block) for block in found) <= MOST_AT_ONCE
    assert sorted(np.concatenate(found).tolist()) == list(range(size))
