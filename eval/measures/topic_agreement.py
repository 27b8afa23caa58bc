"""Topics against gold ones: B³ (Bagga and Baldwin 1998; Amigó et al. 2009), in ``eval.measures.clustering``.

Judged are the articles that the Case puts into a topic and that the Brief has. A cell tells the Brief's Topics; for one that
does not (a Brief brought from elsewhere) an article's Topic is the section that cites it, the first where several do. An
article of which neither tells counts as a group of its own, and as unchecked. Undefined where the Case names no topics.
"""

from collections.abc import Callable, Mapping

from eval.measures.clustering import BCubed, bcubed
from eval.measures.examined import Examined
from eval.measures.sections import articles_of
from eval.measures.tally import UNDEFINED, Better, Measure, Tally


def topic_precision(examined: Examined) -> Tally:
    """B³ precision: 1 where no section mixes topics."""
    return _taken(examined, lambda found: found.precision)


def topic_recall(examined: Examined) -> Tally:
    """B³ recall: 1 where no topic is parted."""
    return _taken(examined, lambda found: found.recall)


def topic_f1(examined: Examined) -> Tally:
    """The harmonic mean of B³ precision and recall. n is the number of articles judged."""
    return _taken(examined, lambda found: found.f1)


def _taken(examined: Examined, take: Callable[[BCubed], float]) -> Tally:
    placed = _placed(examined)
    gold = {
        article: number
        for number, topic in enumerate(examined.case.topics)
        for article in sorted(topic)
        if article in examined.articles
    }
    found = bcubed([placed.get(article, article) for article in gold], list(gold.values()))
    if found is None:
        return UNDEFINED
    value = take(found)
    lost = sum(article not in placed for article in gold)
    return Tally(value, value * len(gold), float(len(gold)), unchecked=lost)


def _placed(examined: Examined) -> Mapping[str, str]:
    """From an article's id to its Topic's: as the cell tells, else the first section that cites it."""
    if examined.cell.topics is not None:
        return {
            article: str(number) for number, topic in enumerate(examined.cell.topics) for article in topic
        }
    placed: dict[str, str] = {}
    for section in examined.brief.sections:
        for article in sorted(articles_of(examined.brief, section)):
            placed.setdefault(article, section.topic.id)
    return placed


MEASURES = (
    Measure("topic_precision", "Topics: B³ precision", Better.MORE, topic_precision),
    Measure("topic_recall", "Topics: B³ recall", Better.MORE, topic_recall),
    Measure("topic_f1", "Topics: B³ F1", Better.MORE, topic_f1),
)
