"""Who did what to whom, the other way round: subjects, objects, agents, owners, and both ends of from and to."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.mentions import Mention, agrees, mentions
from training.contrasts.morphology import verb_forms
from training.contrasts.rewording import inner, opening
from training.contrasts.source import PERSON, PLACE, Source
from training.contrasts.tables import CAUSING, TRANSITIVE_VERBS

_LINK = re.compile(
    r"\W*(?:who |which |that )?(?:is|was|are|were|be|been|being|becomes?|became|remain(?:s|ed)?|as|as a|called|named|known as|aka|nicknamed|dubbed)\W*(?:also |now |currently |still |formerly |once )?(?:the|a|an)?\W*"
)
_JOINED = re.compile(
    r"\W*(?:,? ?(?:and|or|&|as well as|along with|together with|alongside|plus|nor) ?(?:[a-z-]+ ){0,2}|, ?(?:[a-z-]+ ){0,2}|/|-| - )"
)
_MUTUAL = re.compile(
    r"\b(?:met|meets?|meeting|married|marr(?:y|ies)|between|both|alongside|together|including|includes?|such as|like|drew|draws?|versus|vs?|fac(?:e[sd]?|ing)|with|joined|discuss(?:ed|es)?|talks|merged?|agreed|shares?|shared|play(?:s|ed|ing)?|fought|fights?|along|each other|same|similar|known as|also known|formerly|aka|i\.e|dubbed|nicknamed|including)\b"
)
_VERBAL = re.compile(
    r"\b(?:[a-z]+(?:ed|ew|ught|ent|old|ook|ave|ade|aw|eat|ost|ept|elt|ead|eft|ound|ung|ank|ote|oke|ose|ove|ore|it|ot|ut)|[a-z]{3,}s|[a-z]{3,}ing|by|from|to|against|for|than|over|of|on|at|about|after|before|ahead of|behind|said|won|ran|shot|let|cut|will [a-z]+|would [a-z]+|could [a-z]+|may [a-z]+|might [a-z]+|has [a-z]+|have [a-z]+|had [a-z]+|is [a-z]+|was [a-z]+|were [a-z]+|are [a-z]+)\b"
)
_BREAK = re.compile(r"[;:()\"“”]|\s[-–—]\s|\.\s")
_COORDINATED_AFTER = re.compile(
    r",? (?:and|or|&) (?:the |a |an |his |her |their )?(?:[A-Z]|[a-z]+(?:[.,]| (?:have|are|were)\b))|, [A-Z][\w-]+(?: [A-Z][\w-]+)*(?:,| and )"
)
_COORDINATED_BEFORE = re.compile(
    r"(?:[A-Z][\w-]*|\b(?:the|a|his|her|their) [a-z]+),? (?:and|or|&) $|[A-Z]\w+, $|\b(?:between|both) $"
)
_PREPOSED = re.compile(
    r"\b(?:in|at|near|from|to|of|outside|across|around|for|on|with|against|into|through|via|by)\s(?:the )?$",
    re.IGNORECASE,
)
_TRANSITIVE = frozenset(form for verb in (*TRANSITIVE_VERBS, *CAUSING) for form in verb_forms(verb))
_PHRASE_STOP = r"(?!and\b|or\b|of\b|with\b|in\b|on\b|to\b|that\b|who\b|which\b|was\b|is\b|for\b|has\b|had\b|by\b|at\b|as\b|from\b|were\b|are\b|will\b|have\b|said\b|but\b|than\b|when\b|after\b|while\b|because\b|if\b|not\b|been\b|be\b|it\b|they\b|he\b|she\b|would\b|could\b|also\b|then\b|into\b|over\b|more\b|out\b|up\b)"


def roles(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Every way to let two of the sentence change places that makes another claim of it."""
    del chosen
    yield from _pairs(line, source)
    yield from _things(line)
    yield from _clauses(line, source)
    yield from _valued(line, source)
    yield from _ends(line)


def _distinct(left: Mention, right: Mention) -> bool:
    mine, theirs = set(re.findall(r"\w+", left.text.lower())), set(re.findall(r"\w+", right.text.lower()))
    return not (mine & theirs) - {"the", "a", "an", "two", "three", "mr", "mrs", "ms", "dr", "of"}


