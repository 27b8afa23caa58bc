"""Passages whose wording may be damaged: broken tokens, quotation marks that don't pair, machine rewording."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.domain.articles import Integrity, Note, NoteKind, Passage, Role
from service.domain.spans import Span
from service.stages.clean.spun import tells

_BROKEN = re.compile(
    # "theU.S.", "enhancedU.S."; "U.S.Policy"
    r"(?P<glued>\b[a-z]{2,}(?:[A-Z]\.){2,}|\b(?:[A-Z]\.){2,}[A-Z][a-z]{2,})"
    # "Indo- Pacific": a hyphen and a space, but not "two- and three-year"
    r"|(?P<hyphen>\b[^\W\d_]{2,}- (?!(?:and|or|to|und|oder|et|ou|y|o|e|en|of|bis|as well)\b)[^\W\d_]{2,})"
    # "time,preceding", "end.The": no space after the mark
    r"|(?P<mark>\b[a-z]{3,},[a-z]{2,}\b|\b[a-z]{3,}[.?!][A-Z][a-z]{2,}\b(?!\.))"
    # "united States", "south Korea", "january 8"
    r"|(?P<lower>(?<![-.@/\w])(?:united (?=States|Kingdom|Nations|Arab)|(?:south|north) (?=Korea\b|Africa\b)|saudi (?=Arabia)|"
    r"(?:january|february|april|june|july|august|september|october|november|december) (?=\d)|taiwan\b|japan\b|germany\b|russia\b|ukraine\b|israel\b|europe\b|pakistan\b|iran\b|iraq\b))"
    # "reflconsidered ect": an ending that stands alone
    r"|(?P<ending>(?<=[a-z]\s)(?:ect|tion|tions|ment|ments|sion|ence|ance|ible|ity|ious|ated|ingly|tial|cial|ture|ght|ould|eral|ical|ness|lly|ently)(?=[ ,.;]))"
    # what a wrong decoding leaves
    r"|(?P<decoding>\ufffd|â€[™œ\x9d“”˜]|Ã[©¨¼¶¤±³]|Â[ £©])"
)
_CAMEL = re.compile(r"\b([A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)*?)([A-Z][a-z]{2,})\b")
_PARTS = re.compile(r"[A-Z]?[a-z]+")
_WEBSITE = re.compile(r"\w\.(?:Com|Net|Org)\b|www\.|https?:")
_WRONG_WAY = re.compile(r"(?:^|[\s(\[—–])”(?=\w)|“(?=[\s.,;:!?)]*$)|\w”(?= [a-z]+ [^“”]*”)")
_INCHES = re.compile(r"\d\"")
_LEFT_OUT_LANGUAGES = frozenset(
    {
        "de",
        "sv",
        "fi",
        "pl",
        "cs",
        "hu",
        "ro",
        "bg",
        "hr",
        "sk",
        "sl",
        "lt",
        "lv",
        "et",
        "da",
        "nb",
        "no",
        "nl",
        "is",
        "ka",
        "uk",
        "ru",
        "sr",
    }
)
"""Languages in which “ or ” opens, or closes, otherwise than in English."""
_TELLS_PER_THOUSAND = 4.0
_MESSAGES = {
    Integrity.BROKEN_TOKENS: "words are broken or run together, as in “{}”",
    Integrity.UNPAIRED_QUOTES: "quotation marks do not pair, so who said which words can't be told for sure, near “{}”",
    Integrity.MACHINE_REWORDED: "the wording looks reworded by a program, as in “{}”; it may be nobody's own words",
}


def marks(text: str, passages: Sequence[Passage], language: str) -> tuple[list[Passage], list[Note]]:
    """The passages with the marks of what is wrong with their wording, and for each kind a Note on where it shows.

    Where the expressions that machine rewording leaves are frequent (four or more, at ``_TELLS_PER_THOUSAND`` in a
    thousand words), every Passage of the Article gets that mark: the others were reworded by the same hand.
    """
    seen: dict[Integrity, list[Span]] = {kind: [] for kind in Integrity}
    separate: frozenset[str] | None = None
    found: list[set[Integrity]] = []
    tells_at: list[Span] = []
    words = 0
    for index, passage in enumerate(passages):
        stretch = passage.span.of(text)
        words += stretch.count(" ") + 1
        own: set[Integrity] = set()
        broken = _broken(stretch)
        if broken is None and (match := _camel(stretch)):
            separate = separate or frozenset(_PARTS.findall(re.sub(r"\w*[a-z][A-Z]\w*", " ", text)))
            broken = _run_together(match, separate)
        if broken is not None:
            own.add(Integrity.BROKEN_TOKENS)
            seen[Integrity.BROKEN_TOKENS].append(broken.shift(passage.span.start))
        unpaired = _unpaired(stretch, text, passages, index, language)
        if unpaired is not None:
            own.add(Integrity.UNPAIRED_QUOTES)
            seen[Integrity.UNPAIRED_QUOTES].append(unpaired.shift(passage.span.start))
        told = [Span(*match.span()).shift(passage.span.start) for match in tells(stretch)]
        if told:
            own.add(Integrity.MACHINE_REWORDED)
            tells_at += told
        found.append(own)
    seen[Integrity.MACHINE_REWORDED] = tells_at
    if len(tells_at) >= 4 and 1000 * len(tells_at) / max(words, 1) >= _TELLS_PER_THOUSAND:
        for own, passage in zip(found, passages, strict=True):
            if passage.role is not Role.HEADLINE:
                own.add(Integrity.MACHINE_REWORDED)
    marked = [
        replace(passage, integrity=frozenset(own)) if own else passage
        for passage, own in zip(passages, found, strict=True)
    ]
    return marked, _notes(text, seen, marked)


def _notes(text: str, seen: dict[Integrity, list[Span]], marked: Sequence[Passage]) -> list[Note]:
    notes = []
    for kind, spans in seen.items():
        if spans:
            number = sum(kind in passage.integrity for passage in marked)
            message = f"in {number} passage{'s' if number > 1 else ''} " + _MESSAGES[kind].format(
                spans[0].of(text)
            )
            notes.append(Note(NoteKind.INTEGRITY, kind.value, message, spans[0]))
    return notes


def _broken(stretch: str) -> Span | None:
    """The first token of ``stretch`` that is surely broken."""
    for match in _BROKEN.finditer(stretch):
        if match.lastgroup == "mark" and (
            _WEBSITE.search(match.group()) or "@" in stretch[max(0, match.start() - 1) : match.end() + 1]
        ):
            continue
        return Span(
            match.start(),
            match.end()
            + (
                0
                if match.lastgroup != "lower"
                else len(stretch[match.end() :].split(" ", maxsplit=1)[0])
                if match.group().endswith(" ")
                else 0
            ),
        )
    return None


def _camel(stretch: str) -> list[re.Match[str]]:
    return list(_CAMEL.finditer(stretch))


def _run_together(matches: Sequence[re.Match[str]], separate: frozenset[str]) -> Span | None:
    """The first word with a capital inside all of whose parts the Article also writes as words of their own.

    "NortheastAsia" is broken where "Northeast" and "Asia" stand apart elsewhere; "YouTube" is a name.
    """
    for match in matches:
        parts = _PARTS.findall(match.group())
        if len(parts) > 1 and all(part in separate and len(part) > 2 for part in parts):
            return Span(*match.span())
    return None


def _unpaired(stretch: str, text: str, passages: Sequence[Passage], index: int, language: str) -> Span | None:
    """Where a quotation mark of ``stretch`` stands the wrong way or has no partner.

    A quotation that runs over several paragraphs opens in each and closes in the last: that is how it is printed.
    """
    opening, closing = stretch.count("“"), stretch.count("”")
    if (opening or closing) and (not language or language[:2].lower() not in _LEFT_OUT_LANGUAGES):
        wrong = _WRONG_WAY.search(stretch) if closing else None
        if wrong is not None:
            return _around(stretch, wrong.start())
        depth, opened = 0, 0
        for match in re.finditer("[“”]", stretch):
            if match.group() == "“":
                if depth:
                    return _around(stretch, match.start())
                depth, opened = 1, match.start()
            elif not depth:
                return _around(stretch, match.start())
            else:
                depth = 0
        if depth and not _goes_on(text, passages, index, "“"):
            return _around(stretch, opened)
    straight = stretch.count('"')
    if (
        straight % 2
        and (straight - len(_INCHES.findall(stretch))) % 2
        and not (stretch.startswith('"') and _goes_on(text, passages, index, '"'))
        and not _goes_on(text, passages, index, '"')
    ):
        return _around(stretch, stretch.index('"'))
    return None


def _goes_on(text: str, passages: Sequence[Passage], index: int, mark: str) -> bool:
    """Whether the next Passage goes on with the quotation."""
    return index + 1 < len(passages) and text.startswith(mark, passages[index + 1].span.start)


def _around(stretch: str, position: int) -> Span:
    """A few words from ``position`` on, for readers to see."""
    end = stretch.find(" ", min(len(stretch), position + 24))
    return Span(position, len(stretch) if end < 0 else end)
