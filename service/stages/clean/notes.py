"""What a reader should know of an Article, put together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.domain.articles import Article, LeftOut, Note, NoteKind, Passage, Reason, Role
from service.stages.clean.hand import hand_notes
from service.stages.clean.language import language_note
from service.stages.clean.publication import publication


def annotate(
    article: Article,
    passages: Sequence[Passage],
    left_out: Sequence[LeftOut],
    integrity: Sequence[Note],
    accessed: date | None,
) -> Article:
    """The Article with its title, language and publication date filled in where it had none, and with its Notes."""
    text = article.text
    headline = next((p.span.of(text) for p in passages if p.role is Role.HEADLINE), "")
    sample = " ".join(p.span.of(text) for p in passages[:8] if p.citable) or article.title or text[:1000]
    language, about_language = language_note(sample, article.language)
    published, about_date = publication(article, passages, left_out, accessed)
    found = [about_language, about_date, *hand_notes(article, passages, left_out), *integrity]
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
    known = set(article.notes)
    return replace(
        article,
        title=article.title or " ".join(headline.split()),
        language=language,
        published=published,
        notes=(*article.notes, *(note for note in found if note not in known)),
    )
