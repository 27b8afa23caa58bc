"""How far a line speaks of the same things as its Article."""

import re
from collections import Counter
from collections.abc import Iterable

from service.stages.clean.units import Unit
from service.text.words import STOPWORDS

_WORD = re.compile(r"[^\W_]{3,}")


def _content(text: str) -> list[str]:
    """Content words cut to their first six letters, so that inflected forms meet."""
    return [word[:6] for word in _WORD.findall(text.lower()) if word not in STOPWORDS]


def holds(text: str, hints: Iterable[str]) -> bool:
    """Whether any of ``hints`` stands in ``text``: the quick look before an expensive pattern."""
    for hint in hints:  # noqa: SIM110  a generator would take twice the time, on every line of every page
        if hint in text:
            return True
    return False


class Vocabulary:
    """The content words of some units."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._words: Counter[str] = Counter()
        self.add(units)

    def add(self, units: Iterable[Unit]) -> None:
        """Count the words of these units in."""
        for unit in units:
            self._words.update(_content(unit.text))

    def discount(self, units: Iterable[Unit]) -> None:
        """Take the words of these units, which were added before, out again."""
        for unit in units:
            self._words.subtract(_content(unit.text))

    def shares(self, text: str) -> float:
        """The share of content words of ``text`` that these units have too; 1 where ``text`` has none."""
        own = _content(text)
        return sum(self._words[word] > 0 for word in own) / len(own) if own else 1.0
