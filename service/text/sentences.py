"""Sentence boundaries, by sentencex with corrections for what news text breaks it on."""

import re

import sentencex

from service.domain.spans import Span

# An abbreviation that news puts before a name, a number or a weekday without ending its sentence.
_RUNS_ON = re.compile(
    r"(?:\b(?:[ap]\.m|U\.S|U\.K|U\.N|E\.U|D\.C|a\.k\.a|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Adm|Capt|Maj|Brig|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|"
    r"vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Corp|Co|cf|approx|est|Ft|Mt)|\b[A-Z])\.[\])]*\s*$"
)
_WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:ET|EST|EDT|GMT|UTC|BST|CET|local time)\b"
)
_TIME = re.compile(r"\b[ap]\.m\.\s*$")
_STARTS_NEW = re.compile(
    r"[\"“”'‘(\[]?(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|For|This|That|These|Those|His|Her|Its|Their|There|When|While|After|Before|"
    r"As|If|However|Meanwhile|Officials|According)\b"
)
_ALWAYS_RUNS_ON = re.compile(
    r"\b(?:Gen|Sen|Rep|Gov|Lt|Col|Sgt|Adm|Capt|Maj|Brig|Dr|Mr|Mrs|Ms|Prof|No|Nos|vs|cf|approx|Ft|Mt|Fig|Figs)\.\s*$"
)
# "U.S. [5]. The": what is left over by a mark between two stops belongs to the sentence before it.
_TAIL = re.compile(r"\s*(?:(?:\[\^?\d+\][\s,;]*)+|(?:\[\^?\d+\]|[^\w\s“‘«\"'(\[])*)\s*")
_MAY = re.compile(r"(?<=\bMay\.\s)(?=[\"“‘]?[A-Z])")
"""The one month that is never cut short, so that its stop ends a sentence; the splitter takes it for an abbreviation."""
_REACH = 60
"""How much before a break decides on it."""


def _joins(left: str, right: str) -> bool:
    """Whether ``left``, which the splitter ended, really goes on in ``right``."""
    if not right or right[0].islower():
        return bool(right) and not left.rstrip().endswith(("!", "?"))
    if _ALWAYS_RUNS_ON.search(left):
        return True
    if _TIME.search(left):
        return _WEEKDAY.match(right) is not None
    return _RUNS_ON.search(left) is not None and _STARTS_NEW.match(right) is None


def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of ``text``, trimmed of white space, in order; offsets into ``text`` from 0.

    A line break that follows an end of sentence, or an empty line, always ends a sentence; a single line break inside
    one does not.
    """
    spans: list[Span] = []
    start = 0
    pieces = [
        part
        for piece in sentencex.segment(language or "en", text)
        for part in (_MAY.split(piece) if "May." in piece else (piece,))
        if part
    ]
    position = 0
    for index, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        breaks = "\n\n" in piece[len(piece.rstrip()) :] or following.startswith("\n")
        tail = _TAIL.fullmatch(following) is not None
        if (
            following
            and not breaks
            and (tail or _joins(text[max(start, position - _REACH) : position], following))
        ):
            continue
        stretch = text[start:position]
        left = len(stretch) - len(stretch.lstrip())
        right = len(stretch.rstrip())
        if right > left:
            spans.append(Span(start + left, start + right))
        start = position
    return tuple(spans)
