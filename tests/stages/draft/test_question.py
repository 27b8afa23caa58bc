"""What a question asks for, and what answers it."""

import pytest

from service.stages.draft.question import Wanted, question


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What will the bridge cost?", Wanted.MONEY),
        ("How much did the council pay for the tram?", Wanted.MONEY),
        ("How many ferries were cancelled?", Wanted.AMOUNT),
        ("How deep is the lake?", Wanted.AMOUNT),
        ("When does the theatre open?", Wanted.TIME),
        ("In which year was the weir built?", Wanted.TIME),
        ("Why did the roof fall?", Wanted.CAUSE),
        ("Who owns the quarry?", Wanted.ANYTHING),
        ("tram fares in Osthaven", Wanted.ANYTHING),
    ],
)
def test_what_kind_of_answer_is_wanted(text: str, wanted: Wanted) -> None:
    assert question(text).wanted == (wanted,)


def test_a_question_in_two_parts_wants_two_things() -> None:
    assert question("How old is the chapel, and who built it?").wanted == (Wanted.AMOUNT, Wanted.ANYTHING)


@pytest.mark.parametrize(
    ("asked", "answer", "other"),
    [
        ("What will the bridge cost?", "It is to cost 14 million marks.", "It cost the village its peace."),
        ("What is the ferry fare?", "A crossing is 35 crowns.", "Traffic rose by 5 per cent."),
        ("How many ferries sail?", "Nine ferries sail each day.", "Ferries sail each day."),
        ("How many ferries sail?", "Nine ferries sail each day.", "Ferries have sailed since 4 May 2011."),
        ("How much water is let out?", "Some 90 cubic metres of water a second.", "A paper of 41 pages."),
        ("How high is the water, in metres?", "It stands at 12 metres.", "It has cost 12 crowns."),
        ("When does the theatre open?", "It opens on 3 May.", "The theatre has a red roof."),
        ("Why did the roof fall?", "It fell because of the snow.", "It has a red tower."),
    ],
)
def test_a_text_with_the_kind_of_thing_that_is_wanted_counts_more(
    asked: str, answer: str, other: str
) -> None:
    asking = question(asked)
    assert asking.answered_by(answer) == 1
    assert asking.answered_by(other) < 1


def test_words_of_one_meaning_answer_one_another() -> None:
    asking = question("What will a ticket cost?")
    assert asking.held(frozenset({"fare"})) == (True, True)
    assert asking.held(frozenset({"ferri"})) == (False, False)


def test_words_that_only_ask_are_no_terms() -> None:
    assert len(question("Was anyone hurt, and how many people exactly?").terms) == 2
