"""What a sentence takes for known: people by surname alone, "the company" that no other words tell of.

A reader of the Brief sees neither the page nor its headline. Where a source calls somebody by surname because it gave
the whole name before, or names a thing with "the" because it spoke of it before, the sentence can be shown only behind
one that does the same for the reader.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import regex

from service.text.names import Name, names
from service.text.words import stem, words

_KINDS = (
    "treaty accord agreement deal pact memorandum settlement",
    "meeting summit talks negotiations conference gathering",
    "decision ruling judgment verdict order award result outcome arbitrator",
    "company firm operator maker manufacturer airline carrier retailer bank laboratories corporation inc group",
    "union federation dockers workers",
    "strike walkout stoppage",
    "plan proposal scheme programme program",
    "bill legislation law measure act",
    "attack shooting bombing strike explosion blast raid",
    "statement communique declaration",
    "report study survey findings",
    "suspect gunman shooter attacker man woman",
    "vote ballot election referendum result outcome",
    "president presidency",
    "senator senate",
)
_SAME_KIND: dict[str, frozenset[str]] = {}
for _row in _KINDS:
    _stems = frozenset(stem(word) for word in _row.split())
    for _one in _stems:
        _SAME_KIND[_one] = _SAME_KIND.get(_one, frozenset()) | _stems
"""Words that may stand for one another where a thing is spoken of again."""

_KNOWN = frozenset(
    """government police navy army military guard parliament congress economy public world president minister ministry administration
    state market markets department media press authorities internet pandemic virus coronavirus war weather constitution country nation
    number amount rest majority vast fact idea question answer reason time day week month year sun sea air poor rich young old elderly unemployed left right""".split()
)
"""Heads and adjectives that are understood without anything before them."""
_ONE_OF = frozenset(
    "first second third latest most only next last best worst biggest largest highest lowest".split()
)
"""Before a noun they say which one is meant; after one they begin what is said of it."""
_SUBJECT = regex.compile(
    r"^(?:The|According to the|(?:In|At|On|After|Before|During|With|Under|By|For|Since|As)\b[^,]{2,60}, the)\s+((?:[\p{L}\d’'.-]+\s*){1,9})"
)
_INSIDE = regex.compile(
    r"(?:,[”\"]?|\bthat|\bbecause|\bbut|\bif|\bwhen|\bwhile|\bwhere|\bwhich)\s+the\s+((?:\p{Ll}[\p{Ll}’'-]*\s+){1,3})"
    r"(?=(?:said|says|notes?|noted|adds|added|stated|states|reads|found|would|will|had|has|was|is|were|are|\p{Ll}+ed)\b)"
)
_NAMED_THINGS = frozenset(
    "company firm operator maker group bank union federation party country nation city town team club agency network newspaper airline university "
    "president leader senator governor mayor candidate nominee organisation organization".split()
)
"""Words for what a name before in the same sentence may name."""
_STOPS = regex.compile(
    r"^(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|said|says|told|made|took|gave|went|came|left|met|"
    r"won|lost|held|led|set|put|puts|cut|hit|saw|got|ran|began|became|sent|spoke|wrote|fell|rose|grew|kept|found|struck|shot|sought|brought|fought|cost|binds?|"
    r"comes|goes|makes|takes|gives|calls|wants|plans|aims|seeks|shows|serves|remains|follows|includes|\p{Ll}+ed|\p{Ll}+ly|not|also|then|now|still|never|"
    r"and|or|but|a|an|the|its|his|her|their|this|these|as|after|before|amid|when|while|since|until)$"
)
_MODIFIER = frozenset(
    "of in by for from at between against behind on with to near about over under among across into".split()
)
_RELATIVE = frozenset("that who which whose where".split())
_LONGEST_HEAD = 4


@dataclass(frozen=True, slots=True)
class Need:
    """What must have been said before: any one of ``stems``."""

    stems: frozenset[str]

    def met(self, said: frozenset[str]) -> bool:
        """Whether what was ``said`` (stems of words) tells of it."""
        return not self.stems.isdisjoint(said)


def _need(heads: Iterable[str]) -> Need:
    held: set[str] = set()
    for head in heads:
        for word in words(head):
            held |= {word.stem} | _SAME_KIND.get(word.stem, frozenset())
    return Need(frozenset(held))


def _heads(phrase: str) -> list[str] | None:
    """The words of a noun phrase after "the" that tell what it is; None where it needs nothing before it."""
    heads: list[str] = []
    run = phrase.split()
    for at, word in enumerate(run):
        plain = word.strip(".’'")
        lower = plain.lower()
        if lower in _MODIFIER:
            rest = run[at + 1 : at + 6]
            own = rest[:1] != ["the"] or any(one[0].isupper() or one[0].isdigit() for one in rest)
            return None if own and rest[:1] not in (["its"], ["their"], ["his"], ["her"]) else heads
        if lower in _RELATIVE or plain[:1].isupper() or plain[:1].isdigit() or lower in _KNOWN:
            return None
        if (heads and (lower in _ONE_OF or _STOPS.match(lower))) or len(heads) == _LONGEST_HEAD:
            break
        if lower in _ONE_OF or (lower.endswith(("est", "-year-old")) and len(lower) > len("guest")):
            return None
        heads.append(lower.removesuffix("'s").removesuffix("’s"))
    return heads


def needs(text: str) -> tuple[Need, ...]:
    """What the sentence ``text`` names with "the" as known: its subject, and who or what speaks inside it.

    A phrase that says itself what it means needs nothing: it holds a name or a number, is followed by "of …", "by …" or a
    relative clause, or is one of the few things that everybody knows.
    """
    found: list[Need] = []
    subject = _SUBJECT.match(text)
    if subject:
        heads = _heads(subject.group(1))
        if heads:
            found.append(_need(heads))
    for match in _INSIDE.finditer(text, 1):
        heads = _heads(match.group(1))
        if not heads:
            continue
        need = _need(heads[-1:])
        before = text[: match.start()]
        named = _NAMED_THINGS.issuperset(heads[-1:]) and names(before)
        if not need.met(frozenset(word.stem for word in words(before))) and not named:
            found.append(need)
    return tuple(found)


_THE = regex.compile(
    r"\bthe ((?:\p{Ll}[\p{Ll}-]*\s+)?)(\p{Ll}[\p{Ll}-]+)(?=[\s,.;:’'])(?! (?:of|that|who|which|by|in|for|to|from)\b)"
)


def backward(text: str, before: AbstractSet[str], known: frozenset[str]) -> int:
    """How many things ``text`` names with "the" that the sentences ``before`` (stems) told of, it itself not, nor ``known``.

    They do not make a sentence unreadable as its subject does, but fewer are better.
    """
    found = 0
    for match in _THE.finditer(text):
        heads = [word for group in match.groups() for word in words(group)]
        if heads and heads[-1].stop:
            heads.pop()
        if not heads or any(word.stop or word.lower in _KNOWN for word in heads):
            continue
        own = frozenset(word.stem for word in words(text[: match.start()])) | known
        held = frozenset(word.stem for word in heads)
        found += any(stem in before for stem in held) and held.isdisjoint(own)
    return found


_LINKED = regex.compile(r"\b(?:of the|of|for|&|and)\s")


def _own(name: Name) -> str:
    """The name itself: of "Critics of Holt" the last part."""
    return _LINKED.split(name.key)[-1].strip()


def _surname(name: Name) -> str:
    return name.key.rsplit(" ", 1)[-1]


def _whole_name(name: Name) -> bool:
    return " " in _own(name) or (
        bool(name.title) and name.title.lower().rstrip(".") not in {"mr", "mrs", "ms", "miss"}
    )


@dataclass(frozen=True, slots=True)
class People:
    """Whom each sentence of one Article introduces by whole name, and whom it calls by surname after that."""

    introduces: tuple[frozenset[str], ...]
    presumes: tuple[frozenset[str], ...]
    where: Mapping[str, int]
    """The sentence, from 0, that introduces each."""


def people(sentences: Sequence[str], known: frozenset[str] = frozenset()) -> People:
    """Read the ``sentences`` of one Article in order.

    A surname that the Article itself uses before any whole name, or that is in ``known``, is one that readers have in their heads.
    """
    where: dict[str, int] = {}
    bare_first: set[str] = set(known)
    introduces: list[frozenset[str]] = []
    presumes: list[frozenset[str]] = []
    for place, text in enumerate(sentences):
        here: set[str] = set()
        missing: set[str] = set()
        for name in names(text):
            surname = _surname(name)
            if _whole_name(name):
                here.add(surname)
                if surname not in bare_first:
                    where.setdefault(surname, place)
            elif surname in here or surname in bare_first:
                continue
            elif surname in where:
                missing.add(surname)
            elif not name.opens:
                bare_first.add(surname)
        introduces.append(frozenset(here))
        presumes.append(frozenset(missing))
    return People(tuple(introduces), tuple(presumes), where)


def household(titles: Sequence[str], label: str) -> frozenset[str]:
    """The single names that the label of the Topic, or the headlines of two Articles, use alone."""
    seen: dict[str, int] = {}
    for title in titles:
        for key in {_own(name) for name in names(title) if " " not in _own(name)}:
            seen[key] = seen.get(key, 0) + 1
    shown = {_own(name) for name in names(label) if " " not in _own(name)}
    return frozenset(shown | {key for key, times in seen.items() if times > 1})
