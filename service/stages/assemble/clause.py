"""Cutting a source's sentence to the clause that tells what happened, by deletion alone."""

import re
from collections.abc import Sequence

from service.domain.spans import Span
from service.text.attribution import attributions
from service.text.hedges import HedgeKind, hedges, negations
from service.text.saying import STANCE

FEW, MOST, AT_WORST = 5, 20, 26
"""Words: a clause has no fewer, had better have no more, and never has more than the last without an ellipsis."""
_HEAD = re.compile(
    r"(?:\d+ of \d+ \| |[A-Z][A-Z'’. ]{2,}(?:,[^–—]{0,40}?)?\s*(?:\([^)]{0,60}\))?\s*[-–—―]+\s*"
    r"|(?:However|Moreover|Meanwhile|Earlier|Later|Also|Still|In addition|In a related development|In conclusion|Then|Now|Finally|Separately|Notably),\s+"
    r"|(?:And|But|So|Yet)\s+(?=[A-Z]|the\b|an?\b))"
)
_OPENING = re.compile(
    r"(?:In (?:an?|one|what|the)|Amid|Amidst|With|Following|After|Ahead of|As (?:part of|an?)|Against|Given|During)\b[^,;:—–()“”\"]{3,140},\s+(?=(?:the|an?|his|her|its|their)\s|[A-Z])"
)
_POINTER = re.compile(
    r"(?:This|These)\s+(?=[a-z]+\s+(?:[a-z]+\s+)?(?:is|are|was|were|has|have|had|will|would|may|could|might)\b)"
)
_MIDDLE = re.compile(
    r",\s+(?:who|which|whose|where)\b[^,;:—–()“”\"]{4,110},(?=\s+[a-z]+)"
    r"|(?<=[A-Z][a-z]{2}),\s+(?:an?|the|its|his|her|their|former)\s+[^,;:—–()“”\"]{3,80},(?=\s+(?:has|have|had|is|was|were|are|will|[a-z]+ed|said|told)\b)"
    r"|\s+\([^()]{1,60}\)"
)
_AND_MORE = re.compile(r"\s(?:and|as well as) the [a-z][^,;:“”\"]{4,80}?(?=\s(?:at|in) (?:the )?[A-Z])")
_LIST_BEFORE = re.compile(r"\b(?:between|both|from|either|among)\b")
_FIRM = re.compile(
    r"[;:—–]\s|\s-\s|,\s+(?=(?:who|which|whose|where|when|as|amid|after|following|with|while|but|although|though|because|including|ending|twelve|a year|in an?|under|and (?:the|said|that|that|is|was|has|had|its|his|her|their|he|she|it|they)|[a-z]+ing|[a-z]+ed by)\b)"
    r"|\s(?=(?:after|while|although|though|because|amid|ahead of|following|so that|under which|in which|at which|over which)\s)"
)
_SOFT = re.compile(
    r",\s+(?=(?:in|on|at|by|for|to|and)\b)|\s(?=(?:that [a-z]+|as|during|over|since|with|in|at(?!\s(?:least|most))|on|and (?:need|will|would|must|may|the))\s)"
)
_TELLER = re.compile(
    r",\s+(?:the|an?|its|his|her|their|[A-Z][\w.’'-]*)\s[^,;:]{2,80}?\s(?:said|says|ruled|announced|reported|wrote|told [a-z]+|confirmed|found|heard)(?=\s*(?:[.,]|$|\s(?:on|in|at|late|early|yesterday|as|after|when)\b))"
)
_ON_TERMS = re.compile(r"\b(?:once|until|unless|only|provided|except|but only)\b")
_SAID_WITHIN = 14
_SAYING = frozenset(STANCE) | {"agreed", "agree", "vowed", "voted", "decided", "demanded", "knew", "asked"}
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|says?|goes|discuss|meets?|(?<!be )(?<!been )[a-z]{2,}(?:ed|[^su]es)|"
    r"said|told|met|held|took|came|began|went|made|became|bought|broke|brought|built|burst|caught|chose|drew|drove|fell|fled|flew|fought|found|froze|gave|got|grew|"
    r"heard|hit|kept|laid|led|left|lost|paid|put|quit|ran|rose|sank|saw|sent|set|shot|shut|sold|sought|spent|spoke|stole|stood|struck|swept|swore|threw|upheld|withdrew|won|wrote)\b"
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should)\b"
)
_AND_NEXT = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?(?P<name>[A-Z])?")
_CAPITAL_LAST = re.compile(r"(?:^|\s)[A-Z]\S*$")
_NAME_NEXT = re.compile(r",\s+(?:the\s+)?[A-Z]")
_TRAIL = " ,;:.–—-\n"
_UNFINISHED = re.compile(
    r",\s*[a-z]+ing$|\b(?:an?|few|two|three|several|some|hours|days)\s(?:few\s)?(?:moments?|minutes?|hours?|days?|weeks?|months?|years?)$|\b(?:to \w+|agreed|decided|voted|asked|ordered|pledged|vowed|asserted|claimed|warned|the|an?|of|to|in|on|at|by|for|with|from|and|or|that|which|who|is|are|was|were|has|have|had|be|been|will|would|may|could|not|no|more|than|as|between|said|told|says)$",
    re.IGNORECASE,
)


def body_start(text: str) -> int:
    """Where the report begins in ``text``, past page marks, a dateline and words that tie it to another sentence."""
    start = 0
    while (match := _HEAD.match(text, start)) is not None and match.end() < len(text) - 20:
        start = match.end()
    return start


