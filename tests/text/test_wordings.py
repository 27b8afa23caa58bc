"""Texts read together give what each gives alone."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from service.text.spellings import Spellings
from service.text.wording import wording
from service.text.wordings import Counts, Reading, Text

LONG = " ".join(
    f"The {chr(97 + n % 26)}{'anor'[n % 4]}lt Council of Veldt met {n} times." for n in range(300)
)
TEXTS: list[Text] = [
    ("Ferries collide", "The ferry Marisol struck a pier. “Marisol” was towed by two ferries.", "en"),
    ("", "", "en"),
    ("Talks", "No", "en"),
    ("Ein Satz", "Die Fähren von Kirel fuhren gegen die Straßen – und Domrin.", "de"),
    ("", "Pier shut.", ""),
    ("Veldt", LONG, "en"),
    ("Договор", "Паром «Марисол» стоял в порту Саррова.", "ru"),
]


def _named(terms: list[str], counts: Counts) -> list[dict[str, int]]:
    ends = np.cumsum(counts.sizes)[:-1]
    return [
        {terms[place]: times for place, times in zip(own.tolist(), often.tolist(), strict=True)}
        for own, often in zip(np.split(counts.places, ends), np.split(counts.times, ends), strict=True)
    ]


def test_texts_read_together_give_what_each_gives_alone() -> None:
    read = Reading(TEXTS).wordings()

    alone = [wording(*text) for text in TEXTS]
    assert _named(read.terms, read.whole) == [one.whole for one in alone]
    assert _named(read.terms, read.opening) == [one.opening for one in alone]
    assert _named(read.terms, read.names) == [one.names for one in alone]
    assert read.words == [one.words for one in alone]
    for packed, each in (
        (read.phrases, [one.phrases for one in alone]),
        (read.frames, [one.frames for one in alone]),
    ):
        assert [own.tolist() for own in packed.unpacked()] == [own.tolist() for own in each]
    assert alone[5].words > 400 >= sum(alone[5].whole.values())


def test_terms_stand_in_the_order_in_which_they_are_met() -> None:
    read = Reading([("", "Boats met tugs.", "en"), ("", "Barges met boats.", "en")]).wordings()

    assert read.terms == ["boat", "met", "tug", "barg"]


def test_a_word_means_in_each_language_what_it_means_there() -> None:
    seen = Spellings().read([("en", ["running", "Running"]), ("de", ["running"]), ("en", ["the", "US", "7"])])

    terms = [seen.terms[number] for number in seen.numbers.tolist()]
    assert terms[:2] == ["run", "run"]
    assert terms[2] != "run"
    assert seen.stops.tolist()[3:] == [True, True, False]
    assert seen.passed.tolist()[3:] == [True, False, False]


def test_threads_that_read_at_the_same_time_see_their_own_words() -> None:
    spellings = Spellings()
    runs = [[f"{chr(97 + n % 26)}{chr(97 + m % 26)}q{'x' * (m % 5)}" for m in range(400)] for n in range(40)]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda run: spellings.read([("en", run)]), runs))

    for run, seen in zip(runs, found, strict=True):
        alone = Spellings().read([("en", run)])
        assert [seen.terms[n] for n in seen.numbers.tolist()] == [
            alone.terms[n] for n in alone.numbers.tolist()
        ]
        assert seen.codes.tolist() == alone.codes.tolist()
