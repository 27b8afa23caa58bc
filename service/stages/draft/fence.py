"""Article text as a prompt shows it: between tags that nothing inside can close."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.articles import Article, CleanedArticle, NoteKind, Passage
from service.domain.dates import DateBasis
from service.domain.spans import Span

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NEEDS_ESCAPE = re.compile(r"[<>]|&(?=(?:amp|lt|gt);)")
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which no request can carry."""

_ESCAPED = re.compile(r"&(?:amp|lt|gt);")
_PLAIN = {escape: sign for sign, escape in _ESCAPES.items()}
_NOTES = {NoteKind.HAND: "report", NoteKind.LEANS_ON: "relies_on", NoteKind.OFFICIAL_MEDIA: "official_media"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a citable Passage as a prompt shows it: ``label`` is its short id (``P12``), ``span`` is in the text."""

    label: str
    cleaned: CleanedArticle
    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        """Its words on one line, as they stand."""
        return " ".join(self.span.of(self.cleaned.article.text).split())


def escape(text: str) -> str:
    """``text`` without any sign that could open or close a tag; ``plain`` undoes it exactly, but for lone surrogates."""
    return _NEEDS_ESCAPE.sub(lambda sign: _ESCAPES[sign.group()], _HALF.sub("�", text))


def plain(text: str) -> str:
    """The text of which ``escape`` made this."""
    return _ESCAPED.sub(lambda sign: _PLAIN[sign.group()], text)


def passage_line(shown: Shown) -> str:
    """One Passage in its tag; words that may not be quoted are marked."""
    wording = "" if shown.passage.sound else ' wording="unsound"'
    return f'<passage id="{shown.label}" role="{shown.passage.role}"{wording}>{escape(shown.text)}</passage>'


def article_line(article: Article, origin: str) -> str:
    """The opening tag of an Article: what a reader must know of it, and nothing of its text."""
    known = {"origin": origin, "publisher": article.publisher}
    published = article.published
    if published.date is not None and published.basis in {DateBasis.STATED, DateBasis.INFERRED}:
        known["published"] = str(published.date) + (
            " (inferred)" if published.basis is DateBasis.INFERRED else ""
        )
    for note in article.notes:
        if note.kind in _NOTES and note.value != "unknown":
            name = _NOTES[note.kind]
            known[name] = f"{known[name]}, {note.value}" if name in known else note.value
    attributes = "".join(f' {name}="{_attribute(value)}"' for name, value in known.items() if value)
    return f"<article{attributes}>"


def _attribute(value: str) -> str:
    return escape(" ".join(value.split())).replace('"', "'")


def sources(shown: Sequence[Shown], origins: dict[str, str]) -> str:
    """The Passages in their Articles, for the slot between ``<sources>`` and ``</sources>``.

    ``origins`` maps Article ids to the short Origin ids that are shown. Passages of one Article must stand together.
    """
    lines: list[str] = []
    current = ""
    for one in shown:
        article = one.cleaned.article
        if article.id != current:
            lines.extend(["</article>"] if current else [])
            lines.append(article_line(article, origins.get(article.id, "")))
            current = article.id
        lines.append(passage_line(one))
    return "\n".join([*lines, "</article>"] if lines else [])
