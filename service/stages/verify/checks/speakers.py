"""Speakers: a statement stays with the person whom the source has make it."""

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.antecedents import speakers
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best, in_mid_sentence, inside
from service.text.aliases import canonical
from service.text.attribution import Attribution, is_pronoun
from service.text.names import names, same_name

_LEAST_INSIDE = 0.6
_LEAST_LINKED = 0.5
_LEAST_WORDS = 3
_SIDE = 30
_TRAIL = 80
_BODIES = frozenset(
    """agency ministry government university party council department office bank company group union association institute police court
    committee commission board authority organisation organization federation foundation society trust service services fund club school
    hospital news centre center house church army navy force forces states kingdom nations network corporation of and inc ltd""".split()
)


def check_speakers(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence gives a statement to another person than the source does.

    Only persons, by a title or a full name, are held against one another; a pronoun, a plain noun or a body may stand
    for anyone, and so may somebody whom the source names beside the speaker.
    """
    found: list[Finding] = []
    for pairing in best(given):
        for attribution in pairing.mine.attributions:
            finding = _other_speaker(given, pairing, attribution)
            if finding is not None:
                found.append(finding)
                break
    return tuple(found)


def _named(phrase: str) -> list[str]:
    return [name.key for name in names(phrase, inside=True) if name.key]


def _people(pairing: Pairing, keys: list[str]) -> list[str]:
    """Those of ``keys`` that are likely persons: a title or a full name, here or elsewhere in the source."""
    known = [name for _, name in pairing.source.names] + list(pairing.mine.names)
    found = []
    for key in keys:
        if set(key.split()) & _BODIES or canonical(key) != key:
            continue
        last = _last(key)
        full = [name for name in known if _last(name.key) == last]
        if any(name.title or len(name.key.split()) in (2, 3) for name in full):
            found.append(key)
    return found


def _last(key: str) -> str:
    return key.rsplit(" ", 1)[-1]


def _beside(pairing: Pairing, mine: str, theirs: str) -> bool:
    """Whether the source names the two side by side, so that one may speak for the other; not where one has a title."""
    for statement in pairing.source.statements:
        here = [name for name in statement.names if same_name(name.key, mine)]
        there = [name for name in statement.names if same_name(name.key, theirs) and name not in here]
        if any(name.title for name in here):
            return False
        if any(
            abs(a.span.start - b.span.end) <= _SIDE or abs(b.span.start - a.span.end) <= _SIDE
            for a in here
            for b in there
        ):
            return True
    return False


def _other_speaker(given: CheckInput, pairing: Pairing, attribution: Attribution) -> Finding | None:
    mine = pairing.mine
    if attribution.speaker is None or is_pronoun(attribution.speaker.of(mine.text)):
        return None
    spoken = attribution.speaker.of(mine.text)
    people = _people(pairing, _named(spoken))
    content = [
        index
        for index in mine.content
        if attribution.content.start <= mine.words[index].start < attribution.content.end
    ]
    if not people or len(content) < _LEAST_WORDS:
        return None
    candidates: list[tuple[float, Finding]] = []
    for other in given.pairings:
        if other.mine is not mine:
            continue
        links = [other.links[index] for index in content if index in other.links]
        if len(links) < max(_LEAST_WORDS, _LEAST_LINKED * len(content)):
            continue
        for said in other.theirs.attributions:
            share = inside(other.theirs, said.content, links)
            if share < _LEAST_INSIDE or said.speaker is None:
                continue
            finding = _compare(other, attribution, people, said)
            if finding is None:
                return None
            candidates.append((share, finding))
    return max(candidates, key=lambda entry: entry[0])[1] if candidates else None


def _compare(
    pairing: Pairing, attribution: Attribution, mine: list[str], said: Attribution
) -> Finding | None:
    """The Finding where ``said`` has surely another speaker; None where it may be the same."""
    theirs = pairing.theirs
    if said.speaker is None or attribution.speaker is None:
        return None
    left, right = min(said.speaker.start, said.verb.start), max(said.speaker.end, said.verb.end)
    phrase, spoken = said.speaker.of(theirs.text), attribution.speaker.of(pairing.mine.text)
    if is_pronoun(phrase):
        candidates = [key for key, _ in speakers(pairing.source, theirs, said)]
        phrase = next((key.title() for key in _people(pairing, candidates)), "")
    else:
        candidates = _named(theirs.text[left:right])
    people = _people(pairing, candidates)
    around = _named(theirs.text[left : right + _TRAIL])
    if not people or any(same_name(a, b) for a in mine for b in (*candidates, *around)):
        return None
    if any(_beside(pairing, a, b) for a in mine for b in people):
        return None
    message = f"the source has {in_mid_sentence(phrase)} say this, the Sentence {in_mid_sentence(spoken)}"
    return pairing.finding(FindingKind.SPEAKER, message, attribution.speaker, said.speaker, contradicts=True)
