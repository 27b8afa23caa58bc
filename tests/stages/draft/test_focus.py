"""How near a sentence comes to answering the reader's question."""

import numpy as np

from service.domain.briefs import DraftRequest
from service.stages.draft.candidates import candidates
from service.stages.draft.extract import draft, extract
from service.stages.draft.focus import RELEVANT, relevance, toward_focus
from service.stages.draft.units import units
from tests.stages.draft.sources import report, request

TRAM = report(
    "a1",
    "The council of Osthaven decided on Monday to build a tram line to the northern harbour, after two years of debate among its parties. "
    "The line is to be six kilometres long and to have nine stops. "
    "The mayor, Greta Solberg, called the vote a good day for the town.\n"
    "Opinions on the price differ. "
    "The treasurer reckons with 240 million crowns; the builders' guild expects no less than 310 million.\n"
    "Solberg said that the first tram may run in the spring of 2031.",
)


def nearest(asked: DraftRequest) -> dict[str, float]:
    found = candidates(asked)
    possible = units(found)
    return dict(zip((unit.text for unit in possible), relevance(asked, possible, found, None), strict=True))


def shown(focus: str, words: int = 60) -> str:
    asked = request([TRAM], words, focus=focus)
    return " ".join(one.text for one in draft(asked, extract(asked, candidates(asked))).sentences)


def test_the_answer_is_there_though_the_opening_is_worth_more() -> None:
    told = shown("How long is the line?")
    assert "six kilometres" in told


def test_the_answer_may_stand_after_the_sentence_that_names_what_is_asked() -> None:
    assert "240 million crowns" in shown("What is the price?")


def test_a_question_on_what_the_sources_do_not_speak_of_is_not_answered() -> None:
    assert shown("What did the tram cost the fishing fleet?") == ""
    assert shown("How wide is the tunnel of the tram, in metres?") == ""


def test_what_many_sentences_hold_says_less_than_what_few_do() -> None:
    near = nearest(request([TRAM], focus="Solberg's vote"))
    voted = next(value for text, value in near.items() if "good day" in text)
    other = next(value for text, value in near.items() if "2031" in text)
    assert voted == 1
    assert 0 < other < 0.5


def test_likeness_of_meaning_adds_to_what_words_are_held() -> None:
    asked = request([TRAM], focus="the length of the track")
    found = candidates(asked)
    possible = units(found)
    vectors = np.zeros((len(found) + 1, 2), dtype=np.float32)
    vectors[:, 1] = 1
    vectors[1] = vectors[-1] = (1, 0)
    near = relevance(asked, possible, found, vectors)
    best = possible[max(range(len(near)), key=near.__getitem__)]
    assert 1 in best.rows
    assert max(near) >= RELEVANT
    assert max(relevance(asked, possible, found, None)) < RELEVANT


def test_a_best_answer_may_take_for_known_what_the_question_names() -> None:
    weir = report(
        "b1",
        "Two towns on the Sarn signed a paper on Friday that is to end their quarrel over the flood gates, after a week of talks.\n"
        "The mayors left open who is to open the gates in a flood: Velm wants an engineer from abroad, while Tarsk would ask the two harbour masters.",
    )
    asked = request([weir], 40, focus="Who is to open the gates in a flood?")
    text = " ".join(one.text for one in draft(asked, extract(asked, candidates(asked))).sentences)
    assert "engineer from abroad" in text


def test_weights_fall_with_the_distance_from_the_best() -> None:
    turned = toward_focus([1.0, 1.0, 1.0], [0.9, 0.7, RELEVANT - 0.01])
    assert turned[0] == 1
    assert 0 < turned[1] < 0.5
    assert turned[2] == 0
