"""Labelled stories told again with seeded noise, until there are as many Articles as are wanted.

Words are left out, swapped for neighbours or replaced by made-up ones, names and figures changed with the story, so that each
telling is a story of its own on the same kind of happening, with as many Articles as the labelled one.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

SETS = ("basil", "ecbplus_dev", "allsides506")
Row = dict[str, str]

_WORD = re.compile(r"[A-Za-z][a-z]{2,}|\d+")
_LETTERS = "bcdfglmnprstv"
_VOWELS = "aeiou"
_MADE_UP = 0.35
_DROPPED = 0.06


def read(folder: Path) -> list[list[Row]]:
    """The labelled stories, each a list of rows."""
    stories: dict[str, list[Row]] = {}
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                text = row["text"] if row["text"].strip() else row["title"]
                kept = {"title": row["title"] or "", "text": text, "date": row["date"] or ""}
                stories.setdefault(f"{name}/{row['cluster']}", []).append(kept)
    return list(stories.values())


def told(stories: Sequence[Sequence[Row]], seed: int = 11) -> Iterator[tuple[str, Row]]:
    """Rows without end, each with its story's name; the first telling of each story is as labelled."""
    order = random.Random(seed)
    turn = 0
    while True:
        names = list(range(len(stories)))
        order.shuffle(names)
        for name in names:
            swapped: dict[str, str] = {}
            for number, row in enumerate(stories[name]):
                story = f"{seed}/{turn}/{name}"
                yield f"{turn}/{name}", row if turn == 0 else _again(row, story, number, swapped)
        turn += 1


def _again(row: Row, story: str, number: int, swapped: dict[str, str]) -> Row:
    """A row of a story told again: what is capitalised or a figure, and a third of all words, are others, the same in the story.

    ``swapped`` keeps what the words of the story were swapped for.
    """
    own = random.Random(f"{story}/{number}")
    shift = random.Random(story).randrange(-2000, 2000)

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if own.random() < _DROPPED:
            return ""
        if word not in swapped:
            swapped[word] = swap(word)
        return swapped[word]

    def swap(word: str) -> str:
        chance = random.Random(f"{story}/{word.lower()}")
        if word[0].isdigit():
            return str(chance.randrange(10 ** len(word[:9])))
        if chance.random() >= (0.9 if word[0].isupper() else _MADE_UP) or len(word) < 5:
            return word
        made = "".join(chance.choice(_LETTERS) + chance.choice(_VOWELS) for _ in range(3))
        return made.capitalize() if word[0].isupper() else made

    day = ""
    if row["date"]:
        day = (date.fromisoformat(row["date"][:10]) + timedelta(days=shift)).isoformat()
    return {"title": _WORD.sub(other, row["title"]), "text": _WORD.sub(other, row["text"]), "date": day}
