"""Names: whoever and whatever the Sentence names stands in the cited source, under that name or an alias."""

import re

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.aliases import government, seats, spellings
from service.text.forms import base
from service.text.names import Name, same_name
from service.text.words import STOPWORDS

_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]\s?)[\"“‘'(]?\s*$")
_PLACE_BEFORE = ("in ", "at ", "near ", "to ", "from ", "outside ", "around ", "of ")


def check_names(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each name of the Sentence that stands nowhere in the cited sources.

    A name is known where its words stand in the source, where an alias does (a country's people, its acronym, its
    seat of government when it acts), or where it is the acronym of a name there or the other way round.
    """
    found: list[Finding] = []
    for statement in given.statements:
        if _title_case(statement):
            continue
        for name in statement.names:
            if name.opens and not _surely_a_name(statement, name):
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


def _title_case(statement: Statement) -> bool:
    """Whether it is set like a headline, so that capitals say nothing."""
    long = [word for word in statement.words if len(word.lower) > 3 and word.lower.isalpha()]
    upper = sum(statement.text[word.start].isupper() for word in long)
    return len(long) >= 5 and upper > 0.7 * len(long)


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
    if any(_stands(source, alias) for alias in spellings(name.key)):
        return True
    country = government(name.key)
    before = statement.lower[max(0, name.span.start - 8) : name.span.start]
    if country and not before.endswith(_PLACE_BEFORE) and any(_stands(source, a) for a in spellings(country)):
        return True
    if any(_stands(source, seat) for seat in seats(name.key)):
        return True
    return any(same_name(name.key, other.key) for _, other in source.names)


def _known(source: SourceAnalysis, words: list[str]) -> bool:
    vocabulary = source.vocabulary
    return all(word in vocabulary or base(word) in vocabulary for word in words)


def _stands(source: SourceAnalysis, key: str) -> bool:
    return f" {key.replace('-', ' ')} " in source.flat or f" {' '.join(key)} " in source.flat
