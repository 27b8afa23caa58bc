"""What is said, put into another's mouth, stated as fact, or made out of a fact."""

import random
import re
from collections.abc import Iterator

from service.text.names import Name
from training.contrasts.gazetteer import COUNTRIES
from training.contrasts.kinds import CONTRADICTED, NOT_STATED, Edit
from training.contrasts.rewording import inner, opening
from training.contrasts.source import BODY, PERSON, PLACE, Source
from training.contrasts.tables import ACTORS

_PLAIN = "said|says|claimed|claims|insisted|insists|argued|argues|believes|believed|admitted|admits|thinks|suggested|suggests|warned|warns|alleged|alleges"
_MORE = "added|adds|announced|announces|confirmed|confirms|explained|explains|noted|notes|stated|states|wrote|writes|reported|reports|tweeted|revealed|stressed|concluded|estimated|acknowledged|testified|complained|feared|hoped"
_ALL = f"{_PLAIN}|{_MORE}"
_SPEAKS = re.compile(
    rf"(?:,[^,\"“”]{{3,60}},|,? \d\d,| \([^()]*\))? (?:also |later |then |has |had |have |previously |yesterday |only |repeatedly )?(?:(?:{_PLAIN}|tweeted|explained|wrote)\b(?! (?:to|on|in|at|by|with)\b(?! \w+day))|(?:{_MORE})(?=:| that\b|,? [\"“])|told (?:the |a )?[A-Z\w][\w' ]{{1,40}}?(?: that\b|:| (?:he|she|it|they|the)\b)|accused |urged |denied |rejected |dismissed |described |criticised |called for |called on |promised |vowed |demanded |praised )"
)
_SPOKEN = re.compile(
    rf"(?:\b[Aa]ccording to|[,\"”] (?:{_ALL})) (?:(?:the|[A-Z][a-z]+|[a-z]+|[A-Z]{{2,}}|[a-z]+'s) ){{0,4}}$"
)
_QUOTED = re.compile(r"[\"“”]")
_TITLES = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Councillor|Chief|Inspector|Det|Insp|Supt|Sgt|Cllr|PC|Lord|Lady|Judge|Senator)\.? )+$"
)


def speakers(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """What one said, said by another of the source; with quotation marks, a quotation in another's mouth."""
    for name in source.names[source.lines.index(line)]:
        start, end = name.span.start, name.span.end
        if not (
            _SPEAKS.match(line[end:]) or (_SPOKEN.search(line[:start]) and re.match(r"[.,]|$", line[end:]))
        ):
            continue
        sort = source.sort(name)
        if sort not in {PERSON, BODY, PLACE} or (sort == PLACE and name.key not in COUNTRIES):
            continue
        pool = _pool(line, name, source, sort)
        if not pool:
            continue
        other = chosen.choice(pool)
        title = _TITLES.search(line[:start]) if sort == PERSON else None
        new, low = other.text, start
        if sort == PERSON and " " in name.text:
            new = source.full_name(other)
        elif sort == PERSON:
            new = other.text.split()[-1] if title and chosen.random() < 0.6 else source.full_name(other)
        if title and " " in new:
            low = title.start()
        yield Edit(
            "speaker.quotation" if _QUOTED.search(line) else "speaker.swapped",
            CONTRADICTED,
            ((low, end, new),),
        )


def _pool(line: str, name: Name, source: Source, sort: str) -> list[Name]:
    parts = set(name.key.split())
    fitting = [
        other
        for s in ((PERSON,) if sort == PERSON else (BODY, sort))
        for other in source.named(s)
        if other.key.split()[-1] not in line.lower()
        and not parts & set(other.key.split())
        and not other.opens
        and (s != PLACE or other.key in COUNTRIES)
    ]
    if sort == PERSON:
        return [o for o in fitting if " " in source.full_name(o)]
    return fitting


_FINITE = re.compile(
    r"\b(?:was|is|were|are|has|have|had|will|would|could|can|may|might|should|must|did|does|do|[a-z]{3,}ed|went|took|made|came|got|became|left|gave|found|saw|won|lost)\b|n't\b"
)
_START = r"(?P<who>(?:(?:The|A|An|Mr|Mrs|Ms|Dr|Sir) )?[A-Za-z][^.;:\"“”]{1,70}?)"
_ADVERB = r"(?: (?:has|have|had|also|later|then|previously))?"
_ON = r"(?: on \w+day| in a statement| yesterday| last week| earlier| later)?"
_SAID_FIRST = re.compile(
    rf"^{_START}{_ADVERB} (?:(?:{_ALL}){_ON} that|told [A-Z\w][^,.;:\"“”]{{1,40}} that|(?:{_PLAIN}){_ON}(?= (?:the|a|an|there|some|most|many|more|all|no|police|[A-Z][\w-]+|[a-z]+s) )) (?P<first>[^\s\"“”]+)"
)
_SAID_LAST = re.compile(
    rf"(?P<word>[\w%'’]+), (?P<who>(?:the |a |an )?[A-Za-z][^,.;:\"“”]{{1,60}}?){_ADVERB} (?:{_ALL}){_ON}\.$"
)
_SAID_BACK = re.compile(
    rf"(?P<word>[\w%'’]+), (?:{_ALL}) (?P<who>(?:the |a |an )?[A-Z][^,.;:\"“”]{{1,60}}?)(?:, [^.,;\"“”]{{3,60}})?\.$"
)
_ACCORDING = re.compile(r"^According to [^,\"“”]{3,70}, (?P<first>\S+)")
_ACCORDING_LAST = re.compile(r"(?P<word>[\w%'’]+),? according to [^,.\"“”]{3,70}\.$")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|I|his|her|their|its|this|these|you|my|our)\b", re.IGNORECASE)
_REPORTS = re.compile(
    rf"\b(?:{_ALL}|according|told|tells|reportedly|allegedly|say|claim|believe|asked|answered)\b|[\"“”]"
)


