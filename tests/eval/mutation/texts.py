"""Invented sources and accepted Sentences for the tests of mutation."""

from eval.mutation.accepted import digest
from eval.mutation.material import Accepted, Edit, Given, Operator, Origin
from eval.mutation.operators import BY_NAME
from eval.mutation.source import Source
from eval.mutation.validity import objection
from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import Sentence, cite
from service.domain.spans import Span
from service.text.sentences import sentence_spans


def article_of(name: str, *passages: str) -> CleanedArticle:
    """An Article whose paragraphs are ``passages``, each a Passage that may be cited."""
    text = "\n\n".join(passages)
    found, start = [], 0
    for number, passage in enumerate(passages):
        span = Span(start, start + len(passage))
        sentences = tuple(each.shift(start) for each in sentence_spans(passage))
        found.append(Passage(f"p{number}", name, span, Role.BODY, sentences))
        start = span.end + 2
    return CleanedArticle(Article(name, "", text), tuple(found))


def accepted(text: str, *articles: CleanedArticle, edits: tuple[tuple[str, bool], ...] = ()) -> Accepted:
    """``text`` as an accepted Sentence that cites the first Passage of the first Article."""
    first = articles[0]
    return Accepted(
        f"{first.article.id}:{text[:12]}",
        Sentence("s1", text, (cite(first, "p0", first.passages[0].span),)),
        articles,
        digest(each.article.text for each in articles),
        Origin.ARTICLE,
        Source(articles),
        edits,
    )


def given(text: str, *passages: str, stranger: tuple[str, ...] = ()) -> Given:
    """``text`` held against one Article of ``passages``; of ``text`` alone where there are none."""
    other = Source([article_of("b1", *stranger)]) if stranger else None
    return Given(accepted(text, article_of("a1", *(passages or (text,)))), other)


def valid(name: str, what: Given) -> list[Edit]:
    """The edits of the operator of that name that the filter keeps."""
    operator: Operator = BY_NAME[name]
    return [edit for edit in operator.edits(what) if objection(operator, what, edit) is None]


def outcomes(name: str, text: str, *passages: str, stranger: tuple[str, ...] = ()) -> list[str]:
    """The texts of these edits."""
    return [edit.text for edit in valid(name, given(text, *passages, stranger=stranger))]
