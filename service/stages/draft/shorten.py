"""Shortening by deletion: which stretches of a sentence can go while what is left stays true, whole and readable."""

from dataclasses import dataclass
from itertools import combinations

import regex

from service.domain.spans import Span
from service.stages.draft.guarded import may_go

_MOST_CUTS = 4


@dataclass(frozen=True, slots=True)
class Shortened:
    """A version of a sentence: ``text``, and the ``cuts`` (Spans of the sentence as it stands) that led to it."""

    text: str
    cuts: tuple[Span, ...]


# --- what always goes: marks of the page and ties to a sentence that is not shown ------------------------------------

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = regex.compile(
    rf"^(?:\p{{Lu}}[\p{{L}}.'’ -]{{2,40}}(?:,\s*\p{{Lu}}[\p{{L}}.]+(?: \p{{Lu}}[\p{{L}}.]+)?)?,?\s+{_DAY}\s*(?:\([^()]{{2,40}}\)\s*)?[-–—:]+\s+"
    r"|\((?:[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3})\)\s*[-–—]+\s*"
    r"|[A-Z]{3,}[A-Z.,' ]{0,40}(?:\([A-Z][\w.& ]{1,20}\)\s*)?\s*(?:[-–]{1,2}\s+|—\s*)"
    r"|[A-Z][\w.]+(?:,? [A-Z][\w.]+){0,3},? (?:\w+\.? \d{1,2} )?\([A-Z][\w.& ]{1,20}\)\s*[-–—]+\s+)"
)
_LABEL = regex.compile(
    r"^(?:Why it matters|The big picture|Driving the news|What's new|What’s new|What they're saying|Details|Between the lines|Zoom out|Zoom in|"
    r"State of play|The latest|By the numbers|Context|Background|Catch up quick|The bottom line|Go deeper|BREAKING|EXCLUSIVE|UPDATE|Breaking News|"
    r"Exclusive|Update|FIRST ON FOX|NEW|WATCH|VIDEO)\s*[:–—-]\s+"
)
_PAGE_MARK = regex.compile(r"^\d+ of \d+ \| ")
_SET_OPENER = regex.compile(
    r"^In (?:a|an) (?:\p{Ll}+ )?(?:move|development|step|sign|twist|shift|effort|bid|blow|case|turn)\b[^,;:—–()]{0,110},\s+(?=(?:the|a|an)\s|\p{Lu})"
)
_CONNECTIVE = regex.compile(
    r"^(?:However|Moreover|Furthermore|Additionally|In addition|Meanwhile|Also|Besides|Instead|Indeed|In fact|Of course|Still|Nevertheless|Nonetheless|"
    r"Consequently|Therefore|Thus|Hence|As such|As a result|Accordingly|Similarly|Likewise|For example|For instance|In other words|In short|That said|"
    r"At the same time|Notably|Importantly|Interestingly|Unfortunately|Fortunately|In particular|Specifically|Then|Now|Finally|Lastly|Firstly|Secondly|"
    r"Earlier|Later|Again|To be sure|After all|Currently|In a related development|In conclusion|To conclude|In summary|Overall),\s+"
    r"|^(?:And|But|So|Yet|Nor)\s+(?=[\p{Lu}“\"]|the\b|a\b|an\b|in\b|on\b|at\b)",
)

# --- what may go ------------------------------------------------------------------------------------------------------

