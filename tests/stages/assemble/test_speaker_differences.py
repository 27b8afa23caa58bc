from collections.abc import Callable

import pytest

from service.domain.briefs import Difference

Differ = Callable[..., tuple[Difference, ...]]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "The manager said that the pump had been off for 26 hours. The inspector put it at four days.",
            "26 hours",
            "four days",
        ),
        (
            "Some 78 per cent of the members backed the walkout. The union itself speaks of 87 per cent.",
            "78",
            "87",
        ),
        (
            "The institute in Aldra puts it at 11 million marks a day; the ministry expects no more than 6 million.",
            "11 million",
            "6 million",
        ),
    ],
)
def test_a_report_that_gives_two_speakers_figures_shows_both(
    differ: Differ, text: str, one: str, other: str
) -> None:
    (found,) = differ(text)
    first, second = found.sides
    assert one in first.says
    assert other in second.says
    assert first.citations[0].quote in text
    assert second.citations[0].quote in text


@pytest.mark.parametrize(
    "text",
    [
        "The pump had been off for 26 hours. The inspector put it at the head of his list.",
        "The pump had been off for 26 hours. The union speaks of 87 per cent.",
        "The pump was off for 26 hours, then for 3 days. The inspector put it at four days.",
        "The pump had been off for four days. The inspector put it at four days.",
    ],
)
def test_figures_of_other_kinds_or_of_several_things_do_not_differ(differ: Differ, text: str) -> None:
    assert differ(text) == ()
