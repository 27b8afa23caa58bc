from service.collections.carrying import Mint, carry
from service.domain.groups import ChangeKind


def _mint() -> Mint:
    return Mint("e", [f"article-{row}" for row in range(20)], {})


def test_the_largest_part_keeps_the_id_and_the_other_gets_a_new_one() -> None:
    carried = carry({"e1": [0, 1, 2, 3, 4]}, [[0, 1], [2, 3, 4]], _mint())

    assert carried.ids[1] == "e1"
    assert carried.ids[0] not in {"e1", ""}
    (split,) = carried.shifts
    assert (split.kind, split.id, split.others) == (ChangeKind.SPLIT, "e1", (carried.ids[0],))
    assert (split.one, split.other) == ((2, 3, 4), (0, 1))
    assert carried.ended == ()


def test_of_equal_parts_the_one_with_the_first_article_keeps_the_id() -> None:
    assert carry({"e1": [0, 1, 2, 3]}, [[2, 3], [0, 1]], _mint()).ids[1] == "e1"


def test_a_merge_keeps_the_id_of_the_larger_and_tells_which_ended() -> None:
    carried = carry({"e1": [0], "e2": [1, 2]}, [[0, 1, 2, 3]], _mint())

    assert carried.ids == ("e2",)
    assert carried.ended == ("e1",)
    (merge,) = carried.shifts
    assert (merge.kind, merge.id, merge.others) == (ChangeKind.MERGED, "e2", ("e1",))
    assert (merge.one, merge.other) == ((1, 2), (0,))


def test_a_group_that_only_grows_keeps_its_id_and_nothing_is_told() -> None:
    carried = carry({"e1": [0, 1]}, [[0, 1, 2], [3]], _mint())

    assert carried.ids[0] == "e1"
    assert carried.shifts == ()


def test_what_moves_from_one_group_to_another_is_a_split_of_the_first() -> None:
    carried = carry({"e1": [0, 1, 2], "e2": [3, 4]}, [[0, 1], [2, 3, 4]], _mint())

    assert carried.ids == ("e1", "e2")
    (split,) = carried.shifts
    assert (split.kind, split.id, split.others) == (ChangeKind.SPLIT, "e1", ("e2",))


def test_an_id_is_minted_once() -> None:
    mint = _mint()

    assert len({mint(0), mint(0), mint(1)}) == 3
    assert mint(5) == _mint()(5)


def test_ids_do_not_depend_on_the_order_of_the_groups() -> None:
    before = {"e1": [0, 1, 2], "e2": [3, 4, 5]}
    after = [[0, 3], [1, 2, 4], [5, 6]]

    one, other = carry(before, after, _mint()), carry(before, after[::-1], _mint())

    assert one.ids == other.ids[::-1]
