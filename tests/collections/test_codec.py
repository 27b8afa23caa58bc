import json

import numpy as np

from service.collections.codec import (
    COUNTED,
    GROUPS,
    NEAR,
    added,
    counted,
    fallen,
    near,
    opened,
    packed,
    remember,
    unpacked,
)
from service.collections.growth import Growth
from service.collections.kept import keep
from service.stages.group.events import Pieces
from service.stages.group.parting import Remembered
from tests.collections.reports import report

FELL_APART = np.array([3, 5, 70_000, 70_001], dtype=np.int64)
STAYED = np.array([8, 9], dtype=np.int64)
LOOKED: dict[bytes, Pieces] = {
    FELL_APART.tobytes(): (
        np.array([0, 2], dtype=np.int64),
        np.array([1], dtype=np.int64),
        np.array([3], dtype=np.int64),
    ),
    STAYED.tobytes(): None,
}


def _remembered(content: bytes) -> dict[bytes, Pieces]:
    known = Remembered()
    remember(known, content)
    return known.of(np.array([3, 8], dtype=np.int64))


def test_what_groups_fell_into_is_read_as_it_was_written() -> None:
    found = _remembered(fallen(LOOKED))

    assert found.keys() == LOOKED.keys()
    assert found[STAYED.tobytes()] is None
    parted = found[FELL_APART.tobytes()]
    assert parted is not None
    assert [piece.tolist() for piece in parted] == [[0, 2], [1], [3]]


def test_nothing_looked_at_is_nothing_remembered() -> None:
    assert _remembered(fallen({})) == {}


def test_what_was_found_by_other_thresholds_is_not_used() -> None:
    arrays = unpacked(fallen(LOOKED))

    assert _remembered(packed(arrays | {"lines": arrays["lines"] + 1})) == {}


def test_a_collection_that_was_stored_in_the_form_of_old_is_opened_and_goes_on() -> None:
    growth = Growth()
    growth.add([keep(report(event, number)) for event in range(3) for number in range(2)])
    pieces = [
        (name, {key: array for key, array in unpacked(content).items() if not key.startswith("spelled")})
        for name, content in added(growth.index, 0, 0)
    ]
    parts = [(name, packed(arrays)) for name, arrays in pieces]
    ids = json.dumps([list(growth.origins.items()), sorted(growth.used)]).encode()
    beside = packed({"groups": np.frombuffer(ids, dtype=np.uint8)})
    parts += [(COUNTED, counted(growth.index)), (NEAR, near(growth.index)), (GROUPS, beside)]

    again = opened(parts, [])
    grown = again.add([keep(report(1, 2))])

    assert again.index.size == 7
    assert any("a001-002" in topic.article_ids and topic.keywords for topic in grown.topics)
