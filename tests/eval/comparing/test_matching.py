from eval.comparing.matching import match
from eval.measures.examined import Judged
from tests.eval.comparing.sides import good


def names(pairs: tuple[tuple[Judged | None, Judged | None], ...]) -> list[tuple[str, str]]:
    return [(old.id if old else "", new.id if new else "") for old, new in pairs]


def test_equal_texts_pair_whatever_their_ids_and_order() -> None:
    base = [good("The council votes on 3 June.", "s1"), good("Some 340 people work there.", "s2")]
    new = [good("Some 340 people work there.", "s1"), good("The council votes on 3  June.", "s2")]
    assert names(match(base, new)) == [("s2", "s1"), ("s1", "s2")]


def test_a_reworded_sentence_pairs_with_its_like() -> None:
    base = [good("The town council of Merrow votes on 3 June.", "b")]
    new = [good("Merrow's town council is to vote on 3 June.", "n")]
    assert names(match(base, new)) == [("b", "n")]


def test_sentences_on_other_things_pair_with_nothing_though_their_ids_are_equal() -> None:
    assert names(
        match([good("The council votes on 3 June.", "s1")], [good("A crane broke in May.", "s1")])
    ) == [
        ("", "s1"),
        ("s1", ""),
    ]


def test_the_pairs_are_the_best_together_and_not_one_by_one() -> None:
    # The first new Sentence resembles both; the second only the one that the first resembles most.
    base = [good("debts grow fast in Merrow harbour", "x"), good("debts grow fast in Merrow", "y")]
    new = [good("debts grow fast in Merrow harbour now", "p"), good("fast ships in Merrow harbour grow", "q")]
    assert set(names(match(base, new))) == {("y", "p"), ("x", "q")}


def test_an_equal_id_decides_between_equal_texts() -> None:
    base = [good("The council votes.", "s1"), good("The council votes.", "s2")]
    new = [good("The council votes.", "s2"), good("The council votes.", "s1")]
    assert names(match(base, new)) == [("s2", "s2"), ("s1", "s1")]


def test_nothing_on_one_side() -> None:
    only = [good("The council votes.", "s1")]
    assert names(match([], only)) == [("", "s1")]
    assert names(match(only, [])) == [("s1", "")]
    assert match([], []) == ()
