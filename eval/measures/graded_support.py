"""Full and partial support, graded and weighed as in the TREC 2024 RAG track (Thakur et al., SIGIR 2025).

A Sentence has *full* support where the spans that it cites carry all of it, *partial* where they carry one of its clauses and
not all, else none; full weighs 1, partial ½. *Weighted precision* is the sum of weights over the Sentences that cite
something, *weighted recall* over all Sentences. TREC's assessors read the first passage cited; here all that is cited is
read together, by the service's own Verifier at its balanced point. A Sentence that is one clause can't be partial.
"""

from collections.abc import Sequence

from eval.measures.examined import Examined, Judged, Support
from eval.measures.tally import Better, Measure, Tally, share

_WEIGHT = {Support.FULL: 1.0, Support.PARTIAL: 0.5, Support.NONE: 0.0, Support.UNCHECKED: 0.0}


def weighted_precision(examined: Examined) -> Tally:
    """The sum of weights over Sentences with a Citation, one that resolves or not."""
    return _weighed([each for each in examined.judged if each.sentence.citations or each.dangling])


def weighted_recall(examined: Examined) -> Tally:
    """The sum of weights over all Sentences drafted."""
    return _weighed(examined.judged)


def partial_support(examined: Examined) -> Tally:
    """Sentences with partial support, of all drafted."""
    partial = [each.id for each in examined.judged if each.support is Support.PARTIAL]
    blank = sum(each.support is Support.UNCHECKED for each in examined.judged)
    return share(len(partial), len(examined.judged), unchecked=blank, costly=partial)


def _weighed(judged: Sequence[Judged]) -> Tally:
    return share(
        sum(_WEIGHT[each.support] for each in judged),
        len(judged),
        unchecked=sum(each.support is Support.UNCHECKED for each in judged),
        costly=(each.id for each in judged if each.support is not Support.FULL),
    )


MEASURES = (
    Measure("weighted_precision", "Weighted support precision (TREC)", Better.MORE, weighted_precision),
    Measure("weighted_recall", "Weighted support recall (TREC)", Better.MORE, weighted_recall),
    Measure("partial_support", "Sentences with partial support", Better.NEITHER, partial_support),
)
