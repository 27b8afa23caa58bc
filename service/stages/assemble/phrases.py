"""Cutting a phrase out of a source's sentence so that it can stand for what the source says."""

import re
from collections.abc import Sequence

from service.domain.spans import Span
from service.text.hedges import hedges, negations
from service.text.saying import STANCE
from service.text.words import STOPWORDS

_TOKEN = re.compile(r"\S+")
_HARD = re.compile(r"[;:—–()\[\]]|\s-\s")
_OPENS_LIST = re.compile(r"(?:and|or)?\s*[A-Z\d]")
_EDGE = STOPWORDS - set(
    "not no never may more most some all both few about over under at up than this these those".split()
)
_ARTICLES = frozenset({"a", "an", "the"})
_JOINS = frozenset("and but that which who where while after when because".split())
_IN_NAME = re.compile(r"[A-Z][^\s,;:.]*\s+(?:and\s+|of\s+)?[A-Z]")
_PARTS = frozenset("but that which who where while after before when because although".split())
_DAY_LAST = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,$")
_WHOLE, _SLACK = 20, 6
_TRAIL_MARKS = " ,;:."
_TRAIL = _TRAIL_MARKS + "–—-\"“”'‘’"
_LEAD = " ,;:.–—-”’"


def phrase(text: str, span: Span, before: int = 9, after: int = 10) -> Span:
    """The words of ``text`` around ``span``, up to ``before`` and ``after`` of them, inside their clause.

    A sentence of at most twenty words is given whole. A hedge or negation that governs ``span`` is kept however far away it stands, so that what is cut out says no
    more than the sentence does. Offsets are in ``text``.
    """
    if len(text.split()) <= _WHOLE:
        return _trim(text, Span(0, len(text)), Span(0, len(text.rstrip(_TRAIL_MARKS))))
    cues = [hedge.span.start for hedge in hedges(text) if _governs(hedge.scope, span)]
    cues += [negation.span.start for negation in negations(text) if _governs(negation.scope, span)]
    keep = Span(min((span.start, *cues)), span.end)
    cut = Span(min(_left(text, span.start, before), keep.start), _right(text, span.end, after))
    return _trim(text, cut, keep)


def _governs(scope: Span, span: Span) -> bool:
    return scope.start <= span.start < scope.end


def _left(text: str, start: int, limit: int) -> int:
    """Where the clause before ``start`` begins, if that is at most ``limit`` and a few words away; else ``limit`` away."""
    floor = max((match.end() for match in _HARD.finditer(text, 0, start)), default=0)
    tokens = list(_TOKEN.finditer(text, floor, start))[::-1]
    for count, token in enumerate(tokens):
        ends_clause = token.group().endswith((",", ".", "!", "?", "”", "“"))
        if ends_clause and not _abbreviates(token.group()) and not _in_list(text, token.end()):
            return tokens[count - 1].start() if count else start
        if count == limit + _SLACK:
            return _opening(tokens[: limit + _SLACK], limit)
    return tokens[-1].start() if tokens else start


def _opening(tokens: Sequence[re.Match[str]], limit: int) -> int:
    """Where to begin among ``tokens``, nearest first: behind a joining word, else ``limit`` away and not inside a name."""
    for count in range(len(tokens) - 1, 2, -1):
        if tokens[count].group() in _JOINS:
            return tokens[count - 1].start()
    at = limit - 1
    while at + 1 < len(tokens) and tokens[at].group()[0].isupper() and tokens[at + 1].group()[0].isupper():
        at += 1
    return tokens[at].start()


def _right(text: str, end: int, limit: int) -> int:
    """Where the clause after ``end`` ends, if that is at most ``limit`` and a few words away; else ``limit`` away."""
    wall = _HARD.search(text, end)
    tokens = list(_TOKEN.finditer(text, end, wall.start() if wall else len(text)))
    for count, token in enumerate(tokens):
        if count >= 2 and token.group().endswith(",") and not _in_list(text, token.end()):
            return token.end()
        if count == limit + _SLACK and not _in_list(text, tokens[limit - 1].end()):
            joints = [
                place
                for place in range(3, limit)
                if tokens[place].group() in _PARTS and tokens[place - 1].group().lower() not in STANCE
            ]
            last = (joints[-1] if joints else limit) - 1
            while last + 1 < len(tokens) and _IN_NAME.match(text, tokens[last].start()):
                last += 1
            return tokens[last].end()
    return tokens[-1].end() if tokens else end


def _in_list(text: str, position: int) -> bool:
    """Whether what follows the comma before ``position`` goes on with a list of names or numbers."""
    if _DAY_LAST.search(text, max(0, position - 10), position):
        return False
    return text[position - 1] == "," and _OPENS_LIST.match(text, position + 1) is not None


def _abbreviates(token: str) -> bool:
    return token.endswith(".") and (token.count(".") > 1 or len(token) <= 3)


def _trim(text: str, cut: Span, keep: Span) -> Span:
    """``cut`` without function words and marks at its edges, but never without ``keep``."""
    left, right = cut.start, cut.end
    for token in _TOKEN.finditer(text, left, keep.start):
        if token.group().strip(_LEAD).lower() not in _EDGE - _ARTICLES:
            break
        left = token.end()
    tokens = list(_TOKEN.finditer(text, keep.end, right))
    for token in reversed(tokens):
        if token.group().strip(_TRAIL).lower() not in _EDGE:
            break
        right = token.start()
    while left < keep.start and text[left] in _LEAD:
        left += 1
    while right > keep.end and text[right - 1] in _TRAIL:
        right -= 1
    return Span(left, right)