def _exchange(line: str, kind: str, left: Mention, right: Mention) -> Edit:
    opens = left.start == 0 or re.search(r"[.!?:]\s*[\"“]?$", line[: left.start]) is not None
    come, go = (
        (right.as_subject() if left.sort != "pronoun" or left.as_object() != left.text else right.text),
        left.as_object(),
    )
    if opens:
        come = opening(come)
        go = go if left.sort in {PERSON, PLACE} else inner(go)
    return Edit(kind, CONTRADICTED, ((left.start, left.end, come), (right.start, right.end, go)))


def _fits(line: str, left: Mention, right: Mention) -> bool:
    if left.plural is not right.plural and (agrees(line, left) or agrees(line, right)):
        return False
    if (left.titled and right.sort != PERSON) or (right.titled and left.sort != PERSON):
        return False
    if left.sort == "pronoun":
        return (
            right.sort != "pronoun"
            and not re.search(r"\b(?:of|than|as|and|or) $", line[: left.start])
            and re.match(
                r"[.,]| (?:in|on|at|for|to|after|before|during|from|with|over|about|when|as|by)\b",
                line[right.end :],
            )
            is not None
        )
    if right.sort == "pronoun":
        return (
            right.text in {"him", "them", "her"}
            and re.search(r"\b(?:of|than|as|and|or|in|with) $", line[: left.start]) is None
        )
    return True


def _pairs(line: str, source: Source) -> Iterator[Edit]:
    found = mentions(line, source)
    for index, left in enumerate(found):
        for right in found[index + 1 : index + 3]:
            between = line[left.end : right.start]
            if (
                len(between) <= 90
                and _fits(line, left, right)
                and _distinct(left, right)
                and _tells(between)
                and not _coordinated(line, left, right)
                and not _misplaced(line, left, right, between)
                and not ("," in between and any(left.end <= m.start and m.end <= right.start for m in found))
            ):
                yield _exchange(line, _kind(left, right, between), left, right)


_SUBORDINATE = re.compile(r"\b(?:and|or|but|while|although|whereas|because|when|if|unless)\b")
_COPULA = re.compile(
    r"\b(?:became|becomes|become|is|was|are|were|remained|remains|be|been|as)(?: \w+ly| now| also)?(?: (?:the|a|an))?\s*$"
)
_COMMA_EDGE = re.compile(r",\s*$|^\s*,(?! (?:who|which)\b)")


def _tells(between: str) -> bool:
    """Whether the words between two say what one does to the other, and not that they are one, or do it together."""
    return (
        _VERBAL.search(between) is not None
        and not any(
            pattern.search(between) for pattern in (_BREAK, _MUTUAL, _SUBORDINATE, _COPULA, _COMMA_EDGE)
        )
        and not (_LINK.fullmatch(between) or _JOINED.fullmatch(between))
    )


def _coordinated(line: str, left: Mention, right: Mention) -> bool:
    before = line[: left.start]
    return bool(
        _COORDINATED_AFTER.match(line[right.end :])
        or _COORDINATED_BEFORE.search(before)
        or re.search(r"\b(?:between|both)\b", before)
    )


def _misplaced(line: str, left: Mention, right: Mention, between: str) -> bool:
    """Whether one of the two is but a place, or a pronoun that the words between don't take."""
    sorts = {left.sort, right.sort}
    if left.sort != right.sort and re.search(r"\b(?:in|at|near|across|outside|around) (?:the )?$", between):
        return True
    if PLACE in sorts and (
        sorts & {PERSON, "pronoun", "actor"}
        or _PREPOSED.search(line[: left.start])
        or re.search(r"\b(?:in|at|near|across|outside|of|around) (?:the )?$", between)
        or re.match(r"['’]s", line[right.end :])
    ):
        return True
    return "pronoun" in sorts and (
        not _acted(between)
        or (right.sort == "pronoun" and re.search(r"\bto\b", between) is not None)
        or re.search(r"\b(?:who|which|that)\s*$", between) is not None
    )


def _acted(between: str) -> bool:
    """Whether the words between two are a verb that takes both, and nothing that asks for the first again."""
    words = between.split()
    return (
        bool(words)
        and len(words) <= 6
        and any(word in _TRANSITIVE for word in words)
        and not re.search(r"\b(?:his|her|their|its|himself|herself|themselves)\b|['’]", between)
    )


