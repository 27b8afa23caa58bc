import numpy as np
import pytest

from service.stages.group.cards import card_of
from service.stages.group.explanation import chain, decided, likeness
from service.stages.group.parting import Block, block_of
from service.stages.group.similarity import collection_weights
from service.stages.group.terms import Terms, terms_of
from service.text.wording import wording_of
from tests.stages.reports import DAM_OTHER, DAM_WIRE, FERRY_OTHER, FERRY_WIRE, report

TEXTS = (FERRY_WIRE, FERRY_OTHER, DAM_WIRE, DAM_OTHER)


def _block() -> tuple[Block, Terms]:
    articles = [report(f"a{place}", text) for place, text in enumerate(TEXTS)]
    terms = terms_of((wording_of(article), card_of(article).day) for article in articles)
    return block_of(terms, np.arange(terms.size), collection_weights(terms)), terms


def test_the_score_is_what_grouping_sees() -> None:
    block, terms = _block()

    found = likeness(block, 0, 1, terms.written)

    assert found.text == pytest.approx(float(block.scores[0, 1]))
    assert found.score == found.text - found.time_cost
    assert found.days_apart is None
    assert {"Marisol", "Sarrow"} & set(found.shared_names)
    weights = [term.weight for term in found.shared]
    assert weights == sorted(weights, reverse=True)


def test_what_decided_is_what_parted_decides() -> None:
    block, _ = _block()
    events = {row: n for n, event in enumerate(e for topic in block.parted() for e in topic) for row in event}
    topics = {row: n for n, topic in enumerate(block.parted()) for event in topic for row in event}

    for left in range(4):
        for right in range(left + 1, 4):
            event, topic = decided(block, left, right)
            assert event.together == (events[left] == events[right])
            assert topic.together == (topics[left] == topics[right])
            assert event.value is not None
            assert event.threshold is not None
            assert event.together == (event.value >= event.threshold)


def test_a_chain_goes_by_the_strongest_of_weakest_links() -> None:
    block, _ = _block()

    links = chain(block, np.arange(4), 0, 1)

    assert links[0][0] == 0
    assert links[-1][1] == 1
    assert min(score for _, _, score in links) >= float(block.scores[0, 1]) - 1e-9
