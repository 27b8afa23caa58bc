"""Where sources call one thing by different words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from service.domain.briefs import Difference, Side
from service.domain.spans import Span
from service.stages.assemble.conflicts import in_conflict
from service.stages.assemble.phrases import phrase
from service.stages.assemble.statements import Statement
from service.stages.assemble.word_table import FAMILIES, Anchor, Family
from service.text.aliases import spellings

_REACH, _CLOSE = 12, 6
_SUBJECTS = {
    "defens": "security",
    "defenc": "security",
    "militari": "security",
    "secur": "security",
    "commerc": "trade",
    "tariff": "trade",
    "econom": "trade",
    "trade": "trade",
}
_POINTING = frozenset({"this", "the", "that", "such", "its", "their"})
_WITH_THE = frozenset(
    {"united states", "united kingdom", "united nations", "european union", "netherlands", "philippines"}
)
_TOGETHER = frozenset(
    "nations countries sides parties allies leaders governments states neighbours neighbors three two both".split()
)
_COMPOUND = frozenset(
    "crimes crime gear police squad powers chest games room zone plan policy bill code cut cuts".split()
)
_MAX_CITATIONS = 4
_MAX_USES = 120
_NEEDS_SHARED, _NEEDS_OVERLAP, _NEEDS_NEAR = 4, 0.5, 2


@dataclass(frozen=True, slots=True)
class _Use:
    """One word of a family in one sentence. ``kind`` indexes the family's kinds."""

    statement: Statement
    span: Span
    word: str
    kind: int
    parties: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


def word_differences(told: Sequence[Statement]) -> Iterator[Difference]:
    """The Differences in words among the sentences of one Topic, by family."""
    for family in FAMILIES:
        uses = list(_uses(family, told))
        if len({use.kind for use in uses}) < 2:
            continue
        if family.anchor is Anchor.PARTIES:
            found = [_difference(family, group, group, subject) for subject, group in _by_parties(uses)]
            yield from [difference for difference in found if difference is not None]
        else:
            said = (_difference(family, group, uses) for group in _by_context(uses))
            yield from islice((difference for difference in said if difference is not None), 1)


def _uses(family: Family, told: Sequence[Statement]) -> Iterator[_Use]:
    kind_of = {word: index for index, kind in enumerate(family.kinds) for word in kind}
    first_words = frozenset(form.split()[0] for form in kind_of)
    for statement in told:
        if first_words.isdisjoint(statement.forms):
            continue
        for index, word in enumerate(statement.words):
            if word.lower not in first_words:
                continue
            following = statement.words[index + 1].lower if index + 1 < len(statement.words) else ""
            written = next(
                (form for form in (f"{word.lower} {following}", word.lower) if form in kind_of), ""
            )
            if not written or (statement.text[word.start].isupper() and index > 0):
                continue  # a capital makes it part of a name
            if statement.text[word.end : word.end + 1] in {"-", "–"} or following in _COMPOUND:
                continue  # "coup-proof", "war crimes": of something else
            span = Span(word.start, word.end)
            yield _Use(statement, span, word.lower, kind_of[written], *_anchors(statement, index))


def _anchors(statement: Statement, index: int) -> tuple[frozenset[str], frozenset[str]]:
    """Between whom, and about what, the thing called by the word at ``index`` is.

    Where its sentence points back ("this memorandum", "the three nations"), the one before it is read too.
    """
    word = statement.words[index]
    stems = statement.near(Span(word.start, word.end), _REACH)
    parties = statement.parties
    points = index > 0 and statement.words[index - 1].lower in _POINTING
    together = any(other.lower in _TOGETHER for other in statement.words)
    earlier, steps = statement.before, 0
    while earlier is not None and len(parties) < 2 and (points or together) and steps < 4:
        if points and steps == 0:
            stems |= earlier.stems
        if len(earlier.parties) > 1:
            parties = parties | earlier.parties
        earlier, steps = earlier.before, steps + 1
    return parties, frozenset(_SUBJECTS.get(stem, stem) for stem in stems)


def _by_parties(uses: Sequence[_Use]) -> Iterator[tuple[str, list[_Use]]]:
    """Uses of words for what the same parties have: first those of one Event, then those of Events that are left."""
    events = list(dict.fromkeys(use.statement.event for use in uses))
    within = {event: list(_of_one_thing([u for u in uses if u.statement.event == event])) for event in events}
    for event in events:
        differing = [
            (subject, group)
            for subject, group in within[event]
            if in_conflict((use.kind, use.statement.origin) for use in group)
        ]
        shown: set[int] = set()
        for subject, group in differing:
            if not {use.kind for use in group} <= shown:
                yield subject, group
            shown |= {use.kind for use in group}
        if differing:
            uses = [use for use in uses if use.statement.event != event]
    yield from _of_one_thing(uses)


