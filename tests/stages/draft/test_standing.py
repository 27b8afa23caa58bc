import pytest

from service.stages.draft.standing import Standing, bearable, reported_back, standing, substance, whole


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the harbour on Friday after a vote.",
        "Ida Holt said she would reopen the harbour in spring.",
        "“The harbour is not safe,” Mayor Ida Holt said on Friday.",
        "It is likely that the harbour will reopen in spring.",
        "There were forty ships at anchor outside the harbour this week.",
        "Talks between Lundholm and Westby ended when the two delegations left the island.",
        "Some fishers in Lundholm asked the council for money.",
        "Both Lundholm and Westby closed their harbours on Friday.",
        "The two boys who found the boat were given 500 crowns.",
        "The fishers of Lundholm lost their boats in the storm.",
        "Lundholm and Westby closed their harbours on Friday.",
        "Lundholm pays those who lost their boats in the storm.",
    ],
)
def test_it_stands_alone(text: str) -> None:
    assert standing(text) is Standing.ALONE


@pytest.mark.parametrize(
    "text",
    [
        "He also warned of shortages across the island.",
        "This agreement, formalised in June, binds the two towns.",
        "“The harbour is not safe at all,” she said on Friday.",
        "The claim, reported by the Island Post, upset the dockers.",
        "Peace on the quays will feature in this statement.",
        "It has not given a purpose for the closure.",
        "Each blamed the other for the failure at Lundholm.",
        "Some were angry about the closure of the harbour.",
        "Nor did they say when ferries would sail from Lundholm.",
        "Karin Holt said that both sides had measured nothing.",
        "The two delegations left Lundholm without a statement.",
        "The harbour office puts the number of such accidents at five.",
        "Fishers in Lundholm said that those plans had cost them the spring.",
        "Of the harbours at Lundholm and Westby only the latter is open.",
        "The ferries are to sail from Lundholm before that date.",
        "The island of Westby did the same a week later.",
        "To make room, it has moved the ferries to Westby.",
        "The Lundholm Framework firmly states their opposition to the harbour.",
        "Rosa Holt, who led them, said that the harbour was closed.",
        "The whole record of it was being sought in Lundholm.",
        "After they had left, the harbour at Lundholm was closed.",
        "Despite their fears, the harbour at Lundholm was closed.",
        "The next day ferries sailed from Lundholm as before.",
    ],
)
def test_it_leans_on_the_sentence_before(text: str) -> None:
    assert standing(text) is Standing.LEANS


@pytest.mark.parametrize(
    "text",
    [
        "Pro tip: plan your crossing before the harbour closes.",
        "We have found that ferries serve islanders best.",
        "Click here to read more about the harbour's future.",
        "“The harbour is not safe at all.”",
        "and closed the harbour on Friday after a vote.",
        "Ida Holt said “the harbour is not safe on Friday.",
        "Closed until spring.",
        "Ida Holt (L) and Per Lind (R) outside the harbour office on Friday.",
    ],
)
def test_it_is_not_fit_to_be_shown(text: str) -> None:
    assert standing(text) is Standing.UNFIT


def test_a_question_or_a_sentence_cut_off_is_not_whole() -> None:
    assert whole("The council closed the harbour.")
    assert whole("“The council closed the harbour.”")
    assert not whole("Will the council close the harbour?")
    assert not whole("The council closed the harbour of")
    assert not whole("The council met Gov.")
    assert not whole("The council closed…")


def test_only_a_sentence_that_names_who_reported_the_last_one_reports_back() -> None:
    assert reported_back("The claim, reported by the Island Post, upset dockers.")
    assert not reported_back("The claim upset dockers.")


def test_set_phrases_count_less_than_facts() -> None:
    fact = "Mayor Ida Holt said on 3 May that the Lundholm harbour would close."
    phrase = "In conclusion, the vote marks a pivotal moment and is a testament to mutual understanding."
    assert substance(phrase) < 0.3
    assert substance(fact) > 1


def test_a_leaning_sentence_that_names_its_people_is_bearable_and_a_bare_pronoun_is_not() -> None:
    assert bearable("Karin Holt said that both sides had measured nothing.")
    assert not bearable("He warned the council of Lundholm.")
    assert not bearable("“It will fall,” she said of the pier at Lundholm.")
    assert not bearable("The claim, reported by the Island Post, upset the dockers.")


def test_an_empty_phrase_weighs_nothing_and_colour_less_than_a_decision() -> None:
    assert substance("Unity in Lundholm is crucial for the harbour.") == 0.0
    said = substance("“People bring me cake and ask about the pier,” said Ida Holt, mayor of Lundholm.")
    done = substance("The council of Lundholm, led by Mayor Ida Holt, closed the pier on Friday, 3 May.")
    assert said < done
