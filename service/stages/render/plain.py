"""Plain text, for a terminal."""

import re
import textwrap

from service.stages.render.document import BriefDocument, SectionPart, SentencePart
from service.stages.render.footnotes import Footnotes
from service.stages.render.links import safe_url
from service.stages.render.source_notes import about_sources, notable
from service.stages.render.wording import (
    capital,
    counted,
    event_date_words,
    flag_words,
    published_words,
    source_name,
    time_words,
)

WIDTH = 92
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def to_text(document: BriefDocument) -> str:
    """The document as plain text in lines of at most 92 characters (a longer word or address stands alone).

    No control character of a source reaches the terminal.
    """
    notes = Footnotes.of(document)
    lines = [*_wrap(document.title or "Brief"), "=" * min(WIDTH, len(document.title or "Brief")), ""]
    if document.options.focus:
        lines += [*_wrap(f"Question: {document.options.focus}"), ""]
    lines += ["BOTTOM LINE", ""]
    if document.bottom_line:
        for sentence in document.bottom_line:
            lines += [*_sentence(sentence, notes), ""]
    else:
        lines += ["Nothing in these sources could be supported.", ""]
    for section in document.sections:
        lines += _section(section, notes)
    lines += _sources(document, notes)
    lines += _withheld(document, notes)
    made = document.provenance
    lines += [line for failure in made.failures for line in _wrap(f"Not made: {failure}", "  ")]
    lines += _wrap(
        f"Made {time_words(document.created_at)} by Citebrief {made.citebrief}; writer {made.writer}"
        f"{f'; model {made.model}' if made.model else ''}; verifier {made.verifier}; brief {document.id}."
    )
    return "\n".join(lines).rstrip("\n") + "\n"


def _wrap(text: str, indent: str = "", first: str | None = None) -> list[str]:
    flat = " ".join(_CONTROL.sub(" ", text).split())
    return textwrap.wrap(
        flat,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _marks(numbers: tuple[int, ...]) -> str:
    return " [" + ", ".join(map(str, numbers)) + "]" if numbers else ""


def _sentence(sentence: SentencePart, notes: Footnotes) -> list[str]:
    flag = flag_words(sentence)
    text = (f"({flag.upper()}) " if flag else "") + sentence.text + _marks(notes.numbers(sentence.citations))
    return _wrap(text, "  ", "- ")


def _section(section: SectionPart, notes: Footnotes) -> list[str]:
    lines = [*_wrap(section.topic.label.upper()), ""]
    for sentence in section.sentences:
        lines += _sentence(sentence, notes)
    if section.sentences:
        lines.append("")
    if section.events:
        lines.append("Timeline")
        for event in section.events:
            reason = f" ({event.date_reason})" if event.date_reason else ""
            lines += _wrap(f"{event_date_words(event)}: {event.label}{reason}", "    ", "  ")
        lines.append("")
    if section.differences:
        lines.append("Where sources differ")
        for difference in section.differences:
            lines += _wrap(capital(difference.about), "    ", "  ")
            for side in difference.sides:
                lines += _wrap(side.says + _marks(notes.numbers(side.citations)), "      ", "    - ")
        lines.append("")
    return lines


def _sources(document: BriefDocument, notes: Footnotes) -> list[str]:
    articles = document.articles
    lines = [*_wrap(f"SOURCES: {about_sources(articles)}"), ""]
    for article in articles:
        cited = tuple(note.number for note in notes.notes if note.article.id == article.id)
        heading = ", ".join(
            dict.fromkeys(
                part for part in (source_name(article), article.publisher, published_words(article)) if part
            )
        )
        lines += _wrap(heading + _marks(cited), "  ", "- ")
        if address := safe_url(article.url):
            lines += _wrap(address, "  ")
        for note in notable(article, document.options.language):
            lines += _wrap(capital(note.message), "    ", "  · ")
    return [*lines, ""]


def _withheld(document: BriefDocument, notes: Footnotes) -> list[str]:
    if not document.withheld:
        return []
    lines = [f"WITHHELD: {counted(len(document.withheld), 'Sentence')}", ""]
    for held in document.withheld:
        lines += _wrap(held.sentence.text + _marks(notes.numbers(held.sentence.citations)), "  ", "- ")
        lines += _wrap(f"Reason: {held.reason}", "    ")
    return [*lines, ""]
