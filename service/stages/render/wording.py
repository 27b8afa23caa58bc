"""How dates, verdicts and reasons are put to readers, the same in every rendering."""

import re
from collections.abc import Sequence

from service.domain.articles import Integrity, Reason
from service.domain.briefs import Status
from service.domain.dates import DateBasis, PartialDate
from service.stages.render.document import (
    ArticlePart,
    CitationPart,
    EventPart,
    FindingPart,
    SentencePart,
    VerdictPart,
)

_MONTHS = "January February March April May June July August September October November December".split()
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:00)")

STATUS_WORDS = {
    Status.SUPPORTED: "Supported",
    Status.CONTRADICTED: "Contradicted by its source",
    Status.UNSUPPORTED: "Not supported by its source",
    Status.UNCHECKED: "Not checked",
}

REASON_WORDS = {
    Reason.NAVIGATION: "navigation",
    Reason.SHARE_BUTTONS: "share buttons",
    Reason.COOKIE_NOTICE: "cookie notice",
    Reason.SUBSCRIPTION: "subscription line",
    Reason.RELATED_LINK: "link to another story",
    Reason.TEASER: "teaser of another story",
    Reason.COMMENT_FORM: "comment form",
    Reason.COMMENT: "reader's comment",
    Reason.BYLINE: "byline",
    Reason.PAGE_DATE: "date of the page",
    Reason.DUPLICATE_HEADING: "repeated heading",
    Reason.DUPLICATE_TEXT: "repeated text",
    Reason.PULL_QUOTE: "pull quote, said elsewhere in the text",
    Reason.SUMMARY_BOX: "summary of this same article",
    Reason.ADVERTISEMENT: "advertisement",
    Reason.ASIDE: "the page speaking to its reader",
    Reason.FOOTER: "footer",
    Reason.MARKUP: "markup",
    Reason.INSTRUCTION: "text addressed to a program",
    Reason.OTHER: "no part of the report",
}

INTEGRITY_WORDS = {
    Integrity.BROKEN_TOKENS: "words look broken here: not to be quoted word for word",
    Integrity.UNPAIRED_QUOTES: "quotation marks do not pair here: not to be quoted word for word",
    Integrity.MACHINE_REWORDED: "looks reworded by a machine: not to be quoted as anyone's words",
}


def date_words(edtf: str | None) -> str:
    """``2024-07-28`` as ``28 July 2024``; an unknown year is said to be unknown, as is an unknown date."""
    if edtf is None:
        return "date unknown"
    date = PartialDate.parse(edtf)
    parts = []
    if date.day is not None:
        parts.append(str(date.day))
    if date.month is not None:
        parts.append(_MONTHS[date.month - 1])
    if date.year is not None:
        parts.append(f"{date.year:04d}")
    return " ".join(parts) + (", year unknown" if date.year is None else "")


def event_date_words(event: EventPart) -> str:
    """The date of an Event, marked where it was inferred."""
    mark = " (inferred)" if event.date is not None and event.date_basis is DateBasis.INFERRED else ""
    return date_words(event.date) + mark


def published_words(article: ArticlePart) -> str:
    """When an article was published, or what is known instead."""
    if article.published_at is None:
        drawn = f"; page drawn {date_words(article.rendered_at)}" if article.rendered_at else ""
        return "publication date unknown" + drawn
    mark = " (inferred)" if article.published_basis is DateBasis.INFERRED else ""
    return date_words(article.published_at) + mark


def source_name(article: ArticlePart) -> str:
    """What an article is called: its title, or its publisher, or its id."""
    return article.title.strip() or article.publisher.strip() or f"untitled source {article.id}"


def flag_words(sentence: SentencePart) -> str:
    """The mark that a Sentence which is not supported carries wherever it is shown; empty for a supported one."""
    return "" if sentence.verdict.status is Status.SUPPORTED else STATUS_WORDS[sentence.verdict.status]


def verdict_words(verdict: VerdictPart) -> str:
    """The status with its probability, where there is one."""
    if verdict.probability is None:
        return STATUS_WORDS[verdict.status]
    return f"{STATUS_WORDS[verdict.status]}, probability of being supported {verdict.probability:.2f}"


def origins_of(articles: Sequence[ArticlePart]) -> list[list[ArticlePart]]:
    """The articles by Origin, in the order in which each first stands; one whose Origin is unknown has its own."""
    members: dict[str, list[ArticlePart]] = {}
    for article in articles:
        members.setdefault(article.origin_id or article.id, []).append(article)
    return list(members.values())


def sources_words(articles: Sequence[ArticlePart]) -> str:
    """How many sources there are, and how many Origins they come to."""
    origins = len(origins_of(articles))
    sources = counted(len(articles), "source")
    if origins == len(articles):
        return (
            f"{sources}, each of its own Origin"
            if origins > 1
            else f"{sources}, {counted(origins, 'Origin')}"
        )
    return f"{sources}, which come to {counted(origins, 'Origin')}"


def finding_words(finding: FindingPart) -> str:
    """A Finding as a sentence part: what kind, and what was seen."""
    return f"{finding.kind.value.replace('_', ' ')}: {finding.message}"


def unsound_words(citation: CitationPart, article: ArticlePart) -> str:
    """Why the words of ``citation`` may not pass for sound ones; empty where they may."""
    passage = next((passage for passage in article.passages if passage.id == citation.passage_id), None)
    return "; ".join(INTEGRITY_WORDS[mark] for mark in passage.integrity) if passage is not None else ""


def time_words(created_at: str) -> str:
    """``2025-03-07T08:00:00Z`` as ``7 March 2025, 08:00 UTC``; what is not of that form stands as it is."""
    match = _TIME.fullmatch(created_at)
    return f"{date_words(match[1])}, {match[2]} UTC" if match else created_at


def counted(number: int, noun: str) -> str:
    """``1 source``, ``2 sources``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(words: str) -> str:
    """``words`` in quotation marks: single ones where they hold double ones themselves."""
    return f"‘{words}’" if any(mark in words for mark in '“”"') else f"“{words}”"


def capital(text: str) -> str:
    """``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
