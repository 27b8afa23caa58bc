from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.dates import DateBasis, PartialDate
from service.text.dates import date_mentions

ANCHOR = date(2024, 7, 29)  # a Monday
STATED, INFERRED, UNKNOWN = DateBasis.STATED, DateBasis.INFERRED, DateBasis.UNKNOWN


def read(text: str, anchor: date | None = None) -> list[tuple[str, str, DateBasis]]:
    return [(m.span.of(text), str(m.date.date), m.date.basis) for m in date_mentions(text, anchor)]


@pytest.mark.parametrize(
    ("text", "form", "edtf"),
    [
        ("He spoke on January 8, 2026.", "January 8, 2026", "2026-01-08"),
        ("He spoke on january 8, 2026, there.", "january 8, 2026", "2026-01-08"),
        ("On Jan. 8, 2026 he spoke.", "Jan. 8, 2026", "2026-01-08"),
        ("It was Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11"),
        ("On 8 January 2026 he spoke.", "8 January 2026", "2026-01-08"),
        ("On the 8th of January 2026 he spoke.", "8th of January 2026", "2026-01-08"),
        ("Thu Dec 26 2024", "Thu Dec 26 2024", "2024-12-26"),
        ("On Sunday, July 28, 2024, they met.", "Sunday, July 28, 2024", "2024-07-28"),
        ("Dated 2026-01-08 at noon.", "2026-01-08", "2026-01-08"),
        ("Dated 2026-01-08T09:30:00Z.", "2026-01-08", "2026-01-08"),
        ("On 13/1/2026 it was.", "13/1/2026", "2026-01-13"),
        ("On 1/13/2026 it was.", "1/13/2026", "2026-01-13"),
        ("On 5/5/2026 it was.", "5/5/2026", "2026-05-05"),
        ("Am 08.01.2026 war es.", "08.01.2026", "2026-01-08"),
        ("Am 8. Januar 2026 war es.", "8. Januar 2026", "2026-01-08"),
        ("Le 1er mai 2025 ils", "1er mai 2025", "2025-05-01"),
        ("El 8 de enero de 2026 fue.", "8 de enero de 2026", "2026-01-08"),
        ("2026年1月8日に", "2026年1月8日", "2026-01-08"),
        ("Released in February 2022 there.", "February 2022", "2022-02"),
        ("They waited since 2023, he said.", "2023", "2023"),
        ("The declaration of 1998 stands.", "1998", "1998"),
        ("The 2024 election was close.", "2024", "2024"),
        ("Open July 28-30, 2024, daily.", "July 28-30, 2024", "2024-07-28"),
    ],
)
def test_dates_stated_in_full(text: str, form: str, edtf: str) -> None:
    assert read(text) == [(form, edtf, STATED)]


@pytest.mark.parametrize(
    ("text", "form", "bare", "resolved"),
    [
        ("They met on July 28, pledging more.", "July 28", "XXXX-07-28", "2024-07-28"),
        ("They met on Dec. 20 in Tokyo.", "Dec. 20", "XXXX-12-20", "2023-12-20"),
        ("They will meet on Jan. 8 in Tokyo.", "Jan. 8", "XXXX-01-08", "2025-01-08"),
        ("The talks in late April failed.", "late April", "XXXX-04", "2024-04"),
        ("It was made in June during a meeting.", "June", "XXXX-06", "2024-06"),
        ("It was made in November at a meeting.", "November", "XXXX-11", "2023-11"),
    ],
)
def test_partial_dates_get_a_year_from_the_anchor_alone(
    text: str, form: str, bare: str, resolved: str
) -> None:
    assert read(text) == [(form, bare, INFERRED)]
    assert read(text, ANCHOR) == [(form, resolved, INFERRED)]
    assert "29 July 2024" in date_mentions(text, ANCHOR)[0].date.reason