def unattributed(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """What someone claims, as plain fact; and plain fact as what someone claims."""
    if not _QUOTED.search(line):
        yield from _dropped(line)
    if (
        _REPORTS.search(line)
        or not line.endswith(".")
        or not re.match(r"(?:The|A|An|In|At|On|There|[A-Z][\w-]+)\b", line)
        or _PRONOUN.match(line)
    ):
        return
    people = [o for o in source.named(PERSON) if " " in o.text and o.key.split()[-1] not in line.lower()]
    who = chosen.choice(people).text if people else ""
    first, last = re.match(r"\S+", line), re.search(r"\S+\.$", line)
    if who and first and last:
        if chosen.random() < 0.6:
            lead = f"{who} {chosen.choice(('claimed', 'said', 'said', 'suggested', 'believes', 'told reporters', 'argued'))} that"
            yield Edit("speaker.added", NOT_STATED, ((0, first.end(), f"{lead} {inner(first.group())}"),))
        else:
            tail = chosen.choice((f"according to {who}", f"{who} said", f"{who} claimed", f"said {who}"))
            yield Edit(
                "speaker.added", NOT_STATED, ((last.start(), len(line), f"{last.group()[:-1]}, {tail}."),)
            )


def _speaks(who: str) -> bool:
    words = who.split()
    head = words[-1]
    return (
        head[0].isupper()
        or head in ACTORS
        or who in {"He", "She", "They"}
        or head in {"report", "study", "statement", "sources", "source", "police"}
    ) and not re.search(r"\b(?:who|which|that|when|if|as|after|while|because)\b", who)


def _dropped(line: str) -> Iterator[Edit]:
    match = _SAID_FIRST.match(line)
    if match and _speaks(match["who"]) and not _PRONOUN.match(match["first"]):
        rest = line[match.start("first") :]
        if len(rest.split()) >= 5 and _FINITE.search(rest):
            yield Edit("speaker.dropped", NOT_STATED, ((0, match.end("first"), opening(match["first"])),))
    for pattern in (_SAID_LAST, _SAID_BACK):
        match = pattern.search(line)
        if (
            match
            and _speaks(match["who"])
            and len(line[: match.start()].split()) >= 5
            and _FINITE.search(line[: match.start()])
        ):
            yield Edit("speaker.dropped", NOT_STATED, ((match.start(), len(line), match["word"] + "."),))
            break
    match = _ACCORDING.match(line)
    if match:
        yield Edit("speaker.dropped", NOT_STATED, ((0, match.end("first"), opening(match["first"])),))
    match = _ACCORDING_LAST.search(line)
    if match and len(line[: match.start()].split()) >= 5:
        yield Edit("speaker.dropped", NOT_STATED, ((match.start(), len(line), match["word"] + "."),))
