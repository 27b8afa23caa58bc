"""Articles from files, folders and standard input."""

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from service.adapters.reading.articles import build, looks_like_page
from service.adapters.reading.decoding import decode
from service.adapters.reading.markdown import markdown
from service.adapters.reading.metadata import Metadata
from service.adapters.reading.pdf import pdf
from service.adapters.reading.plain import first_lines
from service.adapters.reading.rows import articles_of_json, articles_of_lines, is_row
from service.domain.articles import Article, Block, Note, NoteKind
from service.domain.errors import NoArticles, UnreadableSource

SUFFIXES = frozenset(
    {".json", ".jsonl", ".ndjson", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}
)
"""Endings of the files that a folder is searched for; each may have ``.gz`` after it."""
MAX_BYTES = 500_000_000
"""The most that one file may come to, unpacked."""
_READABLE = "citebrief reads .json, .jsonl, .txt, .md, .html and .pdf, each also as .gz, folders of these, and - for standard input"
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def read_paths(paths: Sequence[str], stdin: BinaryIO | None = None) -> list[Article]:
    """The Articles of ``paths`` in their order: files, folders (searched to the bottom, by name), ``-`` for ``stdin``.

    An Article that is there twice, byte for byte, is given once. Files in a folder that are of no readable kind,
    hidden, empty, or JSON that is no article are passed over; a file that is named is not.

    Raises:
        UnreadableSource: a path that does not exist or gives no Article, with what is wrong and what would be right.
        NoArticles: nothing was found at all.
    """
    found: dict[str, Article] = {}
    for path in paths:
        for article in _articles(path, stdin):
            found.setdefault(article.id, article)
    if not found:
        raise NoArticles(", ".join(paths) or "input", "there are no articles in it", _READABLE)
    return list(found.values())


def _articles(path: str, stdin: BinaryIO | None) -> Iterator[Article]:
    if path == "-":
        if stdin is None:
            raise UnreadableSource("-", "there is no standard input")
        yield from _from_bytes(stdin.read(), "standard input", "")
        return
    place = Path(path)
    if place.is_dir():
        for file in sorted(place.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(place).parts)
            if file.is_file() and not hidden and _kind(file.name) in SUFFIXES and not _passed_over(file):
                yield from _from_file(file)
        return
    if not place.exists():
        raise UnreadableSource(path, "there is no such file or folder", _READABLE)
    yield from _from_file(place)


def _kind(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _passed_over(file: Path) -> bool:
    """Whether a file of a folder is empty, or JSON that holds something else than articles."""
    if file.stat().st_size == 0:
        return True
    if file.suffix.lower() != ".json":
        return False
    try:
        loaded = json.loads(file.read_bytes())
    except (ValueError, RecursionError, OSError):
        return False
    rows = loaded.get("articles") if isinstance(loaded, dict) and "articles" in loaded else loaded
    return not (is_row(rows) or (isinstance(rows, list) and any(is_row(row) for row in rows)))


def _from_file(file: Path) -> Iterator[Article]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableSource(str(file), error.strerror or "can't be read", _READABLE) from error
    yield from _from_bytes(content, str(file), _kind(file.name))


def _from_bytes(content: bytes, where: str, kind: str) -> list[Article]:
    if content[:2] == b"\x1f\x8b":
        content = _unpacked(content, where)
    if content[:5] == b"%PDF-" or kind == ".pdf":
        return [_pdf(content, where)]
    if b"\0" in content[:4096] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise UnreadableSource(where, "it is no text", _READABLE)
    declared = _CHARSET.search(content[:4096])
    page = kind in {".html", ".htm", ".xhtml"}
    text, notes = decode(content, declared[1].decode() if declared else "")
    if kind in {".jsonl", ".ndjson"}:
        return articles_of_lines(text, where)
    if kind == ".json" or (not kind and text.lstrip()[:1] in {"{", "["}):
        return articles_of_json(text, where)
    given = Metadata()
    layout: tuple[Block, ...] = ()
    if kind in {".md", ".markdown"}:
        text, layout, given = markdown(text)
        notes = (
            *notes,
            Note(
                NoteKind.METADATA,
                "markdown",
                "Markdown's marks were taken off; offsets count in the text as shown",
            ),
        )
    elif not page and not looks_like_page(text):
        given, layout = first_lines(text)
    try:
        return [build(content, text, given, html=page or looks_like_page(text), notes=notes, layout=layout)]
    except UnreadableSource as error:
        raise UnreadableSource(where, error.wrong, error.right) from error


def _unpacked(content: bytes, where: str) -> bytes:
    """Unpack gzip, whose members may follow one another, up to ``MAX_BYTES``."""
    parts: list[bytes] = []
    size = 0
    try:
        while content[:2] == b"\x1f\x8b":
            packed = zlib.decompressobj(wbits=31)
            parts.append(packed.decompress(content, MAX_BYTES - size + 1))
            size += len(parts[-1])
            if size > MAX_BYTES or packed.unconsumed_tail:
                raise UnreadableSource(where, f"it unpacks to more than {MAX_BYTES} bytes")
            if not packed.eof:
                raise UnreadableSource(where, "its gzip is cut short")
            content = packed.unused_data
    except zlib.error as error:
        raise UnreadableSource(where, f"its gzip is damaged ({error})") from error
    return b"".join(parts)


def _pdf(content: bytes, where: str) -> Article:
    try:
        text, layout, title = pdf(content)
    except ValueError as error:
        raise UnreadableSource(where, str(error)) from error
    note = Note(
        NoteKind.METADATA,
        "pdf",
        "the text was taken out of a PDF, lines joined into paragraphs; offsets count in the text as shown",
    )
    return build(content, text, Metadata(title=title), notes=(note,), layout=layout)
