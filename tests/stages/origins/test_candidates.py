import numpy as np

from service.stages.origins.candidates import Postings, candidates, looked_up
from service.stages.origins.find import strength, strengths
from service.stages.origins.imprints import Imprint, Shared, containment, held_by_both
from service.text.wordings import Hashes

RANDOM = np.random.default_rng(3)


def _hashes(count: int = 200) -> Hashes:
    return np.unique(RANDOM.integers(0, 1 << 32, count, dtype=np.uint32))


def _imprint(name: str, phrases: Hashes) -> Imprint:
    return Imprint(name, phrases, np.zeros(0, dtype=np.uint32), 200, reworded=False, published="")


def test_containment_is_of_the_smaller_set() -> None:
    whole = _hashes()

    assert containment(whole, whole[::2]) == (1.0, len(whole[::2]))
    assert containment(whole, np.zeros(0, dtype=np.uint32)) == (0.0, 0)
    assert containment(whole, _hashes())[0] < 0.05


def test_what_is_shared_is_told_of_both_kinds() -> None:
    found = Shared.of(
        _imprint("a", np.arange(10, dtype=np.uint32)), _imprint("b", np.arange(5, 25, dtype=np.uint32))
    )

    assert (found.phrases, found.shared_phrases, found.fewer_phrases) == (0.5, 5, 10)
    assert (found.frames, found.fewer_frames) == (0.0, 0)


def test_what_many_pairs_share_is_what_each_shares() -> None:
    texts = [_hashes(size) for size in (0, 1, 30, 200, 200)]
    texts += [np.union1d(texts[3][:share], _hashes(200 - share)) for share in range(0, 200, 10)]
    left = [one for one in texts for _ in texts]
    right = texts * len(texts)

    assert held_by_both(left, right).tolist() == [
        containment(one, other)[1] for one, other in zip(left, right, strict=True)
    ]
    assert held_by_both([], []).tolist() == []


def test_pairs_looked_at_together_are_as_strong_as_one_by_one() -> None:
    texts = [_hashes(size) for size in (0, 1, 15, 200)]
    texts += [np.union1d(texts[3][:share], _hashes(200 - share)) for share in range(0, 200, 10)]
    turned = texts[::-1]
    made = [
        Imprint(str(row), phrases, frames, 200, reworded=False, published="")
        for row, (phrases, frames) in enumerate(zip(texts * 2, texts + turned, strict=True))
    ]
    pairs = [(left, right) for left in range(len(made)) for right in range(left + 1, len(made))]

    found = strengths(made, pairs)

    each = {pair: strength(Shared.of(made[pair[0]], made[pair[1]])) for pair in pairs}
    assert found == {pair: strong for pair, strong in each.items() if strong > 0}
    assert 0 < len(found) < len(pairs)


def test_what_comes_later_finds_what_all_at_once_finds() -> None:
    texts = [_hashes() for _ in range(40)]
    texts += [np.union1d(texts[row][:150], _hashes(60)) for row in range(0, 40, 3)]
    postings = Postings()

    postings.add(*looked_up(texts[:35], sampled=False))
    found = postings.pairs(0)
    postings.add(*looked_up(texts[35:], sampled=False))
    found |= postings.pairs(35)

    assert sorted(found) == candidates([_imprint(str(row), text) for row, text in enumerate(texts)])
    assert len(found) == 14


def test_a_text_that_is_reprinted_by_very_many_is_found_all_the_same() -> None:
    text = _hashes()
    made = [_imprint(str(row), text) for row in range(150)] + [_imprint("other", _hashes())]

    found = candidates(made)

    assert {row for pair in found for row in pair} == set(range(150))
    assert len(found) < 4 * 150


def test_one_hash_in_eight_is_looked_up_but_all_of_a_short_text() -> None:
    whole = _hashes(800)

    empty = whole[:0]
    some, sizes = looked_up([whole, empty, whole[:10], whole], sampled=True)

    assert 60 < sizes[0] < 150
    assert sizes.tolist() == [sizes[0], 0, 10, sizes[0]]
    assert set(some[: sizes[0]].tolist()) <= set(whole.tolist())
    assert some[sizes[0] : sizes[0] + 10].tolist() == whole[:10].tolist()
    assert some[sizes[0] + 10 :].tolist() == some[: sizes[0]].tolist()
    every, counts = looked_up([whole, empty], sampled=False)
    assert (every.tolist(), counts.tolist()) == (whole.tolist(), [800, 0])


def test_nothing_shares_nothing() -> None:
    postings = Postings()
    postings.add(*looked_up([], sampled=True))
    postings.add(*looked_up([np.zeros(0, dtype=np.uint32)], sampled=True))

    assert postings.pairs(0) == set()
    assert candidates([]) == []
