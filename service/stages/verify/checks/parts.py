"""Parts: what is said of a part, or with a limit, is not told of the whole and without it."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy, stretch
from service.stages.verify.checks.inputs import CheckInput
from service.text.units import ONES, TENS

_PORTION = frozenset(
    "one some many several most few half part parts third thirds quarter quarters fifth fifths majority minority fraction none all".split()
) | frozenset((*ONES, *TENS))
_LEADS = frozenset(
    "but and though although nearly almost only just about at least up to more than fewer less the a an".split()
)
_WHOLE = frozenset("which whom them the its their his her these those our my your this that".split())
"""After *of*, these open a whole that is known, of which the part is taken."""
_OWNED = re.compile(r"['’]s?$")
_LIMITS = frozenset(
    """largely mostly mainly partly partially broadly provisionally tentatively conditionally preliminarily virtually practically
    preliminary partial conditional temporarily temporary """.split()
)
_NUMBERS = frozenset((*ONES, *TENS, "hundred"))
_READING = frozenset("on at in a its the first second third reading".split())
_PRINCIPLE = ("in", "principle")
_JOINING = frozenset("and but they who which it the its their".split())
_MOST = 6  # words that are gone
_NEARLY = 0.7


def check_parts(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy leaves out *three of* before *its nine terminals*, *82 per cent of*, *largely* or *in principle*.

    Only a part of a whole that is named counts (*three of the*, *17 of 22*): *hundreds of protesters* are protesters. Nothing is said
    where another cited sentence says as much of the whole.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            if (
                not _JOINING.issuperset(copy.mine(exchange))
                or not exchange.after
                or exchange.until - exchange.there > _MOST
            ):
                continue
            if not exchange.framed or exchange.there == exchange.until:
                continue
            what = _portion(copy, exchange) or _limit(copy, exchange)
            if what is not None and not any(given.others(copy.pairing, _NEARLY)):
                found.append(what)
    return tuple(found)


def _portion(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """A part that is gone right before its whole."""
    theirs = copy.theirs(exchange)
    if "of" not in theirs:
        return None
    at = len(theirs) - 1 - theirs[::-1].index("of")
    rest = theirs[at + 1 :]
    words = copy.pairing.theirs.words
    following = words[exchange.until].lower if exchange.until < len(words) else ""
    share = at >= 2 and theirs[at - 2 : at] == ("per", "cent")
    share = share or (
        at >= 1
        and theirs[at - 1] in ("percent", "half", "third", "quarter", "fifth", "thirds", "quarters", "fifths")
    )
    opened = (*rest, following)[0]
    known = (
        opened in _WHOLE
        or opened[:1].isdigit()
        or opened in ONES
        or _OWNED.search(opened) is not None
        or _owner_follows(copy, exchange.until)
    )
    part = [word for word in theirs[:at] if word not in _LEADS]
    counted = part and all(
        word in _PORTION or word[0].isdigit() or word in ("per", "cent", "percent") for word in part
    )
    if not counted or not _WHOLE.issuperset(rest) or not (share or known):
        return None
    if part[0] in ("all", "none"):
        return None
    return _finding(copy, exchange)


def _owner_follows(copy: NearCopy, until: int) -> bool:
    """Whether what follows is somebody's: *of Hult's accounts*."""
    words, text = copy.pairing.theirs.words, copy.pairing.theirs.text
    return any(
        text[word.start : word.end].endswith(("'s", "’s", "s'", "s’")) and text[word.start].isupper()
        for word in words[until : until + 2]
    )


def _limit(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """A word that is gone and without which more is said."""
    theirs = copy.theirs(exchange)
    before = copy.pairing.theirs.words[exchange.there - 1].lower if exchange.there else ""
    share = theirs[0] in ("in", "out") and (theirs[-1][0].isdigit() or theirs[-1] in _NUMBERS)
    if share and (before in ONES or before[:1].isdigit()):
        return _finding(copy, exchange)
    reading = "reading" in theirs and _READING.issuperset(theirs)
    if (
        theirs == _PRINCIPLE
        or reading
        or _one_in(copy, exchange)
        or (len(theirs) == 1 and theirs[0] in _LIMITS)
    ):
        return _finding(copy, exchange)
    return None


def _one_in(copy: NearCopy, exchange: Exchange) -> bool:
    """Whether *one in* is gone before *three trains*."""
    theirs, words = copy.theirs(exchange), copy.pairing.theirs.words
    if exchange.until >= len(words) or theirs[-1:] not in (("in",), ("of",)):
        return False
    following = words[exchange.until].lower
    part = [word for word in theirs if word not in ("in", "out", "of", "only", "about", "nearly")]
    counted = following in ONES or following in TENS or following[:1].isdigit()
    return bool(part) and counted and all(word in ONES for word in part)


def _finding(copy: NearCopy, exchange: Exchange) -> Finding:
    pairing = copy.pairing
    span = stretch(pairing.mine, exchange.start, min(exchange.start + 2, len(pairing.mine.words)))
    source = Span(
        pairing.theirs.words[exchange.there].start,
        pairing.theirs.words[min(exchange.until + 1, len(pairing.theirs.words) - 1)].end,
    )
    return pairing.otherwise(FindingKind.SCOPE, span, source)
