import pytest

from service.domain.spans import Span
from service.stages.assemble.clause import clause


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The barge fleet reached Aldra.", "The barge fleet reached Aldra"),
        (
            "ALDRA, June 3 (Invented Wire) - The two ministers signed the barge charter, pledging to build locks together along the whole of the lower canal by the spring.",
            "The two ministers signed the barge charter",
        ),
        (
            "Ida Marsh, who leads the largest opposition party in the upper chamber, asserted that a barge union could be forming between Aldra and Bexley.",
            "Ida Marsh asserted that a barge union could be forming between Aldra and Bexley",
        ),
        (
            "Three barges sank and some ninety people were taken off after the lock gate broke near Aldra on the night of the storm, the harbour office said.",
            "Three barges sank and some ninety people were taken off, the harbour office said",
        ),
        (
            "This barge charter is set to be signed during a gathering of the leaders at Fort Ely, with talks about locks and tolls to follow in the afternoon.",
            "Barge charter is set to be signed during a gathering of the leaders at Fort Ely",
        ),
        (
            "In a move that had been awaited for months, the harbour office has closed the lower lock to all barges that carry coal.",
            "The harbour office has closed the lower lock to all barges that carry coal",
        ),
    ],
)
def test_what_happened_is_left_and_who_says_so(text: str, said: str) -> None:
    assert clause(text) == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The harbour office may open the lower lock of the canal at Aldra to all coal barges again once the gate has been mended and tested.",
            "once the gate",
        ),
        (
            "The members told the harbour office on the second day of the talks at Fort Ely that they would not sail before the lock is mended.",
            "that they would not",
        ),
        (
            "The barge charter binds the towns of the lower canal, Aldra, Bexley, and the Northern Reach, to mend their locks each spring and to share the tolls.",
            "and the Northern Reach",
        ),
    ],
)
def test_terms_what_is_said_and_lists_are_never_cut_off(text: str, kept: str) -> None:
    said = clause(text)
    assert kept in said or said.endswith("…")
    assert not said.endswith(("Bexley", "Ely", "again"))


def test_what_is_to_be_dropped_goes_and_the_rest_stays_in_order() -> None:
    text = "The towns on Tuesday signed the charter."
    assert clause(text, [Span(9, 20)]) == "The towns signed the charter"
