"""Offices: a title or role goes with the person to whom the source gives it."""

import re
from collections.abc import Iterator

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.forms import base
from service.text.names import TITLES, Name, same_name

_ADDRESS = frozenset(
    "mr mrs ms miss dr sir dame lord lady baroness sister brother father saint prof professor former late".split()
)
_NO_FIELD = frozenset(
    "the a an its their his her deputy vice former acting new prime then next first senior assistant interim chief longtime current".split()
)
_PAST_OFFICE = re.compile(r"\b(?:former|ex|late|acting|then|future|next|outgoing|incoming)\b", re.IGNORECASE)
_APPOSED = re.compile(
    r",\s(?:(?:the|a|an|its|their|who\s(?:is|was)\s(?:the|a))\s)?(?:[A-Z][\w.'’-]+\s|[a-z]+\s){0,3}?(?P<office>(?:[a-z]+\s)?(?:president|minister|secretary|chancellor|chairman|chairwoman|"
    r"chair|director|spokesman|spokeswoman|spokesperson|governor|mayor|leader|ambassador|commissioner|chief|coach|captain|manager|king|queen|professor|"
    r"senator|head|founder|owner|editor|lawyer|attorney|judge|premier|speaker))\b",
    re.IGNORECASE,
)


def check_offices(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence gives a person the office that the source gives to another, and not to this one."""
    found: list[Finding] = []
    offices: list[tuple[SourceAnalysis, Statement, Name, str]] | None = None
    for statement in given.statements:
        for name, office in held(statement):
            if offices is None:
                offices = [
                    (s, theirs, n, o)
                    for s in given.sources
                    for theirs in s.statements
                    for n, o in held(theirs)
                ]
            finding = _check(statement, name, office, offices)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def held(statement: Statement) -> Iterator[tuple[Name, str]]:
    """The names of a sentence with the office before them or in apposition after them, in lower case."""
    for name in statement.names:
        if _PAST_OFFICE.search(
            statement.text, max(0, name.span.start - len(name.title) - 12), name.span.start
        ):
            continue
        title = " ".join(w for w in name.title.lower().replace(".", "").split() if w not in _ADDRESS)
        if title:
            yield name, title
        apposed = _APPOSED.match(statement.text, name.span.end)
        if apposed and len(name.key.split()) > 1:
            yield name, apposed["office"].lower().removeprefix("the ").removeprefix("former ")


def _same_office(left: str, right: str) -> bool:
    return left == right or set(left.split()) <= set(right.split()) or set(right.split()) <= set(left.split())


def _another(left: str, right: str) -> bool:
    """Whether two offices are of one rank and of different fields: ``transport minister``, ``finance minister``."""
    *mine, rank = left.split()
    *theirs, other = right.split()
    return (
        rank == other
        and len(mine) == len(theirs) == 1
        and base(mine[0]) != base(theirs[0])
        and not ({*mine, *theirs} & _NO_FIELD)
    )


def _check(
    statement: Statement, name: Name, office: str, offices: list[tuple[SourceAnalysis, Statement, Name, str]]
) -> Finding | None:
    if office.rsplit(maxsplit=1)[-1] not in TITLES and office.rsplit(maxsplit=1)[-1] not in ("chief", "head"):
        return None
    own = [entry for entry in offices if same_name(entry[2].key, name.key)]
    if not own or any(_same_office(office, entry[3]) for entry in own):
        return None
    rank = office.rsplit(maxsplit=1)[-1]
    others = [entry for entry in own if _another(office, entry[3])]
    if others and len(others) == len([entry for entry in own if entry[3].rsplit(maxsplit=1)[-1] == rank]):
        source, theirs, named, has = others[0]
        return Finding(
            FindingKind.ROLE,
            f"the source gives {named.text} the office “{has}”, the Sentence “{office}”",
            statement.place(name.span),
            source.article_id,
            theirs.place(named.span),
            contradicts=True,
        )
    holders = [entry for entry in offices if entry[3] == office and not same_name(entry[2].key, name.key)]
    if not holders:
        return None
    source, theirs, holder, _ = holders[0]
    title = holder.title and Span(max(0, holder.span.start - len(holder.title) - 1), holder.span.end)
    return Finding(
        FindingKind.ROLE,
        f"the source gives the office “{office}” to {holder.text}, not to {name.text}",
        statement.place(name.span),
        source.article_id,
        theirs.place(title or holder.span),
        contradicts=True,
    )
