"""Whether a text is nothing but words taken from one source sentence, with nothing left out that would change it."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from service.stages.verify.cutting import mangled
from service.stages.verify.framing import frames, plainer
from service.text.attribution import attributions
from service.text.hedges import HedgeKind, hedges, negations
from service.text.words import Word

_MOST_GAPS = 3
_LONGEST_NAME = 5

_SAYING = frozenset(
    """said says say saying told tells tell according claim claims claimed claiming allege alleges alleged allegedly alleging
    report reports reported reportedly reporting suggest suggests suggested suggesting believe believes believed argue argues argued
    accuse accuses accused accusing warn warns warned warning announce announces announced add adds added insist insists insisted
    deny denies denied denying note notes noted state stated states write writes wrote tweet tweeted ask asks asked call calls called
    estimate estimates estimated predict predicts predicted expect expects expected hope hopes hoped want wants wanted plan plans
    planned promise promises promised pledge pledged vow vowed threaten threatened propose proposes proposed consider considering
    think thinks thought fear fears feared doubt doubts admit admits admitted acknowledge acknowledged conclude concluded confirm
    confirmed explain explained describe described suspect suspected quoted quoting reckon accept accepted recommend recommended""".split()
)
"""Left out, these change what stands in what is said; with all that is said, nothing."""
_SPEAKS = frozenset(
    "said says say told tells according claim claims claimed report reports reported alleged alleges".split()
)
_MARK = re.compile(r"[,;:.!?\"“”–—](?=[\s\"“”]|$)")

_SURENESS = frozenset(
    """not no never none nobody nothing neither nor cannot without hardly barely fail fails failed failing refuse refused
    stop stopped prevent prevented avoid avoided attempt attempted try tried
    may might could would should can likely unlikely possible possibly perhaps maybe probably potential potentially
    apparent apparently seem seems seemed appear appears appeared""".split()
)
"""Left out, these change what they govern."""

_BEFORE = frozenset(
    "almost nearly about around approximately only some few fewer most many several least up half third quarter twice double".split()
)
"""Left out, these change the words right after them."""

_ALWAYS = frozenset(
    """if unless until once provided pending purported purportedly supposed supposedly rumoured rumored unconfirmed false falsely fake hoax
    argument arguments accusation accusations allegation allegations rumour rumours rumor rumors notion idea theory suspicion suspicions
    belief view opinion hoping""".split()
)
"""Left out, these change the whole."""

_PRONOUNS = frozenset("it they its their those these this".split())
"""May be put into words. ``he`` and ``she`` may not: whom they mean is easily mistaken."""
_REACH = 3

Nearby = Callable[[], Collection[str]]
"""The stems that stand shortly before a source sentence: what a pronoun in it may stand for."""


def copied(sought: Sequence[Word], line: Sequence[Word], text: str, nearby: Nearby = frozenset) -> bool:
    """Whether ``sought`` is ``line``, or ``line`` with a few stretches left out and nothing that would change the rest.

    A verb of saying, a hedge or a negation may go only together with all that it governs. A pronoun of ``line``
    may be put into words that stand ``nearby``. What somebody says may stand in another frame, under a plainer verb.
    ``text`` is the source sentence, ``line`` its words.
    """
    sought, line = _straight(sought), _straight(line)
    kept = _kept(sought, line, nearby)
    if kept:
        return any(not _changed(frozenset(each), line, text) for each in (kept, _late(sought, line)) if each)
    return _reframed(sought, line, text, nearby)


def _straight(found: Sequence[Word]) -> Sequence[Word]:
    """``found`` with straight apostrophes."""
    if not any("’" in word.lower for word in found):
        return found
    return [Word(word.start, word.end, word.lower.replace("’", "'"), word.stem) for word in found]


def _reframed(sought: Sequence[Word], line: Sequence[Word], text: str, nearby: Nearby) -> bool:
    """Whether ``sought`` has what ``line`` has somebody say, copied, and that the same speaker says it."""
    kept = _kept(plainer(sought, line), line, nearby)
    if kept:
        return not _changed(frozenset(kept), line, text)
    for frame in frames(sought, line, text):
        kept = _kept(frame.content, [line[index] for index in frame.inside], nearby)
        if kept and not _changed(frame.kept | {frame.inside[index] for index in kept}, line, text):
            return True
    return False


def _kept(sought: Sequence[Word], line: Sequence[Word], nearby: Nearby) -> list[int]:
    """The indices of the words of ``line`` that ``sought`` keeps, in order; empty where it is no copy."""
    kept: list[int] = []
    gaps = number = position = 0
    while number < len(sought):
        skipped = position
        while skipped < len(line) and line[skipped].lower != sought[number].lower:
            skipped += 1
        named = _named(sought, number, line, position, nearby)
        if named:
            number += named
            position += 1
            continue
        if skipped == len(line):
            return []
        gaps += number > 0 and skipped > position
        kept.append(skipped)
        position = skipped + 1
        number += 1
    return kept if gaps <= _MOST_GAPS else []


def _late(sought: Sequence[Word], line: Sequence[Word]) -> list[int]:
    """The same with each word as late in ``line`` as can be; empty where that is no copy either."""
    kept: list[int] = []
    position = len(line)
    for word in reversed(sought):
        position -= 1
        while position >= 0 and line[position].lower != word.lower:
            position -= 1
        if position < 0:
            return []
        kept.insert(0, position)
    gaps = sum(right - left > 1 for left, right in pairwise(kept))
    return kept if gaps <= _MOST_GAPS else []


def _named(sought: Sequence[Word], number: int, line: Sequence[Word], position: int, nearby: Nearby) -> int:
    """How many words of ``sought`` from ``number`` on say in words what the pronoun at ``position`` of ``line`` says."""
    if position + 1 >= len(line) or line[position].lower not in _PRONOUNS:
        return 0
    if sought[number].lower == line[position].lower:
        return 0
    for length in range(1, min(_LONGEST_NAME, len(sought) - number - 1) + 1):
        if sought[number + length].lower == line[position + 1].lower:
            meant = [word for word in sought[number : number + length] if not word.stop]
            known = nearby() if meant else ()
            return length if meant and all(word.stem in known for word in meant) else 0
    return 0


def _changed(kept: frozenset[int], line: Sequence[Word], text: str) -> bool:
    """Whether something is left out that changes what is kept."""
    if mangled(kept, line, text):
        return True
    for index, word in enumerate(line):
        if index in kept:
            continue
        lower = word.lower
        if lower in _ALWAYS:
            return True
        after = range(index + 1, min(index + 1 + _REACH, len(line)))
        if lower in _BEFORE and any(other in kept for other in after):
            return True
        if (lower in _SAYING or lower in _SURENESS or lower.endswith("n't")) and _governs(
            text,
            word,
            [line[other] for other in kept if not line[other].stop or line[other].lower in _SAYING],
        ):
            return True
    return False


def _governs(text: str, guard: Word, kept: Sequence[Word]) -> bool:
    """Whether one of ``kept`` stands in what ``guard`` governs; all of the sentence where that can't be told."""
    scopes = [(start, end) for cue, until, start, end in _scopes(text) if cue <= guard.start < until]
    if not scopes and guard.lower not in _SPEAKS:
        scopes = [_clause(text, guard)]
    return not scopes or any(start <= word.start < end for word in kept for start, end in scopes)


def _clause(text: str, guard: Word) -> tuple[int, int]:
    """The stretch around ``guard`` between marks of punctuation."""
    before = [match.end() for match in _MARK.finditer(text, 0, guard.start)]
    after = _MARK.search(text, guard.end)
    return before[-1] if before else 0, after.start() if after else len(text)


@lru_cache(maxsize=4096)
def _scopes(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Start and end of each word of saying, hedge and negation of ``text``, and of what it governs."""
    found = [(a.verb.start, a.verb.end, a.content.start, a.content.end) for a in attributions(text)]
    found += [
        (cue.span.start, cue.span.end, cue.scope.start, cue.scope.end)
        for cue in hedges(text)
        if cue.kind is not HedgeKind.CONDITION
    ]
    found += [(cue.span.start, cue.span.end, cue.scope.start, cue.scope.end) for cue in negations(text)]
    return tuple(found)
