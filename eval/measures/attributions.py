"""Attribution kept: of the Sentences whose cited spans say who said it, the share that keep it with the right speaker.

``kept / sent``: sent are the Sentences drafted that cite a span with a named speaker (``service.text.attribution``) or have a
Finding that an attribution was dropped or given to another; kept are those without such a Finding. What a source only
reports is no fact of its own (PARC 3, Pareti 2016: source, cue and content belong together).
"""

from eval.measures.examined import Examined, Judged
from eval.measures.tally import Better, Measure, Tally, share
from service.domain.briefs import FindingKind
from service.text.attribution import attributions

_LOST = (FindingKind.ATTRIBUTION_DROPPED, FindingKind.SPEAKER)


def attributions_kept(examined: Examined) -> Tally:
    """Sentences that say who says it, of those on statements that somebody makes."""
    sent = [each for each in examined.judged if _attributed(each)]
    return share(
        sum(not each.unchecked and not each.has(*_LOST) for each in sent),
        len(sent),
        unchecked=sum(each.unchecked for each in sent),
        costly=(each.id for each in sent if each.unchecked or each.has(*_LOST)),
    )


def _attributed(judged: Judged) -> bool:
    return judged.has(*_LOST) or any(
        said.speaker is not None
        for citation in judged.sentence.citations
        for said in attributions(citation.quote)
    )


MEASURES = (Measure("attributions_kept", "Attributions kept", Better.MORE, attributions_kept, margin=0.05),)
