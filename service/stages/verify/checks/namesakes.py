"""Namesakes: one person is not told for another of the same surname, and people stay of their own place."""

from difflib import SequenceMatcher

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.text.names import Name, same_name

_LEAST = 0.6
_FULL_NAME = 2
_MISSPELT = 0.6
"""First names that are more alike are one, spelt in two ways."""


def check_namesakes(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a name is another's of the same surname in its place, or two have exchanged what is after their *of*.

    ``Dagny Holt`` for ``Karin Holt``; ``Roe of Velland and Lin of Kestria`` for ``Roe of Kestria and Lin of Velland``.
    """
    found: list[Finding] = []
    for pairing in given.pairings:
        if pairing.coverage < _LEAST:
            continue
        for name in pairing.mine.names:
            other = _namesake(pairing, name) or _moved(pairing, name)
            if other is None or _stands_elsewhere(given, pairing, name):
                continue
            message = f"the source names “{other.text}” here, the Sentence “{name.text}”"
            found.append(pairing.finding(FindingKind.NAME, message, name.span, other.span, contradicts=True))
    return tuple(found)


def _namesake(pairing: Pairing, name: Name) -> Name | None:
    """The one name of the source sentence that has the surname of ``name``, a full name, after another first name."""
    first, _, last = name.key.rpartition(" ")
    if not first or any(
        same_name(name.key, other.key) and not _owns(pairing, other) for other in pairing.theirs.names
    ):
        return None
    others = [other for other in pairing.theirs.names if other.key.endswith(" " + last)]
    known = [
        full
        for _, full in pairing.source.names
        if full.key == name.key or full.key.startswith(name.key + " of ")
    ]
    if len(others) != 1 or not known or len(first.split()) > 1 or len(others[0].key.split()) != _FULL_NAME:
        return None
    alike = SequenceMatcher(None, first, others[0].key.split()[0]).ratio()
    return others[0] if alike < _MISSPELT else None


def _owns(pairing: Pairing, name: Name) -> bool:
    """Whether ``name`` is there but as the owner of something: ``Vane's predecessor``."""
    return " " not in name.key and pairing.theirs.text[name.span.end : name.span.end + 2] in ("'s", "’s")


def _moved(pairing: Pairing, name: Name) -> Name | None:
    """The name of the source sentence that has the place of ``name`` after its own *of*, where another has it in the Sentence."""
    who, of, where = name.key.rpartition(" of ")
    if not of:
        return None
    theirs = [(other.key.rpartition(" of "), other) for other in pairing.theirs.names]
    own = [(parts[2], other) for parts, other in theirs if parts[0] == who]
    if (
        len(own) != 1
        or own[0][0] == where
        or not any(parts[2] == where for parts, _ in theirs if parts[0] != who)
    ):
        return None
    return own[0][1]


def _stands_elsewhere(given: CheckInput, pairing: Pairing, name: Name) -> bool:
    """Whether another cited sentence has ``name`` and most of the Sentence's words."""
    return any(other.key == name.key for theirs in given.others(pairing, _LEAST) for other in theirs.names)
