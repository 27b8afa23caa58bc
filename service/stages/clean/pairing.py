"""Quotation marks that stand the wrong way round or have no partner."""

import re
from collections.abc import Sequence

from service.domain.spans import Span

_MARKS = re.compile("[“”]")
_WRONG_WAY = re.compile(r"(?:^|[\s(\[—–])”(?=\w)")
_INCHES = re.compile(r"\d\"")
_CARRIED = 3
"""Over how many passages a quotation may run without another mark."""
OTHER_CUSTOMS = frozenset(
    {
        "de",
        "sv",
        "fi",
        "pl",
        "cs",
        "hu",
        "ro",
        "bg",
        "hr",
        "sk",
        "sl",
        "lt",
        "lv",
        "et",
        "da",
        "nb",
        "no",
        "nl",
        "is",
        "ka",
        "uk",
        "ru",
        "sr",
        "sq",
        "mk",
    }
)
"""Languages in which “ or ” opens, or closes, otherwise than in English."""


def unpaired(stretches: Sequence[str], language: str) -> list[Span | None]:
    """For each stretch of running text where a mark of it stands wrong, offsets in the stretch; None where all pair.

    A quotation that runs over several stretches is sound whether it opens again in each, as printed pages have it, or
    not, as in texts with one sentence a line.
    """
    found: list[Span | None] = [None] * len(stretches)
    if language[:2].lower() not in OTHER_CUSTOMS:
        _curly(stretches, found)
    straight: list[Span | None] = [None] * len(stretches)
    _straight(stretches, straight)
    # “ opened and " closed, or the other way round: careless, but the words between are plain to see.
    mixed = {
        i
        for i, stretch in enumerate(stretches)
        if stretch.count('"') % 2 and (stretch.count("“") + stretch.count("”")) % 2
    }
    return [
        None if index in mixed and not _WRONG_WAY.search(stretches[index]) else curly or plain
        for index, (curly, plain) in enumerate(zip(found, straight, strict=True))
    ]


def _curly(stretches: Sequence[str], found: list[Span | None]) -> None:
    pending: tuple[int, int] | None = None  # the stretch and offset of a mark that is open
    for index, stretch in enumerate(stretches):
        if pending is not None and index - pending[0] > _CARRIED:
            found[pending[0]] = around(stretches[pending[0]], pending[1])
            pending = None
        if "”" not in stretch and "“" not in stretch:
            continue
        wrong = _WRONG_WAY.search(stretch)
        if wrong is not None:
            found[index] = around(stretch, stretch.index("”", wrong.start()))
            if pending is not None:
                found[pending[0]] = around(stretches[pending[0]], pending[1])
            pending = None
            continue
        for match in _MARKS.finditer(stretch):
            if match.group() == "“":
                pending = _opened(stretches, found, pending, (index, match.start()))
            else:
                if pending is None:
                    found[index] = around(stretch, match.start())
                pending = None
    if pending is not None and not _cut_short(stretches, pending[0]):
        found[pending[0]] = around(stretches[pending[0]], pending[1])


def _cut_short(stretches: Sequence[str], index: int) -> bool:
    """Whether a quotation that opens in the last stretch goes on beyond it: an excerpt breaks off inside."""
    return index == len(stretches) - 1 and (
        len(stretches) <= 3 or stretches[index].rstrip('”"').endswith(("…", "..."))
    )


def _opened(
    stretches: Sequence[str], found: list[Span | None], pending: tuple[int, int] | None, at: tuple[int, int]
) -> tuple[int, int]:
    """What is open after an opening mark ``at`` a stretch and offset: one inside another has no partner."""
    index, position = at
    if pending is None or (pending[0] != index and position == 0):
        return at
    if pending[0] != index:
        found[pending[0]] = around(stretches[pending[0]], pending[1])
        return at
    found[index] = around(stretches[index], position)
    return pending


def _straight(stretches: Sequence[str], found: list[Span | None]) -> None:
    opened: int | None = None
    for index, stretch in enumerate(stretches):
        number = stretch.count('"')
        if not number:
            continue
        number -= len(_INCHES.findall(stretch)) % 2 if number % 2 else 0
        if opened is not None and stretch.startswith('"'):
            number -= 1
        if (opened is not None) == (number % 2 == 1):
            opened = None
        elif opened is None:
            opened = index
        else:
            found[opened] = found[opened] or around(stretches[opened], stretches[opened].rindex('"'))
            opened = None
    if opened is not None and not _cut_short(stretches, opened):
        found[opened] = found[opened] or around(stretches[opened], stretches[opened].rindex('"'))


def around(stretch: str, position: int) -> Span:
    """A few words of ``stretch`` from ``position`` on, for readers to see."""
    end = stretch.find(" ", min(len(stretch), position + 24))
    return Span(position, len(stretch) if end < 0 else end)
