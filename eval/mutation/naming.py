"""Wrong names: another of the source, one from outside, or the wrong one for a pronoun."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.source import Source

_OUTSIDE = {
    "person": ("Ilse Marvane", "Tobin Achterlee", "Carola Vint", "Desmond Ruhl", "Petra Oyelaran"),
    "organisation": ("Halden Motors", "Larkmoor Energy", "Corran Airlines"),
    "the organisation": ("Halden Institute", "Larkmoor Council", "Corran Agency"),
    "place": ("Torvale", "Brenmouth", "Castellane", "Wexham"),
}
"""Invented names, for where no other source is at hand."""


_LONGER = re.compile(r"(?<!^)\b[A-Z][a-z]+ and $|\bSt\.? $")
"""What a name goes on from: "Harbour and Quay Union" does not name the Quay Union."""


def mentions(text: str, name: str) -> list[tuple[int, int]]:
    """Where ``name`` stands in ``text`` as whole words and no part of a longer name."""
    if name not in text:
        return []
    found = _whole(name).finditer(text)
    return [match.span() for match in found if not _LONGER.search(text[: match.start()])]


@lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?! [A-Z][a-z])")


def renamed(text: str, name: str, by: str) -> str:
    """``text`` with every mention of ``name`` as ``by``."""
    for start, end in reversed(mentions(text, name)):
        text = text[:start] + by + text[end:]
    return text


def apart(left: str, right: str) -> bool:
    """Whether two names share no word, so that one is hardly a form of the other."""
    return not set(left.lower().split()) & set(right.lower().split()) - {"the", "of"}


def _kinds(source: Source) -> dict[str, tuple[str, ...]]:
    return {"person": source.persons, "organisation": source.organisations, "place": source.places}


def people_in(given: Given) -> Iterator[tuple[str, str, bool]]:
    """People that the Sentence mentions: how it does, the full name, and whether it is the last name alone."""
    for person in given.source.persons:
        last = person.split()[-1]
        if mentions(given.text, person):
            yield person, person, False
        elif mentions(given.text, last):
            yield last, person, True


def _within(given: Given) -> Iterator[Edit]:
    for written, person, short in people_in(given):
        for other in given.source.persons:
            new = other.split()[-1] if short else other
            if other != person and apart(person, other) and not mentions(given.text, other.split()[-1]):
                yield Edit(renamed(given.text, written, new), f"{written} → {new}, of the same source")
    for kind in ("organisation", "place"):
        names = _kinds(given.source)[kind]
        for name in names:
            for other in names:
                if (
                    name != other
                    and mentions(given.text, name)
                    and apart(name, other)
                    and other not in given.text
                ):
                    if _initials(name) == _initials(other):
                        continue
                    yield Edit(renamed(given.text, name, other), f"{name} → {other}, of the same source")


def _initials(name: str) -> str:
    """What ``name`` is short for, or short by: BBC for British Broadcasting Corporation."""
    if name.isupper():
        return name.replace(".", "")
    return "".join(piece[0] for piece in name.split() if piece[0].isupper())


def _outside(given: Given) -> Iterator[Edit]:
    strangers = _kinds(given.stranger) if given.stranger is not None else {}
    known = given.source.text
    for written, person, short in people_in(given):
        for other in strangers.get("person", ()) or _OUTSIDE["person"]:
            new = other.split()[-1] if short else other
            if new not in known and apart(person, other):
                yield Edit(renamed(given.text, written, new), f"{written} → {new}, of no source")
    for kind in ("organisation", "place"):
        for name in _kinds(given.source)[kind]:
            if not mentions(given.text, name):
                continue
            the = "the " if kind == "organisation" and f"he {name}" in given.text else ""
            for other in strangers.get(kind, ()) or _OUTSIDE[the + kind]:
                if other not in known and apart(name, other):
                    yield Edit(renamed(given.text, name, other), f"{name} → {other}, of no source")


_PRONOUN = re.compile(r"(?:He|She)(?= [a-z]+(?:ed|s|d|t|n|w|k|e)\b)")


def antecedent(given: Given) -> str | None:
    """The full name of whom the Sentence's opening "He" or "She" means.

    That is the only person whom the line before names, and names first; the Sentence must stand in the source as it
    is. None where that leaves doubt.
    """
    if _PRONOUN.match(given.text) is None:
        return None
    lines = given.source.lines
    at = next((index for index, line in enumerate(lines) if line.text == given.text), 0)
    before = lines[at - 1].text if at else ""
    named = [
        person
        for person in given.source.persons
        if mentions(before, person) or mentions(before, person.split()[-1])
    ]
    if len(named) == 1 and re.match(
        rf"(?:[A-Z][a-z]*\.? ){{0,3}}{re.escape(named[0].split()[-1])}\b", before
    ):
        return named[0]
    return None


def _referent(given: Given) -> Iterator[Edit]:
    meant = antecedent(given)
    pronoun = _PRONOUN.match(given.text)
    if meant is None or pronoun is None:
        return
    for other in given.source.persons:
        if other != meant and apart(meant, other) and other.split()[-1] not in given.text:
            yield Edit(other + given.text[pronoun.end() :], f"{pronoun.group()}, who is {meant} → {other}")


def _resolved(given: Given) -> Iterator[Edit]:
    meant = antecedent(given)
    pronoun = _PRONOUN.match(given.text)
    if meant is not None and pronoun is not None and meant.split()[-1] not in given.text:
        yield Edit(meant + given.text[pronoun.end() :], f"{pronoun.group()} → {meant}, whom it means")


OPERATORS = (
    Operator(
        "name_swapped_within", "names", "a person, body or place becomes another of the source", _within
    ),
    Operator(
        "name_swapped_outside",
        "names",
        "a person, body or place becomes one that the source does not name",
        _outside,
    ),
    Operator(
        "referent_swapped", "names", "a pronoun becomes the name of somebody whom it does not mean", _referent
    ),
    Operator(
        "referent_named", "surviving", "a pronoun becomes the name of whom it means", _resolved, survives=True
    ),
)
