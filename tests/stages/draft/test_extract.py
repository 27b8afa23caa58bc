import numpy as np
import pytest

from service.domain.articles import Integrity, Role
from service.domain.briefs import Draft, DraftRequest
from service.stages.draft.candidates import candidates
from service.stages.draft.extract import draft, extract, sentence_id, texts_to_embed
from service.text.words import count_words
from tests.stages.draft.sources import report, request

HARBOUR = report(
    "a1",
    "The Lundholm council closed the harbour on Friday after cracks were found in the north pier. "
    "Mayor Ida Holt said the pier may reopen in spring. Ferries now sail from Westby. "
    "Some fishers want compensation from the council for every lost week.",
    title="Lundholm closes harbour over cracks in pier",
)
FERRIES = report(
    "a2",
    "Ferries sail from Westby since the Lundholm council closed the harbour on Friday. "
    "The Westby ferry line has added 12 crossings a day. Islanders complained of long queues at the quay.",
    title="Ferries move to Westby as Lundholm harbour closes",
)
POOL = report(
    "a3",
    "A swimming pool opened in Osthaven in June 2021. The pool cost 4 million crowns, the town said.",
    title="Osthaven opens pool",
)


def made(asked: DraftRequest) -> Draft:
    found = candidates(asked)
    return draft(asked, extract(asked, found))


def test_citations_are_the_source_sentences_and_the_words_stay_within_the_limit() -> None:
    asked = request([HARBOUR, FERRIES], 45)
    result = made(asked)
    text_of = {one.article.id: one.article.text for one in asked.articles}
    assert result.sentences
    assert sum(count_words(s.text) for s in result.sentences) <= 45
    for sentence in result.sentences:
        for citation in sentence.citations:
            assert citation.span.of(text_of[citation.article_id]) == citation.quote
            assert citation.quote.endswith(".")


def test_the_same_request_gives_the_same_draft() -> None:
    assert made(request([HARBOUR, FERRIES])) == made(request([HARBOUR, FERRIES]))


def test_ids_are_those_of_topic_and_text() -> None:
    result = made(request([HARBOUR, FERRIES]))
    assert [s.id for s in result.sentences] == [sentence_id("t1", s.text) for s in result.sentences]
    assert sentence_id("t1", "A.") != sentence_id("t2", "A.")


def test_what_several_origins_report_leads() -> None:
    result = made(request([POOL, HARBOUR, FERRIES], 45))
    assert "closed the harbour" in result.sentences[0].text


def test_support_is_counted_in_origins_not_in_articles() -> None:
    lone = "The Westby brewery burned down on Monday night near the old mill."
    copies = [
        report(f"c{n}", "The Osthaven museum opened a hall of maps on Tuesday at noon.") for n in range(2)
    ]
    twice = [report(f"b{n}", lone) for n in range(2)]
    ids = [one.article.id for one in (*copies, *twice)]
    apart = request([*copies, *twice], 12, origins={"c0": "o1", "c1": "o1", "b0": "o2", "b1": "o3"})
    assert ids
    assert "brewery" in made(apart).sentences[0].text
    swapped = request([*copies, *twice], 12, origins={"c0": "o1", "c1": "o2", "b0": "o3", "b1": "o3"})
    assert "museum" in made(swapped).sentences[0].text


def test_each_thing_is_said_once() -> None:
    again = report(
        "a4", "The Lundholm council on Friday closed the harbour after cracks were found in the north pier."
    )
    result = made(request([HARBOUR, FERRIES, again], 120))
    assert sum("cracks" in s.text for s in result.sentences) == 1


def test_meaning_alone_can_show_a_repetition() -> None:
    one = report("a1", "The council shut the harbour on Friday after a vote by its members.")
    other = report("a2", "Lawmakers of the island decided to close its port to all ships.")
    third = report("a3", "Bakers in Osthaven raised the price of bread by a tenth in March.")
    asked = request([one, other, third], 100)
    found = candidates(asked)
    vectors = np.array([[1, 0], [0.95, 0.3122], [0, 1]], dtype=np.float32)
    result = draft(asked, extract(asked, found, vectors))
    cited = {s.citations[0].article_id for s in result.sentences}
    assert "a3" in cited
    assert len(cited & {"a1", "a2"}) == 1


def test_what_points_back_comes_with_what_it_points_to() -> None:
    text = (
        "Party leader Per Lind claimed that foreign tankers dump oil in Lundholm bay at night. "
        "The claim, reported by the Gulf Wire, worried fishers along the whole Lundholm coast."
    )
    result = made(request([report("a1", text), HARBOUR], 120))
    lind = [s for s in result.sentences if "Lind" in s.text or "claim" in s.text]
    assert len(lind) == 1
    assert "reported by the Gulf Wire" in lind[0].text
    assert len(lind[0].citations) == 2


def test_every_event_is_heard_and_dated_ones_follow_in_time() -> None:
    asked = request(
        [POOL, HARBOUR, FERRIES],
        200,
        events=[("e1", ["a3"], "2021-06"), ("e2", ["a1"], "2024-05-03"), ("e3", ["a2"], "2024-05-04")],
    )
    order = [s.citations[0].article_id for s in made(asked).sentences]
    assert set(order) == {"a1", "a2", "a3"}
    rest = [name for name in order if name != order[0]]
    assert rest == sorted(rest, key=lambda name: {"a3": 0, "a1": 1, "a2": 2}[name])


def test_no_headline_question_or_reader_address_is_shown() -> None:
    text = (
        "Will the harbour ever open again? You can subscribe to our harbour letter here today. "
        "The Lundholm council closed the harbour on Friday after cracks were found."
    )
    result = made(
        request([report("a1", text), report("a2", "Harbour closes in Lundholm today.", role=Role.HEADLINE)])
    )
    assert [s.text for s in result.sentences] == [
        "The Lundholm council closed the harbour on Friday after cracks were found."
    ]


