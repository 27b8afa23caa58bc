"""The checks: what a Sentence says held against what its sources say, as pure functions."""

from collections.abc import Callable

from service.domain.briefs import Finding
from service.stages.verify.checks.calendar import check_dates
from service.stages.verify.checks.cause import check_cause
from service.stages.verify.checks.citing import check_citations
from service.stages.verify.checks.figures import check_numbers
from service.stages.verify.checks.inputs import CheckInput, Evidence
from service.stages.verify.checks.leaving import left_out
from service.stages.verify.checks.modality import check_hedges, check_tense
from service.stages.verify.checks.naming import check_names, check_places_of_names
from service.stages.verify.checks.offices import check_offices
from service.stages.verify.checks.polarity import check_negation
from service.stages.verify.checks.quotes import check_quotations
from service.stages.verify.checks.reported import check_attribution
from service.stages.verify.checks.roles import check_roles
from service.stages.verify.checks.scope import check_scope
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.stages.verify.checks.speakers import check_speakers

CHECKS: tuple[Callable[[CheckInput], tuple[Finding, ...]], ...] = (
    check_citations,
    check_quotations,
    check_numbers,
    check_dates,
    check_names,
    check_places_of_names,
    check_offices,
    check_negation,
    check_hedges,
    check_tense,
    check_attribution,
    check_speakers,
    check_scope,
    check_cause,
    check_roles,
)
"""Every check, in the order in which Findings are given."""

CHECKS_VERSION = "3"
"""Changes with whatever changes a Finding; part of the Verifier's version."""


def run_checks(evidence: CheckInput) -> tuple[Finding, ...]:
    """All Findings of all checks on one Sentence; none where nothing is wrong or nothing can be decided."""
    return tuple(finding for check in CHECKS for finding in check(evidence))


__all__ = [
    "CHECKS",
    "CHECKS_VERSION",
    "CheckInput",
    "Evidence",
    "SourceAnalysis",
    "Statement",
    "check_attribution",
    "check_cause",
    "check_citations",
    "check_dates",
    "check_hedges",
    "check_names",
    "check_negation",
    "check_numbers",
    "check_offices",
    "check_places_of_names",
    "check_quotations",
    "check_roles",
    "check_scope",
    "check_speakers",
    "check_tense",
    "left_out",
    "run_checks",
]
