"""``/v1/topics``."""

from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from service.collections.explaining import explain_articles
from service.domain.articles import Article
from service.domain.errors import InputError
from service.domain.groups import Grouping
from service.http.bodies import read_articles, read_body, takes
from service.http.desk import Desk
from service.http.explanation_wire import ExplainIn, ExplanationOut
from service.http.openapi import problems
from service.http.wire import EventOut, OriginOut, TopicOut, TopicsIn, TopicsOut

router = APIRouter(prefix="/v1/topics", tags=["topics"])


@router.post(
    "",
    summary="Group articles",
    openapi_extra=takes(TopicsIn),
    responses=problems(400, 413, 415, 422),
)
async def group_articles(request: Request) -> TopicsOut:
    """Topics with their Events, and which Articles share an Origin. Articles are named by their index in the request."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, TopicsIn)
    articles = await read_articles(body.articles, desk.parts.settings.max_articles)
    grouping = await run_in_threadpool(desk.parts.pipeline.group_articles, articles)
    return _wire(articles, grouping)


@router.post(
    "/explain",
    summary="Why two articles are together or apart",
    openapi_extra=takes(ExplainIn),
    responses=problems(400, 413, 415, 422),
)
async def explain_pair(request: Request) -> ExplanationOut:
    """Why two of the Articles sent share their Origin, Event and Topic, or do not, when all are grouped."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, ExplainIn)
    for name in ("left", "right"):
        if getattr(body, name) >= len(body.articles):
            raise InputError(name, "is no index of an article", f"give 0 to {len(body.articles) - 1}")
    articles = await read_articles(body.articles, desk.parts.settings.max_articles)
    pair = articles[body.left].id, articles[body.right].id
    return ExplanationOut.of(await run_in_threadpool(explain_articles, articles, desk.parts.embedder, pair))


def _wire(articles: tuple[Article, ...], grouping: Grouping) -> TopicsOut:
    places: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        places.setdefault(article.id, []).append(index)

    def indexes(ids: Iterable[str]) -> list[int]:
        return [index for article_id in ids for index in places[article_id]]

    return TopicsOut(
        topics=[
            TopicOut(
                id=topic.id,
                label=topic.label,
                keywords=list(topic.keywords),
                articles=indexes(topic.article_ids),
                events=[
                    EventOut(
                        id=event.id,
                        label=event.label,
                        date=None if event.date.date is None else str(event.date.date),
                        date_basis=event.date.basis.value,
                        date_reason=event.date.reason,
                        articles=indexes(event.article_ids),
                    )
                    for event in topic.events
                ],
            )
            for topic in grouping.topics
        ],
        origins=[
            OriginOut(id=origin.id, articles=indexes(origin.article_ids)) for origin in grouping.origins
        ],
        article_ids=[article.id for article in articles],
    )
