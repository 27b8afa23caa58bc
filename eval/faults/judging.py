"""Each planted fault put to its test."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.faults.brief_tests import (
    check_attributed,
    check_cited_from,
    check_difference,
    check_not_cited,
    check_not_obeyed,
    check_not_shown,
    check_refused,
    check_together,
)
from eval.faults.cleaning_tests import (
    check_date,
    check_integrity,
    check_kept,
    check_left_out,
    check_note,
)
from eval.faults.manifest import (
    AttributedTest,
    BriefTest,
    CitedFromTest,
    DateTest,
    DifferenceTest,
    Fault,
    IntegrityTest,
    KeptTest,
    LeftOutTest,
    NotCitedTest,
    NoteTest,
    NotObeyedTest,
    NotShownTest,
    RefusedTest,
    TitleTest,
    TogetherTest,
    place,
)
from eval.faults.observation import Observation
from eval.faults.outcomes import Outcome, Seen, caught_if, plain, short
from service.domain.articles import CleanedArticle
from service.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Judged:
    """A fault and what became of it."""

    fault: Fault
    seen: Seen


def judge(fault: Fault, observation: Observation) -> Judged:
    """Put one fault to its test."""
    return Judged(fault, _seen(fault, observation))


def _seen(fault: Fault, observation: Observation) -> Seen:
    cleaned = observation.articles[fault.article]
    where = place(cleaned.article.text, fault.text, fault.occurrence)
    match fault.test:
        case LeftOutTest() as test:
            return check_left_out(test, cleaned, where)
        case KeptTest() as test:
            return check_kept(test, cleaned, where)
        case IntegrityTest() as test:
            return check_integrity(test, cleaned, where)
        case NoteTest() as test:
            return check_note(test, cleaned)
        case DateTest() as test:
            return check_date(test, observation, cleaned)
        case TitleTest():
            title = cleaned.article.title
            return caught_if(plain(fault.text) in plain(title), f"“{short(title)}”")
        case TogetherTest() as test:
            return check_together(test, observation, cleaned)
        case NotCitedTest():
            return check_not_cited(observation, cleaned, where, fault.text)
        case _ as test:
            return _seen_in_brief(test, observation, cleaned, where)


def _seen_in_brief(
    test: BriefTest, observation: Observation, cleaned: CleanedArticle, where: Span | None
) -> Seen:
    match test:
        case DifferenceTest():
            return check_difference(test, observation)
        case NotObeyedTest():
            return check_not_obeyed(test, observation)
        case NotShownTest():
            return check_not_shown(test, observation)
        case AttributedTest():
            return check_attributed(test, observation, cleaned, where)
        case CitedFromTest():
            return check_cited_from(test, observation, cleaned, where)
        case RefusedTest():
            return check_refused(test, observation, cleaned, where)


def leaks(faults: Sequence[Fault], observation: Observation) -> tuple[int, list[Fault]]:
    """How many faults are texts that must be left out and stand once in their Article, and which of these the Brief cites or repeats."""
    once = [
        fault
        for fault in faults
        if isinstance(fault.test, LeftOutTest)
        and place(observation.articles[fault.article].article.text, fault.text, 2) is None
    ]
    return len(once), [fault for fault in once if _leaked(fault, observation)]


def _leaked(fault: Fault, observation: Observation) -> bool:
    cleaned = observation.articles[fault.article]
    where = place(cleaned.article.text, fault.text, fault.occurrence)
    return check_not_cited(observation, cleaned, where, fault.text).outcome is Outcome.MISSED
