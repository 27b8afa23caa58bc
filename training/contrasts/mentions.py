"""Those of a line who can act: names, nouns of actors with their determiners, and pronouns, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.contrasts.gazetteer import COUNTRIES, PLACES
from training.contrasts.morphology import verb_forms
from training.contrasts.opposites import VERBS
from training.contrasts.source import BODY, PERSON, PLACE, Source
from training.contrasts.tables import ACTORS, PLURAL_ACTORS, TRANSITIVE_VERBS

_COMMON = "say go come get make take see give find think know want become seem need try start begin play run move live believe hold bring happen write provide sit stand lose pay meet continue set learn change lead understand watch follow stop create speak read allow add spend grow open walk win offer remember love consider appear buy wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull face plan agree claim hope warn argue insist deny admit announce confirm reject accept refuse fail score finish beat hit arrive leave return join travel work speak appeal act look turn feel keep use show tell ask".split()
_VERB_FORMS = (
    frozenset(f for v in (*TRANSITIVE_VERBS, *_COMMON) for f in verb_forms(v)[1:4]) | frozenset(VERBS)
) - frozenset(
    "attacks raids charges houses guards reports fires fighters plans tests visits films works plays moves runs needs claims hopes holds".split()
)

_SUBJECTS = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}
_OBJECTS = {"him": "he", "them": "they", "me": "I", "us": "we", "her": "she"}
_BARE = frozenset(
    "police officers officials firefighters paramedics prosecutors campaigners protesters scientists researchers experts doctors residents voters detectives soldiers troops rebels militants lawmakers senators investors shareholders".split()
)
_NOUNS = "|".join(sorted(ACTORS | {noun.capitalize() for noun in _BARE}, key=len, reverse=True))
_ACTOR = re.compile(
    r"\b(?:(?P<det>[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Mm]any|[Aa]nother|[Oo]ne) )?(?P<mid>(?:(?!and\b|or\b|of\b|with\b|in\b|on\b|to\b|that\b|who\b|is\b|was\b|has\b|had\b|by\b|at\b|as\b|from\b|for\b|the\b|a\b|were\b|are\b|his\b|her\b|their\b|its\b|said\b|told\b)[a-z][a-z-]+ ){0,2}?)"
    rf"(?P<noun>{_NOUNS})\b(?!-|['’]|\s(?:{_NOUNS})\b)"
)
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|him|them)\b|\bher\b(?= (?:to|in|on|at|for|from|with|after|before|of|and|as|by|when|while|that|over|during|because|into|out)\b|[.,;])"
)
_AGREES = re.compile(
    r"(?: \w+ly)? (?:is|are|was|were|has|have|does|do|isn't|aren't|wasn't|weren't|hasn't|haven't|says|say|[a-z]+s)\b"
)


_OFFICES = "captain striker midfielder defender goalkeeper manager coach chairman chairwoman secretary director singer actor actress minister leader driver president spokesman spokeswoman officer chief champion winger player author judge editor mayor governor senator teacher doctor professor mother father brother sister son daughter wife husband boss owner founder skipper keeper forward batsman bowler analyst journalist presenter colleague friend rival partner teammate".split()
_AFTER = frozenset(
    """in on at to for from of by with as and or but who which that when while after before if because since until during than is are was were has have had will would can could may might must should do does did not also then
    about against over under into out up down off away back near around through across between without within despite amid last this next earlier later yesterday today again still now said says told never ever only both all
    the a an his her its their him them it he she they so just already once twice""".split()
)
_FOLLOWS = re.compile(r" ([a-z][a-z’'-]*)")


def _alone(after: str) -> bool:
    """Whether a phrase ends here: what follows is no further noun of it."""
    match = _FOLLOWS.match(after)
    if match is None:
        return re.match(r" [A-Z]", after) is None
    word = match[1]
    return word in _AFTER or word in _VERB_FORMS or (word.endswith(("ed", "ly")) and len(word) > 4)


@dataclass(frozen=True, slots=True)
class Mention:
    """One who can act: ``start`` and ``end`` in the line, the words there, the sort, and whether it is plural."""

    start: int
    end: int
    text: str
    sort: str
    plural: bool = False
    titled: bool = False

    def as_subject(self) -> str:
        """The words where they do something."""
        return _OBJECTS.get(self.text, self.text)

    def as_object(self) -> str:
        """The words where something is done to them."""
        return _SUBJECTS.get(self.text.lower(), self.text) if self.sort == "pronoun" else self.text


def mentions(line: str, source: Source) -> tuple[Mention, ...]:
    """The mentions of a line in order; none overlaps another."""
    found: list[Mention] = []
    for some in (_named(line, source), _actors(line), _pronouns(line)):
        for mention in some:
            if not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


_GLUED = re.compile(r"-|\.[A-Za-z]| \d|['’]s? [A-Z]")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Sgt|President|Senator|Gov|Sen|Rep|Judge|Councillor)\.? $"
)
_OFFICE = re.compile(rf"(?:[A-Z][\w-]+|\b(?:{'|'.join(_OFFICES)}))\.? $")
_THE = re.compile(r"\b[Tt]he $")


def _named(line: str, source: Source) -> Iterator[Mention]:
    for name in source.names[source.lines.index(line)]:
        sort = source.sort(name)
        start, end = name.span.start, name.span.end
        if sort not in {PERSON, BODY, PLACE} or (sort == PLACE and name.key not in COUNTRIES | PLACES):
            continue
        if _GLUED.match(line[end:]) or line[:start].endswith(("-", "' ", "’ ")):
            continue
        if sort != PERSON and not _alone(line[end:]):
            continue
        before = _TITLE.search(line[:start]) if sort == PERSON else _THE.search(line[:start])
        start = before.start() if before and sort != PLACE else start
        titled = sort == PERSON and _OFFICE.search(line[:start]) is not None
        yield Mention(start, end, line[start:end], sort, titled=titled)


_DETERMINED = re.compile(r"(?<![\w’'-])[a-z’'-]+ $")
_CLAUSE_START = re.compile(r"\b(?:told|that|said|but|and|when|after|by|from|with|before) $")


def _actors(line: str) -> Iterator[Mention]:
    for match in _ACTOR.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if not match["det"] and (
            match["noun"].lower() not in _BARE
            or match["mid"]
            or re.search(r"[A-Z][\w.]* $", before)
            or (_DETERMINED.search(before) and not _CLAUSE_START.search(before))
        ):
            continue
        if re.match(r" (?:[A-Z]|of\b)", after) or not _alone(after):
            continue
        plural = match["noun"].lower() in PLURAL_ACTORS or match["noun"].endswith("s")
        yield Mention(match.start(), match.end(), match.group(), "actor", plural)


def _pronouns(line: str) -> Iterator[Mention]:
    for match in _PRONOUN.finditer(line):
        plural = match.group().lower() in {"they", "them"}
        yield Mention(match.start(), match.end(), match.group(), "pronoun", plural)


def agrees(line: str, mention: Mention) -> bool:
    """Whether the verb after a mention shows its number."""
    return _AGREES.match(line[mention.end :]) is not None
