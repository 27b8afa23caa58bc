import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.stages.draft.guarded import may_go
from service.stages.draft.shorten import shortenings


def shortest(text: str) -> str:
    return min((version.text for version in shortenings(text)), key=len)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LUNDHOLM (Reuters) — The council closed the harbour on Friday.",
            "The council closed the harbour on Friday.",
        ),
        (
            "PORT LUND, May 3, 2025 (Island Wire) - The council closed the harbour on Friday.",
            "The council closed the harbour on Friday.",
        ),
        ("Lundholm, 3 May 2025 – The council closed the harbour.", "The council closed the harbour."),
        ("The council also closed the harbour on Friday.", "The council closed the harbour on Friday."),
        ("The pier was closed, too.", "The pier was closed."),
        ("(BBC) - The council closed the harbour on Friday.", "The council closed the harbour on Friday."),
        ("Why it matters: The harbour feeds the whole island.", "The harbour feeds the whole island."),
        ("However, the council closed the harbour on Friday.", "The council closed the harbour on Friday."),
        (
            "1 of 3 | Dockers wait outside the harbour office on Friday.",
            "Dockers wait outside the harbour office on Friday.",
        ),
        (
            "In a move that officials praised, the council closed the harbour.",
            "In a move that officials praised, the council closed the harbour.",
        ),
        ("In a move praised by fishers, the council closed the harbour.", "The council closed the harbour."),
    ],
)
def test_what_ties_a_sentence_to_its_page_goes_in_every_version(text: str, expected: str) -> None:
    assert shortenings(text)[0].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour, which serves the island, closed on Friday.", "The harbour closed on Friday."),
        (
            "The harbour closed on Friday, surprising fishers across the island.",
            "The harbour closed on Friday.",
        ),
        ("Mayor Ida Holt (D) was elected in spring.", "Mayor Ida Holt was elected in spring."),
        ("Sen. Ida Holt, D-Ohio, visited the harbour.", "Sen. Ida Holt visited the harbour."),
        ("Amid protests by dockers, the council closed the harbour.", "The council closed the harbour."),
        ("The council — long split over fees — closed the harbour.", "The council closed the harbour."),
        ("The council also closed the harbour.", "The council closed the harbour."),
    ],
)
def test_an_aside_may_go(text: str, expected: str) -> None:
    assert shortest(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The harbour closed on Friday, according to the harbour master.",
        "The harbour, which may reopen soon, closed on Friday.",
        "The harbour closed on Friday, leaving 40 ships at anchor.",
        "The harbour, which was not insured, closed on Friday.",
        "If the strike goes on, the harbour will close.",
        "The order, signed by the mayor on Sunday, closed the harbour.",
        "In an interview with the Island Post, Ida Holt defended the fees.",
        "Ida Holt, the mayor of Lundholm, said the harbour would close.",
        "Ida Holt, who chairs the island council, warned of a shortage.",
        "The harbour closed, officials said, leaving dockers without work because of the “fees, which rose again, and rose”.",
        "Amid rain in Lundholm, Westby, and Osthaven, ferries stopped.",
        "The council cut fees, pilot costs, and its subsidies for ferries.",
    ],
)
def test_speaker_hedge_negation_number_condition_and_quotation_stay(text: str) -> None:
    assert [version.text for version in shortenings(text)] == [text]


def test_a_clause_after_the_subject_is_not_taken_for_the_end_of_the_sentence() -> None:
    text = (
        "Holt, who helped run the harbour during the war, entered a building beside the council's new court."
    )
    assert all("entered a building" in version.text for version in shortenings(text))


PARTS = st.sampled_from(
    [
        "The council", "Ida Holt", ", who runs the port,", " closed the harbour", ", angering dockers", ", which is not insured,", " (the largest)",
        " on Friday", ", according to the mayor", ", may reopen", " “in time, perhaps, soon”", " — long split — ", "However, ", " 40 ships", ".",
    ]
)  # fmt: skip


@given(st.lists(PARTS, min_size=1, max_size=10).map("".join))
def test_every_version_is_made_by_deletion_alone_and_keeps_what_is_guarded(text: str) -> None:
    letters = [c for c in text.casefold() if c.isalnum()]
    for version in shortenings(text):
        rest = iter(letters)
        assert all(c in rest for c in version.text.casefold() if c.isalnum())
        for cut in version.cuts:
            if cut.start > 0:
                assert may_go(cut.of(text)) or re.fullmatch(r",? ?[(\[]?[RDI]-.*", cut.of(text))


def test_no_text_gives_no_words() -> None:
    assert [version.text for version in shortenings("")] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "The council closed not only the pier but also the harbour.",
        "The pier, also known as the Long Arm, fell into the sea.",
        "“The pier was also closed,” said Ida Holt of the council.",
    ],
)
def test_also_stays_where_it_does_not_point_to_another_sentence(text: str) -> None:
    assert shortenings(text)[0].text == text
