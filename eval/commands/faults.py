"""``citebrief-eval faults``: which faults planted in the sample articles are caught."""

from eval.faults.__main__ import add_arguments, run

HELP = "which faults planted in the sample articles are caught"

__all__ = ["HELP", "add_arguments", "run"]
