"""Articles, and what cleaning says of every stretch of their text."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from service.domain.dates import UNKNOWN_DATE, KnownDate
from service.domain.spans import Span


class Role(StrEnum):
    """What a Passage is on its page."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    LIST_ITEM = "list_item"
    FAQ = "faq"


CITABLE_ROLES = frozenset({Role.LEAD, Role.BODY, Role.QUOTE, Role.CAPTION, Role.TABLE_ROW, Role.LIST_ITEM})
"""Roles that may carry a Citation. A headline is context, and a FAQ restates its own article: neither is support."""


class Reason(StrEnum):
    """Why cleaning leaves a stretch of text out."""

    NAVIGATION = "navigation"
    SHARE_BUTTONS = "share_buttons"
    COOKIE_NOTICE = "cookie_notice"
    SUBSCRIPTION = "subscription"
    RELATED_LINK = "related_link"
    TEASER = "teaser"
    COMMENT_FORM = "comment_form"
    COMMENT = "comment"
    BYLINE = "byline"
    PAGE_DATE = "page_date"
    DUPLICATE_HEADING = "duplicate_heading"
    DUPLICATE_TEXT = "duplicate_text"
    PULL_QUOTE = "pull_quote"
    SUMMARY_BOX = "summary_box"
    ADVERTISEMENT = "advertisement"
    ASIDE = "aside"
    """Words of the page to its reader that report nothing: tips, "as I have found", appeals."""
    FOOTER = "footer"
    MARKUP = "markup"
    INSTRUCTION = "instruction"
    """Text addressed to a program that reads the page."""
    OTHER = "other"


class NoteKind(StrEnum):
    """What a Note on an Article is about."""

    LANGUAGE = "language"
    DATE = "date"
    HAND = "hand"
    LEANS_ON = "leans_on"
    OFFICIAL_MEDIA = "official_media"
    INTEGRITY = "integrity"
    ENCODING = "encoding"
    METADATA = "metadata"
    INSTRUCTION = "instruction"


class Integrity(StrEnum):
    """What may be wrong with a Passage's wording. A Passage with any of these is never quoted as if it were sound."""

    BROKEN_TOKENS = "broken_tokens"
    UNPAIRED_QUOTES = "unpaired_quotes"
    MACHINE_REWORDED = "machine_reworded"


class Layout(StrEnum):
    """What a page's own markup says that a stretch is. Cleaning weighs it; plain text has none."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    QUOTE = "quote"
    NAVIGATION = "navigation"
    RELATED = "related"
    SHARE = "share"
    NOTICE = "notice"
    FORM = "form"
    COMMENTS = "comments"
    BYLINE = "byline"
    DATE = "date"
    ADVERTISEMENT = "advertisement"
    FOOTER = "footer"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Block:
    """A span of an Article's text that its markup sets apart."""

    span: Span
    layout: Layout


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader should know of an Article.

    ``value`` is for programs (``"en"``, ``"second_hand"``, ``"CNN"``), ``message`` for readers. ``span`` is where in
    ``Article.text`` it was seen, ``confidence`` a probability where one is known.
    """

    kind: NoteKind
    value: str
    message: str
    span: Span | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One source text as submitted.

    ``text`` never changes: every offset in Citebrief points into it, in Unicode code points from 0. What had to be
    repaired to get a text at all (an encoding, markup taken off) is told in ``notes``. ``language`` is a BCP 47 tag,
    empty where unknown. ``layout`` are the blocks of the page it came from, in order, where it had any.
    """

    id: str
    title: str
    text: str
    url: str = ""
    publisher: str = ""
    published: KnownDate = UNKNOWN_DATE
    language: str = ""
    notes: tuple[Note, ...] = ()
    layout: tuple[Block, ...] = ()


def article_id(content: bytes) -> str:
    """The id of the Article whose submitted bytes are ``content``: ``a`` and 16 hexadecimal digits of SHA-256."""
    return "a" + hashlib.sha256(content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of an Article worth reading. ``sentences`` are the spans of its sentences, in ``Article.text``."""

    id: str
    article_id: str
    span: Span
    role: Role
    sentences: tuple[Span, ...] = ()
    integrity: frozenset[Integrity] = frozenset()

    @property
    def citable(self) -> bool:
        """Whether a Sentence may rest on this Passage."""
        return self.role in CITABLE_ROLES

    @property
    def sound(self) -> bool:
        """Whether its words may be shown as somebody's exact words."""
        return not self.integrity


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A span of an Article that cleaning leaves out: it may not be cited, grouped on, or obeyed."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class CleanedArticle:
    """An Article with a role or a reason for every stretch of its text that is not white space.

    ``passages`` and ``left_out`` are in the order of the text and overlap nowhere. ``article`` carries the notes
    that cleaning added, and the title, date and language that it found.
    """

    article: Article
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    _by_id: dict[str, Passage] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {passage.id: passage for passage in self.passages})

    def passage(self, passage_id: str) -> Passage | None:
        """The Passage of that id, if this Article has it."""
        return self._by_id.get(passage_id)

    def passage_at(self, span: Span) -> Passage | None:
        """The Passage that wholly contains ``span``."""
        return next((passage for passage in self.passages if passage.span.contains(span)), None)

    @property
    def citable(self) -> tuple[Passage, ...]:
        """The Passages that may carry a Citation."""
        return tuple(passage for passage in self.passages if passage.citable)
