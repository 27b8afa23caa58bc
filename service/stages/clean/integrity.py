"""Passages whose wording may be damaged: broken tokens, quotation marks that don't pair, machine rewording."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.domain.articles import Integrity, Note, NoteKind, Passage, Role
from service.domain.spans import Span
from service.stages.clean.pairing import unpaired
from service.stages.clean.spun import tells

_BROKEN = re.compile(
    # "theU.S.", "enhancedU.S."; "U.S.Policy"
    r"(?P<glued>\b[a-z]{2,}(?:[A-Z]\.){2,}|\b(?:[A-Z]\.){2,}[A-Z][a-z]{2,})"
    # "Indo- Pacific": a hyphen and a space, but not "two- and three-year"
    r"|(?P<hyphen>(?<![-\w])[^\W\d_]{2,}- (?!(?:and|or|to|und|oder|et|ou|y|o|e|en|of|bis|as well|but|versus|vs)\b)[^\W\d_]{3,})"
    # "time,preceding", "end.The": no space after the mark
    r"|(?P<mark>\b[a-z]{3,},[a-z]{2,}\b|(?<![@/.\w])[a-z]{3,}[.?!](?!Com\b|Net\b|Org\b)[A-Z][a-z]{2,}\b(?!\.))"
    # "united States", "south Korea", "january 8", "taiwan"
    r"|(?P<lower>(?<![-.@#/\w])(?:united (?:States|Kingdom|Nations|Arab)|(?:south|north) (?:Korea|Africa)\b|saudi Arabia|"
    r"(?:january|february|april|june|july|august|september|october|november|december) \d+|(?:taiwan|japan|germany|russia|ukraine|israel|europe|pakistan|iran|iraq)\b(?![-./@])))"
    # "reflmatter ect": an ending that stands alone
    r"|(?P<ending>(?<=[a-z]\s)(?:ect|tion|tions|ment|ments|sion|ence|ance|ible|ious|ated|ingly|tial|cial|ture|ght|ould|eral|ical|ness|lly|ently)(?=[ ,.;]))"
    # what a wrong decoding leaves
    r"|(?P<decoding>\ufffd|â€[™œ\x9d“”˜]|Ã[©¨¼¶¤±³]|Â[ £©])"
)
_CAMEL = re.compile(r"(?<![@#\w/.])(?:[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)+)\b(?![.@/]\w)")
_PARTS = re.compile(r"[A-Z]?[a-z]+")
_GLUED = re.compile(r"\w*[a-z][A-Z]\w*")
_TELLS = 4
_TELLS_PER_THOUSAND = 4.0
_MESSAGES = {
    Integrity.BROKEN_TOKENS: "words are broken or run together, as in “{}”",
    Integrity.UNPAIRED_QUOTES: "quotation marks do not pair, so who said which words can't be told for sure, as at “{}”",
    Integrity.MACHINE_REWORDED: "the wording looks reworded by a program, as in “{}”; it may be nobody's own words",
}


def marks(text: str, passages: Sequence[Passage], language: str) -> tuple[list[Passage], list[Note]]:
    """The passages with the marks of what is wrong with their wording, and for each kind a Note on where it shows.

    Where the expressions that machine rewording leaves are frequent (``_TELLS`` or more, at ``_TELLS_PER_THOUSAND``
    in a thousand words), every Passage but the headline gets that mark: the others were reworded by the same hand.
    """
    stretches = [passage.span.of(text) for passage in passages]
    where: dict[Integrity, list[Span]] = {kind: [] for kind in Integrity}
    found: list[set[Integrity]] = [set() for _ in passages]

    def mark(index: int, kind: Integrity, span: Span | None) -> None:
        if span is not None:
            found[index].add(kind)
            where[kind].append(span.shift(passages[index].span.start))

    glued = _RunTogether(text)
    for index, stretch in enumerate(stretches):
        mark(index, Integrity.BROKEN_TOKENS, _broken(stretch) or glued.first(stretch))
        for told in tells(stretch):
            mark(index, Integrity.MACHINE_REWORDED, Span(*told.span()))
    running = [index for index, passage in enumerate(passages) if passage.citable]
    for index, wrong in zip(running, unpaired([stretches[i] for i in running], language), strict=True):
        mark(index, Integrity.UNPAIRED_QUOTES, wrong)
    told_times = len(where[Integrity.MACHINE_REWORDED])
    words = sum(stretch.count(" ") + 1 for stretch in stretches)
    if told_times >= _TELLS and 1000 * told_times >= _TELLS_PER_THOUSAND * words:
        for own, passage in zip(found, passages, strict=True):
            if passage.role is not Role.HEADLINE:
                own.add(Integrity.MACHINE_REWORDED)
    marked = [
        replace(passage, integrity=frozenset(own)) if own else passage
        for passage, own in zip(passages, found, strict=True)
    ]
    return marked, _notes(text, where, marked)


def _notes(text: str, where: dict[Integrity, list[Span]], marked: Sequence[Passage]) -> list[Note]:
    notes = []
    for kind, spans in where.items():
        if spans:
            number = sum(kind in passage.integrity for passage in marked)
            message = f"in {number} passage{'s' if number > 1 else ''} " + _MESSAGES[kind].format(
                spans[0].of(text)
            )
            notes.append(Note(NoteKind.INTEGRITY, kind.value, message, spans[0]))
    return notes


def _broken(stretch: str) -> Span | None:
    """The first token of ``stretch`` that is surely broken."""
    match = _BROKEN.search(stretch)
    return None if match is None else Span(*match.span())


class _RunTogether:
    """Finds words with a capital inside all of whose parts the Article also writes as words of their own.

    "NortheastAsia" is broken where "Northeast" and "Asia" stand apart elsewhere; "YouTube" is a name.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._separate: frozenset[str] | None = None

    def first(self, stretch: str) -> Span | None:
        """The first such word of ``stretch``."""
        for match in _CAMEL.finditer(stretch):
            if self._separate is None:
                self._separate = frozenset(_PARTS.findall(_GLUED.sub(" ", self._text)))
            parts = _PARTS.findall(match.group())
            if all(part in self._separate and len(part) > 2 for part in parts):
                return Span(*match.span())
        return None
