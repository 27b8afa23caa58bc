from eval.cases import Expected
from eval.comparing import Change
from eval.measures.examined import Place
from eval.runs.cells import State
from service.domain.briefs import Status
from tests.eval.comparing.sides import VOTE, bad, compared, good, side
from tests.eval.measures.harbour import LEDGER, cite, said

TEXT = "The council votes on 3 June."
OTHER = "Debts have reached 4.5 million marks at the harbour."


def changes(old: list[object], new: list[object]) -> list[tuple[Change, str]]:
    found = compared(side({"c": old}), side({"c": new}))  # type: ignore[dict-item]
    return [(each.change, each.what) for each in found.sentences]


def test_a_sentence_that_lost_its_support_broke_and_one_that_got_it_is_fixed() -> None:
    assert changes([good()], [bad()]) == [(Change.BROKEN, "supported → unsupported")]
    assert changes([bad()], [good()]) == [(Change.FIXED, "unsupported → supported")]


def test_new_and_gone_sentences_are_told_by_what_they_are_or_were() -> None:
    assert changes([], [bad()]) == [(Change.BROKEN, "new, and unsupported")]
    assert changes([], [good()]) == [(Change.ADDED, "new, supported")]
    assert changes([bad()], []) == [(Change.FIXED, "gone, was unsupported")]
    assert changes([good()], []) == [(Change.GONE, "gone, was supported")]


def test_what_could_not_be_checked_neither_broke_nor_is_fixed() -> None:
    blank = said(TEXT, VOTE, status=Status.UNCHECKED)
    assert changes([good()], [blank]) == [(Change.CHANGED, "supported → unchecked")]
    assert changes([bad()], [blank]) == [(Change.CHANGED, "unsupported → unchecked")]
    assert changes([], [blank]) == [(Change.ADDED, "new, unchecked")]
    assert changes([blank], []) == [(Change.GONE, "gone, was unchecked")]


def test_other_words_citations_and_places_are_changes() -> None:
    debt = cite(LEDGER, "debts of 4.5 million marks")
    assert changes([good()], [good("The council votes on 3 June 2025.")]) == [(Change.CHANGED, "other words")]
    assert changes([good()], [said(TEXT, VOTE, debt)]) == [(Change.CHANGED, "other Citations")]
    assert changes([good()], [said(TEXT, VOTE, place=Place.WITHHELD)]) == [(Change.CHANGED, "withheld now")]
    assert changes([good()], [said(TEXT, VOTE, place=Place.BOTTOM_LINE)]) == [
        (Change.CHANGED, "in the bottom line now")
    ]
    assert changes([good()], [good()]) == [(Change.SAME, "")]


def test_a_case_broke_where_it_met_all_and_does_not_now() -> None:
    found = compared(
        side({"a": [good()], "b": [bad(OTHER)], "c": [bad(OTHER)], "d": [good()]}),
        side({"a": [bad()], "b": [good(OTHER)], "c": [bad("The harbour is shut.")], "d": [good()]}),
    )
    assert [each.change for each in found.cases] == [Change.BROKEN, Change.FIXED, Change.CHANGED, Change.SAME]
    assert found.cases[0].new == (f"shown and unsupported: “{TEXT}”",)
    assert (found.mcnemar.broken, found.mcnemar.fixed, found.mcnemar.same) == (1, 1, 2)


def test_a_case_that_was_not_scored_neither_broke_nor_counts() -> None:
    found = compared(side({"a": [good()], "b": [good()]}), side({"a": State.INFRASTRUCTURE, "b": [good()]}))
    assert [(each.change, each.new) for each in found.cases] == [(Change.CHANGED, None), (Change.SAME, ())]
    assert found.mcnemar.same == 1
    assert [each.case for each in found.sentences] == ["b"]


def test_a_brief_that_shows_nothing_where_the_sources_answer_fails_its_case() -> None:
    expected = Expected(abstain=False)
    found = compared(side({"a": [good()]}, expected=expected), side({"a": []}, expected=expected))
    assert found.cases[0].new == ("shows no Sentence where the sources do answer",)
