"""A quick look at an Article that is one of thousands: its prose, without judging every line of its page."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.spans import Span
from service.stages.clean.cleaning import clean
from service.stages.clean.language import is_english, language_note
from service.stages.clean.publication import publication
from service.stages.clean.units import Unit, split

_SAMPLE, _MORE = 300, 1200  # characters that show a language, and beyond doubt
_SENTENCE = 3  # words; what is shorter is no sentence, even with a full stop


def skim(article: Article) -> CleanedArticle:
    """The Article with its lines of prose as Passages, for grouping it among thousands; never for a Brief.

    What is no prose is passed over, and so is a line that stands there twice. Its date is the one given, else that of its
    address or dateline. Nothing is said of where a text comes from or of how sound its wording is. A page with markup, or without a line of prose, is cleaned in full. Takes a fraction of the time.
    """
    units = split(article.text) if not article.layout else []
    if not any(unit.prose for unit in units):
        return clean(article)
    seen: set[str] = set()
    passages: list[Passage] = []
    for unit in units:
        role = _role(unit, titled=bool(article.title), begun=bool(passages))
        if role is not None and unit.key not in seen:
            seen.add(unit.key)
            span = Span(unit.start, unit.end)
            passages.append(Passage(f"{article.id}.p{len(passages) + 1}", article.id, span, role))
    language = _language(article, [p.span for p in passages if p.role is Role.BODY])
    published, _ = publication(article, passages, (), None)
    return CleanedArticle(replace(article, language=language, published=published), tuple(passages))


def _language(article: Article, prose: Sequence[Span]) -> str:
    """The language of the lines of prose, told as for a Brief where a quick look does not show that they are English."""
    sample = article.text[prose[0].start : prose[0].end][:_SAMPLE] if prose else ""
    if not article.language and (
        is_english(sample) or is_english(" ".join(span.of(article.text) for span in prose)[:_MORE])
    ):
        return "en"
    return language_note(sample, article.language)[0]


def _role(unit: Unit, *, titled: bool, begun: bool) -> Role | None:
    if unit.prose or (unit.ends and unit.words >= _SENTENCE):
        return Role.BODY
    return Role.HEADLINE if not titled and not begun and unit.words >= 3 else None
