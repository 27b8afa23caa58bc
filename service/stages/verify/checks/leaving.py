"""What a near copy leaves out: the speaker, the outlet or the hedge under which its source has all that it says."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import RECORDS, best, in_mid_sentence, inside, key_words
from service.stages.verify.checks.sources import Statement
from service.text.forms import base
from service.text.hedges import HedgeKind
from service.text.saying import Stance

_NEAR = 0.7
"""Share of its words that a source sentence must have for a Sentence to be a near copy of it."""
_WITHIN = 0.8
_WEAKENS = (HedgeKind.POSSIBILITY, HedgeKind.REPORT, HedgeKind.BELIEF)
_ABLE = frozenset("can could likely unlikely".split())
_WHO = 4
_ANOTHER = re.compile(r"[.;:!?]\s|,\s(?:and|but|while|as|then)\b|\b(?:but|while)\b", re.IGNORECASE)
"""Where what is said may be over and another statement begins."""
_SPEAKING = frozenset(
    base(word)
    for word in "say tell claim allege argue believe warn suggest insist contend assert think fear reckon maintain estimate predict forecast calculate".split()
)
_SHOWS = frozenset(base(word) for word in "show indicate suggest give put point".split())
_SAID = frozenset(base(word) for word in "say tell claim according allege report argue quote".split())


def left_out(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where nearly all words of a sentence stand in one source sentence, under a speaker or hedge that is gone.

    Stricter than ``check_attribution`` and ``check_hedges``: a plain report that became fact counts too. Readers
    often let that pass, so this is no check; only the strict point asks for it. Nothing is found where another cited
    sentence says as much by itself, or the Sentence tells of its source in any way.
    """
    found: list[Finding] = []
    for pairing in best(given):
        if pairing.coverage < _NEAR:
            continue
        finding = _speaker(pairing) or _before(pairing) or _hedge(pairing)
        if finding is not None and not _says_elsewhere(given, pairing):
            found.append(finding)
    return tuple(found)


def _says_elsewhere(given: CheckInput, pairing: Pairing) -> bool:
    return any(
        not theirs.attributions and not any(hedge.kind in _WEAKENS for hedge in theirs.hedges)
        for theirs in given.others(pairing, pairing.coverage - 0.05)
    )


def _told(statement: Statement) -> bool:
    """Whether the sentence tells of a speaker or is hedged as a report itself."""
    return (
        bool(statement.attributions)
        or _on_record(statement)
        or bool(statement.quotations)
        or any(form in _SAID for form in statement.bases)
        or any(hedge.kind in (HedgeKind.REPORT, HedgeKind.BELIEF) for hedge in statement.hedges)
    )


def _on_record(statement: Statement) -> bool:
    """Whether it rests on results, figures or a survey: ``Preliminary results showed …``."""
    return any(
        word.lower in RECORDS and _SHOWS.intersection(statement.bases[index + 1 : index + 3])
        for index, word in enumerate(statement.words)
    )


def _speaker(pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if _told(mine):
        return None
    linked = list(pairing.links.values())
    for said in theirs.attributions:
        if said.speaker is None or said.stance is Stance.FOUND:
            continue
        spoken = said.speaker.of(theirs.text)
        if key_words(spoken) & RECORDS or inside(theirs, said.speaker, linked):
            continue
        if inside(theirs, said.content, linked) < _WITHIN:
            continue
        stretch = Span(min(said.speaker.start, said.verb.start), max(said.speaker.end, said.verb.end))
        message = f"the source has this from {in_mid_sentence(spoken)}, whom the Sentence leaves out"
        return pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, Span(0, len(mine.text)), stretch)
    return None


def _before(pairing: Pairing) -> Finding | None:
    """A verb of saying that stands before all that the Sentence has, in its clause, however its speaker is put."""
    mine, theirs = pairing.mine, pairing.theirs
    linked = sorted(pairing.links.values())
    if _told(mine) or not linked:
        return None
    verb = next((i for i, form in enumerate(theirs.bases[: linked[0]]) if form in _SPEAKING), None)
    if verb is None or verb in linked:
        return None
    word = theirs.words[verb]
    if _ANOTHER.search(theirs.text, word.end, theirs.words[linked[0]].start):
        return None
    stretch = Span(theirs.words[max(0, verb - _WHO)].start, word.end)
    message = (
        f"the source has this as what follows “{stretch.of(theirs.text)}”, which the Sentence leaves out"
    )
    return pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, Span(0, len(mine.text)), stretch)


def _hedge(pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if mine.hedges or mine.negations or _told(mine):
        return None
    linked = set(pairing.links.values())
    for hedge in theirs.hedges:
        cue = hedge.span.of(theirs.text)
        if hedge.kind not in _WEAKENS or cue.lower() in _ABLE:
            continue
        governed = [
            index
            for index in theirs.content
            if hedge.scope.start <= theirs.words[index].start < hedge.scope.end
            and theirs.words[index].start >= hedge.span.end
        ]
        if (
            not governed
            or governed[0] not in linked
            or sum(i in linked for i in governed) < len(governed) / 2
        ):
            continue
        message = f"the source says “{cue}”, which the Sentence leaves out"
        return pairing.finding(FindingKind.HEDGE_DROPPED, message, Span(0, len(mine.text)), hedge.span)
    return None
