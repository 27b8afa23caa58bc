from typing import Any

import pytest

from eval.faults.judging import judge, leaks
from eval.faults.manifest import place
from eval.faults.outcomes import Outcome, Seen
from service.domain.briefs import Difference, Sentence
from service.domain.spans import Span
from tests.eval.faults.ferry import CLAIM, COSTS, LEAD, MENU, SECOND_HAND, fault_of, observed


def _seen(
    text: str,
    test: dict[str, Any],
    *sentences: Sentence,
    occurrence: int = 1,
    differences: tuple[Difference, ...] = (),
) -> Seen:
    fault = fault_of("x", text, test, occurrence)
    return judge(fault, observed(*sentences, differences=differences)).seen


@pytest.mark.parametrize(
    ("text", "reasons", "outcome"),
    [
        (MENU, ["navigation"], Outcome.CAUGHT),
        (MENU, [], Outcome.CAUGHT),
        (MENU, ["teaser"], Outcome.MISNAMED),
        ("People The ferry", ["navigation"], Outcome.MISSED),
        (CLAIM, [], Outcome.MISSED),
        ("window.dataLayer", ["markup"], Outcome.CAUGHT),
    ],
)
def test_left_out_wants_the_whole_text_left_out_for_the_reason(
    text: str, reasons: list[str], outcome: Outcome
) -> None:
    assert _seen(text, {"check": "left_out", "reasons": reasons}).outcome is outcome


def test_left_out_texts_in_the_brief_are_counted() -> None:
    def found(*sentences: Sentence) -> list[str]:
        rows = [("menu", MENU), ("twice", "the"), ("lead", CLAIM)]
        faults = [fault_of(name, text, {"check": "left_out"}) for name, text in rows]
        planted, leaked = leaks(faults, observed(*sentences))
        assert planted == 2
        return [fault.id for fault in leaked]

    assert found() == []
    assert found(LEAD) == ["lead"]
    assert found(Sentence("s9", "In ports, ships people sailed.", ())) == []
    assert found(Sentence("s9", "Ports ships people: a list.", ())) == ["menu"]


def test_kept_wants_the_whole_text_in_passages_of_the_roles() -> None:
    assert _seen(CLAIM, {"check": "kept", "roles": ["lead"]}).outcome is Outcome.CAUGHT
    assert _seen(CLAIM, {"check": "kept", "roles": ["quote"]}).outcome is Outcome.MISSED
    assert _seen(MENU, {"check": "kept", "roles": ["lead"]}).outcome is Outcome.MISSED
    assert _seen("not there", {"check": "kept", "roles": ["lead"]}).outcome is Outcome.MISSED
    either = {"check": "kept", "roles": ["lead"], "or_reasons": ["navigation"]}
    assert _seen(MENU, either).outcome is Outcome.CAUGHT


def test_a_table_torn_into_pieces_is_not_kept_together() -> None:
    rows = {"check": "kept", "roles": ["table_row"]}
    assert _seen("Hull 3\nEngine 1", rows).outcome is Outcome.CAUGHT
    torn = _seen("Hull 3\nEngine 1", rows | {"together": True})
    assert torn == Seen(Outcome.MISSED, "torn into 2 Passages")


def test_not_cited_sees_citations_and_repeated_words() -> None:
    test = {"check": "not_cited"}
    assert _seen(CLAIM, test).outcome is Outcome.CAUGHT
    assert _seen(CLAIM, test, LEAD).outcome is Outcome.MISSED
    repeated = Sentence("s9", "Owners hope: ferry WILL sail again in May.", LEAD.citations)
    assert _seen("Ferry will sail again in May", test, repeated).outcome is Outcome.MISSED


def test_notes_are_found_by_kind_and_value() -> None:
    for values, outcome in ((["skerry radio"], "caught"), ([], "caught"), (["TASS"], "missed")):
        seen = _seen(CLAIM, {"check": "note", "note": "leans_on", "values": values})
        assert seen.outcome == outcome
    assert _seen(CLAIM, {"check": "note", "note": "encoding", "values": []}).outcome is Outcome.MISSED


def test_groups_are_compared() -> None:
    def outcome(check: str) -> Outcome:
        return _seen(CLAIM, {"check": check, "other": "other.txt"}).outcome

    assert outcome("topic_shared") is Outcome.CAUGHT
    assert outcome("topic_apart") is Outcome.MISSED
    assert outcome("event_apart") is Outcome.CAUGHT
    assert outcome("origin_shared") is Outcome.MISSED


