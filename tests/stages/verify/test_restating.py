"""The same in another form is measured as the same. All texts are invented."""

import pytest

from service.domain.briefs import Citation, Sentence
from service.stages.verify.checks.sources import SourceAnalysis
from service.stages.verify.examination import Examination, Library, as_article, source_of
from service.stages.verify.restating import restatements, said_as
from service.text.words import words

SOURCE = (
    "The ferry has been out of service for two years, the board said. "
    "The survey cost €1,200,000, three times the sum that was planned. "
    "About 40 cabins were flooded on 8 January. "
    "The United States sent a cutter. The Orvane Harbour Guild (OHG) met in the hall. "
    "Thorne opened the hall. Lise Thorne is the governor. She thanked the pilots for their help."
)


def examined(text: str) -> Examination:
    cleaned = as_article("a", SOURCE)
    library = Library({"a": source_of(cleaned)})
    cited = tuple(Citation("a", passage.id, passage.span, SOURCE) for passage in cleaned.passages)
    return library.examine(Sentence("s", text, cited))


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has been out of service for 24 months, the board said.",
        "The survey cost €1.2 million, three times the sum that was planned.",
        "The survey cost 1200000 euros, 3 times the sum that was planned.",
        "Approximately 40 cabins were flooded on January 8.",
        "The US sent a cutter.",
        "The OHG met in the hall.",
        "Lise Thorne opened the hall.",
    ],
)
def test_another_form_of_a_number_a_day_or_a_name_is_a_word_of_the_source(text: str) -> None:
    found = examined(text)
    assert found.measured.contained, found.measured
    assert found.values["missing_count.worst"] == 0
    assert found.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has been out of service for 30 months, the board said.",
        "The survey cost €1.3 million, three times the sum that was planned.",
        "The Americans sent a survey of 44 cabins.",
        "Ana Thorne opened the hall.",
    ],
)
def test_what_is_not_the_same_stays_as_it_is(text: str) -> None:
    assert examined(text).values["missing_count.worst"] > 0


def test_a_pronoun_is_named_only_where_one_alone_can_be_meant() -> None:
    assert examined("Thorne thanked the pilots for their help.").measured.copied
    more = SourceAnalysis("a", "Ana Vane met Lise Thorne. She thanked the pilots for their help.")
    (statement,) = SourceAnalysis("b", "Vane thanked the pilots for their help.").statements
    assert restatements([statement], [(more, more.statements[1])]) == ()


def test_restated_words_keep_the_place_of_what_they_stand_for() -> None:
    source = SourceAnalysis("a", SOURCE)
    text = "It was out of service for 24 months."
    (statement,) = SourceAnalysis("b", text).statements
    found = restatements([statement], [(source, source.statements[0])])
    placed = said_as(words(text), 0, found)
    assert [text[word.start : word.end] for word in placed if word.lower in ("two", "years")] == [
        "24 months"
    ] * 2


def test_a_full_name_stands_for_the_surname_only_where_one_has_it() -> None:
    (statement,) = SourceAnalysis("b", "Lise Thorne opened the hall.").statements
    for more, expected in (("", 1), (" Ana Thorne left.", 0)):
        source = SourceAnalysis("a", "Thorne opened the hall. Lise Thorne is the governor." + more)
        assert len(restatements([statement], [(source, source.statements[0])])) == expected


OWNED = (
    "Thorne’s ferry was sold in the spring, and Vale's lawyer paid for the harbour. Former Governor Lise Thorne left the board. "
    "Orrin Vale stayed. Anna Brandt met Peter Brandt. Brandt's house burned down."
)


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("Lise Thorne's ferry was sold in the spring.", True),
        ("Lise Thorne’s ferry was sold in the spring, and Orrin Vale’s lawyer paid for the harbour.", True),
        ("Lise Thorne ferry was sold in the spring.", False),
        ("Orrin Vale's ferry was sold in the spring.", False),
        ("Anna Brandt's house burned down.", False),
    ],
)
def test_whose_it_is_stays_so_where_the_name_is_given_in_full(text: str, copied: bool) -> None:  # noqa: FBT001  a table's column
    cleaned = as_article("a", OWNED)
    cited = tuple(Citation("a", passage.id, passage.span, OWNED) for passage in cleaned.passages)
    found = Library({"a": source_of(cleaned)}).examine(Sentence("s", text, cited))
    assert found.measured.copied is copied
