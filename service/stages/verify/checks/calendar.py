"""Dates: what the Sentence says of day, month and year agrees with a date of the source."""

from service.domain.briefs import Finding, FindingKind
from service.domain.dates import DateBasis, PartialDate
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement, spoken
from service.text.dates import DateMention
from service.text.words import words

_SAME = 0.6
"""Share of a Sentence's words that a source sentence has where they say the same of something."""


def check_dates(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each date that agrees with none of the cited sources.

    A date without a year is held against the source's day and month alone; a relative one (``on Sunday``) is taken
    as it stands where the source has the same words, and else resolved against the source's publication date.
    """
    found: list[Finding] = []
    for statement in given.statements:
        for mention in statement.dates:
            finding = _check(given, statement, mention)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def _check(given: CheckInput, statement: Statement, mention: DateMention) -> Finding | None:
    written = mention.span.of(statement.text)
    said = mention.date.date
    if said is None or (mention.date.basis is not DateBasis.STATED and said.year is not None):
        return None
    other_day = _in_place(given, statement, mention, said)
    if other_day is not None:
        return other_day
    lower = written.lower()
    if any(lower in theirs.lower for _, theirs in given.aligned):
        return None
    near = [(s, theirs, other) for s, theirs in given.aligned for other in theirs.dates if other.date.date]
    everywhere = [(s, theirs, other) for s in given.sources for theirs, other in s.dates if other.date.date]
    if any(_carries(other.date.date, said) for _, _, other in (*near, *everywhere)):
        return None
    plain = " ".join(spoken(word.lower) for word in words(written))
    if any(f" {plain} " in source.run[0] or lower in source.title.lower() for source in given.sources):
        return None
    if said.month is None and any(f" {said.year} " in source.run[0] for source in given.sources):
        return None
    rival = _rival(near, said)
    if rival is None:
        return Finding(
            FindingKind.DATE, f"no cited source gives the date “{written}”", statement.place(mention.span)
        )
    source, theirs, other = rival
    return Finding(
        FindingKind.DATE,
        f"the source says “{other.span.of(theirs.text)}”, the Sentence says “{written}”",
        statement.place(mention.span),
        source.article_id,
        theirs.place(other.span),
        contradicts=True,
    )


def _in_place(
    given: CheckInput, statement: Statement, mention: DateMention, said: PartialDate
) -> Finding | None:
    """A Finding where the source has another date right after the word after which the Sentence has this one."""
    if said.month and not said.day:
        return None
    found: Finding | None = None
    for pairing in given.pairings:
        if pairing.mine is not statement or pairing.coverage < _SAME:
            continue
        for other in pairing.theirs.dates:
            date = other.date.date
            same_form = date is not None and (bool(date.month), bool(date.day)) == (
                bool(said.month),
                bool(said.day),
            )
            if date is None or not same_form or not pairing.placed(mention.span, other.span)[0]:
                continue
            if date.agrees_with(said):
                return None
            theirs = other.span.of(pairing.theirs.text)
            message = f"the source says “{theirs}”, the Sentence says “{mention.span.of(statement.text)}”"
            found = found or pairing.finding(
                FindingKind.DATE, message, mention.span, other.span, contradicts=True
            )
    return found


def _carries(theirs: PartialDate | None, said: PartialDate) -> bool:
    """Whether the source's date knows all that the Sentence says, and agrees; unknown years are no difference."""
    if theirs is None or not theirs.agrees_with(said):
        return False
    if said.month is None and theirs.year is None:
        return False
    return not (said.month and not theirs.month) and not (said.day and not theirs.day)


def _rival(
    near: list[tuple[SourceAnalysis, Statement, DateMention]], said: PartialDate
) -> tuple[SourceAnalysis, Statement, DateMention] | None:
    """The one date that the evidence gives in the same form; none where there are several to choose from."""
    same = [
        entry
        for entry in near
        if entry[2].date.date is not None
        and bool(entry[2].date.date.day) == bool(said.day)
        and bool(entry[2].date.date.month) == bool(said.month)
    ]
    return same[0] if len(same) == 1 else None
