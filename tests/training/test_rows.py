import random

import pytest

from service.stages.verify.windows import COMPACT
from training.mix import balanced, capped
from training.rows import Document, held_out, human, spans_of

TEXT = (
    "The Orvane council met on Monday. It voted to close the ferry pier. Rain fell all day over the harbour. "
    "A baker sold rolls to the crowd. The harbour fund paid 4,500 crowns for signs. Nobody spoke of the old lighthouse."
)


def test_the_same_text_is_held_out_alike_whatever_its_spacing() -> None:
    texts = [f"Report {number} tells of {number} boats in the harbour of Orvane." for number in range(400)]
    assert [held_out(text) for text in texts] == [held_out(f" {text.upper()}\n") for text in texts]
    assert 20 < sum(held_out(text) for text in texts) < 80


def test_a_changed_line_stands_in_the_window_in_its_new_words() -> None:
    document = Document([TEXT])
    lines = document.lines("The council voted to close the pier.", COMPACT)
    assert 1 in lines
    assert "open the ferry pier" in document.shown(lines, {1: "It voted to open the ferry pier."})
    assert "open" not in document.shown(lines)


def test_a_line_that_is_taken_away_is_in_no_window() -> None:
    document = Document([TEXT])
    assert "4,500 crowns" in document.window("The fund paid 4,500 crowns.", COMPACT)
    assert "4,500" not in document.without(4, "The fund paid 4,500 crowns.", COMPACT)


@pytest.mark.parametrize(
    ("row", "spans"),
    [
        ({"dataset": "xsumfaith", "label": 0, "claim": "the old pier sank .", "span": ["old pier"]}, [(4, 12)]),
        ({"dataset": "wice_partial_subclaims", "label": 0, "claim": "The red pier sank twice.", "span": "red twice"}, [(4, 7), (18, 23)]),
        ({"dataset": "xsumfaith", "label": 1, "claim": "the old pier sank .", "span": ["old pier"]}, None),
        ({"dataset": "xsumfaith", "label": 0, "claim": "the old pier sank .", "span": ["new pier"]}, None),
        ({"dataset": "wice_claim", "label": 0, "claim": "The pier sank.", "span": [[1, 2]]}, None),
        ({"dataset": "frank", "label": 0, "claim": "The pier sank."}, None),
    ],
)  # fmt: skip
def test_the_words_that_people_marked_are_found_in_the_sentence(
    row: dict[str, object], spans: object
) -> None:
    assert spans_of(row) == spans


def test_a_supported_text_is_shown_whole_and_by_its_sentences() -> None:
    claim = "The council met on Monday this week. The fund paid for new signs."
    rows = human([{"id": "1", "dataset": "some", "docs": [TEXT], "claim": claim, "label": 1}], seed=1)
    assert [row["c"] for row in rows] == [
        claim,
        "The council met on Monday this week.",
        "The fund paid for new signs.",
    ]
    assert all(row["y"] == 1 for row in rows)
    wrong = human([{"id": "1", "dataset": "some", "docs": [TEXT], "claim": claim, "label": 0}], seed=1)
    assert [row["c"] for row in wrong] == [claim]


def test_rare_labels_weigh_more_but_not_without_limit() -> None:
    rows = [{"set": "a", "y": 1}] + [{"set": "a", "y": 0}] * 9
    weights = [row["w"] for row in balanced(rows, 2.0)]
    assert weights == [2.0] + [pytest.approx(0.556)] * 9


def test_no_kind_of_contrast_crowds_out_the_others_and_groups_stay_whole() -> None:
    rows = [{"set": "contrast often", "n": n} for n in range(400)] + [
        {"set": "contrast rare", "n": n} for n in range(8)
    ]
    taken = capped(rows, 100, 0.2, random.Random(1))
    often = [row["n"] for row in taken if row["set"] == "contrast often"]
    assert len(often) == 20
    assert all(
        often[start : start + 4] == list(range(often[start], often[start] + 4)) for start in range(0, 20, 4)
    )
    assert sum(row["set"] == "contrast rare" for row in taken) == 8
