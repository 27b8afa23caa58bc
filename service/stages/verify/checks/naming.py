"""Names: whoever and whatever the Sentence names stands in the cited source, under that name or an alias."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.aliases import canonical, government, seats, spellings
from service.text.forms import base
from service.text.names import Name, same_name
from service.text.words import STOPWORDS

_LEAST_COVERAGE = 0.6
_LEAST_SIDES = 3
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]\s?)[\"“‘'(]?\s*$")
_PLACE_BEFORE = ("in ", "at ", "near ", "to ", "from ", "outside ", "around ", "of ")


def check_names(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each name of the Sentence that stands nowhere in the cited sources.

    A name is known where its words stand in the source, where an alias does (a country's people, its acronym, its
    seat of government when it acts), or where it is the acronym of a name there or the other way round.
    """
    found: list[Finding] = []
    for statement in given.statements:
        if statement.headline:
            continue
        for name in statement.names:
            if len(name.key) < 2 or (name.opens and not _surely_a_name(statement, name)):
                continue
            if not any(knows(source, statement, name) for source in given.sources):
                found.append(
                    Finding(
                        FindingKind.NAME,
                        f"no cited source names “{name.text}”",
                        statement.place(name.span),
                    )
                )
    return tuple(found)


def check_places_of_names(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence has one name of the source where the source has another: an entity swapped.

    The words on both sides must be the same and stand right beside the two names; neither name stands in the other
    sentence, and no fuller name in the sources joins the two.
    """
    found: list[Finding] = []
    settled: set[int] = set()
    for pairing in given.pairings:
        for name in pairing.mine.names:
            at = pairing.mine.place(name.span).start
            if at in settled:
                continue
            if any(same_name(name.key, other.key) for other in pairing.theirs.names):
                crossed = _crossed(pairing, name)
                if crossed is not None:
                    found.append(crossed)
                settled.add(at)
                continue
            other = _in_its_place(pairing, name)
            if other is None or _joined(given, name, other):
                continue
            settled.add(at)
            message = f"the source names “{other.text}” here, the Sentence “{name.text}”"
            found.append(pairing.finding(FindingKind.NAME, message, name.span, other.span, contradicts=True))
    return (*found, *_exchanged(given, found))


def _exchanged(given: CheckInput, found: list[Finding]) -> list[Finding]:
    """Findings where a near copy has a name that stands elsewhere in the source sentence in the place of another."""
    more: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            if not exchange.framed or exchange.start == exchange.end or exchange.there == exchange.until:
                continue
            pairing = copy.pairing
            name = _only_name(pairing.mine, copy.span(exchange))
            other = _only_name(pairing.theirs, copy.source_span(exchange))
            if name is None or other is None or _one_place(given, pairing, name, other):
                continue
            here = pairing.mine.place(name.span)
            if any(f.sentence_span is not None and f.sentence_span.overlaps(here) for f in found):
                continue
            message = f"the source names “{other.text}” here, the Sentence “{name.text}”"
            more.append(pairing.finding(FindingKind.NAME, message, name.span, other.span, contradicts=True))
    return more


def _only_name(statement: Statement, span: Span) -> Name | None:
    """The one name that fills ``span``, articles aside."""
    inside = [name for name in statement.names if span.contains(name.span)]
    if len(inside) != 1 or (inside[0].opens and not _surely_a_name(statement, inside[0])):
        return None
    rest = statement.text[span.start : inside[0].span.start] + statement.text[inside[0].span.end : span.end]
    return inside[0] if rest.strip(" '’").lower() in ("", "the", "a", "an", "s") else None


def _one_place(given: CheckInput, pairing: Pairing, name: Name, other: Name) -> bool:
    """Whether the two may name the same here: aliases, or a seat of government that stands for its country."""
    if same_name(name.key, other.key) or name.key[:3] == other.key[:3]:
        return True
    before = pairing.mine.lower[max(0, name.span.start - 8) : name.span.start]
    if (government(name.key) or government(other.key)) and not before.endswith(_PLACE_BEFORE):
        return True
    if given.says_elsewhere(pairing, [base(word) for word in name.key.split()], 0.6):
        return True
    mine, theirs = set(name.key.split()), set(other.key.split())
    return any(
        mine & set(full.key.split()) and theirs & set(full.key.split())
        for source in given.sources
        for _, full in source.names
    )


def _crossed(pairing: Pairing, name: Name) -> Finding | None:
    """A Finding where ``name`` belongs to another name than in the source: ``Holt of Velland``, ``Holt of Kestria``."""
    owner = _owner(pairing.mine, name)
    if owner is None or pairing.coverage < _LEAST_COVERAGE:
        return None
    theirs = [(_owner(pairing.theirs, other), other) for other in pairing.theirs.names]
    own = [other for held, other in theirs if held is not None and same_name(held.key, owner.key)]
    named = [held for held, other in theirs if held is not None and same_name(other.key, name.key)]
    if len(own) != 1 or not named or same_name(own[0].key, name.key):
        return None
    if any(same_name(held.key, owner.key) for held in named):
        return None
    message = f"the source has “{owner.text} of {own[0].text}”, the Sentence “{owner.text} of {name.text}”"
    return pairing.finding(FindingKind.NAME, message, name.span, own[0].span, contradicts=True)


def _owner(statement: Statement, name: Name) -> Name | None:
    """The name to which ``of`` or ``from`` joins ``name``."""
    for other in statement.names:
        if statement.text[other.span.end : name.span.start] in (" of ", " from ") and other is not name:
            return other
    return None


def _in_its_place(pairing: Pairing, name: Name) -> Name | None:
    """The name of the source sentence between the same words as ``name``, where the Sentence has it nowhere."""
    mine, theirs = pairing.mine, pairing.theirs
    first = mine.word_at(name.span.start)
    after = mine.word_at(name.span.end)
    if first is None or pairing.coverage < _LEAST_COVERAGE:
        return None
    if any(index in pairing.links for index in range(first, after if after is not None else len(mine.words))):
        return None
    for other in theirs.names:
        if any(same_name(other.key, again.key) for again in mine.names):
            continue
        begin, end = theirs.word_at(other.span.start), theirs.word_at(other.span.end)
        if begin is None:
            continue
        left = _same_words(mine, theirs, first - 1, begin - 1, -1)
        right = _same_words(mine, theirs, after, end, 1) if after is not None and end is not None else 0
        edge = (first == 0 and begin == 0) or (after is None and end is None)
        if (left and right and left + right >= _LEAST_SIDES) or (edge and left + right >= _LEAST_SIDES):
            return other
    return None


def _same_words(mine: Statement, theirs: Statement, here: int, there: int, step: int) -> int:
    """How many words from ``here`` and ``there`` on, in the direction of ``step``, are the same, up to four."""
    count = 0
    here, there = _past_article(mine, here, step), _past_article(theirs, there, step)
    while (
        count < 4
        and 0 <= here < len(mine.words)
        and 0 <= there < len(theirs.words)
        and mine.bases[here] == theirs.bases[there]
    ):
        count, here, there = count + 1, here + step, there + step
    return count


def _past_article(statement: Statement, index: int, step: int) -> int:
    return (
        index + step
        if 0 <= index < len(statement.words) and statement.words[index].lower in ("the", "a", "an")
        else index
    )


def _joined(given: CheckInput, name: Name, other: Name) -> bool:
    """Whether the two may be one: a fuller name in the sources has both, or one is of the other's country or body."""
    mine, theirs = set(name.key.split()), set(other.key.split())
    if name.key[:3] == other.key[:3]:
        return True  # a short form: "Lib Dem" and "Liberal Democrat"
    if government(name.key) or government(other.key) or canonical(name.key) == canonical(other.key):
        return True
    return any(
        mine & set(full.key.split()) and theirs & set(full.key.split())
        for s in given.sources
        for _, full in s.names
    )


def _surely_a_name(statement: Statement, name: Name) -> bool:
    """Whether a capitalised word that opens a sentence is a name: an acronym, an alias, or with a possessive."""
    after = statement.text[name.span.end : name.span.end + 2]
    acronym = name.text.isupper() and len(name.key) > 1
    return acronym or after in ("'s", "’s") or len(spellings(name.key)) > 1 or bool(government(name.key))


def knows(source: SourceAnalysis, statement: Statement, name: Name) -> bool:
    """Whether ``source`` has the name, in any form."""
    words = [word for word in name.key.replace("-", " ").split() if word not in STOPWORDS]
    if _known(source, words):
        return True
    _, _, rest = name.key.partition(" ")
    if rest and _OPENS_SENTENCE.search(statement.text, 0, name.span.start):
        # "Reigning Commonwealth champion": the first capital may only be that of the sentence.
        following = [word for word in rest.replace("-", " ").split() if word not in STOPWORDS]
        if (following and _known(source, following)) or any(
            _stands(source, alias) for alias in spellings(rest)
        ):
            return True
    if any(_stands(source, alias) for alias in spellings(name.key)) or _known_in_parts(source, name.key):
        return True
    country = government(name.key)
    before = statement.lower[max(0, name.span.start - 8) : name.span.start]
    if country and not before.endswith(_PLACE_BEFORE) and any(_stands(source, a) for a in spellings(country)):
        return True
    if any(_stands(source, seat) for seat in seats(name.key)):
        return True
    return any(same_name(name.key, other.key) for _, other in source.names)


def _known_in_parts(source: SourceAnalysis, key: str) -> bool:
    """Whether a longer name has an alias in it for a part of the source's: ``United Kingdom Treasury``, ``UK Treasury``."""
    words = key.split()
    for size in (1, 2, 3):
        for start in {0, len(words) - size}:
            part, rest = " ".join(words[start : start + size]), words[:start] + words[start + size :]
            if not rest or start < 0:
                continue
            others = spellings(part)
            if len(others) > 1 and _known(source, [w for w in rest if w not in STOPWORDS]):
                return any(_stands(source, other) for other in others)
    return False


def _known(source: SourceAnalysis, words: list[str]) -> bool:
    vocabulary = source.vocabulary
    return all(word in vocabulary or base(word) in vocabulary for word in words)


def _stands(source: SourceAnalysis, key: str) -> bool:
    return f" {key.replace('-', ' ')} " in source.flat or f" {' '.join(key)} " in source.flat