_BRACKETS = regex.compile(r"\s+[(\[][^()\[\]]{1,60}[)\]](?=[\s,.;:])")
_PARTY = regex.compile(r",\s+\(?[RDI]-(?:[A-Z][a-z]+\.?|[A-Z]\.?[A-Z]\.?|[A-Z][a-z]+ [A-Z][a-z]+)\)?,")
_PARTY_BRACKETS = regex.compile(r"\s+[(\[][RDI](?:-|., )[A-Z][\w. ]{1,14}[)\]](?=[\s,.;:])")
_OPENER = regex.compile(
    r"^(?:In (?:a|an|the latest|the face of|what|an effort|addition to)\b|Amid\b|Amidst\b|With\b|Following\b|After\b|Ahead of\b|As (?:part of|a)\b|"
    r"Considering\b|Against\b|Using\b|Given\b|Accustomed\b|During\b|By\b)[^,;:—–()]{3,140},\s+"
    r"(?=(?:the|a|an|his|her|its|their)\s|\p{Lu})"
)
_TAIL = regex.compile(
    r",\s+(?:(?:which|who|whose|where|as|amid|after|following|with)\b[^,;:—–()]{8,}"
    r"|and (?:(?:he|she|it|they)\b|(?:the|its|his|her|their) [^,;:—–()]{2,60} (?:has|have|had|is|are|was|were)\b)[^,;:—–()]{4,}"
    r"|[a-z]{2,}ing\b(?![^.]*\b(?:is|are|was|were|has|have|had)\b)[^,;:—–()]{8,})(?=[.]$)"
)
_CLAUSE = regex.compile(
    r",\s+(?:which|who|whose|where|including|followed by|[a-z]+ed by|formalized|located|known as|dubbed|signed (?:in|on|at)|held (?:in|on|at))\b[^,;:—–()]{4,120},(?=\s+\p{Ll})"
)
_APPOSITION = regex.compile(
    r"(?<=\p{Lu}[\p{L}.’'-]*),\s+(?:a|an|the|one of|his|her|its|their|former)\s+[^,;:—–()]{3,120},(?=\s+(?:has|have|had|is|was|were|are|\p{Ll}+ed)\b)"
)
_APPOSITION_IS_CLAUSE = regex.compile(
    r"\b(?:that|who|which|is|are|was|were|has|had|came|after|before|when|and)\b"
)
_ASIDE = regex.compile(
    r"\s*(?:—|–|--| - )\s*(?!(?:and|or|but|for|if)\b)\S+ [^—–]{3,140}?\s*(?:—|–|--| - )\s*(?=\p{Ll})"
)
_ADVERB = regex.compile(r"(?<!\b[Bb]ut)\s(?:actually|basically|simply|ultimately|famously|also)(?=\s+\p{Ll})")
_ALSO = regex.compile(
    r"(?<!\b(?:[Bb]ut|[Nn]ot|and|or|while|than))\s+also(?=\s+(?!known\b|called\b|dubbed\b|named\b|because\b|if\b|when\b|not\b)\p{Ll})|,\s+too(?=[.,])"
)
_LIST_AHEAD = regex.compile(r"^[^,;.]{1,40},\s+(?:[^,;.]{1,40},\s+)*(?:and|or)\s+\p{Lu}")
_NO_OPENER = regex.compile(
    r"\b(?:which|who|that|where|when|because|if|statement|interview|letter|essay|tweets?|memo\w*|filing|speech|op-ed|reports?|briefing|press|conference|"
    r"posts?|video|documents?|announcement|testimony|remarks|ruling|decision|survey|poll|study|article|message|appearance)\b"
)
_SPEAKS_NEXT = regex.compile(r"\s+(?:(?:has|have|had)\s+)?\p{L}+")


def _balanced(text: str) -> bool:
    """Whether round brackets and double quotation marks pair."""
    return (
        text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0
    )


