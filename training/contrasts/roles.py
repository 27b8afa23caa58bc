"""Who did what to whom, the other way round: subjects, objects, agents, owners, and both ends of from and to."""

import random
import re
from collections.abc import Iterator

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.morphology import verb_forms
from training.contrasts.rewording import inner, opening
from training.contrasts.source import BODY, NATION, OTHER, PERSON, PLACE, Source
from training.contrasts.tables import ACTORS, TRANSITIVE_VERBS

_FORMS: dict[str, str] = {}
for _verb in TRANSITIVE_VERBS:
    for _which, _form in enumerate(verb_forms(_verb)):
        _FORMS.setdefault(_form, "btpni"[_which])
_PARTICIPLES = frozenset(verb_forms(v)[3] for v in TRANSITIVE_VERBS)
_PASTS = frozenset(verb_forms(v)[2] for v in TRANSITIVE_VERBS)
_STOP = frozenset(
    """that which who whom whose because although while when where after before if but as since until and or in on at for during despite with from to into by over under about against through near
    is are was were be been being has have had will would may might could can should must do does did not says said told than then so also however he she they it him her them his i we us you
    how what why whether not more most less than such like all none we've i've they've you've it's he's she's originally called get monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow last this next earlier later again out up down off away home back there here now just only even still""".split()
)
_DETERMINERS = frozenset(
    "the a an two three four five six several some many another one its their his her".split()
)
_TOKEN = re.compile(r"[\w’'-]+(?:\.[\w]+)*|[^\w\s]")
_AUX = frozenset(
    "has have had will would could may might can did does do also later then reportedly allegedly is was were are been be being".split()
)
_MUTUAL = frozenset(
    "met meets meet marry married joined join replaced-no face faced faces fought fight fights play played plays".split()
) - {"replaced-no"}


