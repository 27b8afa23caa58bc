"""Position bias: whether what stands first is cited more than its share.

*Order bias* is over the articles in the order in which they were given: the Wasserstein-1 distance between the shares of the
Citations and the shares of the text that may be cited, positions from 0 to 1; 0 where every article is cited by its size, whatever
its place (lost in the middle: Liu et al., TACL 2024). *Opening bias* is inside the articles: ½ minus the mean relative
position of the cited spans in the text that may be cited; above 0 leans to openings, as summaries of news do (lead bias: Kedzie,
McKeown and Daumé, EMNLP 2018). Neither is a fault by itself: news puts first what matters. Order bias is undefined for
fewer than two articles, both are without Citations.
"""

from collections.abc import Sequence
from itertools import accumulate

from eval.measures.examined import Examined
from eval.measures.tally import UNDEFINED, Better, Measure, Tally
from service.domain.articles import CITABLE_ROLES
from service.stages.render.document import ArticlePart


def order_bias(examined: Examined) -> Tally:
    """How far the Citations are from the text's own spread over the articles as given. n is the number of Citations."""
    articles = examined.brief.articles
    cited = [float(sum(each.article_id == article.id for each in examined.citations)) for article in articles]
    sizes = [float(sum(end - start for start, end in _citable(article))) for article in articles]
    if len(articles) < 2 or not sum(cited) or not sum(sizes):
        return UNDEFINED
    gaps = [
        abs(mine - theirs)
        for mine, theirs in zip(accumulate(_shares(cited)), accumulate(_shares(sizes)), strict=True)
    ]
    value = sum(gaps[:-1]) / (len(articles) - 1)
    return Tally(value, value * sum(cited), sum(cited))


def opening_bias(examined: Examined) -> Tally:
    """½ minus the mean relative position of the cited spans. n is the number of Citations."""
    places = []
    for citation in examined.citations:
        stretches = _citable(examined.articles[citation.article_id])
        total = sum(end - start for start, end in stretches)
        if total:
            middle = (citation.start + citation.end) / 2
            before = sum(min(max(middle - start, 0), end - start) for start, end in stretches)
            places.append(before / total)
    if not places:
        return UNDEFINED
    value = 0.5 - sum(places) / len(places)
    return Tally(value, value * len(places), float(len(places)))


def _citable(article: ArticlePart) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in article.passages if each.role in CITABLE_ROLES]


def _shares(amounts: Sequence[float]) -> list[float]:
    total = sum(amounts)
    return [amount / total for amount in amounts]


MEASURES = (
    Measure("order_bias", "Bias to the order of articles", Better.LESS, order_bias),
    Measure("opening_bias", "Bias to openings of articles", Better.NEITHER, opening_bias),
)
