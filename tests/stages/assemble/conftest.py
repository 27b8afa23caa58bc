from collections.abc import Callable, Sequence

import pytest

from service.domain.articles import Article, CleanedArticle, Integrity, Passage, Role
from service.domain.briefs import Difference, Sentence, Status, Verdict, cite
from service.domain.dates import UNKNOWN_DATE, KnownDate
from service.domain.groups import Event, Topic
from service.domain.spans import Span
from service.stages.assemble.differences import differences
from service.stages.assemble.statements import Statement, statements

MakeSource = Callable[..., CleanedArticle]
Differ = Callable[..., tuple[Difference, ...]]
Tell = Callable[..., tuple[Statement, ...]]
Say = Callable[..., Sentence]


@pytest.fixture
def make_source() -> MakeSource:
    """An Article of one Passage a line; ``unsound`` and ``roles`` go by line."""

    def make(
        article_id: str,
        text: str,
        *,
        published: KnownDate = UNKNOWN_DATE,
        unsound: frozenset[int] = frozenset(),
        role: Role = Role.BODY,
    ) -> CleanedArticle:
        passages, position = [], 0
        for number, line in enumerate(text.split("\n")):
            marks = frozenset({Integrity.MACHINE_REWORDED}) if number in unsound else frozenset[Integrity]()
            span = Span(position, position + len(line))
            passages.append(Passage(f"{article_id}-p{number}", article_id, span, role, (), marks))
            position += len(line) + 1
        article = Article(article_id, "", text, published=published, language="en")
        return CleanedArticle(article, tuple(passages))

    return make


def one_topic(articles: Sequence[CleanedArticle]) -> Topic:
    ids = tuple(cleaned.article.id for cleaned in articles)
    return Topic("t", "a topic", (), ids, (Event("e", "an event", ids),))


@pytest.fixture
def tell() -> Tell:
    """The sentences of some Articles, each of its own Origin unless ``origins`` says otherwise."""

    def told(*articles: CleanedArticle, origins: dict[str, str] | None = None) -> tuple[Statement, ...]:
        return statements(one_topic(articles), articles, origins or {})

    return told


@pytest.fixture
def differ(make_source: MakeSource, tell: Tell) -> Differ:
    """On what some texts, each an Article of its own Origin, differ."""

    def differing(*texts: str, origins: dict[str, str] | None = None) -> tuple[Difference, ...]:
        articles = [make_source(f"a{number}", text) for number, text in enumerate(texts)]
        return differences(tell(*articles, origins=origins))

    return differing


@pytest.fixture
def say() -> Say:
    """A Sentence that cites ``words`` of an Article, in the words of the source unless ``text`` is given."""

    def saying(
        sentence_id: str,
        source: CleanedArticle,
        words: str,
        *,
        text: str = "",
        status: Status = Status.SUPPORTED,
    ) -> Sentence:
        start = source.article.text.index(words)
        span = Span(start, start + len(words))
        passage = source.passage_at(span)
        assert passage is not None
        verdict = Verdict(status, 0.9 if status is Status.SUPPORTED else None, (), "v")
        return Sentence(sentence_id, text or words, (cite(source, passage.id, span),), verdict)

    return saying
