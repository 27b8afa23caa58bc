import random
import re

import pytest

from training.contrasts import contrasts, fused, harmless
from training.contrasts.kinds import Contrast

LINES = (
    "Mayor Clara Whitlock accused Dominic Redfern of hiding the report on Tuesday.",
    "The council may close the old swimming pool in March because of the cost of repairs.",
    "More than 40 people signed a petition, which was handed over in Eastmoor.",
    "Redfern said the repairs would cost 3.4 million pounds.",
    "Some residents supported the plan after the meeting in 2014.",
    "Police arrested a teacher near the library, according to the Eastmoor Herald.",
    "The former director Greta Harrow was not at the hearing.",
    "Ingrid Vickers joined the club in 2009 and scored 12 goals in her first season.",
    "Vickers was named captain by the coach two years later.",
    "Marek Osei, a pilot from Calder, praised the firefighters for their quick work.",
)


@pytest.fixture(scope="module")
def made() -> list[Contrast]:
    return [one for seed in range(6) for one in contrasts(LINES, random.Random(seed), most=6)]


def test_many_kinds_are_made_of_one_source(made: list[Contrast]) -> None:
    families = {one.kind.partition(".")[0] for one in made}
    assert families >= {
        "role",
        "name",
        "speaker",
        "number",
        "date",
        "negation",
        "antonym",
        "modality",
        "removed",
    }


def test_the_true_line_stands_in_the_source_and_the_wrong_one_does_not(made: list[Contrast]) -> None:
    for one in made:
        assert LINES[one.line] == one.true_line
        assert one.wrong_line not in LINES


def test_twins_differ_only_within_their_spans(made: list[Contrast]) -> None:
    for one in made:
        if one.kind == "removed":
            assert one.sentence == one.edited
            continue

        def outside(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
            for start, end in sorted(spans, reverse=True):
                text = text[:start] + " " + text[end:]
            return re.findall(r"[\w']+", text.lower())

        mine, theirs = outside(one.sentence, one.sentence_spans), outside(one.edited, one.edited_spans)
        # a span of a twin that lacks words is widened to one it has, so one side may show a word more
        assert abs(len(mine) - len(theirs)) <= 4
        assert len(set(mine) ^ set(theirs)) <= 4


def test_no_mark_is_left_in_any_sentence(made: list[Contrast]) -> None:
    for one in made:
        assert not re.search(r"[Qq]zx", one.sentence + one.edited + one.wrong_line)


def test_a_changed_number_stands_nowhere_in_the_source(made: list[Contrast]) -> None:
    changed = [one for one in made if one.kind == "number.changed"]
    assert changed
    for one in changed:
        (start, end), *_ = one.edited_spans
        assert not re.search(rf"\b{re.escape(one.edited[start:end])}\b", " ".join(LINES))


def test_a_number_after_a_bound_is_left_alone(made: list[Contrast]) -> None:
    assert not any("40" in one.true_line for one in made if one.kind.startswith("number"))


def test_all_for_some_is_told_to_be_one_sided(made: list[Contrast]) -> None:
    every = [one for one in made if one.kind == "scope.quantity" and "All residents" in one.wrong_line]
    assert every
    assert all(one.one_sided for one in every)


def test_a_line_that_is_said_twice_is_not_edited() -> None:
    twice = (
        *LINES,
        "Mayor Clara Whitlock accused Dominic Redfern of hiding the report, it was said on Tuesday.",
    )
    assert not any(one.line == 0 for one in contrasts(twice, random.Random(1), most=9))
    assert not any(one.line == 0 for one in contrasts(LINES, random.Random(1), title=LINES[0], most=9))


def test_no_kind_is_given_more_often_than_asked() -> None:
    kinds = [one.kind for one in contrasts(LINES, random.Random(3), most=1)]
    assert len(kinds) == len(set(kinds))


def test_the_same_seed_gives_the_same_contrasts() -> None:
    assert list(contrasts(LINES, random.Random(5))) == list(contrasts(LINES, random.Random(5)))


def test_harmless_sentences_are_worded_otherwise() -> None:
    same = list(harmless(LINES, random.Random(2)))
    assert len(same) > 5
    assert all(one.sentence != LINES[one.line] for one in same)


def test_fused_sentences_hold_words_of_both_lines() -> None:
    joined = [one for seed in range(8) for one in fused(LINES, random.Random(seed))]
    assert joined
    for one in joined:
        first, second = (set(re.findall(r"\w{5,}", LINES[line].lower())) for line in one.lines)
        words = set(re.findall(r"\w{5,}", one.sentence.lower()))
        assert words & first
        assert words & second
        assert one.edited != one.sentence
