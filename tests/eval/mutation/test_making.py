from eval.mutation.making import make
from eval.mutation.material import Accepted, Edit, Operator, changed, mutant
from eval.mutation.operators import BY_NAME
from eval.mutation.validity import Dropped
from service.domain.spans import Span
from tests.eval.mutation.texts import accepted, article_of

TEXTS = (
    "The Tarn ferry lost 37 passengers in May.",
    "The crew of the Isa found 52 crates in June.",
    "The council of Lasse paid 81 marks in July.",
)


def _all() -> list[Accepted]:
    return [accepted(text, article_of(f"a{number}", text)) for number, text in enumerate(TEXTS)]


def _made(found: list[Accepted], seed: int = 7, **options: int) -> dict[str, str]:
    return {
        each.id: each.after
        for each in make(found, operators=[BY_NAME["number_changed"]], seed=seed, **options).mutants
    }


def test_one_mutant_for_each_sentence_and_operator_drawn_by_the_seed() -> None:
    made = _made(_all())
    assert len(made) == 3
    assert _made(_all()) == made
    assert any(_made(_all(), seed=seed) != made for seed in range(8, 12))


def test_a_mutant_is_the_same_whatever_else_is_mutated() -> None:
    whole = _made(_all())
    alone = _made(_all()[1:2])
    assert alone.items() <= whole.items()
    operators = [BY_NAME["date_shifted"], BY_NAME["number_changed"]]
    with_others = {each.id: each.after for each in make(_all(), operators=operators).mutants}
    assert whole.items() <= with_others.items()


def test_an_id_depends_on_operator_texts_citations_and_source_alone() -> None:
    one = accepted(TEXTS[0], article_of("a1", TEXTS[0]))
    edit = Edit("The Tarn ferry lost 38 passengers in May.", "37 → 38")
    first = mutant(BY_NAME["number_changed"], one, edit)
    assert mutant(BY_NAME["number_changed"], one, Edit(edit.text, "told otherwise")).id == first.id
    elsewhere = accepted(TEXTS[0], article_of("a1", TEXTS[0], TEXTS[1]))
    others = [
        mutant(BY_NAME["number_swapped"], one, edit),
        mutant(BY_NAME["number_changed"], one, Edit("The Tarn ferry lost 39 passengers in May.", "")),
        mutant(BY_NAME["number_changed"], one, Edit(edit.text, "", ())),
        mutant(BY_NAME["number_changed"], elsewhere, edit),
    ]
    assert len({first.id, *(each.id for each in others)}) == 5
    assert others[2].recited
    assert not first.recited


def test_no_more_than_asked_for_and_those_always_the_same() -> None:
    whole, some = _made(_all()), _made(_all(), most=2)
    assert len(some) == 2
    assert some.items() <= whole.items()


def test_what_the_filter_drops_is_counted_by_reason() -> None:
    nonsense = Operator("nonsense", "numbers", "", lambda given: [Edit("the the", ""), Edit(given.text, "")])
    made = make(_all(), operators=[nonsense])
    assert made.mutants == ()
    assert made.dropped == {"nonsense": {Dropped.UNGRAMMATICAL: 3, Dropped.EQUIVALENT: 3}}


def test_changed_stretches_are_told_in_both_texts() -> None:
    before, after = "Tom Quist sued the line in May.", "Ada Brill sued the old line in May."
    spans = changed(before, after)
    assert [(old.of(before), new.of(after)) for old, new in spans] == [
        ("Tom", "Ada"),
        ("Quist", "Brill"),
        ("", " old"),
    ]
    assert changed("It sank.", "It sank fast.") == ((Span(7, 7), Span(7, 12)),)
    assert changed("It sank.", "It sank.") == ()
