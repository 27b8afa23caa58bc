import json
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.briefs import Finding, FindingKind, Sentence, Status, Verdict, cite
from service.domain.errors import ModelReplyUnreadable
from service.stages.draft.pack import Pack, pack
from service.stages.draft.replies import Reading, read_draft, read_label, read_merge, read_repair
from service.stages.draft.usefulness import rank
from tests.fakes import WordCounter, drafted, named
from tests.subjects import COURIER, section

PACK: Pack = pack(section(), rank(section()), WordCounter(), 10_000, 1)[0]


def read(text: str) -> Reading:
    return read_draft(text, PACK.shown, (f"s{number}" for number in count(1)))


def test_passage_ids_become_citations_of_the_very_words() -> None:
    (sentence,) = read(drafted(("The bridge reopens on 3 June.", ["P1"]))).sentences
    (citation,) = sentence.citations
    shown = PACK.shown[0]
    assert citation.quote == shown.span.of(shown.cleaned.article.text)
    assert citation.passage_id == shown.passage.id
    assert sentence.id == "s1"


@pytest.mark.parametrize("written", ["P2", "p2", "[P2]", " P2 ", "passage P2"])
def test_an_id_is_read_however_it_is_written(written: str) -> None:
    (sentence,) = read(drafted(("It cost more.", [written]))).sentences
    assert [citation.passage_id for citation in sentence.citations] == [PACK.shown[1].passage.id]


def test_an_invented_id_is_dropped_and_told() -> None:
    reading = read(drafted(("The bridge reopens.", ["P1", "P99"])))
    assert len(reading.sentences[0].citations) == 1
    assert reading.failures == ("the model cited P99, which it was not shown, for “The bridge reopens.”",)


def test_a_sentence_with_invented_ids_alone_goes_on_without_citation() -> None:
    reading = read(drafted(("The minister resigned.", ["P98", "a1.p1"]), ("The bridge reopens.", ["P1"])))
    assert [len(sentence.citations) for sentence in reading.sentences] == [0, 1]
    assert "P98, a1.p1" in reading.failures[0]


def test_marks_in_the_text_are_taken_off_and_other_brackets_stay() -> None:
    reading = read(drafted(("The bridge (built 1931) reopens [P1, P2] for lorries (P1).", ["P1", "P2"])))
    assert reading.sentences[0].text == "The bridge (built 1931) reopens for lorries."
    kept = read(drafted(("The five (P5) met.", ["P1"]))).sentences[0].text
    assert kept == "The five (P5) met."


def test_empty_and_repeated_sentences_are_dropped() -> None:
    reading = read(drafted(("Once.", ["P1"]), ("  ", ["P1"]), ("once.", ["P2"]), ("Twice.", ["P1", "P1"])))
    assert [sentence.text for sentence in reading.sentences] == ["Once.", "Twice."]
    assert [len(sentence.citations) for sentence in reading.sentences] == [1, 1]
    assert [sentence.id for sentence in reading.sentences] == ["s1", "s2"]


def test_escaped_signs_come_back_as_written() -> None:
    assert read(drafted(("Flow was &lt; 5.", ["P1"]))).sentences[0].text == "Flow was < 5."


def test_hidden_characters_are_taken_out() -> None:
    text = "The\x00 bridge\u202e reopens\u200b\n soon."
    assert read(drafted((text, ["P1"]))).sentences[0].text == "The bridge reopens soon."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["sentences", "text", "passages", "label", "sentence_ids"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(st.text() | JSON.map(json.dumps) | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_reply_is_read_or_is_unreadable(text: str) -> None:
    for reader in (
        lambda: read(text),
        lambda: read_repair(text, PACK.shown, failed("X.")),
        lambda: read_merge(text, {"S1"}),
        lambda: read_label(text, PACK.shown, ()),
    ):
        with suppress(ModelReplyUnreadable):
            reader()


def test_an_empty_section_is_an_answer() -> None:
    assert read(drafted()) == Reading((), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Here is the section.",
        '{"sentences": [',
        "[]",
        '{"sentences": null}',
        '{"sentences": [{"text": 3, "passages": []}]}',
        '{"sentences": [{"text": "A."}]}',
        '{"sentences": [], "note": "extra"}',
        '{"sentences": [{"text": "A.", "passages": ["P1"], "confidence": 1}]}',
    ],
)
def test_anything_but_the_schema_is_unreadable(text: str) -> None:
    with pytest.raises(ModelReplyUnreadable, match="not the JSON asked for"):
        read(text)


def failed(text: str) -> Sentence:
    finding = Finding(FindingKind.NUMBER, "the source has 41")
    citation = cite(COURIER, "a1.p3", COURIER.passages[2].span)
    return Sentence("t1.s4", text, (citation,), Verdict(Status.CONTRADICTED, 0.1, (finding,), "v"))


def test_a_mended_sentence_keeps_its_id_and_loses_its_verdict() -> None:
    text = json.dumps({"text": "Repairs have cost 41 million marks.", "passages": ["P2"]})
    (mended,) = read_repair(text, PACK.shown, failed("Repairs have cost 47 million marks.")).sentences
    assert mended.id == "t1.s4"
    assert mended.verdict.status is Status.UNCHECKED


def test_a_sentence_may_be_given_up() -> None:
    assert read_repair('{"text": "", "passages": []}', PACK.shown, failed("X.")) == Reading((), ())


def test_a_sentence_that_comes_back_as_it_was_is_given_up() -> None:
    label = next(one.label for one in PACK.shown if one.passage.id == "a1.p3")
    same = json.dumps({"text": "Repairs cost 47 million.", "passages": [label]})
    assert read_repair(same, PACK.shown, failed("Repairs cost 47 million.")) == Reading((), ())


def test_a_merge_keeps_known_ids_once_and_tells_the_others() -> None:
    kept, told = read_merge('{"sentence_ids": ["S2", "S9", "S1", "S2"]}', {"S1", "S2", "S3"})
    assert kept == ("S2", "S1")
    assert told == ("the merge names a sentence 'S9' that there is not",)


@pytest.mark.parametrize(
    "text", ['{"sentence_ids": []}', '{"sentence_ids": ["S9"]}', '{"order": ["S1"]}', "S1, S2"]
)
def test_a_merge_that_keeps_nothing_is_unreadable(text: str) -> None:
    with pytest.raises(ModelReplyUnreadable):
        read_merge(text, {"S1", "S2"})


def test_a_label_is_made_of_shown_words() -> None:
    assert (
        read_label(named("“Reopening of the Orlec bridge”."), PACK.shown, ())
        == "Reopening of the Orlec bridge"
    )
    assert read_label(named("Collapse of the Orlec bridge"), PACK.shown, ()) == ""
    assert read_label(named("Orlec bridge in 2031"), PACK.shown, ()) == ""
    assert read_label(named("Collapse of the Orlec bridge"), PACK.shown, ("collapse",)) != ""


def test_a_label_that_is_a_statement_is_not_taken() -> None:
    long = "The transport ministry of Velmora said the Orlec bridge will reopen to lorries"
    assert read_label(named(long), PACK.shown, ()) == ""
    assert read_label(named(" "), PACK.shown, ()) == ""
