"""Wrong names: another of the source, or one from outside."""

import random
import re
from collections.abc import Iterator

from training.contrasts import gazetteer
from training.contrasts.kinds import CONTRADICTED, NOT_STATED, Edit
from training.contrasts.source import BODY, NATION, OTHER, PERSON, PLACE, Source
from training.contrasts.tables import ACTORS, SAID

_OUTSIDE = {
    PERSON: gazetteer.OUTSIDE_PEOPLE,
    PLACE: gazetteer.OUTSIDE_PLACES,
    BODY: gazetteer.OUTSIDE_BODIES,
    NATION: gazetteer.OUTSIDE_NATIONS,
}
_VOWEL = re.compile(r"[aeiouAEIO]")


def _articled(line: str, start: int, new: str) -> bool:
    """Whether ``a`` or ``an`` before the place of a name suits the new one too."""
    match = re.search(r"\b(an?) $", line[:start], re.IGNORECASE)
    return match is None or (match[1].lower() == "an") is (_VOWEL.match(new) is not None)


def entities(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """A name in the place of another of its sort."""
    for name in source.names[source.lines.index(line)]:
        sort = source.sort(name)
        if sort == OTHER:
            continue
        start, end = name.span.start, name.span.end
        others = [o for o in source.others(name, line) if _articled(line, start, o.text)]
        single = " " not in name.text
        if sort == PERSON and single:
            others = [o for o in others if " " not in o.text] or others
        if others and sum(name.text in text for text in source.lines) < max(4, len(source.lines) // 3):
            other = chosen.choice(others)
            text = other.text.split()[-1] if sort == PERSON and single else other.text
            yield Edit(f"name.{sort}", CONTRADICTED, ((start, end, text),))
        strange = chosen.choice(_OUTSIDE[sort])
        if sort == PERSON and single:
            strange = strange.split()[-1]
        if not source.has(strange) and _articled(line, start, strange) and not name.opens:
            yield Edit("name.outside", CONTRADICTED, ((start, end, strange),))


_SAYING = "|".join(sorted(SAID, key=len, reverse=True))
_AFTER = re.compile(rf"(?:,[^,]{{3,60}},)? (?:{_SAYING}|told|accused|urged|denied|described)\b")
_BEFORE = re.compile(
    rf"(?:[Aa]ccording to|(?:{_SAYING})|told) (?:(?:the|[A-Z][a-z]+|[a-z]+|[A-Z]{{2,}}) ){{0,4}}$"
)
_QUOTED = re.compile(r"[\"“”]")


def speakers(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """What one said, said by another of the source; with quotation marks, a quotation in another's mouth."""
    for name in source.names[source.lines.index(line)]:
        start, end = name.span.start, name.span.end
        if not (
            _AFTER.match(line[end:]) or (_BEFORE.search(line[:start]) and re.match(r"[.,]|$", line[end:]))
        ):
            continue
        sort = source.sort(name)
        if sort not in {PERSON, BODY, PLACE}:
            continue
        pool = [
            o
            for s in (PERSON, BODY)
            for o in source.named(s)
            if o.key.split()[-1] not in line.lower()
            and not any(p in o.key.split() for p in name.key.split())
            and not o.opens
        ]
        if sort == PERSON:
            pool = [o for o in pool if source.sort(o) == PERSON]
        else:
            pool = [
                o
                for o in pool
                if source.sort(o) == sort
                or (source.sort(o) == PERSON and not re.search(r"\b[Tt]he $", line[:start]))
            ]
        if pool:
            kind = "speaker.quotation" if _QUOTED.search(line) else "speaker.swapped"
            other = chosen.choice(pool)
            low = start
            title = re.search(
                r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Prof|Councillor|Chief|Inspector|Det|Insp|Supt|Sgt|Councillor|Cllr) )+$",
                line[:start],
            )
            if title and sort == PERSON and chosen.random() < 0.7:
                low = title.start()
            yield Edit(
                kind,
                CONTRADICTED,
                ((low, end, source.full_name(other) if sort == PERSON and " " in name.text else other.text),),
            )


_SAID_FIRST = re.compile(
    rf"((?:The |A |An )?[A-Z][^.;:\"“”]{{2,70}}?) (?:has |have |also |later |had )?(?:{_SAYING}|claimed|alleged) (?:on \w+day |in a statement )?(?:that )?((?!to |on |in |at |by |about |of |the following)[^\s\"“”]+)"
)
_SAID_LAST = re.compile(rf"[,] ((?:the |a |an )?[A-Z]?[^,.;:\"“”]{{2,60}}?) (?:{_SAYING})\.$")
_ACCORDING = re.compile(r"^According to [^,]{3,60}, (\S+)")
_ACCORDING_LAST = re.compile(r"(\w+),? according to [^,.\"“”]{3,60}\.$")


def unattributed(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """What someone claims, as plain fact; and plain fact as what someone claims."""
    del chosen
    if not _QUOTED.search(line):
        match = _SAID_FIRST.match(line)
        if (
            match
            and not re.search(r"\b(?:who|which|that|when|if)\b", match[1])
            and len(line[match.start(2) :].split()) >= 5
        ):
            who = match[1].split()[-1]
            fits = (who[0].isupper() or who in ACTORS) and (
                re.match(r"(?:the|a|an|there|[A-Z][\w-]+|some|most|many|more|all|police)$", match[2])
                or match[0].endswith(f"that {match[2]}")
            )
            if (
                fits
                and not re.match(r"(?:he|she|they|it|we|I|his|her|the following)\b", match[2])
                and not re.search(r"\b(?:the|a|an|of|by|is|are|was|were|be|been|not)$", match[1])
            ):
                yield Edit(
                    "speaker.dropped", NOT_STATED, ((0, match.end(2), match[2][0].upper() + match[2][1:]),)
                )
        for pattern in (_SAID_LAST,):
            match = pattern.search(line)
            if match and len(line[: match.start()].split()) >= 5:
                word = re.search(r"\S+$", line[: match.start()])
                if word:
                    yield Edit(
                        "speaker.dropped", NOT_STATED, ((word.start(), len(line), word.group() + "."),)
                    )
        match = _ACCORDING.match(line)
        if match:
            yield Edit(
                "speaker.dropped", NOT_STATED, ((0, match.end(1), match[1][0].upper() + match[1][1:]),)
            )
        match = _ACCORDING_LAST.search(line)
        if match and len(line[: match.start()].split()) >= 5:
            yield Edit("speaker.dropped", NOT_STATED, ((match.start(), len(line), match[1] + "."),))
        if not re.search(rf"\b(?:{_SAYING}|according|told|reportedly|allegedly)\b", line) and re.match(
            r"(?:The|A|An|In|It|There|His|Her|Their|He|She|They)\b", line
        ):
            pool = [
                o
                for s in (PERSON, BODY)
                for o in source.named(s)
                if o.key not in line.lower()
                and (source.sort(o) == PERSON and " " in o.text or o.text.isupper())
            ]
            if pool:
                who = source.names and sorted(pool, key=lambda o: o.key)[hash_of(line) % len(pool)]
                first = re.match(r"\S+", line)
                if who and first:
                    yield Edit(
                        "speaker.added",
                        NOT_STATED,
                        (
                            (
                                0,
                                first.end(),
                                f"{who.text if source.sort(who) == PERSON else 'The ' + who.text} {('claimed', 'said', 'suggested')[hash_of(line) % 3]} that {first.group()[0].lower() + first.group()[1:]}",
                            ),
                        ),
                    )


def hash_of(text: str) -> int:
    """A small number that depends on the text alone."""
    return sum(map(ord, text))
