"""What a Sentence says in another form than its source, put into the source's own words before the words are compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.domain.spans import Span
from service.stages.verify.checks.figures import sizes
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.aliases import spellings
from service.text.dates import DateMention
from service.text.names import Name, names, same_name
from service.text.numbers import Quantity, QuantityKind
from service.text.words import Word, words

_EXACT = Decimal("0.001")
_SKIPPED = frozenset((QuantityKind.VAGUE, QuantityKind.FRACTION))
_PRONOUNS = frozenset("he she it they his her its their him them".split())
_PERSONAL = frozenset(("he", "she"))
_OWNS = "'s"
_BACK = 2
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
_ABOUT = re.compile(r"\b(approximately|roughly|approx\.?|circa|some)\s+$", re.IGNORECASE)
Sources = Sequence[tuple[SourceAnalysis, Statement]]


@dataclass(frozen=True, slots=True)
class Restatement:
    """The words that stand for those in ``span`` of the Sentence; none where the source leaves them unsaid."""

    span: Span
    words: tuple[Word, ...]


def restatements(statements: Iterable[Statement], evidence: Sources) -> tuple[Restatement, ...]:
    """What of the Sentence's ``statements`` the sentences of the ``evidence`` say in another form, in order, apart.

    Numbers and measures of exactly the same size (``24 months``, ``two years``), days (``8 Jan.``, ``January 8``), names and
    their aliases, a full name for the surname, and a name for the pronoun that can mean nobody else. What the evidence has in the
    Sentence's own form is left alone.
    """
    found: list[Restatement] = []
    for statement in statements:
        for span, said in _all(statement, evidence):
            placed = statement.place(span)
            if not any(placed.overlaps(other.span) for other in found):
                found.append(Restatement(placed, said))
    return tuple(sorted(found, key=lambda each: each.span))


def said_as(sought: Sequence[Word], start: int, instead: Sequence[Restatement]) -> tuple[Word, ...]:
    """``sought``, words of the part of a Sentence that begins at ``start``, with the restatements in their place."""
    taken: list[Word] = []
    used: set[Span] = set()
    for word in sought:
        here = Span(word.start + start, word.end + start)
        restated = next((each for each in instead if each.span.overlaps(here)), None)
        if restated is None:
            taken.append(word)
        elif restated.span not in used:
            used.add(restated.span)
            begin, end = max(0, restated.span.start - start), restated.span.end - start
            said = [Word(begin, end, each.lower, each.stem) for each in restated.words]
            owner = next((w for w in sought if begin < w.end and w.start < end <= w.end - len(_OWNS)), None)
            if owner is not None and said and said[-1].lower not in _PRONOUNS:
                said[-1] = Word(begin, owner.end, said[-1].lower + owner.lower[-len(_OWNS) :], said[-1].stem)
            taken += said
    return tuple(taken)


def _all(statement: Statement, evidence: Sources) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    dates = [mention.span for mention in statement.dates if _day(mention)]
    for mention in statement.dates:
        written = mention.span.of(statement.text)
        if _day(mention) and _MONTH.search(written) and not _stands(statement, mention.span, evidence):
            yield from _one(mention.span, _date(mention, evidence))
    for quantity in statement.quantities:
        if quantity.kind not in _SKIPPED and not any(quantity.span.overlaps(span) for span in dates):
            yield from _quantity(statement, quantity, evidence)
            yield from _approximate(statement, quantity, evidence)
    for name in statement.names:
        if not name.opens or name.span.start == 0:
            yield from _name(statement, name, evidence)


def _one(span: Span, said: tuple[Word, ...] | None) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    return () if said is None else ((span, said),)


def _stands(statement: Statement, span: Span, evidence: Sources) -> bool:
    """Whether the very words in ``span`` stand in one sentence of the evidence."""
    sought = [_bare(word) for word in words(span.of(statement.text))]
    return any(_within(sought, [_bare(word) for word in theirs.words]) for _, theirs in evidence)


def _bare(word: Word) -> str:
    """The word in lower case, without the ending of an owner."""
    return word.lower.replace("’", "'").removesuffix(_OWNS)


def _within(sought: list[str], line: list[str]) -> bool:
    size = len(sought)
    return any(line[at : at + size] == sought for at in range(len(line) - size + 1))


def _approximate(
    statement: Statement, quantity: Quantity, evidence: Sources
) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    """``approximately`` before a number that the source has with ``about``."""
    lead = _ABOUT.search(statement.text, 0, quantity.span.start)
    if lead is None or not quantity.approximate:
        return ()
    span = Span(*lead.span(1))
    known = any(
        other.approximate and _equal(quantity, other) for _, theirs in evidence for other in theirs.quantities
    )
    return ((span, words("about")),) if known and not _stands(statement, span, evidence) else ()


def _quantity(
    statement: Statement, quantity: Quantity, evidence: Sources
) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    if _stands(statement, quantity.span, evidence):
        return ()
    for _, theirs in evidence:
        for other in theirs.quantities:
            if other.kind not in _SKIPPED and _equal(quantity, other):
                return ((quantity.span, words(other.span.of(theirs.text))),)
    return ()


def _equal(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are the same, in whatever unit."""
    if (left.kind is QuantityKind.TIME) != (right.kind is QuantityKind.TIME):
        return False
    if (left.kind is QuantityKind.ORDINAL) != (right.kind is QuantityKind.ORDINAL):
        return False
    if left.unit == right.unit:
        return left.value == right.value
    mine, theirs = sizes(left.unit), sizes(right.unit)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return False
    return abs(left.value * mine[1] - right.value * theirs[1]) <= _EXACT * right.value * theirs[1]