def roles(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """Every way to let two of the sentence change places that makes another claim of it."""
    yield from _clauses(line, source)
    yield from _named(line, source)
    yield from _patterns(line, source)


def _tokens(line: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(line)]


def _subject(tokens: list[tuple[int, int, str]], verb: int) -> tuple[int, int] | None:
    """Indices of the first and last word of the phrase before the verb."""
    last = verb - 1
    while last >= 0 and (
        tokens[last][2].lower() in _AUX or (tokens[last][2].endswith("ly") and tokens[last][2].islower())
    ):
        last -= 1
    first = last
    while first >= 0 and last - first < 6:
        word = tokens[first][2]
        lower = word.lower()
        if not re.match(r"\w", word) or (lower in _STOP):
            break
        first -= 1
        if lower in _DETERMINERS:
            break
    first += 1
    if first > last:
        return None
    if (
        first
        and re.match(r"\w", tokens[first - 1][2])
        and tokens[first - 1][2].lower()
        not in {
            "that",
            "and",
            "but",
            "when",
            "while",
            "after",
            "before",
            "because",
            "as",
            "if",
            "said",
            "although",
            "whether",
        }
    ):
        return None
    return first, last


def _object(tokens: list[tuple[int, int, str]], verb: int) -> tuple[int, int] | None:
    first = verb + 1
    last = first
    while last < len(tokens) and last - first < 6:
        word = tokens[last][2]
        lower = word.lower()
        if (
            not re.match(r"\w", word)
            or (lower in _STOP and not (last == first and lower in _DETERMINERS))
            or (lower.endswith("ly") and word.islower())
        ):
            break
        if last > first and (
            lower in _DETERMINERS
            or lower in _FORMS
            and word.islower()
            and _FORMS[lower] in "pnti"
            and lower not in ACTORS
        ):
            break
        last += 1
    last -= 1
    return (first, last) if last >= first else None


def _acts(line: str, tokens: list[tuple[int, int, str]], first: int, last: int) -> bool:
    """Whether a phrase names someone who can act: a name, or a determiner with a noun of actors."""
    head, opener = tokens[last][2], tokens[first][2]
    if head.lower() in ACTORS and head.islower():
        return (
            opener.lower() in _DETERMINERS
            or opener[0].isupper()
            or head.lower() in {"police", "people", "officers"}
            or (head.endswith("s"))
        )
    return (
        head[0].isupper()
        and head.lower() not in _STOP
        and not re.fullmatch(
            r"I|He|She|It|They|We|You|This|That|These|Those|There|What|Who|One|Some|Many|Most|All", head
        )
    )


def _plural(phrase: str) -> bool:
    head = phrase.split()[-1]
    return head.islower() and (
        head.endswith("s")
        and not head.endswith("ss")
        or head in {"police", "people", "men", "women", "children", "troops", "staff"}
    )


def _swap(line: str, kind: str, left: tuple[int, int], right: tuple[int, int]) -> Edit | None:
    mine, theirs = line[left[0] : left[1]], line[right[0] : right[1]]
    if mine.lower() == theirs.lower() or set(mine.lower().split()) & set(theirs.lower().split()) - {
        "the",
        "a",
        "an",
        "of",
        "two",
        "mr",
        "his",
        "her",
        "their",
        "its",
    }:
        return None
    if re.match(r"(?:his|her|its|their)\b", theirs, re.IGNORECASE) or re.match(
        r"(?:his|her|its|their)\b", mine, re.IGNORECASE
    ):
        return None
    starts = left[0] == 0 or re.search(r"[.!?:]\s*[\"“]?$", line[: left[0]]) is not None
    moved = inner(mine) if starts else mine
    come = opening(theirs) if starts else theirs
    return Edit(kind, CONTRADICTED, ((left[0], left[1], come), (right[0], right[1], moved)))


def _clauses(line: str, source: Source) -> Iterator[Edit]:
    tokens = _tokens(line)
    for index, (_start, _end, word) in enumerate(tokens):
        form = _FORMS.get(word)
        if form is None or not word.islower() or index == 0:
            continue
        before = tokens[index - 1][2].lower()
        if before in _DETERMINERS or before in {
            "to",
            "of",
            "in",
            "and",
            "or",
            "by",
            "for",
            "on",
            "with",
            "at",
            "from",
        }:
            continue
        following = tokens[index + 1][2].lower() if index + 1 < len(tokens) else ""
        passive = word in _PARTICIPLES and any(
            tokens[i][2].lower() in {"was", "were", "is", "are", "been", "be", "being"}
            for i in range(max(0, index - 3), index)
        )
        if word in _PARTICIPLES and following == "by":
            subject = _subject(tokens, index)
            agent = _object(tokens, index + 1)
            kind = "role.passive"
        elif passive:
            continue
        else:
            if form == "i" and before not in {"is", "are", "was", "were", "been"}:
                continue
            if form == "b" and before not in {
                "will",
                "would",
                "could",
                "may",
                "might",
                "can",
                "did",
                "does",
                "do",
                "should",
                "must",
            } | {t for t in ACTORS if t.endswith("s")} | {"police", "people", "men", "women", "children"}:
                continue
            if (
                form in "n"
                and word not in _PASTS
                and before not in {"has", "have", "had"}
                and not before.endswith("ly")
            ):
                continue
            subject, agent, kind = _subject(tokens, index), _object(tokens, index), "role.active"
        if subject is None or agent is None or word in _MUTUAL:
            continue
        if not (_acts(line, tokens, *subject) and _acts(line, tokens, *agent)):
            continue
        left = (tokens[subject[0]][0], tokens[subject[1]][1])
        right = (tokens[agent[0]][0], tokens[agent[1]][1])
        mine, theirs = line[left[0] : left[1]], line[right[0] : right[1]]
        agree = (
            form == "t"
            or (tokens[index - 1][2].lower() in {"was", "were", "is", "are", "has", "have", "been", "being"})
            or form == "b"
        )
        if agree and _plural(mine) is not _plural(theirs):
            continue
        if line[right[1] :].startswith(("'s", "’s")) or line[left[1] :].startswith(("'s", "’s")):
            continue
        if theirs.split()[0].lower() in _DETERMINERS and re.match(
            r" (?:of|who|which|that)\b", line[right[1] :]
        ):
            continue
        edit = _swap(line, kind, left, right)
        if edit:
            yield edit


_JOINED = re.compile(r"(?:,? (?:and|or|&|as well as|with|alongside|plus) (?:[a-z]+ ){0,2}|, |/|-| - )")
_SYMMETRIC = re.compile(
    r"\b(?:and|or|met|between|both|married|alongside|together|including|like|such as|drew|draw|versus|v|face|faced|faces|with)\b|^,|[;:()\"“”]"
)
_DIRECTED = re.compile(
    r"\b(?:from|to|for|by|against|of|over|ahead of|behind|than|beat|at|on|about|after|before|[a-z]{3,}ed|[a-z]{3,}s|told|won|lost|said|took|gave|saw|made|struck|hit|sent|brought|found|into|in|under|as)\b"
)


def _named(line: str, source: Source) -> Iterator[Edit]:
    found = [n for n in source.names[source.lines.index(line)] if source.sort(n) != OTHER]
    for left, right in zip(found, found[1:], strict=False):
        between = line[left.span.end : right.span.start]
        sorts = {source.sort(left), source.sort(right)}
        if (
            len(sorts) > 1
            or _JOINED.fullmatch(between)
            or _SYMMETRIC.search(between)
            or not _DIRECTED.search(between)
            or len(between) > 60
        ):
            continue
        if (
            re.fullmatch(r"(?:'s|’s)? ?", between)
            or re.match(r"(?:,? (?:in|of) )$", between)
            and PLACE in sorts
        ):
            continue
        if PLACE in sorts and not re.search(
            r"\b(?:from|to|beat|than|against|over|[a-z]+ed|told|won|lost)\b", between
        ):
            continue
        if re.match(r",? (?:and|or) [A-Z]", line[right.span.end :]) or re.search(
            r"[A-Z]\w+,? (?:and|or) (?:[A-Z]\w+ )?$", line[: left.span.start]
        ):
            continue
        kind = "role.names" if sorts & {PERSON, BODY, NATION} else "role.places"
        edit = _swap(line, kind, (left.span.start, left.span.end), (right.span.start, right.span.end))
        if edit and (NATION not in sorts or True):
            yield edit


_N = r"(?:(?:the|The|a|A) (?:(?!and\b|or\b|of\b|with\b|in\b|on\b|to\b|that\b|who\b|which\b|was\b|is\b|for\b|has\b|had\b|by\b|at\b)[a-z-]+ )?(?!and\b|or\b|of\b|with\b|in\b|on\b|to\b|that\b|who\b|which\b|was\b|is\b|for\b|has\b|had\b|by\b|at\b|as\b|from\b|were\b|are\b|will\b|have\b|said\b)[a-z-]+|(?:(?:Mr|Mrs|Ms|Dr|Sir) )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"
_PAIRS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("role.from_to", rf"\bfrom (?P<a>{_N}) to (?P<b>{_N})(?=[ .,])"),
        (
            "role.from_to",
            r"\bfrom (?P<a>[$£€]?\d[\d,.]*\d?(?:%|m|bn)?) to (?P<b>[$£€]?\d[\d,.]*\d(?:%|m|bn)?)(?=[ .,])",
        ),
        ("role.owners", rf"(?P<a>{_N})['’]s [a-z]+[^,.;]{{1,50}}? (?P<b>{_N})['’]s (?=[a-z])"),
        ("role.respectively", rf"(?P<a>{_N}) and (?P<b>{_N})\b[^.;]*\brespectively\b"),
        (
            "role.instead",
            rf"(?P<a>{_N}) (?:rather than|instead of|ahead of|behind|over|in place of|on behalf of|thanks to) (?P<b>{_N})(?=[ .,])",
        ),
        (
            "role.verb_preposition",
            rf"(?P<a>{_N}) (?:has |have |had )?(?:lost|apologised|apologized|appealed|complained|lied|listened|objected|replied|responded|spoke|surrendered|turned|wrote|proposed|admitted|confessed|defected|moved|transferred|sold|leaked|paid|bowed|deferred|fell|crashed|ran|drove|walked|looked|smiled|shouted|fired|aimed|laughed|voted|campaigned|worked|acted|testified|gave evidence|protested|rebelled|won|relied|depended|broke away|escaped|fled|separated|withdrew|borrowed|inherited|learned|heard|stole|took over|benefited|suffered|split|resigned) (?:to|at|into|for|against|on|from|with) (?P<b>{_N})(?=[ .,])",
        ),
        (
            "role.by_on",
            rf"\b(?:attack|attacks|assault|raid|strike|strikes|criticism|report|visit|complaint|goal|speech|offer|bid|claim|lawsuit) by (?P<a>{_N}) (?:on|against|of|to|about|for|from|over) (?P<b>{_N})(?=[ .,])",
        ),
        (
            "role.owners",
            rf"(?P<a>{_N})['’]s (?:attack|victory|win|defeat|criticism|invasion|support|treatment|rejection|view|offer|complaint|lawsuit|case|war|campaign|claim|bid|visit|debt|loan|letter|message|apology|appeal|response|love|relationship) (?:on|over|against|of|by|for|to|at|from|with) (?P<b>{_N})(?=[ .,])",
        ),
        (
            "role.told",
            rf"(?P<a>{_N}) (?:told|asked|urged|warned|reminded|advised|ordered|persuaded|invited|allowed|forced|helped|begged|instructed|notified|informed|promised|encouraged) (?P<b>{_N}) (?=that\b|to\b|he\b|she\b|it\b|they\b|of\b|about\b|the\b|not\b)",
        ),
        (
            "role.gave",
            rf"(?P<a>{_N}) (?:gave|sent|sold|handed|offered|lent|paid|showed|passed|granted|taught|awarded|owes|owed|bought|made) (?P<b>{_N}) (?=(?:a|an|the|his|her|\d|[$£€])\b)",
        ),
        (
            "role.after",
            rf"(?P<a>{_N}) (?:arrived|came|finished|left|spoke|died|won|resigned|scored|started|began) (?:after|before|ahead of|behind) (?P<b>{_N})(?=[ .,])",
        ),
    )
)


def _head(phrase: str) -> bool:
    """Whether a phrase is a name, a number or a determiner with someone who acts."""
    last = phrase.split()[-1]
    return last[0].isupper() or not last[0].isalpha() or last in ACTORS


def _patterns(line: str, source: Source) -> Iterator[Edit]:
    for kind, pattern in _PAIRS:
        for match in pattern.finditer(line):
            left, right = match.span("a"), match.span("b")
            mine, theirs = match["a"], match["b"]
            if re.match(
                r"(?:[Aa]|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|I|In|At|On|But|And|This|That|There|The (?:first|same|other|last)|the (?:first|same|other|end|time))\b",
                mine,
            ) or re.match(r"(?:a|the (?:first|same|other|end|time|top))\b", theirs):
                continue
            if not (_head(mine) and _head(theirs)):
                continue
            if re.match(r"['’]s|-", line[right[1] :]) and kind != "role.owners":
                continue
            edit = _swap(line, kind, left, right)
            if edit and edit.changes[0][2] and not (mine[0].isdigit() and mine == theirs):
                yield edit


__all__ = ["roles"]
