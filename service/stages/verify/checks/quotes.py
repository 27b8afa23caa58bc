"""Quotations: the very words, from a sound Passage of the cited source, in the mouth of who said them."""

import re
from dataclasses import dataclass

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.antecedents import speakers
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement, spoken
from service.text.attribution import is_pronoun
from service.text.names import names, same_name
from service.text.quotations import Quotation
from service.text.words import words

_GAP = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]|\([^)]*\)")
_LONG = 3
_AROUND = 300
_MARKS = ('"', "“", "”", "«", "»", "``", "''", "‘")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words of a quotation stand: the source and the span in its text."""

    source: SourceAnalysis
    span: Span


def check_quotations(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each quotation whose words are not the cited source's, or not this speaker's, or not sound.

    Words are compared without regard to capitals, punctuation and the make of the marks. An ellipsis or a bracketed
    insertion parts the words; what it parts must stand in order in one Article. One and two words in marks need only
    stand in the source.
    """
    found: list[Finding] = []
    for statement in given.statements:
        for quotation in statement.quotations:
            if quotation.paired:
                finding = _check(given, statement, quotation)
                if finding is not None:
                    found.append(finding)
    return tuple(found)


def _check(given: CheckInput, statement: Statement, quotation: Quotation) -> Finding | None:
    quoted = quotation.span.of(statement.text)
    pieces = [[spoken(word.lower) for word in words(piece)] for piece in _GAP.split(quoted)]
    pieces = [piece for piece in pieces if piece]
    here = statement.place(quotation.span)
    if not pieces:
        return None
    whole = [spoken(word.lower) for word in words(quoted)]
    places = [place for source in given.sources for place in _find(source, [whole]) or _find(source, pieces)]
    if not places:
        return _altered(given, quoted, pieces, here)
    cited = [place for place in places if _is_cited(given, place)]
    length = sum(map(len, pieces))
    if not cited:
        if length < _LONG:
            return None
        place = places[0]
        message = "the quoted words stand in another Passage than the cited one"
        return Finding(FindingKind.CITATION_WRONG, message, here, place.source.article_id, place.span)
    sound = [place for place in cited if _sound(place)]
    if not sound:
        message = "quoted word for word from a Passage whose wording is damaged or machine-made"
        return Finding(FindingKind.QUOTE_UNSOUND, message, here, cited[0].source.article_id, cited[0].span)
    if length < _LONG:
        return None
    return _speaker(statement, quotation, sound, here)


def _find(source: SourceAnalysis, pieces: list[list[str]]) -> list[_Place]:
    """Every stretch of ``source`` where the pieces stand in order, the first to the last within 400 characters each."""
    run, starts = source.run
    found: list[_Place] = []
    at = -1
    first = f" {' '.join(pieces[0])} "
    while (at := run.find(first, at + 1)) >= 0:
        begin = at
        end = at + len(first) - 1
        for piece in pieces[1:]:
            nxt = run.find(f" {' '.join(piece)} ", end, end + 400)
            if nxt < 0:
                break
            end = nxt + len(" ".join(piece)) + 1
        else:
            left, right = starts(begin + 1), starts(end - 1)
            found.append(_Place(source, Span(left.start, right.end)))
    return found


def _altered(given: CheckInput, quoted: str, pieces: list[list[str]], here: Span) -> Finding | None:
    flat = [word for piece in pieces for word in piece]
    if not given.sources:
        return None
    sought = set(flat)
    best: tuple[float, SourceAnalysis, Statement] | None = None
    for source, theirs in given.aligned:
        share = len(sought & {word.lower for word in theirs.words}) / len(sought)
        if best is None or share > best[0]:
            best = (share, source, theirs)
    shown = quoted if len(quoted) <= 80 else quoted[:77] + "…"
    if best is not None and best[0] >= 0.6 and len(flat) >= _LONG:
        message = f"“{shown}” are not the source's words"
        return Finding(
            FindingKind.QUOTE_ALTERED, message, here, best[1].article_id, best[2].span, contradicts=True
        )
    return Finding(FindingKind.QUOTE_ALTERED, f"no cited source has the words “{shown}”", here)


def _is_cited(given: CheckInput, place: _Place) -> bool:
    if not given.passages:
        return True
    return any(
        p.article_id == place.source.article_id and p.span.overlaps(place.span) for p in given.passages
    )


def _sound(place: _Place) -> bool:
    return all(passage.sound for passage in place.source.passages or () if passage.span.overlaps(place.span))


def _speaker(statement: Statement, quotation: Quotation, places: list[_Place], here: Span) -> Finding | None:
    attribution = next(
        (
            a
            for a in statement.attributions
            if a.speaker is not None
            and (a.content.overlaps(quotation.span) or len(statement.attributions) == 1)
        ),
        None,
    )
    if attribution is None or attribution.speaker is None:
        return None
    spoken = attribution.speaker.of(statement.text)
    place = places[0]
    marked = [p for p in places if any(q.span.overlaps(p.span) for q in p.source.quotations)]
    if not marked:
        around = place.source.text[max(0, place.span.start - _AROUND) : place.span.end + _AROUND]
        if not place.source.quotations or any(mark in around for mark in _MARKS):
            return None
        message = "the source has these words as its own, not as anyone's quotation"
        return Finding(FindingKind.QUOTE_MISATTRIBUTED, message, here, place.source.article_id, place.span)
    mine = [name.key for name in names(spoken, inside=True)]
    if not mine or is_pronoun(spoken) or not spoken.split()[-1][0].isupper():
        return None
    for candidate in marked:
        theirs = _speakers(candidate)
        if not theirs or any(same_name(a, b) for a in mine for b, _ in theirs):
            return None
    span = _speakers(marked[0])[0][1]
    message = f"the source has “{span.of(marked[0].source.text)}” say these words, the Sentence “{spoken}”"
    return Finding(
        FindingKind.QUOTE_MISATTRIBUTED, message, here, marked[0].source.article_id, span, contradicts=True
    )


def _speakers(place: _Place) -> list[tuple[str, Span]]:
    """The keys and places of the names to whom the sentence around ``place`` may give its words."""
    statement = next((s for s in place.source.statements if s.span.overlaps(place.span)), None)
    if statement is None:
        return []
    return [entry for said in statement.attributions for entry in speakers(place.source, statement, said)]
