"""Quotations that nobody said: a word altered or left out inside the marks, or two run into one."""

import re
from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.opposites import OPPOSITES
from eval.mutation.source import Source
from eval.mutation.speech import each_word, quoted
from service.domain.spans import Span
from service.text.words import STOPWORDS

_NEAR = {
    "big": "large", "very": "extremely", "important": "significant", "good": "great", "bad": "terrible", "help": "assist",
    "want": "need", "need": "want", "think": "know", "believe": "know", "people": "citizens", "never": "rarely",
    "always": "often", "many": "some", "great": "good", "terrible": "bad", "must": "should", "should": "must", "will": "may",
    "can": "may", "could": "will", "might": "will", "all": "most", "war": "conflict",
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
            if _MODIFIER.fullmatch(written) and written not in STOPWORDS and _PHRASE.match(text[word.end :]):
                yield Edit(
                    replaced(text, word.start, word.end + 1, ""), f"in the quotation, {written} left out"
                )


_MODIFIER = re.compile(
    r"[a-z]{3,}(?:ly|ous|ful|ical|ive|able|ible|less|ent|ant)|very|more|most|only|good|bad|great|big|real|whole|own"
)
_PHRASE = re.compile(r" [a-z]")
_JOINT = re.compile(
    r"[,;]? (?=(?:and|but|because|so|when|if|while|until) (?:I|we|he|she|they|it|you|the|this|that|no one|nobody) [a-z])"
)
"""Where a quotation may be taken apart without a trace."""


def _neighbours(source: Source, quotation: str) -> str:
    """The lines around those that hold ``quotation``: one who goes on speaking is no splice."""
    texts = [line.text for line in source.lines]
    at = [index for index, text in enumerate(texts) if quotation in text]
    return "\n".join(text for index in at for text in texts[max(0, index - 1) : index + 2])


def _spliced(given: Given) -> Iterator[Edit]:
    """What was said up to a joint, with what was said, elsewhere in the source, from a joint on; or two whole utterances."""
    text = given.text
    for span in quoted(text):
        mine = span.of(text)
        cuts = [match.start() for match in _JOINT.finditer(mine) if len(mine[: match.start()].split()) >= 3]
        near = _neighbours(given.source, mine)
        for other in dict.fromkeys(given.source.quotations):
            if other in near or other in text or mine in other or len(list(each_word(other))) < _SHORTEST:
                continue
            tails = [
                other[match.start() :]
                for match in _JOINT.finditer(other)
                if len(other[match.end() :].split()) >= 3
            ]
            for cut in cuts[:2]:
                for tail in tails[:2]:
                    new = mine[:cut] + _ended_like(tail, span, text)
                    yield Edit(replaced(text, span.start, span.end, new), f"spliced with “…{tail}”")
            if mine[-1] in ".,!?" and mine[0].isupper() and other[0].isupper() and other[-1] in ".,!?":
                new = mine.rstrip(".,!?") + ". " + _ended_like(other, span, text)
                yield Edit(replaced(text, span.start, span.end, new), f"run into one with “{other}”")


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
