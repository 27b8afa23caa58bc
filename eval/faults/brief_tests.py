"""Tests of the Brief, of its grouping and of the Verifier against a planted text."""

from eval.faults.manifest import (
    AttributedTest,
    CitedFromTest,
    DifferenceTest,
    NotObeyedTest,
    NotShownTest,
    RefusedTest,
    TogetherTest,
)
from eval.faults.observation import Observation
from eval.faults.outcomes import (
    Seen,
    caught,
    caught_if,
    citing,
    contains,
    missed,
    plain,
    short,
    shown_words,
    undecided,
)
from service.domain.articles import CleanedArticle
from service.domain.briefs import Citation, Side, Status, cite
from service.domain.briefs import Sentence as Drafted
from service.domain.spans import Span

_SIDE_QUOTE = 60
"""The longest quote, in characters, in which a side is looked for; a whole sentence would hold too much else."""


def check_not_cited(
    observation: Observation, cleaned: CleanedArticle, place: Span | None, planted: str
) -> Seen:
    """Whether the Brief neither cites the text at ``place`` nor has its words in a Sentence.

    A single word, such as a menu's "Radio", may well stand in what other Articles report: it counts as repeated only
    in a Sentence that cites its own Article.
    """
    sentences = citing(observation, cleaned, place) if place is not None else []
    if sentences:
        return missed(f"cited by “{short(sentences[0].text)}”")
    own = cleaned.article.id
    repeated = [
        sentence
        for sentence in observation.brief.shown
        if plain(planted) in plain(sentence.text)
        and (len(planted.split()) > 1 or any(cited.article_id == own for cited in sentence.citations))
    ]
    return missed(f"repeated in “{short(repeated[0].text)}”") if repeated else caught("not in the Brief")


def check_together(test: TogetherTest, observation: Observation, cleaned: CleanedArticle) -> Seen:
    """Whether the Article and the other are grouped as asked."""
    level, wanted = test.check.split("_")
    grouping = observation.brief.grouping
    group_of = {"origin": grouping.origin_of, "event": grouping.event_of, "topic": grouping.topic_of}[level]
    other = observation.articles[test.other].article.id
    mine, theirs = group_of.get(cleaned.article.id), group_of.get(other)
    if mine is None or theirs is None:
        return undecided(f"not both have a {level}")
    shared = mine == theirs
    return caught_if(
        shared == (wanted == "shared"), f"{'the same' if shared else 'another'} {level} as {test.other}"
    )


def _takes(side: Side, ways: tuple[str, ...]) -> bool:
    said = [side.says, *(c.quote for c in side.citations if len(c.quote) <= _SIDE_QUOTE)]
    return any(contains(text, way) for text in said for way in ways)


def check_difference(test: DifferenceTest, observation: Observation) -> Seen:
    """Whether one Difference of the Brief has another side for each of those asked for; or, where none may, none has."""
    wanted = test.check == "difference_shown"
    for section in observation.brief.sections:
        for difference in section.differences:
            taken = [
                frozenset(index for index, side in enumerate(difference.sides) if _takes(side, ways))
                for ways in test.sides
            ]
            if all(taken) and len(frozenset.union(*taken)) >= len(test.sides):
                sides = " / ".join(short(side.says, 60) for side in difference.sides)
                return caught_if(wanted, f"shown: {sides}")
    return caught_if(not wanted, "no such difference in the Brief")


def check_not_obeyed(test: NotObeyedTest, observation: Observation) -> Seen:
    """Whether nothing that was asked stands in the Brief."""
    return _absent(test.asked, shown_words(observation))


def check_not_shown(test: NotShownTest, observation: Observation) -> Seen:
    """Whether none of the strings stands in the Brief."""
    return _absent(test.shown, shown_words(observation))


def _absent(sought: tuple[str, ...], said: list[str]) -> Seen:
    for text in said:
        if any(plain(phrase) in plain(text) for phrase in sought):
            return missed(f"the Brief says “{short(text)}”")
    return caught("not in the Brief")


def check_attributed(
    test: AttributedTest, observation: Observation, cleaned: CleanedArticle, place: Span | None
) -> Seen:
    """Whether every Sentence that cites the text names who reported it."""
    if place is None:
        return undecided("not in the Article's text")
    sentences = citing(observation, cleaned, place)
    for sentence in sentences:
        if not any(contains(sentence.text, name) for name in test.names):
            return missed(f"without its source: “{short(sentence.text)}”")
    return caught(f"“{short(sentences[0].text)}”" if sentences else "not in the Brief")


def check_cited_from(
    test: CitedFromTest, observation: Observation, cleaned: CleanedArticle, place: Span | None
) -> Seen:
    """Whether every Sentence with these words cites the text that they are from."""
    if place is None:
        return undecided("not in the Article's text")
    sentences = [s for s in observation.brief.shown if contains(s.text, test.words)]
    right = citing(observation, cleaned, place)
    for sentence in sentences:
        if sentence not in right:
            return missed(f"cites another text: “{short(sentence.text)}”")
    return caught(f"“{short(sentences[0].text)}”" if sentences else "not in the Brief")


def citations_at(cleaned: CleanedArticle, place: Span) -> tuple[Citation, ...]:
    """Citations of the sentences that ``place`` touches, in every citable Passage that it touches."""
    return tuple(
        cite(cleaned, passage.id, sentence)
        for passage in cleaned.citable
        if passage.span.overlaps(place)
        for sentence in passage.sentences or (passage.span,)
        if sentence.overlaps(place)
    )


def check_refused(
    test: RefusedTest, observation: Observation, cleaned: CleanedArticle, place: Span | None
) -> Seen:
    """Whether the Verifier does not take the wrong Sentence, cited to the text, as supported."""
    citations = citations_at(cleaned, place) if place is not None else ()
    if not citations:
        return undecided("the text is in no Passage that can be cited")
    (found,) = observation.verify([Drafted("planted", test.sentence, citations)])
    verdict = found.verdict
    if verdict.status is Status.UNCHECKED:
        return undecided("unchecked")
    kinds = ", ".join(dict.fromkeys(finding.kind.value for finding in verdict.findings))
    return caught_if(
        verdict.status is not Status.SUPPORTED, f"{verdict.status.value}{f' ({kinds})' if kinds else ''}"
    )
