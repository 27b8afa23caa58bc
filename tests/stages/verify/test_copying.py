import pytest

from service.stages.verify.copying import copied
from service.text.words import words

LINE = "On Friday the court ruled, judges said, that the plant may not reopen before the summer."


REPORT = (
    "Vane said the plant is shut, and doctors warned that stocks could run out, though no shop has closed."
)
OLD = "It says that its wages have fallen by a tenth since 2020."


@pytest.mark.parametrize(
    ("text", "line", "nearby", "expected"),
    [
        ("Vane said the plant is shut.", REPORT, "", True),
        ("The plant is shut.", REPORT, "", False),
        ("Stocks could run out.", REPORT, "", False),
        ("Doctors warned that stocks run out.", REPORT, "", False),
        ("Asked why, he said the plant is shut.", "Asked why, he said the plant is shut.", "", True),
        ("He said the plant is shut.", "Asked why he had left, he said the plant is shut.", "", True),
        ("The plant may open.", "The plant may open if it is mended.", "", False),
        ("The plant may open.", "The plant may open once it is mended.", "", False),
        ("400 boats left.", "Up to 400 boats left.", "", False),
        ("Vane died in June.", "Vane has died in June.", "", True),
        ("A pilot met the board.", "After a row that was long, a pilot met the board.", "", True),
        ("The tunnel takes 24 months.", "The tunnel takes 18 to 24 months.", "", False),
        ("Vane said the plant is shut.", "Vane never said the plant is shut.", "", False),
        ("The council shut the plant.", "The head of the council shut the plant.", "", False),
        ("Vane shut the plant on Friday.", "A lawyer for Vane shut the plant on Friday.", "", False),
        ("The plant shut on Friday.", "The plant by the lake shut on Friday.", "", True),
        ("The plant of Vane's aunt shut.", "The plant of Vane’s aunt shut in June.", "", True),
        ("The tunnel takes 18 months.", "The tunnel takes 18-24 months.", "", False),
        ("Vane raised $400.", "Vane raised $300 or $400.", "", False),
        ("The tunnel takes months.", "The tunnel takes 18 to 24 months.", "", True),
        ("The tunnel takes 24 months.", "The tunnel of 1908 takes 24 months.", "", True),
        ("The union says that its wages have fallen by a tenth since 2020.", OLD, "The union met.", True),
        ("The bank says that its wages have fallen by a tenth since 2020.", OLD, "The union met.", False),
        ("Ana Vane says that wages fell.", "She says that wages fell.", "Ana Vane spoke.", False),
    ],
)
def test_what_is_left_out_counts_only_with_what_it_governs_and_a_pronoun_may_be_named(
    text: str,
    line: str,
    nearby: str,
    expected: bool,  # noqa: FBT001  a table's column
) -> None:
    known = {word.stem for word in words(nearby)}
    assert copied(words(text), words(line), line, lambda: known) is expected


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        (LINE, LINE, True),
        ("The court shut the plant.", "On Monday the court shut the plant near Ober.", True),
        ("The court ruled that the plant may not reopen.", LINE, False),
        ("On Friday the court ruled, judges said, that the plant may reopen before the summer.", LINE, False),
        ("The plant reopened.", "The plant may have reopened.", False),
        ("The reactor shut.", "The plant shut.", False),
        ("The plant shut the court.", "The court shut the plant.", False),
        ("a c e g i k", "a b c d e f g h i j k", False),
        ("", LINE, False),
    ],
    ids=[
        "whole",
        "shortened",
        "said dropped",
        "not dropped",
        "may dropped",
        "other word",
        "order",
        "scattered",
        "none",
    ],
)
def test_a_copy_leaves_nothing_out_that_would_change_it(text: str, line: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert copied(words(text), words(line), line) is expected
