"""A source as the edits see it: its lines, the names in them by sort, its figures, and which lines are said twice."""

import re
from collections.abc import Sequence
from functools import lru_cache

from service.text.names import Name, key_of, names, same_name
from service.text.words import STOPWORDS, words
from training.contrasts.gazetteer import COUNTRIES, GIVEN, NATIONS, ORG_WORDS, PERSON_TITLES, PLACES

PERSON, PLACE, BODY, NATION, OTHER = "person", "place", "body", "nation", "other"
_SAID = re.compile(
    r"^,?\s(?:said|told|added|says|tells|claimed|warned|insisted|tweeted|admitted|explained|, \d\d,|who\b|, who\b|was born|died|scored|(?:is|was) (?:charged|arrested|jailed))"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|captain|striker|midfielder|defender|goalkeeper|manager|coach|actor|actress|singer|author|director|chairman|minister|MP|spokesman|spokeswoman|leader|president|sergeant|constable)\.?\s|said\s)$"
)
_DOES = re.compile(
    r" (?:was (?:born|killed|arrested|jailed|found|named)|has (?:said|told)|[a-z]{3,}ed|told|took|made|won|gave|met|led)\b"
)
_DONE_TO = re.compile(
    r"\b(?:accused|told|asked|arrested|named|praised|criticised|charged|killed|replaced|married|succeeded|appointed|attacked|by) $"
)
_THE_BEFORE = re.compile(r"\b[Tt]he\s$")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|across|visited|throughout|around|to)\s(?:(?:north|south|east|west|central|northern|southern|eastern|western|nearby|downtown)\s)?$",
    re.IGNORECASE,
)
_THINGS = frozenset(
    """road street avenue lane park house hill place square station day award awards cup county river lake bridge act bill law way drive
    close crescent gardens stadium arena island bay beach prize trophy open masters championship tour show story building tower castle valley
    plan review report inquiry trial foundation memorial airport centre series""".split()
)
_ACRONYM = re.compile(
    r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:(?:of|for|and|the|on|in) ){0,2}[A-Z][a-z]+){1,5}) \(([A-Z]{2,6})\)"
)
_NOT_NAMES = frozenset(
    "i mr mrs ms dr the but and he she they it we you this that these there if as at in on for of by an a no not so yes what how why when where who his her their our my media caption image copyright".split()
)


class Source:
    """The lines of one source, with what edits of any of them need to know about the others.

    ``title`` counts as something said: a line that it repeats is not edited.
    """

    def __init__(self, lines: Sequence[str], title: str = "") -> None:
        self.lines = tuple(lines)
        self.title = title
        self.text = "\n".join([title, *self.lines])
        self.lower = self.text.lower()
        self.names: tuple[tuple[Name, ...], ...] = tuple(_proper(line) for line in self.lines)
        self._sorts: dict[str, str] = {}
        self._votes()
        self.stems = tuple(content(line) for line in self.lines)
        self._title_stems = content(title)
        self.acronyms = tuple(
            (match[1], match[2])
            for match in _ACRONYM.finditer(self.text)
            if "".join(word[0] for word in match[1].split() if word[0].isupper()) == match[2]
        )

    def _votes(self) -> None:
        votes: dict[str, dict[str, int]] = {}
        for line, found in zip(self.lines, self.names, strict=True):
            for name in found:
                score = votes.setdefault(name.key, {})
                for sort, weight in _signs(line, name):
                    score[sort] = score.get(sort, 0) + weight
        for key, score in votes.items():
            best = max(score, key=lambda sort: score[sort]) if score else OTHER
            self._sorts[key] = best if score.get(best, 0) >= 2 else OTHER
        full = [key for key, sort in self._sorts.items() if sort == PERSON and " " in key]
        surnames = {key.split()[-1] for key in full}
        for key in self._sorts:
            if key in surnames:
                self._sorts[key] = PERSON

    def sort(self, name: Name) -> str:
        """The sort of a name: person, place, body, nation (an adjective or people) or other."""
        return self._sorts.get(name.key, OTHER)

    def named(self, sort: str) -> tuple[Name, ...]:
        """All names of a sort, one of each, the longest form of each first met."""
        found: dict[str, Name] = {}
        for line in self.names:
            for name in line:
                if self.sort(name) == sort:
                    found.setdefault(name.key, name)
        return tuple(found.values())

    def others(self, name: Name, line: str) -> list[Name]:
        """Names of the same sort as ``name`` that are not in ``line`` and cannot be the same."""
        sort = self.sort(name)
        if sort == OTHER:
            return []
        lower = line.lower()
        return [
            other
            for other in self.named(sort)
            if not same_name(name.key, other.key) and not _shares(other.key, lower) and not name.opens
        ]

    def full_name(self, name: Name) -> str:
        """The longest form of a person's name in the source."""
        forms = [
            n.text
            for line in self.names
            for n in line
            if n.key.split()[-1] == name.key.split()[-1] and self.sort(n) == PERSON
        ]
        return max(forms, key=len, default=name.text)

    def has(self, phrase: str) -> bool:
        """Whether a phrase stands anywhere, whole words, case ignored."""
        return re.search(rf"(?<![\w.,]){re.escape(phrase.lower())}(?![\w]|[.,]\d)", self.lower) is not None

    def echoed(self, index: int, share: float = 0.6) -> bool:
        """Whether another line, or the title, says most of what line ``index`` says."""
        mine = self.stems[index]
        if not mine:
            return True
        rest = [stems for i, stems in enumerate(self.stems) if i != index]
        return any(len(mine & stems) >= share * len(mine) for stems in [*rest, self._title_stems])

    def usable(self, index: int) -> bool:
        """Whether a line is a sentence of the length and shape that edits are made in."""
        line = self.lines[index]
        return (
            6 <= len(line.split()) <= 45
            and line[0].isupper()
            and line.rstrip("\"”’')")[-1:] in {".", "!"}
            and line.count("\n") == 0
            and not re.search(r"[?|#*\t]|https?:|@|^[A-Z][\w ]{2,25}: [A-Z][\w ]+[,(]", line)
        )


