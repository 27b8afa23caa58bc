"""The checks: what a Sentence says held against what its sources say, as pure functions."""

from collections.abc import Callable

from service.domain.briefs import Finding
from service.stages.verify.checks.calendar import check_dates
from service.stages.verify.checks.citing import check_citations
from service.stages.verify.checks.figures import check_numbers
from service.stages.verify.checks.inputs import CheckInput, Evidence
from service.stages.verify.checks.naming import check_names
from service.stages.verify.checks.sources import SourceAnalysis, Statement

CHECKS: tuple[Callable[[CheckInput], tuple[Finding, ...]], ...] = (
    check_citations,
    check_numbers,
    check_dates,
    check_names,
)
"""Every check, in the order in which Findings are given."""

CHECKS_VERSION = "1"
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
    "check_citations",
    "check_dates",
    "check_names",
    "check_numbers",
    "run_checks",
]
