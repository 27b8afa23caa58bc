from service.stages.verify.checks.differing import NearCopy, near_copy
from service.stages.verify.checks.pairing import pair
from service.stages.verify.checks.sources import SourceAnalysis, Statement

LINE = "The harbour board shut the northern pier on Tuesday after 14 days of storms."


def near(text: str) -> NearCopy | None:
    source = SourceAnalysis("a", LINE)
    (pairing,) = pair(Statement(text, 0), [(source, statement) for statement in source.statements])
    return near_copy(pairing)


def changes(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], bool]]:
    copy = near(text)
    assert copy is not None
    return [(copy.mine(each), copy.theirs(each), each.framed) for each in copy.exchanges]


def test_what_was_exchanged_put_in_and_left_out_is_told_apart() -> None:
    assert changes("The harbour board shut the southern pier on Tuesday after 14 days of heavy storms.") == [
        (("southern",), ("northern",), True),
        (("heavy",), (), True),
    ]
    assert changes("The harbour board shut the pier after 14 days of storms.") == [
        ((), ("northern",), True),
        ((), ("on", "tuesday"), True),
    ]


def test_numbers_are_the_same_in_words_and_figures() -> None:
    line = "The harbour board shut the northern pier on Tuesday after fourteen days of storms."
    assert changes(line) == []


def test_a_sentence_in_other_words_is_no_near_copy() -> None:
    assert near("Storms of two weeks made the board close a pier in the north of the harbour.") is None
