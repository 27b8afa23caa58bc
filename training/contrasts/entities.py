"""Wrong names: another of the source, or one from outside."""

import random
import re
from collections.abc import Iterator

from training.contrasts import gazetteer
from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.source import BODY, NATION, OTHER, PERSON, PLACE, Source

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
