"""Quotations that nobody said: a word altered or left out inside the marks, or two run into one."""

from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.opposites import OPPOSITES
from eval.mutation.patterns import each_word, quoted
from service.domain.spans import Span
from service.text.words import STOPWORDS

_NEAR = {
    "big": "large", "very": "extremely", "important": "significant", "good": "great", "bad": "terrible", "help": "assist",
    "want": "need", "need": "want", "think": "know", "believe": "know", "people": "citizens", "never": "rarely",
    "always": "often", "many": "some", "great": "good", "terrible": "bad", "must": "should", "should": "must", "will": "may",
    "can": "may", "could": "will", "might": "will", "not": "hardly", "all": "most", "every": "almost every", "war": "conflict",
    "country": "nation", "government": "state", "problem": "crisis", "crisis": "problem", "attack": "assault", "kill": "harm",
    "children": "people", "money": "funds", "work": "effort", "law": "rule", "today": "now", "deal": "agreement",
}  # fmt: skip
"""Words that are near enough to be slipped in: inside quotation marks even a synonym is another's word."""
_SHORTEST = 4


def _altered(given: Given) -> Iterator[Edit]:
    text = given.text
    for span in quoted(text):
        inside = [word.shift(span.start) for word in each_word(span.of(text))]
        if len(inside) < _SHORTEST:
            continue
        for word in inside:
            written = word.of(text)
            near = _NEAR.get(written.lower())
            for new in (*([near] if near else []), *OPPOSITES.get(written.lower(), ())):
                new_word = new.capitalize() if written[0].isupper() else new
                yield Edit(
                    replaced(text, word.start, word.end, new_word),
                    f"in the quotation, {written} → {new_word}",
                )
        for word in inside[1:-1]:
            written = word.of(text)
            if written.islower() and len(written) > 4 and written.lower() not in STOPWORDS:
                yield Edit(
                    replaced(text, word.start, min(word.end + 1, span.end), ""),
                    f"in the quotation, {written} left out",
                )


def _spliced(given: Given) -> Iterator[Edit]:
    """The first half of what was said with the second half of something else that was said."""
    text = given.text
    for span in quoted(text):
        mine = [word.shift(span.start) for word in each_word(span.of(text))]
        if len(mine) < _SHORTEST:
            continue
        cut = mine[len(mine) // 2].start
        for other in dict.fromkeys(given.source.quotations):
            theirs = list(each_word(other))
            if other in text or span.of(text) in other or len(theirs) < _SHORTEST:
                continue
            tail = other[theirs[len(theirs) // 2].start :]
            if tail[0].islower() and tail.rstrip(".,!?") not in text:
                yield Edit(
                    replaced(text, cut, span.end, _ended_like(tail, span, text)), f"spliced with “…{tail}”"
                )


def _ended_like(tail: str, span: Span, text: str) -> str:
    """``tail`` with the stop or comma that the quotation ended with."""
    end = text[span.end - 1]
    return tail.rstrip(".,!?;") + (end if end in ".,!?;" else "")


OPERATORS = (
    Operator(
        "quote_altered", "quotations", "a word inside the quotation marks is another or is left out", _altered
    ),
    Operator("quote_spliced", "quotations", "two quotations are run into one", _spliced),
)
