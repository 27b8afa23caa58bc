"""Roles: who does what to whom, and who holds which office."""

import re
from dataclasses import dataclass

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy, stretch
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.antonyms import opposed
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
_SHORTENED = frozenset(
    "mr mrs ms dr gen sen rep gov lt col capt sgt adm maj prof rev st jr sr hon pres".split()
)
_OPENS_PHRASE = frozenset("a an the his her its their our this that these those".split())
_TOGETHER = frozenset("and or with between both alongside plus versus vs".split())
_ARTICLES = frozenset("a an the".split())
_SAYING = frozenset("said says say told tells".split())
_DIRECTIONS = frozenset("to over against from than by".split())
_LONGEST = 6
_APART = 4
_WHOLE = 30


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
    return tuple(found) or tuple(finding for copy in given.near_copies for finding in _crossed(copy))


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
    if word.lower.endswith("ing") and before in _BE:
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
        shortened = statement.words[first].lower.rstrip(".") in _SHORTENED
        if found and (lower := statement.words[index].lower) in _OPENS_PHRASE:
            break
        if (
            not apposed
            and not shortened
            and _BREAK.search(statement.text, statement.words[first].end, statement.words[second].start)
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


def _crossed(copy: NearCopy) -> list[Finding]:
    """Findings where two phrases have changed places in a near copy, with more than ``and`` or ``is`` between them."""
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    for number, first in enumerate(copy.exchanges):
        for second in copy.exchanges[number + 1 : number + 1 + _APART]:
            here, there = (
                _names_of(mine, first.start, second.end),
                _names_of(theirs, first.there, second.until),
            )
            middle = _turned(mine, theirs, here, there)
            if middle is None or not _acts(copy, middle, first, second):
                continue
            span, source = stretch(mine, first.start, second.end), stretch(theirs, first.there, second.until)
            message = f"the two have changed places: the source says “{source.of(theirs.text)}”"
            return [copy.pairing.finding(FindingKind.ROLE, message, span, source, contradicts=True)]
    return []


def _names_of(statement: Statement, start: int, end: int) -> list[int]:
    """The words from ``start`` to ``end`` without articles and forms of address."""
    return [
        i
        for i in range(start, min(end, len(statement.words)))
        if statement.words[i].lower not in _ARTICLES
        and statement.words[i].lower.rstrip(".") not in _SHORTENED
    ]


def _turned(mine: Statement, theirs: Statement, here: list[int], there: list[int]) -> range | None:
    """The words of ``mine`` between two phrases, where ``here`` is the words ``there`` with the first and the last phrase exchanged."""
    said, source = [mine.bases[i] for i in here], [theirs.bases[i] for i in there]
    if sorted(said) != sorted(source) or len(said) > _WHOLE:
        return None
    for last in range(1, min(_LONGEST, len(said) - 2) + 1):
        if source[-last:] != said[:last]:
            continue
        for first in range(1, min(_LONGEST, len(said) - last - 1) + 1):
            if source[:first] == said[-first:] and source[first:-last] == said[last:-first]:
                return range(here[last], here[-first])
    return None


def _acts(copy: NearCopy, between: range, first: Exchange, second: Exchange) -> bool:
    """Whether what stands between the two can tell them apart: a verb, a noun or a direction, and not only one that is mutual."""
    mine = copy.pairing.mine
    if any(mine.words[i].lower in _TOGETHER for i in between):
        return False
    turned = [each for each in copy.exchanges if first.end <= each.start and each.end <= second.start]
    if any(opposed(a, b) for each in turned for a in copy.mine(each) for b in copy.theirs(each)):
        return False
    weighty = [i for i in between if i in mine.content_set or mine.words[i].lower in _SAYING]
    directed = any(mine.words[i].lower in _DIRECTIONS for i in between)
    return directed or any(
        mine.bases[i] not in _MUTUAL and mine.words[i].lower not in TITLES for i in weighty
    )
