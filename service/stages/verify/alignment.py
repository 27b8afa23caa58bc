"""Stretches of a Sentence that are copied from a source, and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.text.words import Word


@dataclass(frozen=True, slots=True)
class Fragment:
    """``length`` words from word ``at`` of the Sentence stand, in the same order, from word ``where`` of Line ``line``."""

    at: int
    line: int
    where: int
    length: int


def fragments(sought: Sequence[Word], lines: Sequence[Sequence[Word]]) -> tuple[Fragment, ...]:
    """The copied stretches of ``sought``, greedily longest first from the left, compared by stem.

    Extractive fragments after Grusky, Naaman and Artzi, Newsroom (NAACL 2018), inside single Lines; of stretches of
    one length the one that goes on from the last fragment's Line is taken, else the first.
    """
    wanted = {word.stem for word in sought}
    places: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        for position, word in enumerate(line):
            if word.stem in wanted:
                places.setdefault(word.stem, []).append((number, position))
    # longest[i][(line, position)]: how long the match is that starts at word i of the Sentence and there.
    longest: list[dict[tuple[int, int], int]] = [{} for _ in range(len(sought) + 1)]
    for at in range(len(sought) - 1, -1, -1):
        after = longest[at + 1]
        longest[at] = {
            place: after.get((place[0], place[1] + 1), 0) + 1 for place in places.get(sought[at].stem, ())
        }
    found: list[Fragment] = []
    at = 0
    while at < len(sought):
        if not longest[at]:
            at += 1
            continue
        last = found[-1] if found else Fragment(0, -1, 0, 0)
        (number, position), length = max(
            longest[at].items(),
            key=lambda item: (
                item[1],
                item[0][0] == last.line and item[0][1] >= last.where + last.length,
                item[0][0] == last.line,
            ),
        )
        found.append(Fragment(at, number, position, length))
        at += length
    return tuple(found)
