"""Words of sources made fit for a terminal."""

from eval.plain import cleared, flat


def test_control_characters_and_changes_of_direction_are_taken_out() -> None:
    assert flat("a\x1b[31mb\u202e c\x9d\n d\ud800") == "a [31mb c d"


def test_lines_and_tabs_may_stay() -> None:
    assert cleared("a\n\tb\x08") == "a\n\tb "
