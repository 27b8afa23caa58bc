"""Whether a text says what a Statement asks for: a matter of wording, decided without a model."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from eval.cases.case import Statement

_FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
)


def folded(text: str) -> str:
    """``text`` in one form: NFKC, straight quotation marks, plain hyphens, single spaces, lower case."""
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(plain.split()).casefold()


def says(text: str, statement: Statement) -> bool:
    """Whether ``text``, one Sentence or more, says ``statement``: a wording stands in it as whole words, or a pattern matches."""
    return _says(folded(text), statement)


def saying(texts: Sequence[str], statement: Statement) -> tuple[int, ...]:
    """The indexes of the ``texts`` that say ``statement``."""
    return tuple(index for index, text in enumerate(texts) if says(text, statement))


def _says(text: str, statement: Statement) -> bool:
    wordings = statement.alternatives
    if not wordings and not statement.patterns:
        wordings = (statement.text,)
    return any(_stands(folded(wording), text) for wording in wordings) or any(
        _pattern(pattern).search(text) for pattern in statement.patterns
    )


def _stands(wording: str, text: str) -> bool:
    """Whether ``wording`` stands in ``text`` as whole words: ``12`` does not stand in ``112`` or ``12.5``."""
    wording = wording.strip(" .")
    return bool(wording) and bool(
        regex.search(rf"(?<![\w])(?<!\d[.,]){regex.escape(wording, special_only=True)}(?!\w)(?![.,]\d)", text)
    )


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> "regex.Pattern[str]":
    return regex.compile(pattern, regex.IGNORECASE)
