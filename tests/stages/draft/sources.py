"""Requests made of invented reports."""

from collections.abc import Mapping, Sequence

from service.domain.articles import Article, CleanedArticle, Integrity, Passage, Role
from service.domain.briefs import BriefOptions, DraftRequest
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.groups import Event, Topic
from service.domain.spans import Span
from service.text.sentences import sentence_spans


def report(
    name: str,
    text: str,
    *,
    title: str = "",
    role: Role = Role.BODY,
    integrity: frozenset[Integrity] = frozenset(),
) -> CleanedArticle:
    """An Article whose every line is a Passage."""
    passages = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        sentences = tuple(span.shift(start) for span in sentence_spans(line))
        if line.strip():
            span = Span(start, start + len(line))
            passages.append(Passage(f"{name}.p{number}", name, span, role, sentences, integrity))
        start += len(line) + 1
    return CleanedArticle(Article(name, title, text, language="en"), tuple(passages))


def request(
    reports: Sequence[CleanedArticle],
    words: int = 120,
    *,
    focus: str = "",
    origins: Mapping[str, str] | None = None,
    events: Sequence[tuple[str, Sequence[str], str]] = (),
) -> DraftRequest:
    """A request for one Topic; ``events`` are (id, Article ids, date as EDTF or empty)."""
    ids = tuple(one.article.id for one in reports)
    made = tuple(
        Event(
            name,
            name,
            tuple(members),
            KnownDate(
                PartialDate.parse(date) if date else None, DateBasis.STATED if date else DateBasis.UNKNOWN
            ),
        )
        for name, members, date in events
    ) or (Event("e1", "", ids),)
    topic = Topic("t1", "", (), ids, made)
    options = BriefOptions(focus=focus, max_words=words)
    return DraftRequest(topic, tuple(reports), origins or {one: one for one in ids}, options, words)
