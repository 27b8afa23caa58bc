"""``/v1/verify``."""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from service.domain.articles import Article, CleanedArticle
from service.domain.briefs import Sentence, Verification, cite
from service.domain.errors import InputError
from service.http.bodies import read_articles, read_body, takes
from service.http.desk import Desk
from service.http.openapi import problems
from service.http.wire import SentenceIn, VerifyIn
from service.stages.clean import clean
from service.stages.render import CitationPart, SentencePart, citation_part, sentence_part

router = APIRouter(prefix="/v1/verify", tags=["verify"])


class Checked(BaseModel):
    """A Sentence with its Verdict; its citations are the evidence. ``proposed`` would carry it where those do not."""

    sentence: SentencePart
    proposed: list[CitationPart]


class VerifyOut(BaseModel):
    """One ``Checked`` for every sentence sent, in order."""

    verifier: str
    article_ids: list[str]
    sentences: list[Checked]


@router.post(
    "",
    summary="Check sentences against articles",
    openapi_extra=takes(VerifyIn),
    responses=problems(400, 413, 415, 422),
)
async def verify(request: Request) -> VerifyOut:
    """A Verdict, with Findings and evidence, for every sentence sent."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, VerifyIn)
    articles = await read_articles(body.articles, desk.parts.settings.max_articles)
    _check_indexes(body.sentences, len(articles))
    return await run_in_threadpool(_verify, desk, articles, body.sentences)


def _check_indexes(rows: Sequence[SentenceIn], count: int) -> None:
    for position, row in enumerate(rows):
        for place, index in enumerate(row.articles):
            if index >= count:
                where = f"sentences[{position}].articles[{place}]"
                raise InputError(where, f"there is no article {index}", f"give 0 to {count - 1}")


def _verify(desk: Desk, articles: Sequence[Article], rows: Sequence[SentenceIn]) -> VerifyOut:
    cleaned = [clean(article) for article in articles]
    sentences = [_sentence(position, row, cleaned) for position, row in enumerate(rows)]
    verifier = desk.parts.verifier
    results = verifier.verify(sentences, list({one.article.id: one for one in cleaned}.values()))
    return VerifyOut(
        verifier=verifier.version,
        article_ids=[article.id for article in articles],
        sentences=[_checked(sentence, result) for sentence, result in zip(sentences, results, strict=True)],
    )


def _sentence(position: int, row: SentenceIn, cleaned: Sequence[CleanedArticle]) -> Sentence:
    cited = [cleaned[index] for index in dict.fromkeys(row.articles)] if row.articles else cleaned
    citations = tuple(cite(one, passage.id, passage.span) for one in cited for passage in one.citable)
    return Sentence(row.id or f"s{position + 1}", row.text, citations)


def _checked(sentence: Sentence, result: Verification) -> Checked:
    settled = Sentence(sentence.id, sentence.text, result.evidence, result.verdict)
    return Checked(
        sentence=sentence_part(settled),
        proposed=[citation_part(citation) for citation in result.proposed],
    )
