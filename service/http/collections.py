"""``/v1/collections``."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request

from service.collections.shelf import Shelf
from service.http.bodies import read_articles, read_body, takes
from service.http.collection_wire import (
    AddedOut,
    ArticlesIn,
    CollectionOut,
    CollectionsOut,
    EventsPage,
    KeptEventOut,
    KeptTopicOut,
    TopicsPage,
)
from service.http.desk import Desk
from service.http.explanation_wire import ExplanationOut
from service.http.history_wire import ChangeOut, HistoryPage, NumberedChangeOut
from service.http.openapi import problems

router = APIRouter(prefix="/v1/collections", tags=["collections"])

Name = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", description="Letters, digits, dots, dashes.")
]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Day = Annotated[
    str, Query(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="2026, 2026-03 or 2026-03-04.")
]


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


@router.get("", summary="All collections")
async def names(request: Request) -> CollectionsOut:
    """All collections, by name."""
    records = await _shelf(request).store.names()
    return CollectionsOut(collections=[CollectionOut.of(record) for record in records])


@router.post(
    "/{name}/articles",
    summary="Add articles",
    openapi_extra=takes(ArticlesIn),
    responses=problems(400, 413, 415, 422),
)
async def add(request: Request, name: Name) -> AddedOut:
    """Add Articles to a collection, made where it is missing. One that is there already, byte for byte, changes nothing."""
    desk: Desk = request.app.state.desk
    body = await read_body(request, ArticlesIn)
    articles = await read_articles(body.articles, desk.parts.settings.max_articles)
    made = await _shelf(request).add(name, articles)
    return AddedOut(
        collection=CollectionOut.of(made.collection),
        article_ids=[article.id for article in articles],
        new=len(made.new),
        known=len(made.known),
        topics=list(made.topics),
        ended=list(made.ended),
        changes=[ChangeOut.of(change) for change in made.changes],
    )


@router.get("/{name}", summary="A collection", responses=problems(404))
async def look(request: Request, name: Name) -> CollectionOut:
    """How much is in a collection, and when it was last added to."""
    return CollectionOut.of(await _shelf(request).store.find(name))


@router.delete("/{name}", summary="Delete a collection", status_code=204, responses=problems(404))
async def delete(request: Request, name: Name) -> None:
    """Delete a collection with its Articles, groups and history, for good. One made by that name later is another."""
    await _shelf(request).delete(name)


@router.get("/{name}/topics", summary="Topics of a collection", responses=problems(404, 422))
async def topics(
    request: Request,
    name: Name,
    order: Literal["latest", "largest"] = "latest",
    limit: Limit = 50,
    offset: Offset = 0,
) -> TopicsPage:
    """Topics with their Events; those whose latest Event happened last come first, whenever its Articles arrived."""
    page = await _shelf(request).store.topics(name, order, limit, offset)
    return TopicsPage(topics=[KeptTopicOut.of(topic) for topic in page.listed], total=page.total)


@router.get("/{name}/topics/{topic_id}", summary="A Topic of a collection", responses=problems(404))
async def topic(request: Request, name: Name, topic_id: str) -> KeptTopicOut:
    """One Topic with its Events. Its id stays while the collection grows; where it was merged, the history says into what."""
    return KeptTopicOut.of(await _shelf(request).store.topic(name, topic_id))


@router.get("/{name}/events", summary="Events of a collection", responses=problems(404, 422))
async def events(  # noqa: PLR0913, PLR0917  one parameter each
    request: Request,
    name: Name,
    since: Day = "",
    until: Day = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> EventsPage:
    """Events by the day on which they happened, the latest first; those of unknown year come last, or not within bounds."""
    page = await _shelf(request).store.events(name, (since, until), limit, offset)
    return EventsPage(
        events=[KeptEventOut.of(event, topic) for topic, event in page.listed], total=page.total
    )


@router.get("/{name}/history", summary="Merges and splits", responses=problems(404, 422))
async def history(
    request: Request, name: Name, after: Annotated[int, Query(ge=0)] = 0, limit: Limit = 50
) -> HistoryPage:
    """Merges and splits of Origins, Events and Topics with their causes, oldest first, from the number after ``after`` on."""
    page = await _shelf(request).store.changes(name, after, limit)
    return HistoryPage(
        changes=[NumberedChangeOut.numbered(record) for record in page.listed], total=page.total
    )


@router.get("/{name}/explain", summary="Why together or apart", responses=problems(404, 422))
async def explain(
    request: Request,
    name: Name,
    a: Annotated[str, Query(max_length=100, description="An Article's id.")],
    b: Annotated[str, Query(max_length=100, description="Another's.")],
) -> ExplanationOut:
    """Why two Articles share their Origin, Event and Topic, or do not."""
    return ExplanationOut.of(await _shelf(request).explain(name, (a, b)))
