"""Differences between sources, disclosed or not.

*Disclosed* is the share of the Case's expected differences of which every side is told; *one-sided* that of which some sides are
told and not all, which is the worse: readers of such a Brief take one source's figure for the fact. A side is told where a
Sentence shown, or a side of a difference that the Brief sets out, has its wording (``eval.cases.saying``) and cites one
of the articles that the Case names for it. Undefined where the Case expects none. The task is that of disclosing
conflicting evidence (ConflictingQA, Wan et al., ACL 2024).
"""

from eval.measures.examined import Examined
from eval.measures.tally import Better, Measure, Tally, share


def differences_disclosed(examined: Examined) -> Tally:
    """Expected differences of which all sides are told, of all."""
    return share(sum(all(each.sides) for each in examined.differences), len(examined.differences))


def one_sided(examined: Examined) -> Tally:
    """Expected differences of which some sides are told but not all, of all."""
    return share(
        sum(any(each.sides) and not all(each.sides) for each in examined.differences),
        len(examined.differences),
    )


MEASURES = (
    Measure("differences_disclosed", "Differences disclosed", Better.MORE, differences_disclosed),
    Measure("one_sided", "Differences told one-sidedly", Better.LESS, one_sided),
)
