"""Putting a Brief together out of verified Sentences."""

from collections.abc import Sequence

from service.domain.articles import CleanedArticle
from service.domain.briefs import Brief, BriefOptions, Provenance, Section, Sentence, Status, Withheld
from service.domain.groups import Grouping, Topic
from service.stages.assemble.differences import differences
from service.stages.assemble.statements import Statement, statements
from service.stages.assemble.timeline import timeline

BOTTOM_LINES = 3


def assemble(  # noqa: PLR0913  a Brief is made of exactly these parts
    *,
    brief_id: str,
    title: str,
    created_at: str,
    options: BriefOptions,
    articles: Sequence[CleanedArticle],
    grouping: Grouping,
    sections: Sequence[tuple[Topic, Sequence[Sentence]]],
    withheld: Sequence[Withheld],
    provenance: Provenance,
) -> Brief:
    """The Brief of these Sentences, which are verified, may be shown, and stand in reading order.

    The first supported Sentence of each of the three leading sections moves to the bottom line. One that is not
    supported (shown with a mark under the policy ``flag``) never does.
    """
    leading = [_first_supported(sentences) for _, sentences in sections][:BOTTOM_LINES]
    bottom_line = tuple(sentence for sentence in leading if sentence is not None)
    moved = frozenset(sentence.id for sentence in bottom_line)
    return Brief(
        id=brief_id,
        title=title,
        created_at=created_at,
        bottom_line=bottom_line,
        sections=tuple(
            _section(topic, sentences, moved, statements(topic, articles, grouping.origin_of))
            for topic, sentences in sections
        ),
        withheld=tuple(withheld),
        articles=tuple(articles),
        grouping=grouping,
        provenance=provenance,
        options=options,
    )


def _first_supported(sentences: Sequence[Sentence]) -> Sentence | None:
    return next((sentence for sentence in sentences if sentence.verdict.status is Status.SUPPORTED), None)


def _section(
    topic: Topic, sentences: Sequence[Sentence], moved: frozenset[str], told: Sequence[Statement]
) -> Section:
    return Section(
        topic=topic,
        sentences=tuple(sentence for sentence in sentences if sentence.id not in moved),
        events=timeline(topic, sentences, told),
        differences=differences(told),
    )
