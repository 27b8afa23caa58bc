"""One Article from a text or a page and what is known about it."""

import json
import re

from service.adapters.reading.decoding import repaired
from service.adapters.reading.markup import page
from service.adapters.reading.metadata import Metadata, stated_date
from service.domain.articles import Article, Block, Note, NoteKind, article_id
from service.domain.dates import UNKNOWN_DATE
from service.domain.errors import UnreadableSource

_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FIELDS = ("title", "url", "publisher", "published", "language")


def looks_like_page(text: str) -> bool:
    """Whether ``text`` opens as an HTML page does."""
    return _PAGE.match(text[:2000]) is not None


def article(  # noqa: PLR0913  one argument for each field of a row
    *,
    text: str,
    title: str = "",
    url: str = "",
    publisher: str = "",
    published_at: str = "",
    language: str = "",
    html: bool = False,
) -> Article:
    """The Article of a row's fields.

    Its id is the digest of all of them, so that a reprint under another publisher is another Article. ``html`` says
    that ``text`` is a page; one that opens with a document type or ``<html>`` is taken for a page in any case.

    Raises:
        UnreadableSource: there is no text in it.
    """
    fields = [text, title, url, publisher, published_at, language]
    identity = json.dumps(fields, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
    given = Metadata(title, url, publisher, published_at, "", language)
    return build(identity, text, given, html=html or looks_like_page(text))


def build(  # noqa: PLR0913  what a source may bring along
    identity: bytes,
    text: str,
    given: Metadata,
    *,
    html: bool = False,
    notes: tuple[Note, ...] = (),
    layout: tuple[Block, ...] = (),
) -> Article:
    """The Article of ``text`` whose submitted bytes are ``identity``; what ``given`` leaves empty is taken from the page."""
    text, repairs = repaired(text)
    found = Metadata()
    told = [*notes, *(note for note in repairs if note not in notes)]
    if html:
        try:
            read = page(text)
        except ValueError as error:
            raise UnreadableSource(given.title or "page", str(error)) from error
        text, layout, found = read.text, read.layout, read.metadata
        told.append(
            Note(
                NoteKind.METADATA,
                "html",
                "the text was taken out of a page; offsets count in the text as shown",
            )
        )
    if not text.strip():
        raise UnreadableSource(given.title or "article", "there is no text in it")
    known = {name: getattr(given, name).strip() or getattr(found, name) for name in _FIELDS}
    taken = [name for name in _FIELDS if getattr(found, name) and not getattr(given, name).strip()]
    if taken:
        told.append(
            Note(NoteKind.METADATA, ",".join(taken), f"found in the page's own metadata: {', '.join(taken)}")
        )
    published = UNKNOWN_DATE
    if known["published"]:
        read_date = stated_date(known["published"])
        if read_date is None:
            told.append(
                Note(
                    NoteKind.DATE, "unreadable", f"the date given, “{known['published'][:60]}”, can't be read"
                )
            )
        published = read_date or UNKNOWN_DATE
    elif found.modified:
        told.append(
            Note(
                NoteKind.DATE,
                "modified",
                f"the page says only that it was last changed on {found.modified[:25]}",
            )
        )
    language = known["language"] if _LANGUAGE.fullmatch(known["language"]) else ""
    return Article(
        article_id(identity),
        known["title"],
        text,
        known["url"],
        known["publisher"],
        published,
        language,
        tuple(told),
        layout,
    )