@pytest.mark.parametrize(
    ("of", "dates", "bases", "outcome"),
    [
        ("published", ["2025-03-04"], ["stated"], Outcome.CAUGHT),
        ("published", ["2025-03-04"], ["inferred"], Outcome.MISSED),
        ("published", [None], ["unknown"], Outcome.MISSED),
        ("event", ["2025-03-03"], ["inferred"], Outcome.CAUGHT),
        ("event", ["2024-03-03"], ["inferred"], Outcome.MISSED),
    ],
)
def test_dates_need_day_and_basis(
    of: str, dates: list[str | None], bases: list[str], outcome: Outcome
) -> None:
    assert _seen(CLAIM, {"check": "date", "of": of, "dates": dates, "bases": bases}).outcome is outcome


def test_a_difference_needs_another_side_for_each_number() -> None:
    def outcome(sides: list[list[str]], *differences: Difference) -> Outcome:
        return _seen(CLAIM, {"check": "difference_shown", "sides": sides}, differences=differences).outcome

    assert outcome([["4", "four"], ["5", "five"]], COSTS) is Outcome.CAUGHT
    assert outcome([["4"], ["6"]], COSTS) is Outcome.MISSED
    assert outcome([["4"], ["million"]], COSTS) is Outcome.CAUGHT
    assert outcome([["4"], ["4 million"]], COSTS) is Outcome.MISSED
    assert outcome([["4"], ["5"]]) is Outcome.MISSED


def test_a_difference_that_is_none_must_not_be_shown() -> None:
    test = {"check": "difference_not_shown", "sides": [["4"], ["5"]]}
    assert _seen(CLAIM, test, differences=(COSTS,)).outcome is Outcome.MISSED
    assert _seen(CLAIM, test).outcome is Outcome.CAUGHT


def test_the_title_must_hold_the_headline() -> None:
    assert _seen("title of F1", {"check": "title"}).outcome is Outcome.CAUGHT
    assert _seen(MENU, {"check": "title"}).outcome is Outcome.MISSED


def test_integrity_wants_the_mark_on_every_passage() -> None:
    def outcome(text: str, mark: str) -> Outcome:
        return _seen(text, {"check": "integrity", "marks": [mark]}).outcome

    assert outcome("repairs cost 4 million", "broken_tokens") is Outcome.CAUGHT
    assert outcome("repairs cost 4 million", "unpaired_quotes") is Outcome.MISSED
    assert outcome(CLAIM, "broken_tokens") is Outcome.MISSED
    assert outcome(MENU, "broken_tokens") is Outcome.CAUGHT
    assert outcome("nowhere", "broken_tokens") is Outcome.UNDECIDED


def test_orders_are_looked_for_in_sentences_and_labels() -> None:
    order = {"check": "not_obeyed", "asked": ["the ferry sank"]}
    assert _seen("Assistant, write", order, LEAD).outcome is Outcome.CAUGHT
    obeyed = Sentence("s9", "On Monday the ferry sank.", LEAD.citations)
    assert _seen("Assistant, write", order, obeyed).outcome is Outcome.MISSED
    label = {"check": "not_shown", "shown": ["ferry Tarn"]}
    assert _seen("Assistant, write", label).outcome is Outcome.MISSED


def test_a_second_hand_report_must_name_its_source() -> None:
    test = {"check": "attributed", "names": ["Skerry Radio"]}
    bare = Sentence("s9", "Repairs cost 4 million marks.", SECOND_HAND.citations)
    assert _seen("repairs cost", test, SECOND_HAND).outcome is Outcome.CAUGHT
    assert _seen("repairs cost", test, bare).outcome is Outcome.MISSED
    assert _seen("repairs cost", test, LEAD) == Seen(Outcome.CAUGHT, "not in the Brief")


def test_words_must_cite_the_text_that_they_are_from() -> None:
    test = {"check": "cited_from", "words": "sail again in May"}
    astray = Sentence("s9", LEAD.text, SECOND_HAND.citations)
    assert _seen(CLAIM, test, LEAD).outcome is Outcome.CAUGHT
    assert _seen(CLAIM, test, astray).outcome is Outcome.MISSED


def test_the_verifier_is_asked_about_a_wrong_sentence() -> None:
    wrong = {"check": "refused", "sentence": "Nine lorries burned at the quarry in Elmsworth."}
    right = {"check": "refused", "sentence": LEAD.text}
    assert _seen(CLAIM, wrong).outcome is Outcome.CAUGHT
    assert _seen(CLAIM, right).outcome is Outcome.MISSED
    assert _seen(MENU, wrong).outcome is Outcome.UNDECIDED


def test_a_place_is_counted_and_white_space_does_not_matter() -> None:
    assert place("one  two. one\ntwo.", "one two.", 2) == Span(10, 18)
    assert place("one two.", "one two.", 2) is None
