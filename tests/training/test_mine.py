import random
from collections.abc import Sequence

from service.ports import Entailment
from training.mine import first, mined
from training.mix import groups_of, is_true


class ByWord:
    """Supports every sentence whose last word stands in the source."""

    name = "by-word"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        return [Entailment(0.95 if text.split()[-1] in source else 0.05) for source, text in pairs]


def _group(kind: str, *rows: tuple[str, str, int]) -> list[dict[str, object]]:
    return [{"set": f"contrast {kind}", "p": source, "c": text, "y": label} for source, text, label in rows]


EASY = _group("number.changed", ("a ferry of nine", "it held nine", 1), ("a ferry of nine", "it held ten", 0))
HARD = _group("role.names", ("Ro beat Lin", "Ro beat Lin", 1), ("Ro beat Lin", "Lin beat Ro", 0))


def test_what_the_scorer_gets_wrong_stays_and_what_it_knows_goes() -> None:
    found = mined([EASY, HARD], ByWord(), random.Random(1), hard=0.3, easy=0.0)
    assert found.kept == [HARD]
    assert found.seen == {"number.changed": 1, "role.names": 1}
    assert found.hard == {"number.changed": 0, "role.names": 1}


def test_a_share_of_the_easy_ones_stays() -> None:
    found = mined([EASY] * 400, ByWord(), random.Random(1), hard=0.3, easy=0.25)
    assert 70 <= len(found.kept) <= 130


def test_no_more_rows_are_looked_at_than_asked_for() -> None:
    assert first([EASY, HARD, EASY], 5) == [EASY, HARD]
    assert first([EASY, HARD, EASY], 1) == []


def test_rows_fall_into_the_groups_in_which_they_were_made() -> None:
    four = _group("unit.changed", *[("s", str(number), number % 2) for number in range(4)])
    assert groups_of([*four, *four, *HARD, *EASY]) == [four, four, HARD, EASY]


def test_copies_and_rewordings_are_told_from_edits() -> None:
    assert is_true({"set": "contrast harmless.reword.voice"})
    assert is_true({"set": "contrast copy"})
    assert not is_true({"set": "contrast role.names"})
