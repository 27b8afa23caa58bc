import pytest

from service.stages.verify.copying import copied
from service.text.words import words

LINE = "On Friday the court ruled, judges said, that the plant may not reopen before the summer."


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
    assert copied(words(text), words(line)) is expected
