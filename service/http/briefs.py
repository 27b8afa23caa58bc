"""``/v1/briefs``."""

import re
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from service.http.bodies import read_articles, read_body, takes
from service.http.desk import Desk
from service.http.errors import Problem
from service.http.negotiation import RENDERINGS, choose
from service.http.openapi import problems
from service.http.wire import BriefIn, BriefStatus
from service.ports import BriefRecord
from service.stages.render import BriefDocument

router = APIRouter(prefix="/v1/briefs", tags=["briefs"])
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})\d*\"?\s*(?=[,;]|$)", re.IGNORECASE)
_LONGEST_WAIT = 120
_BRIEF = {"$ref": "#/components/schemas/BriefDocument"}
_STATUS = {"$ref": "#/components/schemas/BriefStatus"}
_DONE = {
    "description": "The Brief, in the form asked for.",
    "content": {
        kind: {"schema": _BRIEF if kind == "application/json" else {"type": "string"}} for kind in RENDERINGS
    },
}
_RUNNING = {
    "description": "It is being made; `Location` says where to look.",
    "content": {"application/json": {"schema": _STATUS}},
}


@router.post(
    "",
    summary="Ask for a Brief",
    openapi_extra=takes(BriefIn),
    responses={200: _DONE, 202: _RUNNING, **problems(400, 406, 413, 415, 422, 503)},
)
async def ask(
    request: Request,
    prefer: Annotated[
        str, Header(description="`wait=N` (RFC 7240): answer with the Brief if it is done within N seconds.")
    ] = "",
    accept: Annotated[str, Header()] = "*/*",
) -> Response:
    """Answer 202 with a place to look, or 200 with the Brief where it is done within ``Prefer: wait=N``."""
    desk: Desk = request.app.state.desk
    kind = choose(accept)
    body = await read_body(request, BriefIn)
    articles = await read_articles(body.articles, desk.parts.settings.max_articles)
    brief_id = await desk.take(articles, body.options.to_options())
    asked = _WAIT.search(prefer)
    wait = min(int(asked.group(1)), _LONGEST_WAIT) if asked else 0
    record = await desk.find(brief_id, wait)
    response = await _answer(request, record, kind)
    if asked:
        response.headers["Preference-Applied"] = f"wait={wait}"
    response.headers["Location"] = _place(request, brief_id)
    return response


@router.head("/{brief_id}", include_in_schema=False)
@router.get(
    "/{brief_id}",
    summary="Look at a Brief",
    responses={200: _DONE, 202: _RUNNING, **problems(404, 406, 500)},
)
async def look(request: Request, brief_id: str, accept: Annotated[str, Header()] = "*/*") -> Response:
    """The Brief as JSON, HTML, Markdown or plain text, by ``Accept``; 202 while it is being made."""
    desk: Desk = request.app.state.desk
    kind = choose(accept)
    return await _answer(request, await desk.find(brief_id), kind)


async def _answer(request: Request, record: BriefRecord, kind: str) -> Response:
    if record.state == "running":
        place = _place(request, record.id)
        status = BriefStatus(id=record.id, state="running", step=record.step, url=place)
        return JSONResponse(status.model_dump(), 202, headers={"Location": place, "Retry-After": "1"})
    if record.state == "failed":
        raise Problem(500, "The Brief could not be made", record.failure)
    if kind == "application/json":
        content = record.brief_json
    else:
        content = await run_in_threadpool(_rendered, record.brief_json, kind)
    headers = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=kind, headers=headers)


def _rendered(brief_json: str, kind: str) -> str:
    return RENDERINGS[kind](BriefDocument.model_validate_json(brief_json))


def _place(request: Request, brief_id: str) -> str:
    return str(request.url_for("look", brief_id=brief_id).path)
