import numpy as np
import pytest

from service.collections.explaining import explain, explain_articles, explain_in
from service.collections.growth import Growth
from service.collections.kept import keep
from service.domain.articles import Article
from service.domain.errors import NotFound
from service.domain.groups import Explanation, Level
from service.stages.clean import clean
from service.stages.group import group
from service.stages.origins import find_origins
from tests.collections.reports import report

ARTICLES = [report(event, number) for event in range(4) for number in range(3)]


def _explained(left: Article, right: Article, articles: list[Article] = ARTICLES) -> Explanation:
    cleaned = [clean(article) for article in articles]
    return explain(cleaned, group(cleaned, find_origins(cleaned), None), None, (left.id, right.id))


def test_two_reports_of_one_happening_are_together_by_what_they_share() -> None:
    found = _explained(ARTICLES[0], ARTICLES[1])

    assert [(decision.level, decision.together) for decision in found.decisions] == [
        (Level.ORIGIN, False),
        (Level.EVENT, True),
        (Level.TOPIC, True),
    ]
    event = found.decisions[1]
    assert event.value is not None
    assert event.threshold is not None
    assert event.value >= event.threshold
    assert found.likeness.score > 5
    assert found.likeness.days_apart == 0
    assert len(found.likeness.shared) == 12
    assert sum(term.weight for term in found.likeness.shared) <= found.likeness.words + 1e-9
    assert set(found.likeness.shared_names) <= {term.written for term in found.likeness.shared}
    assert found.likeness.shared_names
    assert (found.chain[0].left, found.chain[-1].right) == (ARTICLES[0].id, ARTICLES[1].id)


def test_reports_of_two_happenings_are_apart_and_the_threshold_says_why() -> None:
    found = _explained(ARTICLES[0], ARTICLES[-1])

    assert not any(decision.together for decision in found.decisions)
    for decision in found.decisions[1:]:
        assert decision.value is not None
        assert decision.threshold is not None
        assert decision.value < decision.threshold
    assert found.chain == ()


def test_what_was_copied_is_told_with_how_much() -> None:
    copy = Article("copy", ARTICLES[0].title, ARTICLES[0].text, published=ARTICLES[0].published)

    found = _explained(ARTICLES[0], copy, [*ARTICLES, copy])

    assert found.decisions[0].together
    assert found.decisions[0].rule == "at least 50% of the phrases"
    assert found.likeness.phrases == 1


def test_an_article_is_together_with_itself() -> None:
    assert all(decision.together for decision in _explained(ARTICLES[0], ARTICLES[0]).decisions)


def test_days_apart_cost() -> None:
    late = report(0, 9, published="2026-09-05")

    found = _explained(ARTICLES[0], late, [*ARTICLES, late])

    assert found.likeness.days_apart == 184
    assert found.likeness.time_cost == pytest.approx(4.5 * np.log1p(30))
    assert not found.decisions[1].together


def test_an_unknown_article_is_not_found() -> None:
    with pytest.raises(NotFound):
        _explained(ARTICLES[0], report(9, 9))
    with pytest.raises(NotFound):
        explain_in(Growth(), ("a", "b"))


def test_a_collection_explains_as_a_request_does() -> None:
    growth = Growth()
    growth.add([keep(article) for article in ARTICLES])

    for other in (ARTICLES[1], ARTICLES[-1]):
        asked = explain_in(growth, (ARTICLES[0].id, other.id))
        assert asked == explain_articles(ARTICLES, None, (ARTICLES[0].id, other.id))
