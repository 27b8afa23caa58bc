"""What a Brief is made of, and how its words are shared out, before anything is drafted."""

from collections.abc import Sequence

from service.domain.articles import Article
from service.domain.errors import NoArticles, OptionError
from service.domain.groups import Grouping, Topic

SECTION_WORDS = 45
"""The fewest words that a Topic is drafted with; where there are fewer for each, the smallest Topics go undrafted."""


def select(articles: Sequence[Article], leave_out: Sequence[str]) -> tuple[Article, ...]:
    """The Articles once each, without those whose id, url or publisher ``leave_out`` names.

    Raises:
        NoArticles: none are left.
        OptionError: a name in ``leave_out`` is none of theirs.
    """
    unique = {article.id: article for article in articles}
    for index, name in enumerate(leave_out):
        if not any(name in _names(article) for article in unique.values()):
            raise OptionError(
                f"options.leave_out[{index}]",
                f"no source is called {name!r}",
                "give an article's id, url or publisher",
            )
    left = frozenset(leave_out)
    kept = tuple(article for article in unique.values() if not left & _names(article))
    if not kept:
        raise NoArticles("articles", "there are none to make a Brief of", "give at least one with text")
    return kept


def _names(article: Article) -> frozenset[str]:
    return frozenset(name for name in (article.id, article.url, article.publisher) if name)


def share_words(grouping: Grouping, max_words: int) -> tuple[list[tuple[Topic, int]], list[Topic]]:
    """Part ``max_words`` among the Topics by their number of Origins, those with the most first.

    Returns:
        The Topics to draft, each with its words, and those for which fewer than ``SECTION_WORDS`` would be left.
    """
    weight = {
        topic.id: len({grouping.origin_of[article] for article in topic.article_ids})
        for topic in grouping.topics
    }
    ranked = sorted(grouping.topics, key=lambda topic: (-weight[topic.id], -len(topic.article_ids), topic.id))
    count = max(1, min(len(ranked), max_words // SECTION_WORDS))
    drafted, left = ranked[:count], ranked[count:]
    floor = min(SECTION_WORDS, max_words // count)
    rest = max_words - floor * count
    total = sum(weight[topic.id] for topic in drafted)
    return [(topic, floor + rest * weight[topic.id] // total) for topic in drafted], left
