"""A place, time or cause of another line attached to this one; and one thing taken for another."""

import random
import re
from collections.abc import Iterator

from training.contrasts.kinds import CONTRADICTED, NOT_STATED, Edit
from training.contrasts.source import Source
from training.contrasts.tables import ACTORS

_ADJUNCT = re.compile(
    r" ((?:in|at|near|outside) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?|(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:January|February|March|April|June|July|August|September|October|November|December)|in (?:19|20)\d\d|last (?:week|month|year))|(?:because of|due to|after|during|as part of|thanks to|with help from|amid) (?:the|a|an) [a-z]+(?: [a-z]+)?(?: (?:of|in|on) (?:the )?[\w-]+)?)(?=[.,])"
)


def inserted(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """An adjunct of another line at the end of this one, where nothing like it stands."""
    if not re.search(r"[a-z]\.$", line) or re.search(r"[\"“”]", line):
        return
    adjuncts = [m[1] for other in source.lines if other != line for m in _ADJUNCT.finditer(other)]
    mine = line.lower()
    fitting = [
        a
        for a in adjuncts
        if not any(w.lower() in mine for w in a.split()[1:] if len(w) > 3)
        and not re.search(rf"\b{a.split()[0]}\b", line[-60:])
    ]
    last = re.search(r"\S+\.$", line)
    if fitting and last:
        yield Edit(
            "inserted.adjunct",
            NOT_STATED,
            ((last.start(), len(line), f"{last.group()[:-1]} {chosen.choice(fitting)}."),),
        )


def referents(line: str, source: Source, chosen: random.Random) -> Iterator[Edit]:
    """A pronoun or a definite noun turned to another of the source."""
    match = re.match(r"(?:He|She)\b(?= (?:said|was|had|has|is|told|added|will|also|[a-z]+ed)\b)", line)
    if match:
        yield (
            Edit(
                "referent.pronoun",
                CONTRADICTED,
                ((0, match.end(), "She" if match.group() == "He" else "He"),),
            )
            if not re.search(r"\b(?:his|her|him|himself|herself|he|she)\b", line)
            else Edit(
                "referent.pronoun",
                CONTRADICTED,
                (
                    (
                        0,
                        match.end(),
                        "They"
                        if " was " not in line and " has " not in line and " is " not in line
                        else match.group(),
                    ),
                ),
            )
        )
    for match in re.finditer(
        r"\b([Tt]he) ([a-z]+)\b(?= (?:was|were|has|had|said|will|is|are|told|[a-z]+ed)\b)", line
    ):
        noun = match[2]
        if noun not in ACTORS:
            continue
        others = [
            m[1]
            for other in source.lines
            if other != line
            for m in re.finditer(r"\b[Tt]he ([a-z]+)\b", other)
            if m[1] in ACTORS
            and m[1] != noun
            and m[1] not in line
            and m[1].endswith("s") is noun.endswith("s")
            and m[1][:4] != noun[:4]
        ]
        if others:
            yield Edit(
                "referent.noun",
                CONTRADICTED,
                ((match.start(), match.end(), f"{match[1]} {chosen.choice(others)}"),),
            )