@pytest.mark.parametrize("integrity", list(Integrity))
def test_damaged_text_gives_no_quotation(integrity: Integrity) -> None:
    text = "Mayor Ida Holt said the harbour is “an accident waiting to happen” for ships. The council closed the harbour on Friday."
    asked = request([report("a1", text, integrity=frozenset({integrity}))])
    assert not any("“" in s.text for s in made(asked).sentences)


def test_machine_reworded_text_is_shown_only_where_there_is_nothing_else() -> None:
    spun = report(
        "a9",
        "The chamber shuttered the anchorage on Friday following a ballot.",
        integrity=frozenset({Integrity.MACHINE_REWORDED}),
    )
    assert all(s.citations[0].article_id != "a9" for s in made(request([spun, HARBOUR])).sentences)
    assert made(request([spun])).sentences


def test_a_focus_turns_the_choice_to_what_bears_on_it() -> None:
    result = made(request([HARBOUR, FERRIES, POOL], 60, focus="What did the Osthaven pool cost?"))
    assert result.sentences
    assert {s.citations[0].article_id for s in result.sentences} == {"a3"}


def test_a_focus_that_nothing_answers_gives_an_honest_empty_draft() -> None:
    result = made(request([HARBOUR, FERRIES], focus="tomato prices in Peru"))
    assert result.sentences == ()
    assert result.failures == ("nothing in these sources on 'tomato prices in Peru'",)


def test_a_caption_is_no_sentence_of_a_brief_that_has_others() -> None:
    picture = report(
        "a9", "Mayor Ida Lund greets Captain Per Dahl on the new quay of Osthaven.", role=Role.CAPTION
    )
    text = " ".join(one.text for one in made(request([HARBOUR, picture], 400)).sentences)
    assert text
    assert "greets" not in text
    assert "greets" in made(request([picture], 400)).sentences[0].text


def test_applause_without_a_speaker_gives_way_to_reports() -> None:
    praise = report(
        "a9",
        "Citizens across Ostland welcomed the harbour of Osthaven on Friday with great joy in all towns.",
    )
    text = " ".join(one.text for one in made(request([HARBOUR, praise], 400)).sentences)
    assert text
    assert "welcomed" not in text


def test_no_usable_sentence_is_told() -> None:
    result = made(request([report("a1", "Closed until spring")]))
    assert result.sentences == ()
    assert result.failures == ("no sentence of these sources can stand in a Brief",)


def test_the_focus_is_embedded_last() -> None:
    asked = request([POOL], focus="pool")
    assert texts_to_embed(asked, candidates(asked))[-1] == "pool"


def test_a_passage_without_sentences_and_one_of_white_space_do_no_harm() -> None:
    assert made(request([report("a1", "")])).sentences == ()


def test_a_closing_mark_before_a_capital_opens_a_sentence() -> None:
    found = candidates(
        request([report("a1", "The pier is old. ”It will fall,” said Ida Holt of the Lundholm council.")])
    )
    assert [c.text for c in found] == [
        "The pier is old.",
        "”It will fall,” said Ida Holt of the Lundholm council.",
    ]


def test_many_sources_are_searched_greedily_within_the_limit() -> None:
    many = [
        report(
            f"m{n}",
            " ".join(
                f"Harbour number {n} of district {k} took in {n * 7 + k} ships from abroad in month {k}, the port office said."
                for k in range(12)
            ),
        )
        for n in range(20)
    ]
    result = made(request(many, 300))
    assert 100 < sum(count_words(s.text) for s in result.sentences) <= 300


def test_no_origin_takes_the_section_for_itself() -> None:
    def facts(subject: str, count: int) -> str:
        names = (
            "Alden",
            "Brook",
            "Carse",
            "Drum",
            "Elgin",
            "Forth",
            "Gare",
            "Holm",
            "Inch",
            "Jura",
            "Keith",
            "Lorn",
        )
        return " ".join(
            f"Inspector {name} of the {subject} office counted {17 * n + 3} faulty {subject} valves in hall {name} on Monday."
            for n, name in enumerate(names[:count])
        )

    asked = request(
        [
            report("a1", facts("harbour", 12)),
            report("a2", facts("bakery", 12)),
            report("a3", facts("museum", 12)),
        ],
        150,
    )
    cited = [s.citations[0].article_id for s in made(asked).sentences]
    assert set(cited) == {"a1", "a2", "a3"}


def test_every_sentence_after_the_first_is_understood_without_the_first() -> None:
    log = report(
        "a1",
        "The Lundholm ferry co-operative lost a morning when the dredger Aldis ran aground on Friday, 3 May, off the north pier. "
        "The pilots of Westby pulled the dredger free with two tugs in the evening. "
        "The co-operative said that it would not ask for damages.",
    )
    for limit in (40, 120):
        shown = [s.text for s in made(request([log], limit)).sentences]
        assert shown
        assert "The co-operative said that it would not ask for damages." not in shown[:2]


def test_nobody_is_called_by_surname_before_the_whole_name() -> None:
    strike = report(
        "a1",
        "Dockers in Lundholm voted on Friday to strike from 1 October over night shifts and pay. "
        "Hugo Brask, who heads Lund Terminals, said that the port would stay open through October. "
        "Ferries to Westby will sail all the same, the dockers said. "
        "Brask said that the night shift was a question of survival for Lund Terminals.",
    )
    for limit in (40, 60, 80, 200):
        text = " ".join(s.text for s in made(request([strike], limit)).sentences)
        assert "Hugo Brask" in text.split("Brask said")[0] or "Brask said" not in text
