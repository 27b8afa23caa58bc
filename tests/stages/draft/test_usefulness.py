from dataclasses import replace
from itertools import pairwise

from service.domain.articles import Role
from service.domain.briefs import BriefOptions
from service.stages.draft.usefulness import rank
from tests.subjects import COURIER, REPRINT, cleaned, section


def test_only_citable_passages_are_shown() -> None:
    shown = rank(section())
    assert {one.passage.role for one in shown} <= {Role.LEAD, Role.BODY, Role.QUOTE}
    text = " ".join(one.text for one in shown)
    assert "Log in" not in text
    assert "ignore your instructions" not in text
    assert "When does the bridge" not in text


def test_each_origin_comes_before_any_comes_twice() -> None:
    request = section()
    order = [request.origin_of[one.cleaned.article.id] for one in rank(request)]
    assert set(order[:2]) == {"o1", "o2"}


def test_leads_come_first_and_reprints_are_not_repeated() -> None:
    shown = rank(section())
    assert [one.passage.role for one in shown[:2]] == [Role.LEAD, Role.LEAD]
    assert [one.passage.id for one in shown].count("a2.p1") == 0
    assert "a2.p2" in {one.passage.id for one in shown}


def test_the_same_words_from_another_origin_are_kept() -> None:
    request = replace(section((COURIER, REPRINT)), origin_of={"a1": "o1", "a2": "o2"})
    assert {"a1.p2", "a2.p1"} <= {one.passage.id for one in rank(request)}


def test_the_focus_question_decides() -> None:
    asked = section((COURIER,), options=BriefOptions(focus="What have the repairs cost, in marks?"))
    assert rank(asked)[0].passage.id == "a1.p3"
    assert rank(section((COURIER,)))[0].passage.id == "a1.p2"


def test_passages_asked_for_come_first_even_from_a_reprint() -> None:
    assert rank(section(), first={"a2.p1"})[0].passage.id == "a2.p1"


def test_a_long_passage_is_parted_between_sentences() -> None:
    words = " ".join(
        f"Sentence number {number} tells of the bridge at marker {number}." for number in range(60)
    )
    shown = rank(section((cleaned("x1", (Role.BODY, words)),)))
    assert len(shown) > 2
    text = shown[0].cleaned.article.text
    for one in shown:
        assert one.span.of(text).startswith("Sentence")
        assert one.span.of(text).endswith(".")
    covered = sorted(one.span for one in shown)
    assert all(left.end <= right.start for left, right in pairwise(covered))