def _shares(key: str, lower: str) -> bool:
    last = key.rsplit(maxsplit=1)[-1]
    return re.search(rf"\b{re.escape(key)}\b|\b{re.escape(last)}\b", lower) is not None


@lru_cache(maxsize=65536)
def content(line: str) -> frozenset[str]:
    """The stems of the words that carry a line's content."""
    return frozenset(word.stem for word in words(line) if word.lower not in STOPWORDS and len(word.lower) > 1)


def _proper(line: str) -> tuple[Name, ...]:
    return tuple(
        name
        for name in names(line)
        if name.key not in _NOT_NAMES
        and len(name.text) > 1
        and len(name.key.split()) <= 5
        and name.text[0].isupper()
        and not (
            name.opens
            and name.key not in GIVEN
            and name.key not in COUNTRIES
            and name.key not in NATIONS
            and name.key not in PLACES
            and not name.text.isupper()
        )
        and "\n" not in name.text
    )


def _signs(line: str, name: Name) -> list[tuple[str, int]]:
    if name.key in COUNTRIES or name.key in PLACES:
        return [(PLACE, 9)]
    if name.key in NATIONS:
        return [(NATION, 9)]
    before, after = line[: name.span.start], line[name.span.end :]
    return [*_signs_of_person(name, before, after), *_signs_of_others(name, before, after)]


def _signs_of_others(name: Name, before: str, after: str) -> list[tuple[str, int]]:
    parts = name.key.split()
    found: list[tuple[str, int]] = []
    acronym = name.text.isupper() and 2 <= len(name.text) <= 6
    if acronym or "&" in name.text or not ORG_WORDS.isdisjoint(parts):
        found.append((BODY, 4))
    if _PLACE_BEFORE.search(before) and not after.startswith("'s") and len(parts) <= 2:
        found.append((PLACE, 2))
    if _THE_BEFORE.search(before) and len(parts) <= 4:
        found.append((BODY, 1))
    return found


def _signs_of_person(name: Name, before: str, after: str) -> list[tuple[str, int]]:
    parts = name.key.split()
    thing = parts[-1] in ORG_WORDS or parts[-1] in _THINGS or _THE_BEFORE.search(before) is not None
    found: list[tuple[str, int]] = []
    if name.title and name.title.split()[-1].lower() in PERSON_TITLES:
        found.append((PERSON, 4))
    if parts[0] in GIVEN and 2 <= len(parts) <= 3 and not thing:
        found.append((PERSON, 4))
    if _SAID.match(after) and 2 <= len(parts) <= 3 and not thing:
        found.append((PERSON, 2))
    acts = len(parts) == 2 and not name.text.isupper() and not thing
    if acts and (_DOES.match(after) or _DONE_TO.search(before)):
        found.append((PERSON, 2))
    if _PERSON_BEFORE.search(before):
        found.append((PERSON, 2 if len(parts) > 1 else 1))
    return found


__all__ = ["BODY", "NATION", "OTHER", "PERSON", "PLACE", "Source", "content", "key_of"]
