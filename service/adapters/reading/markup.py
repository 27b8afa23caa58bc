"""HTML to text with its layout: an event reader that holds no tree, so that size and depth of a page can't harm it.

Nothing that a reader of the page could see is dropped: menus, forms and footers stay in the text, marked by layout,
and cleaning decides. What the page hides from its readers stays too, marked as hidden.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from service.adapters.reading.layout_hints import hides, hinted
from service.adapters.reading.metadata import Metadata, MetadataReader
from service.domain.articles import Block, Layout
from service.domain.spans import Span

MAX_CHARACTERS = 4_000_000
"""A longer page is refused: no news article is one."""
MAX_DEPTH = 256
"""Elements nested deeper are read as plain text of the element at that depth."""

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
    }
)
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
    html legend li main menu nav ol option p pre section select summary table tbody tfoot thead tr ul button label""".split()
)
_BY_TAG = {
    "nav": Layout.NAVIGATION,
    "menu": Layout.NAVIGATION,
    "button": Layout.NAVIGATION,
    "select": Layout.NAVIGATION,
    "footer": Layout.FOOTER,
    "form": Layout.FORM,
    "label": Layout.FORM,
    "dialog": Layout.NOTICE,
    "address": Layout.BYLINE,
    "figcaption": Layout.CAPTION,
    "caption": Layout.CAPTION,
    "blockquote": Layout.QUOTE,
    "li": Layout.LIST_ITEM,
    "tr": Layout.TABLE_ROW,
    "p": Layout.PARAGRAPH,
    **{f"h{n}": Layout.HEADING for n in range(1, 7)},
}
_INNER = frozenset({Layout.HEADING, Layout.PARAGRAPH, Layout.LIST_ITEM, Layout.TABLE_ROW})
"""Layouts that say what a block is; the others say to what part of the page it belongs, and go before these."""
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(slots=True)
class _Frame:
    tag: str
    layout: Layout | None
    region: int
    hidden: bool
    skipped: bool


@dataclass(slots=True)
class _Piece:
    """A block of text. ``region`` numbers the element that gave it the layout of a part of the page, 0 for none."""

    text: str
    layout: Layout | None
    inner: Layout | None
    region: int
    tight: bool


@dataclass(slots=True)
class Page:
    """The text of a page, its layout and its metadata."""

    text: str
    layout: tuple[Block, ...]
    metadata: Metadata
    hidden: bool


@dataclass(slots=True)
class _Reader:
    """Target of lxml's parser: gets starts, data and ends of elements in order."""

    frames: list[_Frame] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    metadata: MetadataReader = field(default_factory=MetadataReader)
    beyond: int = 0
    regions: int = 0
    tight: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.metadata.start(tag, attributes)
        if len(self.frames) >= MAX_DEPTH:
            self.beyond += 1
            return
        parent = self.frames[-1] if self.frames else _Frame("", None, 0, hidden=False, skipped=False)
        if tag in _BLOCKS:
            self._flush()
        elif tag in {"td", "th"} and "".join(self.buffer).strip():
            self.buffer.append(" | ")
        layout, region = parent.layout, parent.region
        if not region:
            own = hinted(tag, attributes) or _BY_TAG.get(tag)
            if own is not None and (own in _INNER or tag in _BLOCKS):
                layout = own
                if own not in _INNER:
                    self.regions += 1
                    region = self.regions
        elif parent.layout not in _INNER and _BY_TAG.get(tag) in {
            Layout.TABLE_ROW,
            Layout.HEADING,
            Layout.PARAGRAPH,
        }:
            region = parent.region
        skipped = parent.skipped or tag in _SKIPPED or tag == "head"
        self.frames.append(_Frame(tag, layout, region, parent.hidden or hides(attributes), skipped))
        if tag == "br":
            self._flush(tight=True)

    def end(self, tag: str) -> None:
        self.metadata.end(tag)
        if self.beyond:
            self.beyond -= 1
            return
        if tag in _BLOCKS:
            self._flush(tight=tag in {"li", "tr"})
        if self.frames:
            self.frames.pop()

    def data(self, text: str) -> None:
        self.metadata.data(text)
        if self.frames and not self.frames[-1].skipped:
            frame = self.frames[-1]
            if self.buffer and self._hidden != frame.hidden:
                self._flush(tight=True)
            self._hidden = frame.hidden
            self._at = frame
            self.buffer.append(text)

    _hidden: bool = False
    _at: _Frame | None = None

    def comment(self, text: str) -> None:
        """Comments are no text of the page."""

    def close(self) -> "_Reader":
        self._flush()
        return self

    def _flush(self, *, tight: bool = False) -> None:
        text = _SPACE.sub(" ", "".join(self.buffer)).strip(" |")
        self.buffer.clear()
        frame = self._at
        if text and frame is not None:
            layout = Layout.HIDDEN if self._hidden else frame.layout
            inner = next(
                (_BY_TAG[f.tag] for f in reversed(self.frames) if _BY_TAG.get(f.tag) in _INNER), None
            )
            self.pieces.append(_Piece(text, layout, inner, 0 if self._hidden else frame.region, self.tight))
            self.tight = tight
        elif not tight:
            self.tight = False


def page(html: str) -> Page:
    """Read ``html``.

    Raises:
        ValueError: it is longer than ``MAX_CHARACTERS``, or no text can be got out of it.
    """
    if len(html) > MAX_CHARACTERS:
        raise ValueError(f"the page has {len(html)} characters; at most {MAX_CHARACTERS} are read")
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, recover=True, huge_tree=True, remove_comments=True)
    try:
        for start in range(0, len(html), 65536):
            parser.feed(html[start : start + 65536])
        parser.close()
    except etree.LxmlError as error:
        raise ValueError(f"the markup can't be read: {error}") from error
    _trust(reader.pieces)
    parts: list[str] = []
    layout: list[Block] = []
    position = 0
    for piece in reader.pieces:
        between = "" if not parts else "\n" if piece.tight else "\n\n"
        position += len(between)
        if piece.layout is not None:
            layout.append(Block(Span(position, position + len(piece.text)), piece.layout))
        parts += [between, piece.text]
        position += len(piece.text)
    text = "".join(parts)
    if not text:
        raise ValueError("the page has no text")
    return Page(
        text, tuple(layout), reader.metadata.result(), any(p.layout is Layout.HIDDEN for p in reader.pieces)
    )


def _trust(pieces: list[_Piece]) -> None:
    """Take a part's layout back where it would swallow most of the page's prose.

    A class such as ``has-sidebar`` on a wrapper, or a form around a whole page, says nothing about the text in it.
    """
    prose: Counter[int] = Counter()
    for piece in pieces:
        if len(piece.text) >= 120:
            prose[piece.region] += len(piece.text)
    total = sum(prose.values())
    swallowing = {region for region, size in prose.items() if region and size > 0.5 * total}
    for piece in pieces:
        if piece.region in swallowing and piece.layout is not Layout.HIDDEN:
            piece.layout = piece.inner
