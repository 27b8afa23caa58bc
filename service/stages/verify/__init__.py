"""The Verifier's pure parts: the checks, the evidence, the features, and the decision."""

from service.stages.verify.checks import CheckInput, Evidence, SourceAnalysis, run_checks

__all__ = ["CheckInput", "Evidence", "SourceAnalysis", "run_checks"]
