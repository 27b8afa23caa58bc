from service.stages.verify.alignment import Fragment, fragments
from service.text.words import words


def test_the_longest_copied_stretches_are_found_from_the_left() -> None:
    sought = words("the old bridge fell into the river")
    lines = [words("An old bridge stood there."), words("Then the bridge fell into the cold river.")]
    assert fragments(sought, lines) == (
        Fragment(0, 1, 1, 1),
        Fragment(1, 0, 1, 2),
        Fragment(3, 1, 3, 3),
        Fragment(6, 1, 7, 1),
    )


def test_words_agree_by_stem_and_never_across_lines() -> None:
    found = fragments(words("bridges falling"), [words("the bridge"), words("falls")])
    assert [fragment.length for fragment in found] == [1, 1]


def test_nothing_in_common_gives_none() -> None:
    assert fragments(words("whales sing"), [words("the bridge fell")]) == ()
