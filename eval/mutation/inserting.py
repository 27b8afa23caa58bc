"""Facts put in that no source has."""

import re
from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.source import content
from eval.mutation.speech import quoted

_TAILS = (
    ", at a cost of $14 million", " and promised a full review within six weeks", ", the third such case this year",
    ", after a unanimous vote of the board", " at the request of local businesses", ", a first for the region",
    ", despite warnings from the auditors", " and apologised to those affected", ", according to an internal memo",
    " in front of some 400 guests", ", for the second time in a decade", " under a plan drawn up in secret",
    ", as independent experts had recommended", " and donated the proceeds to a hospital",
)  # fmt: skip
_CLAUSE = re.compile(
    r"(?:, (?:which|who|where|after|despite|while|including) [^,;“”\"()]{15,90}| (?:after|despite|in order to|without|because of) [^,;“”\"()]{15,80})(?=[,.])"
)


_ENDS_IN_SPEECH = re.compile(r"\b(?:said|says|added|told [A-Z\w ]+|not|said on [A-Z][a-z]+day)\.$")


_MANY = 12


def _inserted(given: Given) -> Iterator[Edit]:
    text = given.text
    if not text.endswith(".") or _ENDS_IN_SPEECH.search(text) or _inside_quotation(text, len(text) - 1):
        return
    at = len(text) - 1
    for clause in _foreign(given):
        yield Edit(replaced(text, at, at, clause), f"“{clause.strip(' ,')}” put in, from another source")
    known = given.source.stems
    for tail in _TAILS:
        if tail.startswith(", according") and "ccording to" in text:
            continue
        if not any(content(tail) <= stems for stems in known):
            yield Edit(replaced(text, at, at, tail), f"“{tail.strip(' ,')}” put in")


def _inside_quotation(text: str, at: int) -> bool:
    return any(span.start <= at <= span.end + 1 for span in quoted(text))


def _foreign(given: Given) -> Iterator[str]:
    """Clauses of another source, of which this one has few words."""
    if given.stranger is None:
        return
    for clause in given.stranger.every(_CLAUSE.findall)[:_MANY]:
        if len(content(clause) - given.source.vocabulary) >= 3:
            yield clause


OPERATORS = (Operator("fact_inserted", "insertion", "a clause is put in that no source has", _inserted),)
