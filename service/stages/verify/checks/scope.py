"""Scope: some is not all, up to is not at least, and the first of its kind stays the first of that kind."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.figures import agrees
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.forms import base
from service.text.words import STOPWORDS, words

_ALL = frozenset("all every each always entire everyone everybody".split())
_MOST = frozenset("most majority mostly".split())
_SOME = frozenset("some several few many certain dozens part partly partially sometimes".split())
_NONE = frozenset("no none nobody never neither".split())
_RANKS = (("all", _ALL), ("most", _MOST), ("some", _SOME))
_AMOUNT = frozenset("some".split())
_FIRST = re.compile(
    r"(?<!\bat\s)\b(?:first(?!\s(?:lady|minister|half|quarter|round|name|leg|aid|thing|place|class|set|team|world\swar|week|day|month|year|two|three|few|reported|said|published))(?:-ever)?|"
    r"only|largest|biggest|smallest|highest|lowest|longest|shortest|oldest|youngest|fastest|deadliest|worst|best|richest|poorest|strongest|busiest|earliest|latest)\b",
    re.IGNORECASE,
)
_SAME_RANK = (
    frozenset(
        "first 1st maiden debut inaugural initial historic unprecedented begin start open new earliest never before".split()
    ),
    frozenset("largest biggest greatest large big huge major massive record main most".split()),
    frozenset("smallest lowest least minimum low bottom".split()),
    frozenset("highest top record peak maximum most high tallest leading".split()),
    frozenset("worst deadliest deadly bloodiest bad".split()),
    frozenset("best top record finest leading good".split()),
    frozenset("only sole just alone single lone solely exclusively merely one".split()),
    frozenset("latest last recent new".split()),
)
_SORTS = {
    base(word): sort
    for sort, words in (
        ("meeting", "meeting summit talks gathering session conference"),
        ("agreement", "agreement deal pact accord treaty memorandum framework alliance contract"),
        ("exercise", "exercise drill manoeuvre maneuver"),
        ("visit", "visit trip tour"),
        ("vote", "election vote referendum ballot"),
        ("attack", "attack strike raid bombing"),
        ("rise", "rise increase growth gain"),
        ("fall", "fall decline drop decrease loss"),
    )
    for word in words.split()
}
_LIMIT = re.compile(
    r"\b(?:of\s(?:its|their|his|her|that|this)\s|since\s|outside\s|among\s|in\s(?=[\w-]+\s(?:years|decades|months|weeks)\b))(?P<what>(?:(?:the|its|a)\s)?[\w-]+(?:\s(?:years|decades|months|weeks))?)",
    re.IGNORECASE,
)
_LIMIT_REACH = 60
_TIMED = re.compile(r"\b(?:in|for)\s[\w-]+\s(?:years|decades|months|weeks)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:.]")
_SAME = 0.6
_ANYTHING = frozenset(base(word) for word in "kind sort type such time step".split())
_SINCE = re.compile(
    r"\b(?:in|for)\s(?:more than\s|over\s|nearly\s|almost\s)?(?:the\s(?:last|past)\s)?[\w-]+\s(?:years?|decades?|months?|weeks?)\b|\bsince\s\w+|\bever\b",
    re.IGNORECASE,
)


def check_scope(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a part became the whole, a bound turned round, or a first or greatest is of another thing."""
    found: list[Finding] = []
    seen: set[int] = set()
    for pairing in given.pairings:
        if pairing.mine.start in seen:
            continue
        seen.add(pairing.mine.start)
        found.extend(_quantifiers(given, pairing))
        found.extend(_bounds(pairing))
        found.extend(_superlatives(given, pairing))
        found.extend(_widened(pairing))
    return tuple(found)


def _rank(lower: str) -> str:
    return next((name for name, members in _RANKS if lower in members), "")


def _head(statement: Statement, index: int) -> int | None:
    """The next content word after the word at ``index``, at most three words on and in the same clause."""
    for other in range(index + 1, min(len(statement.words), index + 5)):
        between = statement.text[statement.words[other - 1].end : statement.words[other].start]
        if between.strip(" -'’"):
            return None
        if other in statement.content and not _rank(statement.words[other].lower):
            return other
    return None


def _quantifiers(given: CheckInput, pairing: Pairing) -> list[Finding]:
    mine, theirs = pairing.mine, pairing.theirs
    here = _ranked(mine)
    if not here:
        return []
    there = _ranked(theirs)
    found: list[Finding] = []
    for head, (rank, index) in here.items():
        other = pairing.links.get(head)
        if other is None or other not in there or pairing.near(head, other) < 0.5:
            continue
        their_rank, their_index = there[other]
        if their_rank == rank or not (rank == "all" or (rank == "most" and their_rank == "some")):
            continue
        if any(_says(statement, rank, mine.bases[head]) for _, statement in given.aligned):
            continue
        word, source_word = mine.words[index], theirs.words[their_index]
        span = Span(word.start, mine.words[head].end)
        stretch = Span(source_word.start, max(source_word.end, theirs.words[other].end))
        found.append(pairing.otherwise(FindingKind.SCOPE, span, stretch, contradicts=True))
    return found


def _ranked(statement: Statement) -> dict[int, tuple[str, int]]:
    """The head noun of every quantifier, with its rank and the quantifier's own index."""
    found: dict[int, tuple[str, int]] = {}
    for index, word in enumerate(statement.words):
        rank = _rank(word.lower)
        if not rank:
            continue
        head = _head(statement, index)
        if head is not None and (
            rank != "most" or statement.words[head].lower.endswith(("s", "people", "men"))
        ):
            found.setdefault(head, (rank, index))
    return found