def _kind(left: Mention, right: Mention, between: str) -> str:
    if re.search(r"\b(?:was|were|been|is|are|being)\b.*\bby\b|^ [a-z]+ed by\b", between):
        return "role.passive"
    if re.match(r"['’]s ", between):
        return "role.owner"
    if re.search(
        r"\b(?:told|asked|urged|warned|reminded|advised|ordered|informed|said|says|tells|claimed|believes|thinks)\b",
        between,
    ):
        return "role.told"
    if "pronoun" in {left.sort, right.sort}:
        return "role.pronoun"
    if re.fullmatch(
        r" (?:\w+ly |has |have |had |will |would |could |may |might |also |later |then )*(\w+)(?: \w{2,7})? ?",
        between,
    ) and any(w in _TRANSITIVE for w in between.split()):
        return "role.active"
    if re.search(r"\b(?:rather than|instead of|ahead of|behind|than)\b", between):
        return "role.compared"
    return "role.actors" if "actor" in {left.sort, right.sort} else "role.names"


_THING = rf"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese) (?:{_PHRASE_STOP}[a-z-]+ ){{0,2}}{_PHRASE_STOP}[a-z-]{{3,}}|[A-Z][\w-]+(?: [A-Z][\w-]+){{0,3}}"
_CAUSED = re.compile(
    rf"(?:^|, |\bthat |\bbut |\band |\bsaid )(?P<a>{_THING}) (?P<v>(?:has |have |had |will |would |could |may |might |can )?(?:also |directly |partly |later )?(?:{'|'.join(sorted({f for v in CAUSING for f in verb_forms(v)[:4]}, key=len, reverse=True))})) (?P<b>{_THING})(?=[.,]| (?:in|on|at|during|for|from|after|and|by|with|over|when|as)\b)"
)
_CAUSED_BY = re.compile(
    rf"(?:^|, |\bthat |\bbut |\band |\bsaid )(?P<a>{_THING}) (?P<v>(?:was|were|is|are|has been|have been|had been) (?:also |directly |partly |later )?(?:{'|'.join(sorted({verb_forms(v)[3] for v in (*CAUSING, *TRANSITIVE_VERBS) if ' ' not in v}, key=len, reverse=True))}) by) (?P<b>{_THING})(?=[.,]| (?:in|on|at|during|for|from|after|and|with|over|when|as)\b)"
)


def _things(line: str) -> Iterator[Edit]:
    for kind, pattern in (("role.cause", _CAUSED), ("role.cause", _CAUSED_BY)):
        for match in pattern.finditer(line):
            left = Mention(match.start("a"), match.end("a"), match["a"], "thing", _plural(match["a"]))
            right = Mention(match.start("b"), match.end("b"), match["b"], "thing", _plural(match["b"]))
            third = re.search(r"\b(?:was|were|is|are|has|have)\b|s$", match["v"].split()[0])
            if (
                _distinct(left, right)
                and not (third and left.plural is not right.plural)
                and not re.match(
                    r"(?:This|These|this|these|It|He|She|They|In|At|But|And|There|That|What|If|When|A lot|I)\b",
                    match["a"],
                )
                and not re.match(
                    r"(?:a lot|the same|the first|the most|the best|the time|this|these)\b", match["b"]
                )
            ):
                yield _exchange(line, kind, left, right)


def _plural(phrase: str) -> bool:
    head = phrase.rsplit(maxsplit=1)[-1]
    return head.islower() and (
        (head.endswith("s") and not head.endswith(("ss", "us", "is")))
        or head in {"people", "men", "women", "children", "police"}
    )


_CONTRAST = re.compile(r"[^;:\"“”()]*?(?:, | )(?:while|whereas|but|and)(?: the)? ")


def _clauses(line: str, source: Source) -> Iterator[Edit]:
    """Two names that each open a clause of its own, with another thing said of each."""
    found = [m for m in mentions(line, source) if m.sort not in {"pronoun", "actor"}]
    for left, right in pairwise(found):
        between = line[left.end : right.start]
        if (
            left.sort != right.sort
            or not _distinct(left, right)
            or not _CONTRAST.fullmatch(between)
            or len(between.split()) < 4
        ):
            continue
        verb = r"(?: [a-z]+ly)? (?:has|have|had|was|is|will|would|scored|won|lost|took|made|said|finished|came|beat|hit|went|got|became|did|[a-z]{3,}ed|[a-z]{3,}s)\b"
        if (
            re.match(verb, between)
            and re.match(verb, line[right.end :])
            and not _MUTUAL.search(between)
            and not re.match(r",? (?:and|or) ", line[right.end :])
        ):
            yield _exchange(line, "role.clauses", left, right)


