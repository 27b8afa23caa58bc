"""Reported speech and quotations in a sentence, by plain patterns of the operators' own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.domain.spans import Span

SAYING = (
    "said|says|added|adds|argued|argues|warned|warns|claimed|claims|announced|stated|noted|notes|insisted|insists|"
    "explained|reported|acknowledged|suggested|estimated|alleged|maintained|confirmed|believes|predicted|admitted|"
    "told reporters|told the court|told lawmakers|wrote|tweeted|declared|contends|asserted"
)


@dataclass(frozen=True, slots=True)
class Said:
    """Reported speech: ``speaker`` and ``content`` as spans, ``form`` one of ``first``, ``last``, ``according``, ``according last``."""

    speaker: Span
    content: Span
    form: str


_SPEAKER = r"[A-Z“][^,;:“”\"()]{1,60}?(?:, [^,;:“”\"()]{3,60},)?"
_PLAINLY = "said|says|claimed|claims|added|argued|argues|insisted|insists|told reporters|believes"
"""Verbs of saying that are not followed by a noun: without "that", the others mostly are."""
_WHEN = r"(?:(?: on)? [A-Z][a-z]+day(?: (?:morning|evening|night|afternoon))?)?"
_TOLD = r"(?: (?:in a statement|on Twitter|at a news conference))?"
_FIRST = re.compile(
    rf"^(?P<speaker>{_SPEAKER}) (?:has |have |had |also )?(?:(?:{SAYING}){_WHEN}{_TOLD} that|(?:{_PLAINLY}){_WHEN}) (?P<content>[^“”\"]{{15,}})$"
)
_LAST = re.compile(
    rf"^(?P<content>[^“”\"]{{15,}}), (?:(?P<speaker>(?:[Tt]he |[A-Z])[^,;:“”\"()]{{1,60}}?) (?:{SAYING})|(?:said|says) (?P<late>(?:the |[A-Z])[^,;:“”\"()]{{1,60}}?)){_WHEN}\.$"
)
_ACCORDING = re.compile(r"^According to (?P<speaker>[^,;“”\"()]{3,80}), (?P<content>[^“”\"]{15,})$")
_ACCORDING_LAST = re.compile(r"^(?P<content>[^“”\"]{15,}),? according to (?P<speaker>[^,;“”\"()]{3,80})\.$")


_NO_SPEAKERS = frozenset(
    "In On At As But And Or If When While After Before For From With By That There This Since Until Then So What Though Although "
    "Because Once Where Why How Even Still Yet".split()
)
_NO_END = re.compile(
    r"\b(?:has|have|had|also|then|later|earlier|since|(?!family|ally|rally|assembly|monopoly)[a-z]{3,}ly)$"
)
"""A speaker that seems to end so has part of the verb."""
_GOES_ON = re.compile(
    rf", (?:but|and|or|then) (?:also |later |then )?(?:{SAYING}|promised|called|asked|urged|refused|declined|denied|wanted)\b"
)
"""A second verb of the same speaker, who would be lost with the first."""


@lru_cache(maxsize=4096)
def said(text: str) -> Said | None:
    """Who says all that the sentence says, and what; None where it isn't reported, or in direct speech."""
    for form, pattern in (
        ("according", _ACCORDING), ("according last", _ACCORDING_LAST), ("last", _LAST), ("first", _FIRST),
    ):  # fmt: skip
        match = pattern.match(text)
        if match is None:
            continue
        group = "speaker" if match["speaker"] is not None else "late"
        content = match["content"].rstrip(" ,")
        if (
            match[group].split()[0] in _NO_SPEAKERS
            or _NO_END.search(match[group])
            or _GOES_ON.search(content)
            or re.search(r"\b(?:and|but) that\b", content)
        ):
            return None
        if content.startswith(
            (
                "to ",
                "in ",
                "on ",
                "at ",
                "of ",
                "about ",
                "it to ",
                "for ",
                "by ",
                "so",
                "when ",
                "after ",
                "before ",
                "during ",
                "and ",
                "that ",
            )
        ):
            return None
        return Said(
            Span(*match.span(group)),
            Span(match.start("content"), match.start("content") + len(content)),
            form,
        )
    return None


_QUOTED = re.compile(r"“([^“”]{8,}?)”|\"([^\"]{8,}?)\"")


@lru_cache(maxsize=4096)
def quoted(text: str) -> tuple[Span, ...]:
    """The words inside pairs of double quotation marks, from eight characters."""
    return tuple(Span(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(text))


def each_word(text: str) -> Iterator[Span]:
    """The words of ``text``."""
    for match in re.finditer(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text):
        yield Span(*match.span())
