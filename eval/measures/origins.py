"""How many independent sources are heard, and how evenly: in Origins, never in articles.

*Coverage* is the share of the Brief's Origins that a Sentence shown cites. *Balance* is Pielou's evenness (1966) of the Citations over
all Origins of the Brief: Shannon's entropy of their shares over the logarithm of the number of Origins; 1 where each is cited
alike, 0 where one has all. Balance is undefined for fewer than two Origins or without Citations.
"""

from collections import Counter
from math import log

from eval.measures.examined import Examined
from eval.measures.tally import UNDEFINED, Better, Measure, Tally, share


def origin_coverage(examined: Examined) -> Tally:
    """Origins cited, of all."""
    return share(len(_cited(examined)), len(_origins(examined)))


def origin_balance(examined: Examined) -> Tally:
    """Evenness of the Citations over the Origins. n is the number of Citations."""
    cited, all_of_them = _cited(examined), _origins(examined)
    total = sum(cited.values())
    if len(all_of_them) < 2 or not total:
        return UNDEFINED
    entropy = -sum(count / total * log(count / total) for count in cited.values())
    value = entropy / log(len(all_of_them))
    return Tally(value, value * total, float(total))


def _origins(examined: Examined) -> set[str]:
    return {article.origin_id or article.id for article in examined.brief.articles}


def _cited(examined: Examined) -> Counter[str]:
    articles = examined.articles
    return Counter(articles[each.article_id].origin_id or each.article_id for each in examined.citations)


MEASURES = (
    Measure("origin_coverage", "Origins cited", Better.MORE, origin_coverage),
    Measure("origin_balance", "Balance of Origins", Better.MORE, origin_balance),
)
