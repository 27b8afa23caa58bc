"""Reported speech put in another frame: ``X insisted that C`` as ``X said that C``, ``According to X, C`` or ``C, X said``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from service.domain.spans import Span
from service.text.attribution import Attribution, attributions
from service.text.forms import base
from service.text.saying import STANCE, Stance
from service.text.words import Word

PLAIN = frozenset("said says stated states added adds".split())
"""Verbs that vouch for nothing: whoever insisted or admitted something said it."""
_MORE = frozenset(
    """accused accuses accusing believed believes called charged criticised criticized described estimated estimates expected expects feared
    fears finds found heard hinted hoped hopes implied pointed predicted predicts quoted ruled showed shows speculated suggested suggests
    thinks urged urges vowed vows""".split()
)
"""Verbs of reporting that have somebody do another thing than say something."""
SPOKEN = (
    frozenset(("remarks", *(verb for verb, stance in STANCE.items() if stance is not Stance.DENIED))) - _MORE
)
"""What these have somebody do is to say something."""

_THE = frozenset("the a an".split())
_BESIDE = _THE | frozenset("also has have had later then that recently previously repeatedly earlier".split())
_PICKS = frozenset(
    "one some several two three four five many most few all both half other another others no not".split()
)
"""Left out before a noun or a name, these make another speaker of it."""
_UNSAID = frozenset(
    "not never no nobody hardly may might could would will should can reportedly allegedly apparently if".split()
)
"""Before the verb: nobody said it, or not surely."""
_PREPOSITIONS = frozenset("of for from in at on with to by who which that close familiar near under".split())
_PHRASE = re.compile(r"[,;:()—–\"“”]")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """``content`` are the words of a Sentence that its frame leaves, ``inside`` where the source has what is said.

    ``kept`` are the words of the source sentence that the frame stands for: its speaker and verb. Indices of words.
    """

    content: tuple[Word, ...]
    inside: tuple[int, ...]
    kept: frozenset[int]


def frames(sought: Sequence[Word], line: Sequence[Word], text: str) -> Iterator[Frame]:
    """Each way to read ``sought`` as the same speech by the same speaker as ``text``, whose words are ``line``.

    The verb may be the source's own, or a plain one for any verb of saying; a surer one is no frame of the same. Whether what is said
    is the same is not looked at.
    """
    told = [each for each in _told(sought) if each[1]]
    if not told:
        return
    for said in _attributions(text):
        verb = text[said.verb.start : said.verb.end].split(maxsplit=1)[0].lower()
        if said.speaker is None or verb not in SPOKEN:
            continue
        inside = tuple(i for i, word in enumerate(line) if said.content.contains(Span(word.start, word.end)))
        if _unsaid(line, said):
            continue
        who = _who(line, text, said)
        for speaker, content, own in told:
            if (own in PLAIN or own == "according" or base(own) == base(verb)) and _same(
                speaker, line, text, who
            ):
                kept = frozenset(index for phrase in who for index in phrase)
                at = frozenset(i for i, w in enumerate(line) if said.verb.start <= w.start < said.verb.end)
                yield Frame(_plain(content, [line[i] for i in inside]), inside, kept | at)


_attributions = lru_cache(maxsize=4096)(attributions)


def plainer(sought: Sequence[Word], line: Sequence[Word]) -> tuple[Word, ...]:
    """``sought`` with the verbs of ``line`` for its own plain ones that stand in their very place."""
    found: list[Word] = []
    lower = [word.lower for word in line]
    for at, word in enumerate(sought):
        if word.lower == "that" and found and found[-1] is not sought[at - 1]:
            where = lower.index(found[-1].lower)
            if lower[where + 1 : where + 2] != ["that"]:
                continue  # “stressed it” as “said that it”
        verb = None
        if at and word.lower in PLAIN and word.lower not in lower:
            before = sought[at - 1].lower
            verb = next((b for a, b in pairwise(line) if a.lower == before and b.lower in SPOKEN), None)
        found.append(word if verb is None else Word(word.start, word.end, verb.lower, verb.stem))
    return tuple(found)


def _told(sought: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word], str]]:
    """Speaker, content and verb, in every way in which a frame may stand at the beginning or the end of ``sought``."""
    lower = [word.lower for word in sought]
    size = len(sought)
    for at in range(size):
        if lower[at] == "according" and lower[at + 1 : at + 2] == ["to"]:
            if not at:
                yield from (
                    (sought[2:until], sought[until:], "according")
                    for until in range(3, min(size, 3 + _LONGEST))
                )
            elif size - at - 2 <= _LONGEST:
                yield sought[at + 2 :], sought[:at], "according"
        elif lower[at] in SPOKEN:
            if 0 < at <= _LONGEST:
                yield sought[:at], sought[at + 1 :], lower[at]
            if at == size - 1:
                yield from (
                    (sought[begin:at], sought[:begin], lower[at])
                    for begin in range(max(1, at - _LONGEST), at)
                )
            elif at and size - at - 1 <= _LONGEST:
                yield sought[at + 1 :], sought[:at], lower[at]


def _plain(content: Sequence[Word], said: Sequence[Word]) -> tuple[Word, ...]:
    """``content`` without the ``that`` before it, if the source does without."""
    opens = bool(content) and content[0].lower == "that" and not (said and said[0].lower == "that")
    return tuple(content[1:] if opens else content)


def _unsaid(line: Sequence[Word], said: Attribution) -> bool:
    assert said.speaker is not None  # noqa: S101  the caller saw to it; mypy can't
    start = min(said.speaker.start, said.verb.start)
    told = [word.lower for word in line if start <= word.start < said.verb.start]
    return any(word in _UNSAID or word.endswith(("n't", "n’t")) for word in told)


def _who(line: Sequence[Word], text: str, said: Attribution) -> list[list[int]]:
    """The words of the speaker, phrase by phrase: ``Ann Roe``, ``the mayor of Dunford``; adverbs by the verb left out."""
    assert said.speaker is not None  # noqa: S101  the caller saw to it; mypy can't
    start, end = min(said.speaker.start, said.verb.start), max(said.speaker.end, said.verb.end)
    edges = [start, *(match.end() for match in _PHRASE.finditer(text, start, end)), end]
    phrases = []
    for left, right in pairwise(edges):
        indices = [
            index
            for index, word in enumerate(line)
            if left <= word.start < right
            and not said.verb.start <= word.start < said.verb.end
            and word.lower not in _BESIDE
        ]
        if indices:
            phrases.append(indices)
    return phrases


def _same(speaker: Sequence[Word], line: Sequence[Word], text: str, who: Sequence[Sequence[int]]) -> bool:
    """Whether ``speaker`` is the one whom the phrases ``who`` name: one whole phrase, or its head if that is a name."""
    mine = [word.lower for word in speaker if word.lower not in _BESIDE]
    if not mine:
        return False
    every = [line[index].lower for phrase in who for index in phrase]
    if mine == every:
        return True
    return any(_heads(mine, phrase, line, text) for phrase in who)


def _heads(mine: list[str], phrase: Sequence[int], line: Sequence[Word], text: str) -> bool:
    theirs = [line[index].lower for index in phrase]
    if mine == theirs:
        return True
    until = next((at for at, word in enumerate(theirs) if word in _PREPOSITIONS), len(theirs))
    head = theirs[:until]
    if not head or mine != head[len(head) - len(mine) :]:
        return False
    dropped = set(head[: len(head) - len(mine)])
    first = phrase[until - len(mine)]
    named = all(text[line[index].start].isupper() for index in phrase[until - len(mine) : until])
    one = len(mine) > 1 or not line[first].lower.endswith("s")
    return not dropped or (named and one and not dropped & _PICKS)
