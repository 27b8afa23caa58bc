import numpy as np

from service.collections.codec import packed, remember, sides, unpacked
from service.stages.group.events import Sides
from service.stages.group.parting import Remembered

FELL_APART = np.array([3, 5, 70_000], dtype=np.int64)
STAYED = np.array([8, 9], dtype=np.int64)
LOOKED: dict[bytes, Sides] = {
    FELL_APART.tobytes(): (np.array([2, 0], dtype=np.int64), np.array([1], dtype=np.int64)),
    STAYED.tobytes(): None,
}


def _remembered(content: bytes) -> dict[bytes, Sides]:
    known = Remembered()
    remember(known, content)
    return known.of(np.array([3, 8], dtype=np.int64))


def test_what_groups_fell_into_is_read_as_it_was_written() -> None:
    found = _remembered(sides(LOOKED))

    assert found.keys() == LOOKED.keys()
    assert found[STAYED.tobytes()] is None
    parted = found[FELL_APART.tobytes()]
    assert parted is not None
    assert [side.tolist() for side in parted] == [[2, 0], [1]]


def test_nothing_looked_at_is_nothing_remembered() -> None:
    assert _remembered(sides({})) == {}


def test_what_was_found_by_other_thresholds_is_not_used() -> None:
    arrays = unpacked(sides(LOOKED))

    assert _remembered(packed(arrays | {"lines": arrays["lines"] + 1})) == {}
