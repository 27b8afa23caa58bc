"""Nuggets: what a good Brief of the Case tells (TREC question answering, Voorhees 2003; AutoNuggetizer, Pradeep et al. 2024).

*Vital* recall is the share of vital nuggets that the Brief tells, recall over *all* that of vital and other nuggets; a nugget is
told or not, which is the strict form of the TREC 2024 RAG track (no half for partial support). A nugget is told where one
Sentence shown has a wording of it or matches a pattern of it (``eval.cases.saying``), or else where the service's own
Verifier, at its balanced point, finds its text carried by the Sentences shown. The second way errs as the Verifier errs: its
certificate says how often. Undefined where the Case names no nuggets.
"""

from collections.abc import Callable, Sequence

from eval.measures.examined import Examined, NuggetTold, Told
from eval.measures.tally import Better, Measure, Tally, share


def vital_recall(examined: Examined) -> Tally:
    """Vital nuggets told, of all vital ones."""
    return _recall([each for each in examined.nuggets if each.nugget.vital], lambda each: each.anywhere)


def nugget_recall(examined: Examined) -> Tally:
    """Nuggets told, of all."""
    return _recall(examined.nuggets, lambda each: each.anywhere)


def bottom_line_recall(examined: Examined) -> Tally:
    """Vital nuggets that the bottom line tells, of all vital ones."""
    return _recall([each for each in examined.nuggets if each.nugget.vital], lambda each: each.bottom_line)


def _recall(nuggets: Sequence[NuggetTold], where: Callable[[NuggetTold], Told]) -> Tally:
    found = [where(each) for each in nuggets]
    return share(
        sum(each.told for each in found), len(found), unchecked=sum(each.unchecked for each in found)
    )


MEASURES = (
    Measure("vital_nuggets", "Vital nuggets told", Better.MORE, vital_recall, margin=0.05),
    Measure("all_nuggets", "Nuggets told", Better.MORE, nugget_recall),
    Measure("bottom_line_nuggets", "Vital nuggets told by the bottom line", Better.MORE, bottom_line_recall),
)
