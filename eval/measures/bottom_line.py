"""The bottom line: whether what a reader sees first speaks of every Topic.

The share of the Brief's sections of which the bottom line has a Sentence: one that cites an article that the section
cites, or that an Event of the section names. Undefined without sections. How much of what is vital the bottom line tells is
in ``eval.measures.nugget_recall``.
"""

from eval.measures.examined import Examined
from eval.measures.sections import articles_of
from eval.measures.tally import Better, Measure, Tally, share


def bottom_line_topics(examined: Examined) -> Tally:
    """Sections that the bottom line speaks of, of all."""
    brief = examined.brief
    cited = {citation.article_id for each in brief.bottom_line for citation in each.citations}
    return share(
        sum(bool(articles_of(brief, section) & cited) for section in brief.sections), len(brief.sections)
    )


MEASURES = (Measure("bottom_line_topics", "Topics in the bottom line", Better.MORE, bottom_line_topics),)
