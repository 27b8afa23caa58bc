"""What a Brief took: tokens, money and seconds.

Tokens are those sent and received by model calls, money is US dollars, both as the run recorded them when the replies were made (a
replay takes none and reports those). Money is undefined where no price is known. Seconds are wall-clock time of the
cell and depend on the machine and on what else ran: compare them only between runs on an idle machine.
"""

from eval.measures.examined import Examined
from eval.measures.tally import UNDEFINED, Better, Measure, Tally, amount


def tokens(examined: Examined) -> Tally:
    """Tokens in and out."""
    return amount(float(examined.cell.usage.input_tokens + examined.cell.usage.output_tokens))


def money(examined: Examined) -> Tally:
    """US dollars."""
    cost = examined.cell.usage.cost
    return UNDEFINED if cost is None else amount(cost)


def seconds(examined: Examined) -> Tally:
    """Wall-clock seconds."""
    return amount(examined.cell.seconds)


MEASURES = (
    Measure("tokens", "Tokens", Better.LESS, tokens, unit="tokens"),
    Measure("money", "Money", Better.LESS, money, unit="USD"),
    Measure("seconds", "Seconds", Better.LESS, seconds, unit="s"),
)
