"""Hedges kept: of the Sentences whose cited spans hedge, the share that the Verifier does not find bolder than its source.

``kept / sent``: sent are the Sentences drafted that cite a span with a hedge (``service.text.hedges``: *may*, *plans
to*, *reportedly* …) or have a Finding that a hedge was dropped or a plan told as done; kept are those without such a Finding. A
Sentence may leave out the hedged statement altogether: it then keeps what it says as sure as it was. Speculation told as
fact is the certainty error of Farkas et al. (CoNLL 2010 shared task) and Saurí and Pustejovsky (2009).
"""

from eval.measures.examined import Examined, Judged
from eval.measures.tally import Better, Measure, Tally, share
from service.domain.briefs import FindingKind
from service.text.hedges import hedges

_LOST = (FindingKind.HEDGE_DROPPED, FindingKind.TENSE)


def hedges_kept(examined: Examined) -> Tally:
    """Sentences as unsure as their sources, of those on hedged statements."""
    sent = [each for each in examined.judged if _hedged(each)]
    return share(
        sum(not each.unchecked and not each.has(*_LOST) for each in sent),
        len(sent),
        unchecked=sum(each.unchecked for each in sent),
        costly=(each.id for each in sent if each.unchecked or each.has(*_LOST)),
    )


def _hedged(judged: Judged) -> bool:
    return judged.has(*_LOST) or any(hedges(citation.quote) for citation in judged.sentence.citations)


MEASURES = (Measure("hedges_kept", "Hedges kept", Better.MORE, hedges_kept, margin=0.05),)