def clause(text: str, drop: Sequence[Span] = ()) -> str:
    """``text`` cut to at most twenty words where that can be done between clauses, less ``drop``, first letter a capital.

    Words go only from the head, between commas, or from the end; who says it stays, as do hedges, negations and
    conditions that govern what is left. Where no such cut gives at most 26 words, the beginning stands with an ellipsis.
    """
    cuts = list(drop)
    start = body_start(text)
    start = match.end() if (match := _POINTER.match(text, start)) else start
    if _words(text[start:]) > MOST and (match := _OPENING.match(text, start)):
        start = match.end()
    tail = _told_by(text, start)
    end = tail.start if tail else len(text)
    said = text[tail.start : tail.end] if tail else ""
    size = MOST - _words(said)
    for pattern in (_MIDDLE, _AND_MORE):
        for match in pattern.finditer(text, start, end):
            if _words(_without(text, Span(start, end), cuts)) <= size or not _may_go(
                text, Span(*match.span())
            ):
                break
            if pattern is _AND_MORE and _LIST_BEFORE.search(text, start, match.start()):
                continue
            cuts.append(Span(*match.span()))
    whole = _without(text, Span(start, end), cuts)
    if _words(whole) > size:
        whole = _shorter(text, Span(start, end), cuts, size) or whole
    if _words(whole) > AT_WORST:
        whole = " ".join(whole.split()[:MOST]).rstrip(_TRAIL) + "…"
    label = whole + said.rstrip(_TRAIL)
    return label[:1].upper() + label[1:]


def tells(words: str) -> bool:
    """Whether ``words`` have a verb that says what somebody did or does, rather than name a thing."""
    return _FINITE.search(words) is not None


def _shorter(text: str, kept: Span, cuts: Sequence[Span], size: int) -> str:
    """The longest beginning of ``kept`` that ends with a clause and has at most ``size`` words; else the shortest of any."""
    best = ""
    for pattern in (_FIRM, _SOFT):
        offered = [
            beginning
            for match in pattern.finditer(text, kept.start, kept.end)
            if _ends_well(text, match.start())
            and not _is_content(text, match.end())
            and not _in_list(text, match.start())
            and (pattern is _FIRM or not _parts_verb(text, match.end()))
            and _may_go(text, Span(match.start(), kept.end))
            and _words(beginning := _without(text, Span(kept.start, match.start()), cuts)) >= FEW
            and not _UNFINISHED.search(beginning)
            and tells(beginning)
        ]
        fitting = [beginning for beginning in offered if _words(beginning) <= size]
        if fitting:
            return max(fitting, key=len)
        best = min((best, *offered), key=lambda one: (not one, len(one)))
    return best


def _ends_well(text: str, position: int) -> bool:
    """Whether ``position`` stands in no quotation or bracket."""
    before = text[:position]
    return (
        before.count("“") <= before.count("”")
        and before.count('"') % 2 == 0
        and before.count("(") <= before.count(")")
    )


def _is_content(text: str, position: int) -> bool:
    """Whether what somebody says follows ``position``, without which the clause before it says nothing."""
    if not any(word.strip(_TRAIL).lower() in _SAYING for word in text[:position].split()[-_SAID_WITHIN:]):
        return False
    return any(word in {"that", "to"} for word in text[position:].split()[:4])


def _parts_verb(text: str, position: int) -> bool:
    """Whether the clause that goes on at ``position`` has its verb still to come."""
    if text.startswith("that ", position):
        return False
    firm = _FIRM.search(text, position)
    return _AUXILIARY.search(text, position, firm.start() if firm else len(text)) is not None


def _in_list(text: str, position: int) -> bool:
    """Whether ``position`` parts a list: of names, or of what stands between commas."""
    before = text[:position]
    capital = _CAPITAL_LAST.search(before) is not None
    following = _AND_NEXT.match(text, position)
    if following is None:
        return capital and _NAME_NEXT.match(text, position) is not None
    return (capital and following["name"] is not None) or (
        "," in before and len(before[before.rfind(",") :].split()) <= 5
    )


def _may_go(text: str, span: Span) -> bool:
    """Whether what is left says no more without ``span``: no condition, doubt or denial of it stands there."""
    gone = span.of(text)
    weak = {HedgeKind.CONDITION, HedgeKind.REPORT}
    return (
        not any(hedge.kind in weak for hedge in hedges(gone))
        and _ON_TERMS.search(gone) is None
        and not any(negation.span.start < 12 for negation in negations(gone))
        and _ends_well(text, span.start)
    )


def _told_by(text: str, start: int) -> Span | None:
    """The end of ``text`` that says who told it: ", the rescue service said"."""
    teller = _TELLER.search(text, start)
    if teller is not None and teller.start() - start > FEW and _ends_well(text, teller.start()):
        return Span(*teller.span())
    for found in attributions(text):
        if found.speaker is None or found.content.start > found.speaker.start or found.speaker.start < start:
            continue
        head = max(text.rfind(",", start, found.speaker.start), found.content.end)
        until = max(found.speaker.end, found.verb.end)
        if found.content.end <= found.speaker.start and text[head : head + 1] == ",":
            return Span(head, until)
    return None


def _without(text: str, kept: Span, cuts: Sequence[Span]) -> str:
    """``kept`` of ``text`` less ``cuts``, its white space evened out, without marks at its end."""
    pieces, at = [], kept.start
    for cut in sorted(cuts):
        if cut.start >= at and cut.end <= kept.end:
            pieces.append(text[at : cut.start])
            at = cut.end
    pieces.append(text[at : kept.end])
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(" ".join(pieces).split())).strip(_TRAIL)


def _words(text: str) -> int:
    return len(text.split())
