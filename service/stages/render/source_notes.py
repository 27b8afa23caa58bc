"""Which notes on a source a reader of a Brief is shown: those that set it apart. The JSON keeps all."""

from collections.abc import Sequence

from service.domain.articles import NoteKind
from service.domain.dates import DateBasis
from service.stages.render.document import ArticlePart, NotePart
from service.stages.render.wording import sources_words

_SURE = 0.8
_SAID_BY_THE_DATE = frozenset({DateBasis.STATED, DateBasis.RENDERED, DateBasis.UNKNOWN})
"""Bases of a publication date that the source's own line already shows."""


def notable(article: ArticlePart, language: str) -> tuple[NotePart, ...]:
    """The notes on ``article`` that a reader of a Brief in ``language`` (BCP 47) is shown.

    Left out are where title and text were taken from, the Brief's own language, a date that stands beside them, that nothing
    tells where a page has its report from (counted in ``about_sources``), and names that another note gives.
    """
    told = " ".join(note.message for note in article.notes if note.kind is NoteKind.HAND)
    official = {note.value for note in article.notes if note.kind is NoteKind.OFFICIAL_MEDIA}
    leans = {note.value for note in article.notes if note.kind is NoteKind.LEANS_ON}
    return tuple(note for note in article.notes if not _quiet(note, language, told, official, leans))


def _quiet(note: NotePart, language: str, told: str, official: set[str], leans: set[str]) -> bool:
    if note.kind is NoteKind.LANGUAGE:
        # a note that corrects the tag given stays, whatever the language
        sure = note.confidence is None or note.confidence >= _SURE
        return sure and ", but " not in note.message and _primary(note.value) == _primary(language)
    if note.kind is NoteKind.DATE:
        return note.value in _SAID_BY_THE_DATE
    if note.kind is NoteKind.LEANS_ON:
        return note.value in told or note.value in official
    if note.kind is NoteKind.HAND and note.value == "second_hand":
        return bool(leans) and leans <= official
    return note.kind is NoteKind.METADATA or (note.kind is NoteKind.HAND and note.value == "unknown")


def _primary(tag: str) -> str:
    return tag.lower().split("-", maxsplit=1)[0]


def about_sources(articles: Sequence[ArticlePart]) -> str:
    """How many sources there are, of how many Origins, and how many do not show from where they have what they report."""
    unknown = sum(
        any(note.kind is NoteKind.HAND and note.value == "unknown" for note in article.notes)
        for article in articles
    )
    if not unknown:
        return sources_words(articles)
    has = "1 page does not show from where it has what it reports"
    have = f"{unknown} pages do not show from where they have what they report"
    return f"{sources_words(articles)}; {has if unknown == 1 else have}"