def _valued(line: str, source: Source) -> Iterator[Edit]:
    """Two names with a figure, an age or an office each."""
    found = [n for n in source.names[source.lines.index(line)] if source.sort(n) == PERSON]
    for left, right in pairwise(found):
        mine, theirs = (
            Mention(left.span.start, left.span.end, left.text, PERSON),
            Mention(right.span.start, right.span.end, right.text, PERSON),
        )
        if not _distinct(mine, theirs):
            continue
        after_left, after_right = line[left.span.end : right.span.start], line[right.span.end :]
        one, two = (
            re.match(r" \([^()]*\d[^()]*\)|, \d\d,|, (?:the|a|an|who|from|of)\b[^,]{3,50},", after_left),
            re.match(
                r" \([^()]*\d[^()]*\)|, \d\d[,.]|, (?:the|a|an|who|from|of)\b[^,.]{3,50}[,.]", after_right
            ),
        )
        if one and two and one.group().strip(" ,.") != two.group().strip(" ,."):
            yield _exchange(line, "role.valued", mine, theirs)
        elif (
            left.title
            and right.title
            and left.title.lower() != right.title.lower()
            and not {left.title.lower(), right.title.lower()} & {"mr", "mrs", "ms", "miss", "dr", "sir"}
        ) or (
            re.search(
                r"\b(?:captain|striker|midfielder|defender|goalkeeper|manager|coach|chairman|secretary|director|singer|actor|actress|MP|minister|leader|driver) $",
                line[: left.span.start],
            )
            and re.search(
                r" (?:captain|striker|midfielder|defender|goalkeeper|manager|coach|chairman|secretary|director|singer|actor|actress|MP|minister|leader|driver) $",
                after_left,
            )
            and line[: left.span.start].rsplit(maxsplit=1)[-1] != after_left.split()[-1]
        ):
            yield _exchange(line, "role.office", mine, theirs)
        elif re.search(r"\brespectively\b", after_right) and re.fullmatch(r",? and ", after_left):
            yield _exchange(line, "role.respectively", mine, theirs)


_N = rf"(?:the (?:{_PHRASE_STOP}[a-z-]+ )?{_PHRASE_STOP}[a-z-]+|[A-Z][\w-]+(?: [A-Z][\w-]+){{0,3}})"
_FROM_TO = (
    re.compile(rf"\bfrom (?P<a>{_N}) to (?P<b>{_N})(?=[ .,])"),
    re.compile(
        r"\bfrom (?P<a>(?:an? )?[$£€]?\d[\d,.]*\d?(?:%|m|bn)?(?: (?:million|billion|per cent|percent))?) (?:to|up to|down to) (?P<b>(?:an? )?[$£€]?\d[\d,.]*\d(?:%|m|bn)?(?: (?:million|billion|per cent|percent))?)(?=[ .,])"
    ),
    re.compile(
        r"\b(?:up|down|increase|decrease|rise|fall|drop|compared|compares) (?P<x>)(?P<a>\d[\d,.]*\d?%) (?:from|on|with|to) (?P<b>\d[\d,.]*\d?%)"
    ),
    re.compile(
        rf"\b(?P<a>{_N}) (?:rather than|instead of|in place of|on behalf of|at the expense of) (?P<b>{_N})(?=[ .,])"
    ),
)


def _ends(line: str) -> Iterator[Edit]:
    for pattern in _FROM_TO:
        for match in pattern.finditer(line):
            left = Mention(match.start("a"), match.end("a"), match["a"], "thing")
            right = Mention(match.start("b"), match.end("b"), match["b"], "thing")
            months = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
            if (
                _distinct(left, right)
                and not re.match(months, match["a"])
                and match["a"] not in {"the", "The"}
                and match["a"] != match["b"]
            ):
                yield _exchange(line, "role.ends", left, right)


__all__ = ["roles"]
