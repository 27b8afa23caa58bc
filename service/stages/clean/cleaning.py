"""From an Article to its Passages and what is left out, in order of the text."""

from dataclasses import replace
from datetime import date

from service.domain.articles import Article, CleanedArticle, LeftOut, Passage, Reason, Role
from service.domain.spans import Span
from service.stages.clean.asides import Cut, cut, speaks_as_author
from service.stages.clean.datelines import dateline
from service.stages.clean.integrity import marks
from service.stages.clean.language import language_note
from service.stages.clean.lines import judge
from service.stages.clean.notes import annotate
from service.stages.clean.units import Unit, split
from service.text.sentences import sentence_spans


def clean(article: Article, accessed: date | None = None) -> CleanedArticle:
    """Give every stretch of ``article.text`` that is not white space exactly one role or reason, and add Notes.

    ``accessed`` is the day on which the page was fetched, if known: a bare date on the page that equals it is the
    page's clock. The Article given back has the same text; title, publication date and language are filled in where
    they were empty and the text gives them.
    """
    units = split(article.text, article.layout)
    judge(article.text, units, article.title)
    authored = speaks_as_author(units)
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    for unit in units:
        for piece in _pieces(unit, article.language, authored=authored):
            if isinstance(piece.what, Reason):
                left_out.append(LeftOut(piece.span, piece.what))
            else:
                name = f"{article.id}.p{len(passages) + 1}"
                passages.append(Passage(name, article.id, piece.span, piece.what, piece.sentences))
    _name_lead(passages)
    language, about_language = language_note(_sample(article, passages), article.language)
    marked, damage = marks(article.text, passages, language)
    told = annotate(replace(article, language=language), marked, left_out, accessed)
    notes = tuple(dict.fromkeys((*told.notes, about_language, *damage)))
    return CleanedArticle(replace(told, notes=notes), tuple(marked), tuple(left_out))


def _sample(article: Article, passages: list[Passage]) -> str:
    """The first words of the Article's own, to tell its language by."""
    return (
        " ".join(p.span.of(article.text) for p in passages[:8] if p.citable)
        or article.title
        or article.text[:1000]
    )


def _pieces(unit: Unit, language: str, *, authored: bool) -> list[Cut]:
    """The unit as one piece, or several where some of its sentences are the page's words to its reader."""
    span = Span(unit.start, unit.end)
    what = unit.role or unit.reason or Reason.OTHER
    if isinstance(what, Reason):
        return cut(span, what, (span,), unit.text, authored=authored)
    opening = dateline(unit.text) if unit.role is Role.BODY and unit.prose else 0
    if opening:
        rest = span.end - len(unit.text[opening:].lstrip())
        return [
            Cut(Span(span.start, span.start + opening), Reason.BYLINE, ()),
            *_kept(Span(rest, span.end), what, unit, language, authored=authored),
        ]
    return _kept(span, what, unit, language, authored=authored)


def _kept(span: Span, what: Role, unit: Unit, language: str, *, authored: bool) -> list[Cut]:
    """What ``span``, the unit without its dateline, is made of."""
    text = unit.text[span.start - unit.start :]
    if unit.words < 8 and what is not Role.BODY:
        sentences: tuple[Span, ...] = (span,)
    else:
        sentences = tuple(s.shift(span.start) for s in sentence_spans(text, language or "en")) or (span,)
    return cut(span, what, sentences, text, authored=authored)


def _name_lead(passages: list[Passage]) -> None:
    """Make the first body Passage the lead."""
    first = next((index for index, passage in enumerate(passages) if passage.role is Role.BODY), None)
    if first is not None:
        passages[first] = replace(passages[first], role=Role.LEAD)
