import pytest

from service.stages.draft.referring import backward, household, needs, people


@pytest.mark.parametrize(
    "text",
    [
        "The co-operative said that it would not ask for damages.",
        "The ferries burned for two days.",
        "The neighbours last issued a joint statement in 2012.",
        "The committee's report was sharply worded.",
        "According to the inspectors the gauge had been broken since May.",
        "Under the accord, the towns share one well.",
        "Ida Holt said that the result was better than feared.",
        "Nobody was hurt, the report notes, and no boat was lost.",
        "Holmsund keeps its harbour because the referendum failed by nine votes.",
    ],
)
def test_a_thing_named_as_if_it_were_known_needs_one_that_tells_of_it(text: str) -> None:
    assert needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Holmsund Ferries yard closed on Friday.",
        "The administrative court in Holmsund closed the yard.",
        "The price of bread rose by a tenth.",
        "The man who sank the ferry was fined.",
        "The government closed the yard on Friday.",
        "The 14 crew members swam ashore.",
        "The oldest ferry sank on Friday.",
        "The first ferry sank on Friday.",
        "Ida Holt, who leads Holmsund Ferries, said that the company would pay.",
        "Fishermen who had signed a petition said that the petition had been lost.",
        "A ferry sank off Holmsund on Friday.",
    ],
)
def test_a_thing_that_says_itself_what_it_is_needs_nothing(text: str) -> None:
    assert needs(text) == ()


def test_a_need_is_met_by_the_same_word_or_one_for_the_same_kind_of_thing() -> None:
    (need,) = needs("The accord takes effect in spring.")
    assert need.met(frozenset({"accord"}))
    assert need.met(frozenset({"treati"}))
    assert not need.met(frozenset({"ferri", "spring"}))


def test_a_surname_is_presumed_after_its_whole_name_and_not_before() -> None:
    told = people(
        [
            "Ida Holt, mayor of Holmsund, closed the yard.",
            "A court agreed with Holt on Friday.",
            "The editor Ole Lind called Ida Holt rash.",
        ]
    )
    assert told.introduces == (frozenset({"holt"}), frozenset(), frozenset({"lind", "holt"}))
    assert told.presumes == (frozenset(), frozenset({"holt"}), frozenset())
    assert told.where["holt"] == 0


def test_a_surname_that_its_source_never_explains_is_one_that_readers_know() -> None:
    told = people(
        ["Critics of Holt met in Holmsund.", "Ida Holt did not come.", "They said that Holt was afraid."]
    )
    assert not any(told.presumes)


def test_an_office_with_a_surname_is_an_introduction_and_a_form_of_address_is_none() -> None:
    told = people(["President Holt spoke.", "Friends of Holt clapped."])
    assert told.introduces[0] == frozenset({"holt"})
    assert people(["Friends met Mrs. Holt."]).introduces == (frozenset(),)


def test_a_name_alone_in_the_label_or_in_two_headlines_needs_no_introduction() -> None:
    assert household(
        ["Crowds cheer Holt", "Court sides with Holt", "A party for Lind"], "Praise for Berg"
    ) >= {
        "holt",
        "berg",
    }
    assert "lind" not in household(["A party for Lind"], "")


def test_what_earlier_sentences_told_of_is_counted_and_what_the_sentence_or_label_tells_is_not() -> None:
    before = frozenset({"yard", "crane"})
    assert backward("Dockers stood before the yard, where the crane had been.", before, frozenset()) == 2
    assert backward("A yard closed, and the yard was sold.", before, frozenset()) == 0
    assert backward("Dockers stood before the yard.", before, frozenset({"yard"})) == 0
    assert backward("Dockers stood before the church.", before, frozenset()) == 0
