"""Markdown (CommonMark with GitHub's footnotes)."""

import re
from urllib.parse import quote

from service.stages.render.document import BriefDocument, DifferencePart, SectionPart, SentencePart
from service.stages.render.footnotes import Footnote, Footnotes
from service.stages.render.links import safe_url
from service.stages.render.source_notes import about_sources, notable
from service.stages.render.wording import (
    capital,
    event_date_words,
    flag_words,
    published_words,
    quoted,
    source_name,
    time_words,
    unsound_words,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def to_markdown(document: BriefDocument) -> str:
    """The document as Markdown. Every Citation has one footnote; its number is the same inline and at the foot.

    Text of sources is escaped: it adds no markup, link or HTML of its own.
    """
    notes = Footnotes.of(document)
    lines = [f"# {_plain(document.title) or 'Brief'}", ""]
    if document.options.focus:
        lines += [f"Question: {_plain(document.options.focus)}", ""]
    lines += ["## Bottom line", ""]
    if document.bottom_line:
        for sentence in document.bottom_line:
            lines += [_sentence(sentence, notes), ""]
    else:
        lines += ["Nothing in these sources could be supported.", ""]
    for section in document.sections:
        lines += _section(section, notes)
    lines += _sources(document)
    lines += _withheld(document, notes)
    lines += [f"Not made: {_plain(failure)}\n" for failure in document.provenance.failures]
    lines += [_provenance(document), ""]
    for note in notes.notes:
        lines.append(_footnote(note))
    return "\n".join(lines).rstrip("\n") + "\n"


def _plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown would read."""
    flat = " ".join(_CONTROL.sub(" ", text).split())
    return _SPECIAL.sub(r"\\\1", flat)


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _sentence(sentence: SentencePart, notes: Footnotes) -> str:
    flag = flag_words(sentence)
    prefix = f"**[{flag}]** " if flag else ""
    return prefix + _plain(sentence.text) + _marks(notes.numbers(sentence.citations))


def _section(section: SectionPart, notes: Footnotes) -> list[str]:
    lines = [f"## {_plain(section.topic.label)}", ""]
    lines += [f"- {_sentence(sentence, notes)}" for sentence in section.sentences]
    if section.sentences:
        lines.append("")
    if section.events:
        lines += ["### Timeline", ""]
        for event in section.events:
            reason = f" ({_plain(event.date_reason)})" if event.date_reason else ""
            lines.append(f"- **{event_date_words(event)}**: {_plain(event.label)}{reason}")
        lines.append("")
    if section.differences:
        lines += ["### Where sources differ", ""]
        for difference in section.differences:
            lines += _difference(difference, notes)
        lines.append("")
    return lines


def _difference(difference: DifferencePart, notes: Footnotes) -> list[str]:
    sides = [f"  - {_plain(side.says)}{_marks(notes.numbers(side.citations))}" for side in difference.sides]
    return [f"- {_plain(capital(difference.about))}", *sides]


def _sources(document: BriefDocument) -> list[str]:
    articles = document.articles
    lines = [
        "## Sources",
        "",
        f"{about_sources(articles)}.",
        "",
    ]
    for article in articles:
        parts = [
            _link(source_name(article), article.url),
            _plain(article.publisher),
            published_words(article),
        ]
        lines.append("- " + ", ".join(part for part in parts if part))
        lines += [
            f"  - {_plain(capital(note.message))}" for note in notable(article, document.options.language)
        ]
    return [*lines, ""]


def _withheld(document: BriefDocument, notes: Footnotes) -> list[str]:
    if not document.withheld:
        return []
    lines = ["## Withheld", ""]
    for held in document.withheld:
        marks = _marks(notes.numbers(held.sentence.citations))
        lines.append(f"- {_plain(held.sentence.text)}{marks}")
        lines.append(f"  - Reason: {_plain(held.reason)}")
    return [*lines, ""]


def _provenance(document: BriefDocument) -> str:
    made = document.provenance
    model = f", model {_plain(made.model)}" if made.model else ""
    return (
        f"Made {time_words(document.created_at)} by Citebrief {_plain(made.citebrief)}, writer {_plain(made.writer)}{model}, "
        f"verifier {_plain(made.verifier)}. Brief {_plain(document.id)}."
    )


def _link(text: str, url: str) -> str:
    address = safe_url(url)
    return f"[{_plain(text)}](<{quote(address, safe=_URL_SAFE)}>)" if address else _plain(text)


_URL_SAFE = "/:?#[]@!$&'()*+,;=%~"


def _footnote(note: Footnote) -> str:
    article, citation = note.article, note.citation
    name = source_name(article)
    date = published_words(article) if article.published_at else ""
    parts = [_link(name, article.url), _plain(article.publisher) if article.publisher != name else "", date]
    source = ", ".join(part for part in parts if part)
    doubt = unsound_words(citation, article)
    return f"[^{note.number}]: {source}: {_plain(quoted(citation.quote))}" + (f" ({doubt})" if doubt else "")
