"""The opposite: a negation put in or taken out, a word become its opposite."""

import re
from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.numbers import replaced
from eval.mutation.opposites import OPPOSITES
from service.text.forms import base

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|does|did|do)(?= (?!not\b|n[o’']|never\b|only\b|no\b|nothing\b|to be\b|little\b|few\b)[a-z])"
)
_NOT = re.compile(
    r"\b(?P<aux>is|are|was|were|has|have|had|will|would|can|could|should|must|does|did|do)(?: not|n[’']t)\b(?! only)"
)
_CANNOT = re.compile(r"\bcan(?:not|’t|'t)\b")
_NEVER = re.compile(r"\bnever (?=[a-z])")
_NO_LONGER = re.compile(r"\bno longer (?=[a-z])")
_PAST = re.compile(
    r"(?P<before>(?:^|[,;] )(?:(?:The|A|An|His|Her|Their|Its|Our) )?(?:[A-Z][\w’.-]+|[a-z][\w-]+)(?: [A-Z][\w’.-]+| [a-z]+){0,2}?) (?P<verb>approved|rejected|signed|agreed|voted|opened|closed|"
    r"won|lost|joined|left|paid|met|visited|attended|accepted|received|raised|reached|played|killed|arrested|passed|backed|supported|"
    r"announced|published|launched|finished|completed|cancelled|bought|sold|returned|resigned|survived|apologised|apologized) (?=[a-z])"
)
DENIED = re.compile(
    r"\b(?:no|nobody|none|neither|never|nothing|hardly|no one)\b(?: [\w’'-]+){0,6} $", re.IGNORECASE
)
"""A second negation would take back the first."""
_BARE = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "must"}


def _negated(given: Given) -> Iterator[Edit]:
    text = given.text
    for match in _AUXILIARY.finditer(text):
        if DENIED.search(text[: match.start()]):
            continue
        yield Edit(replaced(text, match.end(), match.end(), " not"), f"not put in after {match.group()}")
    for match in _PAST.finditer(text):
        plain = base(match["verb"])
        yield Edit(
            replaced(text, *match.span("verb"), f"did not {plain}"), f"{match['verb']} → did not {plain}"
        )
    for match in _NOT.finditer(text):
        if match["aux"] in _BARE:
            yield Edit(replaced(text, *match.span(), match["aux"]), "not taken out")
    for match in _CANNOT.finditer(text):
        yield Edit(replaced(text, *match.span(), "can"), "cannot → can")
    for pattern, gone in ((_NEVER, "never"), (_NO_LONGER, "no longer")):
        for match in pattern.finditer(text):
            yield Edit(replaced(text, *match.span(), ""), f"{gone} taken out")


_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?![\w-])")


def _opposite(given: Given) -> Iterator[Edit]:
    for match in _WORD.finditer(given.text):
        word = match.group()
        if given.text[: match.start()].endswith("no ") or (word[0].isupper() and match.start()):
            continue  # "no longer", or part of a name
        for other in OPPOSITES.get(word.lower(), ()):
            new = other.capitalize() if word[0].isupper() else other
            yield Edit(replaced(given.text, *match.span(), new), f"{word} → {new}")


OPERATORS = (
    Operator("negation", "polarity", "a negation is put in or taken out", _negated),
    Operator("antonym", "polarity", "a word becomes its opposite", _opposite),
)