def _says(statement: Statement, rank: str, noun: str) -> bool:
    return any(r == rank and statement.bases[head] == noun for head, (r, _) in _ranked(statement).items())


def _bounds(pairing: Pairing) -> list[Finding]:
    mine, theirs = pairing.mine, pairing.theirs
    found: list[Finding] = []
    for quantity in mine.quantities:
        same = [
            other for other in theirs.quantities if agrees(quantity, other) and other.value == quantity.value
        ]
        if not same or any(other.bound == quantity.bound for other in same):
            continue
        other = same[0]
        turned = {quantity.bound, other.bound} == {"min", "max"}
        dropped = other.bound == "max" and not quantity.bound and not quantity.approximate
        if not turned and not dropped:
            continue
        start = max(0, other.span.start - 24)
        lead = re.search(r"(?:\S+\s+){1,2}$", theirs.text[start : other.span.start])
        stretch = Span(other.span.start - (len(lead.group()) if lead else 0), other.span.end)
        message = f"the source says “{stretch.of(theirs.text)}”, the Sentence says “{_with_bound(mine, quantity.span)}”"
        found.append(pairing.finding(FindingKind.SCOPE, message, quantity.span, stretch, contradicts=turned))
    return found


def _with_bound(statement: Statement, span: Span) -> str:
    lead = re.search(
        r"(?:more than|at least|over|up to|fewer than|less than|as many as|no more than)\s+$",
        statement.text[: span.start],
    )
    return statement.text[span.start - (len(lead.group()) if lead else 0) : span.end]


def _superlatives(given: CheckInput, pairing: Pairing) -> list[Finding]:
    mine = pairing.mine
    found: list[Finding] = []
    for match in _FIRST.finditer(mine.text):
        word = match.group().lower().removesuffix("-ever")
        index = mine.word_at(match.start())
        head = _head(mine, index) if index is not None else None
        group = next((group for group in _SAME_RANK if word in group), frozenset((word,)))
        places = [
            (source, statement, other)
            for source, statement in given.cited
            for other, theirs in enumerate(statement.words)
            if theirs.lower in group or theirs.lower == word
        ]
        if word in ("only", "latest", "best", "worst"):
            continue
        span = Span(match.start(), mine.words[head].end if head is not None else match.end())
        if not places:
            found.append(
                Finding(
                    FindingKind.SCOPE,
                    f"no cited source says “{span.of(mine.text)}”",
                    mine.place(span),
                )
            )
        elif _SINCE.search(mine.text, match.end()) and head is not None:
            finding = _moved(given, mine, head, word, span)
            if finding is not None:
                found.append(finding)
    return found


def _widened(pairing: Pairing) -> list[Finding]:
    """The first or greatest of the source without what it is the first or greatest of: ``of its kind``, ``since 1990``."""
    mine, theirs = pairing.mine, pairing.theirs
    if pairing.coverage < _SAME:
        return []
    said = {match.group().lower(): match for match in _FIRST.finditer(mine.text)}
    for match in _FIRST.finditer(theirs.text):
        own = said.get(match.group().lower())
        limit = _LIMIT.search(theirs.text, match.end())
        if own is None or limit is None or limit.start() > match.end() + _LIMIT_REACH:
            continue
        if _CLAUSE.search(theirs.text, match.end(), limit.start()) or _limited(mine, own.end()):
            continue
        forms = {base(word.lower) for word in words(limit["what"]) if word.lower not in STOPWORDS}
        if not forms or forms & set(mine.bases):
            continue
        span, stretch = Span(*own.span()), Span(match.start(), limit.end())
        message = f"the source says “{stretch.of(theirs.text)}”, the Sentence only “{span.of(mine.text)}”"
        return [pairing.finding(FindingKind.SCOPE, message, span, stretch)]
    return []


def _limited(mine: Statement, start: int) -> bool:
    """Whether the Sentence has a time of its own: ``in 40 years`` for ``in four decades`` is for other checks to compare."""
    return _TIMED.search(mine.text, start, min(len(mine.text), start + _LIMIT_REACH)) is not None


def _moved(given: CheckInput, mine: Statement, head: int, word: str, span: Span) -> Finding | None:
    """Whether the source says the same ``first … in N years`` of another sort of thing than the Sentence."""
    said = _sort(mine, span.start, head)
    if not said:
        return None
    moved: Finding | None = None
    for source, theirs in given.cited:
        for index, other in enumerate(theirs.words):
            if theirs.headline or other.lower != word or not _SINCE.search(theirs.text, other.end):
                continue
            their_head = _head(theirs, index)
            same = their_head is not None and theirs.bases[their_head] == mine.bases[head]
            if same and mine.bases[head] not in _ANYTHING:
                return None
            meant = _sort(theirs, other.start, their_head if their_head is not None else index)
            if not meant or meant == said:
                return None
            stretch = Span(other.start, theirs.words[their_head].end if their_head is not None else other.end)
            message = f"the source says this of the {meant}, the Sentence of the {said}"
            moved = Finding(
                FindingKind.SCOPE,
                message,
                mine.place(span),
                source.article_id,
                theirs.place(stretch),
                contradicts=True,
            )
    return moved


def _sort(statement: Statement, position: int, head: int) -> str:
    """The sort of thing that a ``first`` is said of: its own noun, or the nearest of a known sort before it in the clause."""
    own = _SORTS.get(statement.bases[head])
    if own:
        return own
    for index in reversed(range(len(statement.words))):
        word = statement.words[index]
        if word.start >= position:
            continue
        if position - word.end > 90 or re.search(r"[.;:!?]", statement.text[word.end : position]):
            return ""
        if statement.bases[index] in _SORTS:
            return _SORTS[statement.bases[index]]
    return ""
