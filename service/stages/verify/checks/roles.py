"""Roles: who does what to whom, and who holds which office."""

import re
from dataclasses import dataclass

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.forms import PARTICIPLES, base, past
from service.text.names import TITLES

_REACH = 6
_BE = frozenset("is are was were be been being get got gets".split())
_MUTUAL = frozenset(
    base(word)
    for word in "meet marry agree talk discuss draw share join link compare differ merge unite border resemble match cooperate negotiate partner be have include between".split()
)
_STOPS = frozenset(
    "that which who whom because although while when after before if but as since until where in on at for during despite".split()
)
_BEFORE_VERB = frozenset("to will would may might could can should must did does do not has have had".split())
_BEFORE_NOUN = frozenset("a an the his her its their our this that these those of".split())
_OBJECT = frozenset("a an the his her its their this that these those him them it".split())
_PREPOSITIONS = frozenset("of for with over about into from to against through by as near under".split())
_JOINS = frozenset("and or".split())
_BREAK = re.compile(r"[.;:!?,\"“”()–—]")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words that do (``agents``) and that are done to (``patients``), as indices, around one verb."""

    agents: tuple[int, ...]
    patients: tuple[int, ...]


def check_roles(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where both sides have one verb between the same two, the other way round.

    Agent and patient are read off the words before and after the verb, changed about for a passive with ``by``. Each
    side's agent must be the other's patient, with no word shared by the two agents or the two patients.
    """
    found: list[Finding] = []
    seen: set[tuple[int, int]] = set()
    right: set[tuple[int, int]] = set()
    for pairing in given.pairings:
        for index, other in pairing.links.items():
            if pairing.mine.bases[index] in _MUTUAL:
                continue
            if not (verbal(pairing.mine, index) and verbal(pairing.theirs, other)):
                continue
            verdict = _swapped(pairing, index, other)
            key = (pairing.mine.start, index)
            if verdict is False:
                right.add(key)
            elif verdict and key not in seen and key not in right:
                seen.add(key)
                found.append(_finding(pairing, index, other))
                break
    return tuple(found)


def verbal(statement: Statement, index: int) -> bool:
    """Whether the word at ``index`` is likely a verb: by its form, or by the word before it."""
    word = statement.words[index]
    if not word.lower.isalpha() or statement.text[word.start].isupper():
        return False
    before = statement.words[index - 1].lower if index else ""
    if before in _BEFORE_VERB:
        return True
    if before in _BEFORE_NOUN:
        return False
    if past(word.lower):
        return True
    following = statement.words[index + 1] if index + 1 < len(statement.words) else None
    if following is None or statement.text[word.end : following.start].strip():
        return False
    third = word.lower.endswith("s") and not word.lower.endswith("ss")
    return third and (following.lower in _OBJECT or statement.text[following.start].isupper())


def parts(statement: Statement, verb: int) -> _Parts:
    """Agents and patients of the verb at ``verb``, voice taken into account."""
    left = _walk(statement, verb, -1)
    right = _walk(statement, verb, 1)
    words = statement.words
    lower = words[verb].lower
    passive = (lower.endswith("ed") or lower in PARTICIPLES) and any(
        words[i].lower in _BE for i in range(max(0, verb - 3), verb)
    )
    reduced = lower.endswith("ed") or lower in PARTICIPLES
    by = next((i for i in range(verb + 1, min(len(words), verb + 3)) if words[i].lower == "by"), None)
    if by is not None and (passive or reduced):
        return _Parts(tuple(i for i in right if i > by), left)
    if passive:
        return _Parts((), left)
    return _Parts(left, right)


def _walk(statement: Statement, verb: int, step: int) -> tuple[int, ...]:
    """Content words of the phrase next to the verb on one side: a name where one stands nearest, without its titles."""
    found: list[int] = []
    index = verb + step
    while 0 <= index < len(statement.words) and abs(index - verb) <= _REACH:
        first, second = sorted((index, index - step))
        apposed = step < 0 and index == verb - 1 and _capital(statement, index)
        if not apposed and _BREAK.search(
            statement.text, statement.words[first].end, statement.words[second].start
        ):
            break
        lower = statement.words[index].lower
        if lower in _STOPS or (found and (lower in _JOINS or (step > 0 and lower in _PREPOSITIONS))):
            break
        if index in statement.content and lower not in TITLES:
            if found and _capital(statement, found[-1]) and not _capital(statement, index):
                break
            found.append(index)
        index += step
    return tuple(found)


def _capital(statement: Statement, index: int) -> bool:
    return statement.text[statement.words[index].start].isupper()


def _swapped(pairing: Pairing, index: int, other: int) -> bool | None:
    """True where the two sides have agent and patient the other way round, False where the same way, else None."""
    mine, theirs = parts(pairing.mine, index), parts(pairing.theirs, other)

    def forms(statement: Statement, indices: tuple[int, ...]) -> frozenset[str]:
        return frozenset(statement.bases[i] for i in indices)

    agents, patients = forms(pairing.mine, mine.agents), forms(pairing.mine, mine.patients)
    their_agents, their_patients = (
        forms(pairing.theirs, theirs.agents),
        forms(pairing.theirs, theirs.patients),
    )
    if not (agents and patients and their_agents and their_patients):
        return None
    if agents & their_agents or patients & their_patients:
        return False
    return bool(agents & their_patients and patients & their_agents) or None


def _finding(pairing: Pairing, index: int, other: int) -> Finding:
    span = _around(pairing.mine, index)
    stretch = _around(pairing.theirs, other)
    message = (
        f"who does it to whom is the other way round: the source says “{stretch.of(pairing.theirs.text)}”"
    )
    return pairing.finding(FindingKind.ROLE, message, span, stretch, contradicts=True)


def _around(statement: Statement, verb: int) -> Span:
    indices = (*_walk(statement, verb, -1), verb, *_walk(statement, verb, 1))
    return Span(statement.words[min(indices)].start, statement.words[max(indices)].end)
