import pytest

from service.stages.verify.evidence import View, rarity, read
from service.stages.verify.examination import as_article
from service.stages.verify.features import NAMES, Measured, measure

TEXT = (
    "The council of Orvane voted on Tuesday to close the ferry pier. "
    "Mayor Edda Quill said 120 boats will move to Port Lasse. "
    "The harbour fund paid 4,500 crowns for new signs."
)


def _measured(claim: str, text: str = TEXT) -> Measured:
    lines = read(as_article("a", text)).lines
    return measure(claim, View(lines, rarity(lines), 3.0))


def _feature(name: str, claim: str, text: str = TEXT) -> float:
    return float(_measured(claim, text).values[NAMES.index(name)])


def test_a_copy_is_covered_and_ordered_and_lacks_nothing() -> None:
    claim = "Mayor Edda Quill said 120 boats will move to Port Lasse."
    for name in ("content_window.mean", "weighted_line.worst", "ordered.worst", "copied.mean", "copy"):
        assert _feature(name, claim) == pytest.approx(1.0)
    for name in ("numbers_missing.worst", "capitals_missing_share.worst", "missing_count.worst"):
        assert _feature(name, claim) == 0.0


def test_the_worst_part_of_a_claim_of_two_sentences_shows() -> None:
    claim = "The council voted to close the ferry pier. Whales sang all night."
    assert _feature("content_source.mean", claim) == pytest.approx(0.5)
    assert _feature("content_source.worst", claim) == 0.0


@pytest.mark.parametrize(
    ("name", "claim", "at_least"),
    [
        ("numbers_missing.worst", "Mayor Edda Quill said 130 boats will move.", 1.0),
        ("capitals_missing_share.worst", "In the end Brann and Torvik closed the pier.", 1.0),
        ("negation_differs.worst", "The council never voted to close the ferry pier.", 1.0),
        ("swapped_new.worst", "The council of Orvane voted on Tuesday to close the railway pier.", 0.6),
        ("swapped_known.worst", "The council of Orvane voted on Tuesday to close the harbour pier.", 0.6),
        ("inserted.worst", "The council of Orvane voted narrowly on Tuesday to close the ferry pier.", 0.6),
    ],
)
def test_what_departs_from_the_source_shows(name: str, claim: str, at_least: float) -> None:
    assert _feature(name, claim) >= at_least
    assert _feature(name, "The council of Orvane voted on Tuesday to close the ferry pier.") == 0.0


def test_numbers_agree_however_they_are_written() -> None:
    assert _feature("numbers_missing.worst", "The fund paid 4500 crowns for signs.") == 0.0
    assert _feature("numbers_missing.worst", "Twelve boats moved.", "Some 12 boats moved to the port.") == 0.0


def test_missing_words_have_their_place_in_the_whole_text() -> None:
    claim = "The pier closed. A walrus waited in Orvane."
    missing = [word for part in _measured(claim).parts for word in part.missing]
    assert "walrus" in [claim[word.start : word.end] for word in missing]
    assert "Orvane" not in [claim[word.start : word.end] for word in missing]


def test_evidence_joins_two_far_lines_for_a_claim_that_joins_facts() -> None:
    (part,) = _measured("Orvane closed its ferry pier and the harbour fund paid for new signs.").parts
    assert sorted(part.lines) == [0, 2]


def test_nothing_to_hold_against_gives_no_support() -> None:
    values = _measured("The pier closed.", "")
    assert values.values[NAMES.index("content_window.mean")] == 0.0
    assert values.parts[0].lines == ()
    assert _measured("… !").parts == ()


@pytest.mark.parametrize(
    "claim",
    [
        "Port Lasse paid 4,500 crowns.",
        "Mayor Edda Quill said 120 boats will move.",
        "The council of Orvane voted. The harbour fund paid 4,500 crowns for new signs.",
    ],
)
def test_every_feature_has_a_name_and_a_finite_value(claim: str) -> None:
    values = _measured(claim).values
    assert values.shape == (len(NAMES),)
    assert all(value == value and abs(value) < 1e6 for value in values)  # noqa: PLR0124  NaN is not itself
