"""Whom a pronoun may stand for."""

from service.domain.spans import Span
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.aliases import canonical, government
from service.text.attribution import Attribution, is_pronoun
from service.text.names import names

_BACK = 2
_FULL = (2, 3)
_PERSONAL = ("he", "she")


def speakers(source: SourceAnalysis, statement: Statement, said: Attribution) -> list[tuple[str, Span]]:
    """The keys of the names that may be the speaker of ``said``, with their spans in the source's text.

    A named speaker is its own; ``he`` or ``she`` may be anybody named in the sentence or the two before it, the
    speakers there first. Empty where nobody is named, or the speaker is a plain noun.
    """
    if said.speaker is None:
        return []
    phrase = said.speaker.of(statement.text)
    if not is_pronoun(phrase):
        return _named(statement, said)
    if phrase.lower() not in _PERSONAL:
        return []
    at = next((index for index, other in enumerate(source.statements) if other is statement), 0)
    found: list[tuple[str, Span]] = []
    for other in reversed(source.statements[max(0, at - _BACK) : at + 1]):
        before = [a for a in other.attributions if a is not said]
        found.extend(entry for attribution in before for entry in _named(other, attribution))
    spoken = bool(found)
    for other in source.statements[max(0, at - _BACK) : at + 1]:
        found.extend(
            (name.key, other.place(name.span))
            for name in sorted(other.names, key=lambda name: len(name.key.split()) not in _FULL)
            if not name.opens and canonical(name.key) == name.key and not government(name.key)
        )
    return found if found and (spoken or _opens_with_name(source, at)) else []


def _opens_with_name(source: SourceAnalysis, at: int) -> bool:
    """Whether one of the two sentences before begins with somebody's full name."""
    return any(
        name.span.start == 0 and len(name.key.split()) in _FULL
        for other in source.statements[max(0, at - _BACK) : at]
        for name in other.names
    )


def _named(statement: Statement, said: Attribution) -> list[tuple[str, Span]]:
    if said.speaker is None:
        return []
    return [
        (name.key, statement.place(name.span.shift(said.speaker.start)))
        for name in names(said.speaker.of(statement.text), inside=True)
    ]
