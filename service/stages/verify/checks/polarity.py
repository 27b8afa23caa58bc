"""Negation and opposites: the Sentence does not say that something happened where the source says that it did not."""

from collections import Counter

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.antonyms import antonyms
from service.text.forms import base
from service.text.hedges import Negation

_LEAST_COVERAGE = 0.5
_LEAST_NEAR = 0.6
_LEAST_NEIGHBOURS = 2
_NEARLY_ALL = 0.9
_FRAME = 4
_VERBAL = ("de", "re", "fa", "la", "pr", "av", "st")
_PARTICLES = frozenset("not cannot no never".split())
_IMPLIED = frozenset(
    base(word)
    for word in """fail failure without lack miss missing absent absence unable halt stop cancel drop abandon lose lost ban block against
    oppose withdraw free clear acquit quash overturn avoid prevent escape end exclude ignore unlikely hard only few little less despite
    although barely hardly neither nor cannot deny refuse decline reject rule dismiss doubt false wrong impossible rare rarely seldom
    until unless yet suspend delay postpone scrap shelve resist hesitate stall unchanged unclear unknown unharmed unhurt uninjured
    empty zero stem curb limit contain combat fight tackle deter discourage forbid prohibit bar nobody nothing none never no not halted close shut quit leave""".split()
)


def check_negation(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where one side negates a word that the other states plainly, or has its opposite in its place.

    Both need the words around to agree. Nothing is said where either side has another word that may carry a
    negation (``failed``, ``without``, ``only``…), or where another cited sentence has the Sentence's polarity.
    """
    found: dict[int, Finding] = {}
    cleared: set[int] = set()
    for pairing in given.pairings:
        for index, finding in _differences(pairing):
            if finding is None:
                cleared.add(index + 10_000 * pairing.mine.start)
            elif pairing.coverage >= _LEAST_COVERAGE:
                found.setdefault(index + 10_000 * pairing.mine.start, finding)
    return tuple(finding for key, finding in found.items() if key not in cleared)


def governed(statement: Statement, negation: Negation) -> int | None:
    """The index of the first content word that ``negation`` governs, at most four words after it."""
    first = statement.word_at(negation.scope.start)
    if first is None:
        return None
    for index in statement.content:
        if index >= first:
            word = statement.words[index]
            return index if index - first <= 3 and word.end <= negation.scope.end else None
    return None


def _differences(pairing: Pairing) -> list[tuple[int, Finding | None]]:
    """The index of each word whose polarity was compared, with the Finding, or None where both sides agree."""
    mine, theirs = pairing.mine, pairing.theirs
    here = {g: n for n in mine.negations if (g := governed(mine, n)) is not None}
    there = {g: n for n in theirs.negations if (g := governed(theirs, n)) is not None}
    my_cues, their_cues = _cues(mine), _cues(theirs)
    found: list[tuple[int, Finding | None]] = []
    for index, other in pairing.links.items():
        place = mine.words[index].start
        if any(quotation.span.start <= place < quotation.span.end for quotation in mine.quotations):
            continue
        if (index in here) is (other in there):
            if (index in here or my_cues == their_cues) and _surrounded(pairing, index, other):
                found.append((index, None))
            continue
        if not _surrounded(pairing, index, other) or (_covered(mine, index) and _covered(theirs, other)):
            continue
        if index in here and not their_cues - my_cues and not _implied(theirs, mine):
            found.append((index, _finding(pairing, here[index].span, other, index, mine_negates=True)))
        elif other in there and not my_cues - their_cues and not _implied(mine, theirs):
            found.append((index, _finding(pairing, there[other].span, other, index, mine_negates=False)))
    if my_cues == their_cues:
        found.extend(_opposites(pairing))
    return found


def _covered(statement: Statement, index: int) -> bool:
    """Whether any negation governs the word at ``index``, near or far."""
    start = statement.words[index].start
    return any(negation.scope.start <= start < negation.scope.end for negation in statement.negations)


def _cues(statement: Statement) -> Counter[str]:
    """The negations of a sentence, particles taken as one."""
    return Counter(
        "not"
        if (cue := negation.span.of(statement.text).lower()).endswith(("t", "not")) and cue[:2] not in _VERBAL
        else base(cue.split()[0])
        for negation in statement.negations
    )


def _surrounded(pairing: Pairing, index: int, other: int) -> bool:
    """Whether the words around agree well enough for the two to be the same statement."""
    neighbours = pairing.neighbours(index, other)
    enough = neighbours >= _LEAST_NEIGHBOURS or (neighbours >= 1 and pairing.coverage >= _NEARLY_ALL)
    return enough and pairing.near(index, other) >= _LEAST_NEAR


def _implied(statement: Statement, beside: Statement) -> bool:
    """Whether ``statement`` has a word of its own that may carry a negation."""
    others = frozenset(beside.bases)
    return any(
        form in _IMPLIED or statement.words[index].lower.startswith(("un", "non", "dis", "anti"))
        for index, form in enumerate(statement.bases)
        if form not in others and form not in _PARTICLES
    )


def _finding(pairing: Pairing, cue: Span, other: int, index: int, *, mine_negates: bool) -> Finding:
    mine, theirs = pairing.mine, pairing.theirs
    word = mine.words[index]
    source_word = theirs.words[other]
    if mine_negates:
        here = Span(cue.start, max(cue.end, word.end))
        there = Span(source_word.start, source_word.end)
        message = f"the Sentence says “{here.of(mine.text)}”, the source says “{there.of(theirs.text)}” without a negation"
    else:
        here = Span(word.start, word.end)
        there = Span(min(cue.start, source_word.start), max(cue.end, source_word.end))
        message = f"the source says “{there.of(theirs.text)}”, the Sentence says “{here.of(mine.text)}” without a negation"
    return pairing.finding(FindingKind.NEGATION, message, here, there, contradicts=True)


def _same_frame(pairing: Pairing, index: int, other: int) -> bool:
    """Whether the next content word on either side is the same, and on the same side, for both.

    ``A won, B lost`` and ``B lost to A`` have opposites in them and say the same.
    """
    for step in (-1, 1):
        beside = range(index + step, index + step * (_FRAME + 1), step)
        nearest = next((i for i in beside if i in pairing.mine.content), None)
        if nearest is None:
            continue
        there = pairing.links.get(nearest)
        if there is None or not 0 < (there - other) * step <= 2 * _FRAME:
            return False
    return True


def _opposites(pairing: Pairing) -> list[tuple[int, Finding | None]]:
    mine, theirs = pairing.mine, pairing.theirs
    found: list[tuple[int, Finding | None]] = []
    linked = set(pairing.links.values())
    for index in mine.content:
        if index in pairing.links:
            continue
        opposite = antonyms(mine.bases[index])
        if not opposite:
            continue
        for other in theirs.content:
            if theirs.bases[other] not in opposite or other in linked:
                continue
            if not _surrounded(pairing, index, other) or not _same_frame(pairing, index, other):
                continue
            if any(
                mine.bases[index] in antonyms(opposed) and opposed in mine.content_bases
                for opposed in opposite
            ):
                continue
            here, there = mine.words[index], theirs.words[other]
            message = f"the source says “{theirs.text[there.start : there.end]}”, the Sentence says “{mine.text[here.start : here.end]}”"
            found.append(
                (
                    index,
                    pairing.finding(
                        FindingKind.NEGATION,
                        message,
                        Span(here.start, here.end),
                        Span(there.start, there.end),
                        contradicts=True,
                    ),
                )
            )
            break
    return found