def _in_quotation(text: str, span: Span) -> bool:
    before = text[: span.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _always(text: str) -> Span | None:
    """The stretch at the head of ``text`` that always goes."""
    end = 0
    for _ in range(3):
        rest = text[end:]
        match = (
            _PAGE_MARK.match(rest) or _DATELINE.match(rest) or _LABEL.match(rest) or _CONNECTIVE.match(rest)
        )
        if match is None:
            match = _SET_OPENER.match(rest)
            if match is not None and not may_go(match.group()):
                break
        if match is None or len(rest) - match.end() < 20:
            break
        end += match.end()
    return Span(0, end) if end else None


def _added(text: str, start: int) -> tuple[Span, ...]:
    """The words "also" and "too", which say that something else was told before."""
    return tuple(
        span
        for match in _ALSO.finditer(text, start)
        if not _in_quotation(text, span := Span(*match.span()))
        and "not only" not in text[: span.start].lower()
    )


def _opener(text: str, start: int) -> list[Span]:
    """An opening phrase of circumstance: its comma must not be one inside a list, and it must not say where words stand."""
    match = _OPENER.match(text[start:])
    if match is None or _NO_OPENER.search(match.group()) or _LIST_AHEAD.match(text[start + match.end() :]):
        return []
    return [Span(start, start + match.end())]


def _names_speaker(span: Span, text: str) -> bool:
    """Whether somebody speaks right after ``span``, so that it tells a reader who that is."""
    after = _SPEAKS_NEXT.match(text, span.end)
    return after is not None and not may_go(after.group())


def _appositions(text: str, start: int) -> list[Span]:
    """What stands beside a name and holds no verb of its own."""
    return [
        Span(*match.span())
        for match in _APPOSITION.finditer(text, start)
        if not _APPOSITION_IS_CLAUSE.search(match.group()) and not _names_speaker(Span(*match.span()), text)
    ]


_LONGEST = 2_000
"""Code points: what is longer is no sentence but text without full stops, and its clauses take its length squared."""


def _optional(text: str, start: int) -> list[Span]:
    """The stretches after ``start`` that may go; the longest first, at most ``_MOST_CUTS``."""
    if len(text) > _LONGEST:
        return []
    offered = _opener(text, start) + _appositions(text, start)
    offered += [
        span
        for match in _CLAUSE.finditer(text, start)
        if not _names_speaker(span := Span(*match.span()), text)
    ]
    for pattern in (_BRACKETS, _ASIDE, _ADVERB):
        offered += [Span(match.start(), match.end()) for match in pattern.finditer(text, start)]
    offered += [Span(match.start(), match.end()) for match in _TAIL.finditer(text, start, overlapped=True)]
    found = {
        span
        for span in offered
        if may_go(span.of(text)) and _balanced(span.of(text)) and not _in_quotation(text, span)
    }
    for pattern in (_PARTY, _PARTY_BRACKETS):
        found.update(Span(match.start(), match.end()) for match in pattern.finditer(text, start))
    return sorted(found, key=lambda span: (-len(span), span))[:_MOST_CUTS]


_EMPHASIS = regex.compile(r"(?<!\w)[*_]{1,2}([^*_]+)[*_]{1,2}(?!\w)")


def delete(text: str, cuts: tuple[Span, ...]) -> str:
    """``text`` without ``cuts``, its white space evened out, its first letter a capital, closed by a full stop."""
    kept = []
    at = 0
    for cut in sorted(cuts):
        if cut.start > at:
            kept.append(text[at : cut.start])
        at = max(at, cut.end)
    kept.append(text[at:])
    left = _EMPHASIS.sub(r"\1", " ".join(" ".join(kept).split()))
    left = regex.sub(r"\s+([,.;:])", r"\1", left).lstrip(",;:—– ")
    left = left.rstrip(",;:—– ")
    if left and left[-1] not in ".!?…\"”’')":
        left += "."
    return left[:1].upper() + left[1:]


def shortenings(text: str) -> tuple[Shortened, ...]:
    """Every version of the sentence ``text`` that deletion gives, the fullest first.

    The fullest has lost a dateline, a label or a connective that ties it to another sentence; the others clauses,
    asides and adverbials beside. None loses a word of ``guarded.GUARDED``, and none cuts into a quotation.
    """
    head = _always(text)
    start = head.end if head else 0
    base = ((head,) if head else ()) + _added(text, start)
    optional = _optional(text, start)
    versions: dict[str, tuple[Span, ...]] = {}
    for count in range(len(optional) + 1):
        for chosen in combinations(optional, count):
            if any(a.overlaps(b) for a, b in combinations(chosen, 2)):
                continue
            cuts = tuple(sorted(base + chosen))
            version = delete(text, cuts)
            if _balanced(version) or not _balanced(text):
                versions.setdefault(version, cuts)
    return tuple(Shortened(version, cuts) for version, cuts in versions.items())
