"""Which articles a section of a published Brief is about."""

from service.stages.render.document import BriefDocument, SectionPart


def articles_of(brief: BriefDocument, section: SectionPart) -> frozenset[str]:
    """The ids of the articles that ``section`` cites: in its Sentences, its differences, and the Sentences its Events name."""
    named = {name for event in section.events for name in event.sentence_ids}
    sentences = [*section.sentences, *(each for each in brief.bottom_line if each.id in named)]
    cited = {citation.article_id for each in sentences for citation in each.citations}
    return frozenset(
        cited
        | {
            citation.article_id
            for difference in section.differences
            for side in difference.sides
            for citation in side.citations
        }
    )
