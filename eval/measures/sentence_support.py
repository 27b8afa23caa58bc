"""How many Sentences the sources carry.

The *sentence support rate* is the share of Sentences that the Verifier, at its strict point, finds supported by the
Passages that they cite: attribution to identified sources as a rate over all that was sent (Rashkin et al.,
Computational Linguistics 2023). Drafted is what the writer left after repair, shown or withheld; so a Verifier that
withholds more can't raise the rate by shrinking its denominator. The rate over what is shown tells what slipped
through. An unchecked Sentence counts as sent and not as supported.
"""

from collections.abc import Sequence

from eval.measures.examined import Examined, Judged
from eval.measures.tally import Better, Measure, Tally, share


def drafted_support(examined: Examined) -> Tally:
    """``supported / (shown + withheld)``."""
    return _support(examined.judged)


def shown_support(examined: Examined) -> Tally:
    """``supported and shown / shown``; undefined where nothing is shown."""
    return _support(examined.shown)


def withheld(examined: Examined) -> Tally:
    """``withheld / (shown + withheld)``."""
    held = [each.id for each in examined.judged if not each.shown]
    return share(len(held), len(examined.judged), costly=held)


def unchecked(examined: Examined) -> Tally:
    """``unchecked / (shown + withheld)``."""
    blank = [each.id for each in examined.judged if each.unchecked]
    return share(len(blank), len(examined.judged), unchecked=len(blank), costly=blank)


def _support(judged: Sequence[Judged]) -> Tally:
    return share(
        sum(each.supported for each in judged),
        len(judged),
        unchecked=sum(each.unchecked for each in judged),
        costly=(each.id for each in judged if not each.supported),
    )


MEASURES = (
    Measure(
        "sentence_support", "Sentences supported, of all drafted", Better.MORE, drafted_support, margin=0.03
    ),
    Measure("shown_support", "Sentences supported, of those shown", Better.MORE, shown_support, margin=0.03),
    Measure("withheld", "Sentences withheld", Better.LESS, withheld),
    Measure("unchecked", "Sentences unchecked", Better.LESS, unchecked),
)