def _of_one_thing(uses: Iterable[_Use]) -> Iterator[tuple[str, list[_Use]]]:
    """Uses with the same parties, and on the subject that most Origins name with it."""
    left = [use for use in uses if len(use.parties) > 1]
    while left:
        core = Counter(use.parties for use in left).most_common(1)[0][0]
        same = [use for use in left if _alike(use.parties, core)]
        left = [use for use in left if not _alike(use.parties, core)]
        backing = Counter(
            subject
            for subject, _, _ in {
                (subject, use.statement.origin, use.kind)
                for use in same
                for subject in use.subjects
                - {word for family in FAMILIES for kind in family.kinds for word in kind}
            }
            if not any(subject in party for party in core)
        )
        if backing:
            subject = min(backing, key=lambda name: (-backing[name], name not in _SUBJECTS.values(), name))
            yield _between(subject, core), [use for use in same if subject in use.subjects]


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of names are of the same parties; where they are no countries, places may stand among them."""
    shared, share = left & right, 0.4
    if all(len(spellings(name)) > 1 for name in left | right):
        share = 0.7
    return len(shared) >= 2 and len(shared) >= share * len(left | right)


def _between(subject: str, parties: frozenset[str]) -> str:
    known = f"{subject} arrangement" if subject in _SUBJECTS.values() else "arrangement"
    if not all(len(spellings(name)) > 1 for name in parties):
        return known
    listed = [("the " if name in _WITH_THE else "") + name.title() for name in sorted(parties)]
    return f"{known} between {', '.join(listed[:-1])} and {listed[-1]}"


def _by_context(uses: Sequence[_Use]) -> Iterator[list[_Use]]:
    """Uses in sentences of one Event that tell the same, each with those of another Origin that it is like."""
    uses = uses[:_MAX_USES]
    done: set[int] = set()
    for index, use in enumerate(uses):
        if index in done:
            continue
        group = [use]
        for other_index in range(index + 1, len(uses)):
            other = uses[other_index]
            if _tells_the_same(use, other):
                group.append(other)
                done.add(other_index)
        if len(group) > 1:
            yield group


def _tells_the_same(left: _Use, right: _Use) -> bool:
    mine, theirs = left.statement, right.statement
    if mine.event != theirs.event or mine.origin == theirs.origin or left.kind == right.kind:
        return False
    if mine.parties and theirs.parties and not mine.parties & theirs.parties:
        return False
    if len(mine.near(left.span, _CLOSE) & theirs.near(right.span, _CLOSE)) < _NEEDS_NEAR:
        return False
    shared = mine.stems & theirs.stems
    return len(shared) >= _NEEDS_SHARED and len(shared) >= _NEEDS_OVERLAP * min(
        len(mine.stems), len(theirs.stems)
    )


def _difference(
    family: Family, group: Sequence[_Use], everywhere: Sequence[_Use], subject: str = ""
) -> Difference | None:
    """What ``group`` differs on. An Origin that has several of the words ``everywhere`` chooses none of them."""
    wanted = {use.kind for use in group}
    conflicting = in_conflict((use.kind, use.statement.origin) for use in everywhere if use.kind in wanted)
    if len(conflicting) < 2:
        return None
    sides, called = [], []
    for kind in sorted(
        conflicting, key=lambda kind: (-len({u.statement.origin for u in group if u.kind == kind}), kind)
    ):
        chosen = _one_each([use for use in group if use.kind == kind])
        named = list(dict.fromkeys(f"“{use.word}”" for use in chosen))
        cuts = [(use, _cut(use)) for use in chosen]
        shown = list(
            dict.fromkeys(
                f"“{cut.of(use.statement.text)}”" for use, cut in cuts if use.statement.passage.sound
            )
        )
        says = " or ".join(named) + (
            f": {'; '.join(shown)}"
            if shown
            else " (the wording around it is doubtful, so the word alone is quoted)"
        )
        sides.append(Side(says, tuple(use.statement.cite(cut) for use, cut in cuts)))
        called += named
    words = ", ".join(called[:-1]) + " or " + called[-1]
    return Difference(f"the word for the {subject or family.thing}: {words}", tuple(sides))


def _cut(use: _Use) -> Span:
    return phrase(use.statement.text, use.span) if use.statement.passage.sound else use.span


def _one_each(uses: Sequence[_Use]) -> list[_Use]:
    """The use of each Origin that shows best what is meant: a sound one, with parties of its own, early."""
    best: dict[str, _Use] = {}
    for use in sorted(uses, key=lambda u: (not u.statement.passage.sound, len(u.statement.parties) < 2)):
        best.setdefault(use.statement.origin, use)
    return list(best.values())[:_MAX_CITATIONS]
