"""The HTTP service: Briefs, Verdicts, Topics and collections."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI

from service.adapters.clock import SystemClock
from service.adapters.collection_store import SQLiteCollections
from service.adapters.crew import Crew
from service.adapters.sqlite_store import SQLiteStore
from service.bootstrap import build
from service.collections.shelf import Shelf
from service.http import briefs, collections, errors, topics, verify
from service.http.desk import Desk
from service.http.limits import BodyLimit
from service.http.openapi import describe
from service.http.wire import Health
from service.settings import Settings
from service.stages.clean import prepare

_DESCRIPTION = """
Turns messy news articles into briefings in which every sentence is tied to a span of a source and checked against it.

Errors are problem details (RFC 9457); `errors[].pointer` names the field.
"""


def create_app(settings: Settings) -> FastAPI:
    """The application by ``settings``. Its database is in ``settings.data_dir``.

    Raises:
        InputError: the database can't be used.
    """
    database = settings.data_dir / "citebrief.sqlite3"
    store, crew = SQLiteStore(database), Crew(settings.workers, prepare)
    shelf = Shelf(SQLiteCollections(database), SystemClock(), crew)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await store.fail_interrupted()
        async with build(settings) as parts, Desk(parts, store) as desk:
            with crew:
                app.state.desk, app.state.shelf = desk, shelf
                yield

    app = FastAPI(
        title="Citebrief",
        version=version("citebrief"),
        description=_DESCRIPTION,
        lifespan=lifespan,
        license_info={"name": "Apache-2.0"},
        redoc_url=None,
        redirect_slashes=False,  # a redirect would repeat whatever Host the client sent
    )
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    errors.install(app)
    app.include_router(briefs.router)
    app.include_router(verify.router)
    app.include_router(topics.router)
    app.include_router(collections.router)

    @app.head("/healthz", include_in_schema=False)
    @app.get("/healthz", tags=["service"], summary="Whether the service answers")
    async def healthz() -> Health:
        desk: Desk = app.state.desk
        pipeline = desk.parts.pipeline
        return Health(
            status="ok",
            citebrief=pipeline.version,
            verifier=pipeline.verifier.version,
            writer=pipeline.writer.name,
        )

    describe(app)
    return app
