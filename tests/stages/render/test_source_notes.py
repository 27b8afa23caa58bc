import pytest

from service.domain.articles import NoteKind
from service.domain.dates import DateBasis
from service.stages.render.document import ArticlePart, NotePart
from service.stages.render.source_notes import about_sources, notable


def note(kind: NoteKind, value: str, message: str, confidence: float | None = None) -> NotePart:
    return NotePart(kind=kind, value=value, message=message, start=None, end=None, confidence=confidence)


UNKNOWN_HAND = note(NoteKind.HAND, "unknown", "the page does not show from where it has what it reports")
SECOND_HAND = note(NoteKind.HAND, "second_hand", "rests at least in part on others' reports (Aldra Wire)")


def source(*notes: NotePart, article_id: str = "a") -> ArticlePart:
    return ArticlePart(
        id=article_id,
        title="Lock closed",
        text="The lock is closed.",
        url="",
        publisher="",
        published_at=None,
        published_basis=DateBasis.UNKNOWN,
        published_reason="",
        rendered_at=None,
        language="en",
        origin_id="o",
        notes=notes,
        passages=(),
        left_out=(),
    )


@pytest.mark.parametrize(
    "quiet",
    [
        note(NoteKind.METADATA, "title", "the title is the page's first heading"),
        note(NoteKind.METADATA, "html", "the text was taken out of a page"),
        note(NoteKind.LANGUAGE, "en", "the text reads as “en”", 0.99),
        note(NoteKind.DATE, "unknown", "the page gives no publication date"),
        UNKNOWN_HAND,
    ],
)
def test_what_is_so_of_nearly_every_source_is_not_said_of_each(quiet: NotePart) -> None:
    assert notable(source(quiet), "en-GB") == ()


@pytest.mark.parametrize(
    "told",
    [
        note(NoteKind.LANGUAGE, "fr", "the text reads as “fr”", 0.99),
        note(NoteKind.LANGUAGE, "en", "the text reads as “en”", 0.6),
        note(NoteKind.LANGUAGE, "en", "the article was given as “de”, but its text reads as “en”", 0.99),
        note(NoteKind.DATE, "inferred", "read from the dateline: 3 June 2025"),
        note(NoteKind.INTEGRITY, "broken_tokens", "in 2 passages words are broken"),
        note(NoteKind.INSTRUCTION, "instruction", "words addressed to programs"),
        SECOND_HAND,
    ],
)
def test_what_sets_a_source_apart_is_said(told: NotePart) -> None:
    assert notable(source(told), "en") == (told,)


def test_a_name_that_another_note_gives_is_said_once() -> None:
    leans = note(NoteKind.LEANS_ON, "Aldra Wire", "leans on what Aldra Wire reported")
    assert notable(source(leans, SECOND_HAND), "en") == (SECOND_HAND,)
    assert notable(source(leans), "en") == (leans,)
    official = note(NoteKind.OFFICIAL_MEDIA, "Aldra Wire", "leans on Aldra Wire: state-owned")
    assert notable(source(leans, SECOND_HAND, official), "en") == (official,)


def test_how_many_do_not_show_from_where_they_report_is_said_once() -> None:
    sources = [
        source(UNKNOWN_HAND),
        source(UNKNOWN_HAND, article_id="b"),
        source(SECOND_HAND, article_id="c"),
    ]
    assert "2 pages do not show from where they have what they report" in about_sources(sources)
    assert "1 page does not show" in about_sources(sources[:1])
    assert "show" not in about_sources(sources[2:])