@pytest.mark.parametrize(
    ("text", "form", "resolved"),
    [
        ("The memorandum, signed on Sunday, holds.", "Sunday", "2024-07-28"),
        ("They met on Monday.", "Monday", "2024-07-29"),
        ("They met last Monday.", "last Monday", "2024-07-22"),
        ("They will meet on Friday.", "Friday", "2024-08-02"),
        ("They meet next Monday.", "next Monday", "2024-08-05"),
        ("It happened yesterday.", "yesterday", "2024-07-28"),
        ("It will happen tomorrow.", "tomorrow", "2024-07-30"),
        ("It began two days ago.", "two days ago", "2024-07-27"),
        ("It began last week.", "last week", "2024-07"),
        ("They meet this month.", "this month", "2024-07"),
        ("It failed last year.", "last year", "2023"),
        ("It failed a year ago.", "a year ago", "2023"),
        ("It failed three months ago.", "three months ago", "2024-04"),
        ("It failed about two weeks ago.", "about two weeks ago", "2024-07"),
    ],
)
def test_relative_dates_need_an_anchor(text: str, form: str, resolved: str) -> None:
    assert read(text) == [(form, "None", UNKNOWN)]
    assert read(text, ANCHOR) == [(form, resolved, INFERRED)]
    for anchor in (None, ANCHOR):
        assert form in date_mentions(text, anchor)[0].date.reason


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Talks broke off on Tuesday night, and the union said that it would ask its members.", "2024-07-23"),
        ("The treaty was signed by the ministers on Tuesday.", "2024-07-23"),
        ("On Tuesday the minister said that the barges would leave.", "2024-07-23"),
        ("Members backed the plan by 80 per cent on Friday to strike.", "2024-07-26"),
        ("The ministers will meet by Friday.", "2024-08-02"),
        ("They agreed to meet in Aldra on Friday.", "2024-08-02"),
        ("The ship was to sail on Friday.", "2024-08-02"),
        ("The boat goes on show this Saturday, years after two boys found it.", "2024-08-03"),
        ("He met the mayor this Saturday.", "2024-07-27"),
        ("The court ruled this Monday.", "2024-07-29"),
    ],
)
def test_a_weekday_is_counted_as_its_own_verb_looks(text: str, resolved: str) -> None:
    assert [edtf for _, edtf, _ in read(text, ANCHOR) if edtf != "None"] == [resolved]


def test_a_day_without_a_year_close_by_is_not_put_a_year_away() -> None:
    assert (
        read("Lines turned away after dockers voted for a strike on 1 August.", ANCHOR)[0][1] == "2024-08-01"
    )
    assert read("The lines turned away on 1 November.", ANCHOR)[0][1] == "2023-11-01"


def test_a_distance_from_another_event_is_never_resolved() -> None:
    text = "It comes nearly a year after a summit at the lake."
    assert read(text, ANCHOR) == [("nearly a year after", "None", UNKNOWN)]


def test_day_and_month_in_either_order_give_the_year_alone_unless_the_anchor_tells() -> None:
    text = "It was on 8/1/2026 there."
    assert read(text) == [("8/1/2026", "2026", INFERRED)]
    assert read(text, date(2026, 1, 9)) == [("8/1/2026", "2026-01-08", INFERRED)]
    assert read(text, date(2026, 8, 2)) == [("8/1/2026", "2026-08-01", INFERRED)]
    assert read(text, date(2026, 5, 2)) == [("8/1/2026", "2026", INFERRED)]


@pytest.mark.parametrize(
    "text",
    [
        "It may 8 people leave; they may march 3 miles.",
        "Wait a second, said the second man.",
        "Theresa May 2017 poster, by April Stone.",
        "Every Sunday the Sunday Times came out, as on Black Friday.",
        "Some 2000 people and 2,023 ships, at $2024 each, came 1,998 miles.",
        "In 2000 people came.",
        "In today's world nothing lasts.",
        "The 30 February 2023 entry was wrong; so was 31/31/2023.",
        "The second of March 3,000 people came.",
        "Version 1.2.2024.5 and 10.0.0.1 differ.",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text, ANCHOR) == []


def test_may_and_march_are_months_where_they_are() -> None:
    assert read("Officials may meet in May.", ANCHOR) == [("May", "2024-05", INFERRED)]
    assert read("The march was on March 3, 2024.") == [("March 3, 2024", "2024-03-03", STATED)]


def test_mentions_far_apart_and_close_together() -> None:
    text = (
        "On July 28 and 29 July, "
        + "and so it went on " * 30
        + "until Sunday, then 2 March 2023, 3 March 2023."
    )
    assert [form for form, _, _ in read(text, ANCHOR)] == [
        "July 28",
        "29 July",
        "Sunday",
        "2 March 2023",
        "3 March 2023",
    ]


@given(
    st.text(alphabet="MayJune 0123456789/-.,onSudast年月日", max_size=80),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_any_text_is_read_without_overlaps_and_without_a_year_out_of_nowhere(text: str, anchor: date) -> None:
    for given_anchor in (None, anchor):
        mentions = date_mentions(text, given_anchor)
        assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
        for mention in mentions:
            known = mention.date
            assert (known.date is None) == (known.basis is UNKNOWN)
            assert known.reason or known.basis is STATED
            if given_anchor is None and known.date is not None and known.date.year is not None:
                assert str(known.date.year) in text


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert [m.date.date for m in date_mentions(f"It was on {form}, they said.")] == [PartialDate.of(day)]