def _day(mention: DateMention) -> bool:
    """Whether it names a month, with or without its day."""
    date = mention.date.date
    return date is not None and date.month is not None


def _date(mention: DateMention, evidence: Sources) -> tuple[Word, ...] | None:
    said = mention.date.date
    for _, theirs in evidence:
        for other in theirs.dates:
            date = other.date.date
            if date is None or said is None or (date.month, date.day) != (said.month, said.day):
                continue
            written = other.span.of(theirs.text)
            if date.agrees_with(said) and _MONTH.search(written):
                return words(written)
    return None


def _name(statement: Statement, name: Name, evidence: Sources) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    best_source, best = max(evidence, key=lambda each: len(statement.content_bases & each[1].content_bases))
    if _stands(statement, name.span, [(best_source, best)]):
        return ()
    for key in spellings(name.key):
        said = words(key)
        sought = [word.lower for word in said]
        if key != name.key and _within(sought, [_bare(word) for word in best.words]):
            return ((name.span, said),)
    for other in best.names:
        if _acronym(name, other) or _acronym(other, name):
            return ((name.span, words(other.text)),)
        if _shortened(name, other) and _alone(best_source, name):
            return ((name.span, words(other.text)),)
    return _meant(statement, name, best_source, best)


def _acronym(short: Name, long: Name) -> bool:
    """Whether ``short`` is an acronym of ``long``."""
    return (
        short.text.isupper() and " " not in short.text and " " in long.text and same_name(short.key, long.key)
    )


def _alone(source: SourceAnalysis, name: Name) -> bool:
    """Whether ``source`` has ``name`` in full, with or without what stands before it, and nobody else of that surname."""
    surname = " " + name.key.split()[-1]
    whole = [full.key for _, full in source.names if full.key.endswith(surname)]
    return bool(whole) and all(key == name.key or key.endswith(" " + name.key) for key in whole)


def _shortened(name: Name, other: Name) -> bool:
    """Whether ``other`` is the surname of ``name``."""
    pieces = name.key.split()
    return len(pieces) > 1 and other.key == pieces[-1]


def _meant(
    statement: Statement, name: Name, source: SourceAnalysis, best: Statement
) -> Iterable[tuple[Span, tuple[Word, ...]]]:
    """The pronoun of ``best`` in the place of ``name``, where nobody else is named in the two sentences before."""
    after = words(statement.text[name.span.end :])[:2]
    if not after:
        return ()
    possessive = after[0].lower == "s"
    following = [word.lower for word in (after[1:] if possessive else after[:1])]
    for index, word in enumerate(best.words[:-1]):
        if word.lower in _PRONOUNS and [best.words[index + 1].lower] == following:
            at = next((i for i, each in enumerate(source.statements) if each is best), 0)
            before = source.statements[max(0, at - _BACK) : at]
            others = [
                each
                for other in before
                for each in names(other.text)
                if not each.opens or each.span.start == 0
            ]
            earlier = [each for each in best.names if each.span.end <= word.start]
            known = [each for each in (*others, *earlier) if same_name(each.key, name.key)]
            alone = known and len(known) == len(others) + len(earlier)
            if alone or (word.lower in _PERSONAL and not earlier and _spoke_last(name, source, before)):
                return ((name.span, (Word(word.start, word.end, word.lower, word.stem),)),)
            return ()
    return ()


def _spoke_last(name: Name, source: SourceAnalysis, before: Sequence[Statement]) -> bool:
    """Whether ``name`` alone is said to say something in the sentence before, and no other name there can be a person's.

    A person is named in full, or by a title, somewhere in ``source``; ``Holt said that Kestria …`` names one.
    """
    if not before or not before[-1].attributions:
        return False
    spoken = [
        each
        for said in before[-1].attributions
        if said.speaker is not None
        for each in names(said.speaker.of(before[-1].text), inside=True)
    ]
    full = {each.key.split()[-1] for _, each in source.names if each.title or " " in each.key}
    people = [each for each in before[-1].names if each.key.split()[-1] in full]
    return bool(spoken) and all(same_name(each.key, name.key) for each in (*spoken, *people))
