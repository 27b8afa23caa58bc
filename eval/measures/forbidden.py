"""What a Brief must not say and says.

The share of the Case's ``must_not_say`` that a Sentence shown has, by wording or pattern (``eval.cases.saying``); where
the Case gives neither, also by the service's own Verifier at its strict point. Undefined where nothing is forbidden.
"""

from eval.measures.examined import Examined
from eval.measures.tally import Better, Measure, Tally, share


def forbidden_said(examined: Examined) -> Tally:
    """Forbidden Statements said, of all."""
    return share(
        sum(each.told for each in examined.forbidden),
        len(examined.forbidden),
        unchecked=sum(each.unchecked for each in examined.forbidden),
        costly=(name for each in examined.forbidden for name in each.sentences),
    )


MEASURES = (Measure("forbidden", "Forbidden statements said", Better.LESS, forbidden_said),)
