import math
from dataclasses import replace

import numpy as np
import pytest

from service.domain.articles import Integrity, Note, NoteKind
from service.stages.group.labels import covered, doubtful, headline, keywords, luring
from service.stages.group.similarity import held
from service.stages.group.terms import terms_of
from service.text.wording import wording_of
from tests.stages.reports import DAM_WIRE, FERRY_OTHER, FERRY_WIRE, report


@pytest.mark.parametrize(
    ("title", "publisher", "label"),
    [
        ("Ferry runs aground off Sarrow | The Sarrow Herald", "", "Ferry runs aground off Sarrow"),
        ("Ferry runs aground off Sarrow - Kellan", "Kellan", "Ferry runs aground off Sarrow"),
        ("Ferry runs aground off Sarrow – sarrownews.com", "", "Ferry runs aground off Sarrow"),
        ("Ferry runs aground off Sarrow | World | Kellan News", "", "Ferry runs aground off Sarrow"),
        ("Varrick Post | Ferry runs aground off Sarrow", "", "Ferry runs aground off Sarrow"),
        ("BREAKING: Ferry runs aground off Sarrow", "", "Ferry runs aground off Sarrow"),
        ("Exclusive | Watch: Ferry runs aground off Sarrow", "", "Ferry runs aground off Sarrow"),
        (
            "Ferry runs aground - captain blames the rudder of the Marisol",
            "",
            "Ferry runs aground - captain blames the rudder of the Marisol",
        ),
        ("Sarrow-Ruun ferry to sail again", "", "Sarrow-Ruun ferry to sail again"),
        ("Live: ferry", "", "Live: ferry"),
    ],
)
def test_a_headline_loses_outlet_and_lure_and_nothing_else(title: str, publisher: str, label: str) -> None:
    assert headline(report("a", FERRY_WIRE, title=title, publisher=publisher)) == label


@pytest.mark.parametrize(
    "title",
    ["Sarrow Daily", "Thu Dec 26 2024", "The Kellan Herald, Thursday 26 December 2024", "SARROW NEWS"],
)
def test_a_newspapers_name_or_a_date_is_no_headline(title: str) -> None:
    assert headline(report("a", FERRY_WIRE, title=title)) == headline(report("a", FERRY_WIRE))


@pytest.mark.parametrize("title", ["Ferry strands off Sarrow on Monday", "Divers bring bad news"])
def test_a_headline_with_a_date_or_a_newspapers_word_in_it_stays(title: str) -> None:
    assert headline(report("a", FERRY_WIRE, title=title)) == title


def test_an_article_without_a_title_is_called_by_its_first_sentence_shortened() -> None:
    label = headline(report("a", FERRY_WIRE))

    assert label.startswith("The ferry Marisol ran aground on the Tolvern sandbank")
    assert label.endswith("…")


@pytest.mark.parametrize(
    ("title", "lures"),
    [
        ("You won't believe what happened next on this ferry", True),
        ("Why did the Marisol run aground?", True),
        ("FERRY RUNS AGROUND", True),
        ("Safer ferries: A Captain's Call", True),
        ("Owners must mend the ferry", True),
        ("Ferry runs aground off Sarrow", False),
    ],
)
def test_a_headline_that_entices_is_told_from_one_that_tells(title: str, *, lures: bool) -> None:
    assert luring(title) is lures


def test_keywords_are_words_as_written_that_mark_the_group() -> None:
    articles = [report("a", FERRY_WIRE), report("b", FERRY_OTHER), report("c", DAM_WIRE)]
    terms = terms_of((wording_of(article), math.nan) for article in articles)

    found = keywords(terms, np.array([0, 1]), held(terms.fields[0]), terms.written.__getitem__)

    assert len(found) == 6
    assert {"Marisol", "Sarrow"} <= set(found)
    assert "said" not in found
    assert set(found) <= {word.strip('.,"') for word in f"{FERRY_WIRE} {FERRY_OTHER}".split()}


def test_a_headline_is_doubtful_where_its_article_rests_on_others_or_is_reworded() -> None:
    sound = report("a", FERRY_WIRE)
    second_hand = Note(NoteKind.HAND, "second_hand", "rests on others' reports")
    reworded = tuple(replace(p, integrity=frozenset({Integrity.MACHINE_REWORDED})) for p in sound.passages)

    assert not doubtful(sound)
    assert doubtful(replace(sound, article=replace(sound.article, notes=(second_hand,))))
    assert doubtful(replace(sound, passages=reworded))


def test_a_title_covers_the_marks_that_stand_in_it_the_first_most() -> None:
    assert covered("Ferry Marisol aground off Sarrow", ("Sarrow", "dam", "ferry")) == pytest.approx(1 + 1 / 3)
    assert covered("Rain", ("Sarrow",)) == 0
