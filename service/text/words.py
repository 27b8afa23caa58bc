"""Words of a text with their offsets, their stems, and which of them carry little."""

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

import regex
import Stemmer

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}]+)*|\p{N}+(?:[.,]\p{N}+)*")
# The same for texts of nothing but ASCII, Latin letters and usual punctuation, which the standard library reads faster.
_PLAIN = re.compile("[\x00-\x7f£§«»°À-ÖØ-öø-ÿ\u2010-\u2026€]*")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_STEMMERS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
}

STOPWORDS = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below between both but by
    can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else ever few for from further had
    hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in
    into is isn't it it's its itself just let's many me might more most much must mustn't my myself neither no nor not now of off on once
    one only onto or other others ought our ours ourselves out over own per quite rather really same shan't she she'd she'll she's should
    shouldn't since so some such than that that's the their theirs them themselves then there there's these they they'd they'll they're
    they've this those though through thus to too toward towards under until unless up upon us very via was wasn't we we'd we'll we're
    we've were weren't what what's when where which while who who's whom whose why will with within without won't would wouldn't yet you
    you'd you'll you're you've your yours yourself yourselves said says say told""".split()
)


class Word(NamedTuple):
    """A word or number as written, ``text[start:end]``, with its lower-case form and its stem (Snowball)."""

    start: int
    end: int
    lower: str
    stem: str

    @property
    def stop(self) -> bool:
        """Whether it is a function word, or a verb of saying that every report has."""
        return self.lower in STOPWORDS


_MOST_STEMS = 65536


class _Stems(dict[str, str]):
    """Stems of one language by word, each made when it is first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        # What is asked for again is kept here; a cache of its own takes three times as long.
        self._stemmer = Stemmer.Stemmer(_STEMMERS.get(language, "english"), 0)

    def __missing__(self, lower: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        self[lower] = found = str(self._stemmer.stemWord(_bare(lower)))
        return found


def _bare(lower: str) -> str:
    """The word without a possessive ending."""
    plain = lower.replace("’", "'") if not lower.isascii() else lower
    return plain.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=8)
def _stems(language: str) -> _Stems:
    return _Stems(language)


def stem(lower: str, language: str = "en") -> str:
    """The Snowball stem of a lower-case word; possessive endings are taken off first."""
    return _stems(language)[lower]


def stems(lower: Iterable[str], language: str = "en") -> list[str]:
    """The same of many words that are not asked for again: none is kept."""
    stemmer = Stemmer.Stemmer(_STEMMERS.get(language, "english"), 0)
    return [str(found) for found in stemmer.stemWords([_bare(word) for word in lower])]


_SHORT = 600
_made = partial(tuple.__new__, Word)


def words(text: str, language: str = "en") -> tuple[Word, ...]:
    """All words and numbers of ``text`` in order; offsets into ``text`` from 0. Hyphens part words.

    What is no longer than a sentence is remembered for a while: many readers ask for the same one.
    """
    return _remembered(text, language) if len(text) <= _SHORT else _words(text, language)


def _words(text: str, language: str) -> tuple[Word, ...]:
    if text.isascii() or _PLAIN.fullmatch(text):
        # Lower case moves no offset in these letters.
        matches: list[re.Match[str]] | list[regex.Match[str]] = list(_PLAIN_WORD.finditer(text.lower()))
        lower = [match.group() for match in matches]
    else:
        matches = [*_WORD.finditer(text)]
        lower = [match.group().lower() for match in matches]
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    return tuple(map(_made, zip(starts, ends, lower, map(_stems(language).__getitem__, lower), strict=True)))


_remembered = lru_cache(maxsize=2_048)(_words)


def count_words(text: str) -> int:
    """The number of words separated by white space, as writers and length limits count them."""
    return len(text.split())
