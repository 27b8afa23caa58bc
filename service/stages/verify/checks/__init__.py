"""The checks: what a Sentence says held against what its sources say, as pure functions."""

from collections.abc import Callable

from service.domain.briefs import Finding
from service.stages.verify.checks.accusing import check_accusations
from service.stages.verify.checks.bindings import check_bindings
from service.stages.verify.checks.calendar import check_dates
from service.stages.verify.checks.cause import check_cause
from service.stages.verify.checks.certainty import check_certainty
from service.stages.verify.checks.changes import check_changes
from service.stages.verify.checks.citing import check_citations
from service.stages.verify.checks.days import check_days
from service.stages.verify.checks.estimates import check_estimates
from service.stages.verify.checks.extent import check_extent
from service.stages.verify.checks.figures import check_numbers
from service.stages.verify.checks.heads import check_heads
from service.stages.verify.checks.inputs import CheckInput, Evidence
from service.stages.verify.checks.inserting import check_insertions
from service.stages.verify.checks.keeping import check_keeping
from service.stages.verify.checks.leaving import left_out
from service.stages.verify.checks.modality import check_hedges, check_tense
from service.stages.verify.checks.namesakes import check_namesakes
from service.stages.verify.checks.naming import check_names, check_places_of_names
from service.stages.verify.checks.offices import check_offices
from service.stages.verify.checks.opposing import check_opposites
from service.stages.verify.checks.parts import check_parts
from service.stages.verify.checks.polarity import check_negation
from service.stages.verify.checks.questions import check_questions
from service.stages.verify.checks.quotes import check_quotations
from service.stages.verify.checks.reported import check_attribution
from service.stages.verify.checks.roles import check_roles
from service.stages.verify.checks.sayings import check_sayings
from service.stages.verify.checks.scope import check_scope
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.stages.verify.checks.speakers import check_speakers
from service.stages.verify.checks.third_hand import check_third_hand
from service.stages.verify.checks.wishes import check_wishes

CHECKS: tuple[Callable[[CheckInput], tuple[Finding, ...]], ...] = (
    check_citations,
    check_quotations,
    check_numbers,
    check_dates,
    check_days,
    check_names,
    check_places_of_names,
    check_namesakes,
    check_offices,
    check_negation,
    check_opposites,
    check_hedges,
    check_tense,
    check_certainty,
    check_attribution,
    check_speakers,
    check_sayings,
    check_scope,
    check_extent,
    check_cause,
    check_roles,
    check_insertions,
    check_changes,
    check_parts,
    check_questions,
    check_accusations,
    check_estimates,
    check_third_hand,
    check_heads,
    check_keeping,
    check_wishes,
    check_bindings,
)
"""Every check, in the order in which Findings are given."""

CHECKS_VERSION = "6"
"""Changes with whatever changes a Finding; part of the Verifier's version."""


def run_checks(evidence: CheckInput) -> tuple[Finding, ...]:
    """All Findings of all checks on one Sentence; none where nothing is wrong or nothing can be decided.

    What two checks find in one place, of one kind, is told once.
    """
    found: list[Finding] = []
    for check in CHECKS:
        for finding in check(evidence):
            if not any(_same(finding, other) for other in found):
                found.append(finding)
    return tuple(found)


def _same(finding: Finding, other: Finding) -> bool:
    mine, theirs = finding.sentence_span, other.sentence_span
    alike = finding.kind is other.kind and finding.contradicts is other.contradicts
    return alike and mine is not None and theirs is not None and mine.overlaps(theirs)


__all__ = [
    "CHECKS",
    "CHECKS_VERSION",
    "CheckInput",
    "Evidence",
    "SourceAnalysis",
    "Statement",
    "check_accusations",
    "check_attribution",
    "check_bindings",
    "check_cause",
    "check_certainty",
    "check_changes",
    "check_citations",
    "check_dates",
    "check_days",
    "check_estimates",
    "check_extent",
    "check_heads",
    "check_hedges",
    "check_insertions",
    "check_keeping",
    "check_names",
    "check_namesakes",
    "check_negation",
    "check_numbers",
    "check_offices",
    "check_opposites",
    "check_parts",
    "check_places_of_names",
    "check_questions",
    "check_quotations",
    "check_roles",
    "check_sayings",
    "check_scope",
    "check_speakers",
    "check_tense",
    "check_third_hand",
    "check_wishes",
    "left_out",
    "run_checks",
]
