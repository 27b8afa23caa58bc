from decimal import Decimal

import pytest

from eval.mutation.capitals import capitalised
from eval.mutation.patterns import dated, figures
from eval.mutation.speech import quoted, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost $1,250.50 in all.", [("1,250.50", "$in", "")]),
        ("About 40% of 12 boats sank.", [("40", "%", "about"), ("12", "boats", "")]),
        ("More than three boats sank on 4 May 2031.", [("three", "boats", "more")]),
        ("It opened in 1998 at 10:30.", []),
        ("Up to 3.5 million marks were paid.", [("3.5", "million", "less")]),
        ("The A40 and the 2-1 win.", []),
    ],
)
def test_figures_are_numbers_that_are_no_dates(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(each.written, each.unit, each.bound) for each in figures(text)] == found


def test_a_figure_has_its_value_and_place() -> None:
    (figure,) = figures("It lost 1,250 boats.")
    assert figure.value == Decimal(1250)
    assert figure.span.of("It lost 1,250 boats.") == "1,250"


def test_dates_have_their_forms() -> None:
    text = "On Monday, 4 May 2031, in June and in March 2030, it said of 2029 that it may march."
    assert [(each.written, each.form) for each in dated(text)] == [
        ("Monday", "weekday"),
        ("4 May 2031", "day"),
        ("June", "month"),
        ("March 2030", "month year"),
        ("2029", "year"),
    ]


def test_names_lose_titles_and_a_lone_first_word_is_none() -> None:
    text = "Yesterday Mayor Tom Quist of Orvane met Dr. Una Falk and the Bank of Lasse on Monday."
    assert [span.of(text) for span in capitalised(text)] == [
        "Tom Quist",
        "Una Falk",
        "Bank of Lasse",
    ]
    assert capitalised("Ferries sank.") == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content", "form"),
    [
        ("Ada Brill said the pier is closed.", "Ada Brill", "the pier is closed.", "first"),
        (
            "Ada Brill, the owner, said that the pier is closed.",
            "Ada Brill, the owner,",
            "the pier is closed.",
            "first",
        ),
        ("The pier is closed, the owner said on Monday.", "the owner", "The pier is closed", "last"),
        ("The pier is closed, said Ada Brill.", "Ada Brill", "The pier is closed", "last"),
        ("According to Ada Brill, the pier is closed.", "Ada Brill", "the pier is closed.", "according"),
        ("The pier is closed, according to Ada Brill.", "Ada Brill", "The pier is closed", "according last"),
    ],
)
def test_reported_speech_is_parted_into_speaker_and_content(
    text: str, speaker: str, content: str, form: str
) -> None:
    found = said(text)
    assert found is not None
    assert (found.speaker.of(text), found.content.of(text), found.form) == (speaker, content, form)


@pytest.mark.parametrize(
    "text",
    [
        "The pier is closed for the winter.",
        "“The pier is closed,” Ada Brill said.",
        "In Orvane the owner said that the pier is closed.",
        "Ada Brill said on the phone to nobody.",
    ],
)
def test_what_is_no_reported_speech_or_direct_speech_is_none(text: str) -> None:
    assert said(text) is None


def test_quotations_are_the_words_inside_double_marks() -> None:
    text = 'He said “the pier is old” and "the ferry is new" and "no".'
    assert [span.of(text) for span in quoted(text)] == ["the pier is old", "the ferry is new"]
