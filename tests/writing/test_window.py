from dataclasses import replace

import pytest

from service.ports import ChatRequest
from service.stages.draft.usefulness import rank
from service.writing.window import FEWEST, Window
from tests.fakes import WordCounter
from tests.subjects import long_article, section

BARE = ChatRequest("one two three", "four five", "test", {}, 300, "test")
WINDOW = Window(2000, 300, 5000, WordCounter())
LONG = section([long_article(f"l{number}", 10, "line") for number in range(4)], words=90)


def test_room_is_what_prompt_schema_and_reply_leave() -> None:
    fixed = sum(WordCounter().count(text) for text in (BARE.system, BARE.user, "{}"))
    assert WINDOW.room(BARE) == 1900 - fixed - 300


def test_room_has_a_cap_of_its_own() -> None:
    assert replace(WINDOW, part=700).room(BARE) == 700


@pytest.mark.parametrize("room", [-500, 0, FEWEST - 1])
def test_too_little_room_is_not_worth_a_call(room: int) -> None:
    assert WINDOW.packs(LONG, rank(LONG), room, 4) == ()


def test_a_long_section_is_spread_over_as_many_replies_as_hold_it() -> None:
    """A reply of 300 tokens holds 100 words."""
    assert WINDOW.longest == 100
    for words, calls in ((90, 1), (150, 2), (250, 3), (5000, 4)):
        packs = WINDOW.packs(replace(LONG, words=words), rank(LONG), 5000, 4)
        assert len(packs) == calls


def test_spreading_loses_nothing() -> None:
    whole = {one.span for pack in WINDOW.packs(LONG, rank(LONG), 5000, 4) for one in pack.shown}
    spread = {
        one.span for pack in WINDOW.packs(replace(LONG, words=250), rank(LONG), 5000, 4) for one in pack.shown
    }
    assert spread == whole
