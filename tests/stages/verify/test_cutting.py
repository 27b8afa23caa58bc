"""How a sentence may be cut, and how not. All texts are invented."""

import pytest

from service.stages.verify.cutting import mangled
from service.text.words import words


def cut(marked: str) -> bool:
    """Whether what stands outside the brackets of ``marked`` is mangled."""
    text = marked.replace("{", "").replace("}", "")
    line, kept, at, inside = words(text), set(), 0, False
    starts = {word.start: index for index, word in enumerate(line)}
    for char in marked:
        if char in "{}":
            inside = char == "{"
            continue
        if not inside and at in starts:
            kept.add(starts[at])
        at += 1
    return mangled(frozenset(kept), line, text)


@pytest.mark.parametrize(
    "marked",
    [
        "Roe {will meet those} hurt in the fall.",
        "The plant {that had failed} shut in June.",
        "The easter boat was {built in Brack, where a log was} used as a mast.",
        "{Boats from outside} Brack must pay the toll.",
        "{A lawyer for} Vane shut the plant.",
        "{The head of} the council shut the plant.",
        "Vane paid $10 {million} or more.",
        "The tunnel takes {18 to} 24 months.",
        "The tunnel takes 18{-24} months.",
        "Vane raised {$300 or} $400.",
    ],
)
def test_what_leaves_another_thing_is_mangled(marked: str) -> None:
    assert cut(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The plant{, which had failed,} shut in June.",
        "The plant {by the lake} shut in June.",
        "{In the hall, }Roe met the pilots.",
        "{On} Friday the plant shut.",
        "Vane {has} died in Brack.",
        "Vane paid $10 million{, the board was told}.",
        "The tunnel takes {18 to 24} months.",
        "The tunnel {of 1908} takes 24 months.",
        "The plant shut in June {and was sold}.",
    ],
)
def test_an_adjunct_a_clause_between_marks_or_the_end_may_go(marked: str) -> None:
    assert not cut(marked)
