"""Accepted Sentences: of a run's Briefs, of labelled pairs, of articles themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from eval.calibration.labels import Labelled
from eval.mutation.material import Accepted, Edit, Given, Operator, Origin
from eval.mutation.operators import OPERATORS
from eval.mutation.source import Line, Source
from eval.mutation.validity import objection
from service.domain.articles import Article, CleanedArticle, LeftOut, Passage
from service.domain.briefs import Citation, Sentence, Status, cite
from service.domain.dates import KnownDate, PartialDate
from service.domain.spans import Span
from service.stages.render import BriefDocument
from service.stages.render.document import ArticlePart, SentencePart
from service.stages.verify.examination import as_article
from service.text.sentences import sentence_spans

_FEWEST, _MOST = 6, 45
"""Words of a source sentence that a Brief might show as it is."""
_ALIKE = 0.75
"""Share of words in common from which on one claim counts as an edit of the other."""


def from_briefs(briefs: Iterable[BriefDocument]) -> Iterator[Accepted]:
    """The Sentences that Briefs show as supported, each against all Articles of its Brief."""
    for brief in briefs:
        articles = tuple(cleaned_of(part) for part in brief.articles)
        source, document = Source(articles), digest(each.article.text for each in articles)
        for shown in brief.shown:
            if shown.verdict.status is Status.SUPPORTED:
                yield Accepted(
                    f"{brief.id}:{shown.id}", sentence_of(shown), articles, document, Origin.RUN, source
                )


def cleaned_of(part: ArticlePart) -> CleanedArticle:
    """The Article with its Passages as a published Brief holds it; sentences are found anew, where cleaning found them."""
    known = KnownDate(
        None if part.published_at is None else PartialDate.parse(part.published_at),
        part.published_basis,
        part.published_reason,
    )
    article = Article(part.id, part.title, part.text, part.url, part.publisher, known, part.language)
    passages = tuple(
        Passage(
            each.id,
            part.id,
            Span(each.start, each.end),
            each.role,
            tuple(
                span.shift(each.start)
                for span in sentence_spans(part.text[each.start : each.end], part.language[:2] or "en")
            ),
            frozenset(each.integrity),
        )
        for each in part.passages
    )
    left_out = tuple(LeftOut(Span(each.start, each.end), each.reason) for each in part.left_out)
    return CleanedArticle(article, passages, left_out)


def sentence_of(part: SentencePart) -> Sentence:
    """A published Sentence with its Citations, its Verdict left behind."""
    return Sentence(
        part.id,
        part.text,
        tuple(
            Citation(each.article_id, each.passage_id, Span(each.start, each.end), each.quote)
            for each in part.citations
        ),
    )


def from_labels(rows: Sequence[Labelled]) -> Iterator[Accepted]:
    """The claims that people found supported, each against its docs, taken as they are.

    Where people judged several claims on the same docs, those that are nearly a supported claim count as edits of it.
    """
    by_document: dict[str, list[Labelled]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append(row)
    for document, together in by_document.items():
        articles = tuple(as_article(str(index), text) for index, text in enumerate(together[0].docs))
        source = Source(articles)
        citations = tuple(
            Citation(cleaned.article.id, passage.id, passage.span, passage.span.of(cleaned.article.text))
            for cleaned in articles
            for passage in cleaned.passages
        )
        for row in together:
            if row.label == 1:
                yield Accepted(
                    row.id,
                    Sentence(row.id, row.claim, citations),
                    articles,
                    document,
                    Origin.LABELS,
                    source,
                    tuple(_edits(row, together)),
                )


def _edits(row: Labelled, together: Sequence[Labelled]) -> Iterator[tuple[str, bool]]:
    mine = row.claim.split()
    for other in together:
        theirs = other.claim.split()
        if other.claim == row.claim or not 0.6 <= len(theirs) / max(1, len(mine)) <= 1.6:
            continue
        if SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _ALIKE:
            yield other.claim, other.label == 1


def from_articles(
    groups: Iterable[Sequence[CleanedArticle]],
    *,
    reword: bool = True,
    operators: Sequence[Operator] = OPERATORS,
) -> Iterator[Accepted]:
    """The sentences of Articles themselves, and each again after a harmless edit, where one can be made.

    Each group is what a Sentence is verified against. A sentence cites the Passage that it stands in.
    """
    harmless = [each for each in operators if each.survives and each.name != "people_harmless"]
    for group in groups:
        articles = tuple(group)
        source, document = Source(articles), digest(each.article.text for each in articles)
        by_id = {each.article.id: each for each in articles}
        for line in source.lines:
            if not _could_be_shown(line, by_id[line.article_id]):
                continue
            name = f"{line.article_id}:{line.span.start}"
            citation = cite(by_id[line.article_id], line.passage_id, line.span)
            found = Accepted(
                name, Sentence(name, line.text, (citation,)), articles, document, Origin.ARTICLE, source
            )
            yield found
            if reword and (edit := _reworded(found, harmless)) is not None:
                again = Sentence(f"{name}:reworded", edit.text, (citation,))
                yield Accepted(f"{name}:reworded", again, articles, document, Origin.REWORDED, source)


def _reworded(accepted: Accepted, harmless: Sequence[Operator]) -> Edit | None:
    given = Given(accepted)
    valid = [
        edit
        for operator in harmless
        for edit in operator.edits(given)
        if objection(operator, given, edit) is None
    ]
    if not valid:
        return None
    return valid[
        int(sha256(accepted.sentence.text.encode("utf-8", "replace")).hexdigest()[:8], 16) % len(valid)
    ]


def _could_be_shown(line: Line, cleaned: CleanedArticle) -> bool:
    passage = cleaned.passage(line.passage_id)
    text = line.text
    return (
        passage is not None
        and passage.sound
        and _FEWEST <= len(text.split()) <= _MOST
        and "\n" not in text
        and re.match(r"[A-Z“\"\d]", text) is not None
        and text.rstrip('”"').endswith((".", "!"))
    )


def digest(texts: Iterable[str]) -> str:
    """A digest of source texts, in their order."""
    told = sha256()
    for text in texts:
        told.update(text.encode("utf-8", "backslashreplace") + b"\0")
    return told.hexdigest()[:16]
