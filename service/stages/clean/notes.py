"""What a reader should know of an Article, put together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.domain.articles import Article, LeftOut, Note, NoteKind, Passage, Reason, Role
from service.stages.clean.hand import hand_notes
from service.stages.clean.publication import publication


def annotate(
    article: Article, passages: Sequence[Passage], left_out: Sequence[LeftOut], accessed: date | None
) -> Article:
    """The Article with its title and publication date filled in where it had none, and with Notes on where it is from."""
    text = article.text
    headline = next((p.span.of(text) for p in passages if p.role is Role.HEADLINE), "")
    published, about_date = publication(article, passages, left_out, accessed)
    found = [about_date, *hand_notes(article, passages, left_out)]
    found += [
        Note(
            NoteKind.INSTRUCTION,
            "instruction",
            "words addressed to programs that read the page, or hidden from its readers; left out and not followed",
            left.span,
        )
        for left in left_out
        if left.reason is Reason.INSTRUCTION
    ]
    if not article.title and headline:
        found.append(Note(NoteKind.METADATA, "title", "the title is the page's first heading"))
    return replace(
        article,
        title=article.title or " ".join(headline.split()),
        published=published,
        notes=(*article.notes, *found),
    )
