import time

import httpx
import jsonschema
import pytest

from service.stages.render import json_schema
from tests.http.articles import PORT, RIVER


def _wait(client: httpx.Client, place: str) -> httpx.Response:
    for _ in range(600):
        response = client.get(place)
        if response.status_code != 202:
            return response
        time.sleep(0.1)
    pytest.fail("the Brief was not done in a minute")


def test_a_brief_is_asked_for_and_then_looked_at(client: httpx.Client) -> None:
    asked = client.post("/v1/briefs", json={"articles": [RIVER, PORT]})
    assert asked.status_code == 202
    assert asked.json()["state"] == "running"
    assert asked.headers["location"] == asked.json()["url"]
    done = _wait(client, asked.headers["location"])
    brief = done.json()
    assert done.status_code == 200
    assert brief["id"] == asked.json()["id"]
    assert done.headers["vary"] == "Accept"


def test_wait_answers_with_a_brief_whose_every_quote_is_its_span(client: httpx.Client) -> None:
    response = client.post(
        "/v1/briefs", json={"articles": [RIVER, PORT]}, headers={"Prefer": "respond-async, wait=60"}
    )
    assert response.status_code == 200
    assert response.headers["preference-applied"] == "wait=60"
    brief = response.json()
    jsonschema.validate(brief, json_schema())
    texts = {article["id"]: article["text"] for article in brief["articles"]}
    shown = brief["bottom_line"] + [s for section in brief["sections"] for s in section["sentences"]]
    assert shown
    for sentence in shown:
        assert sentence["verdict"]["status"] == "supported"
        assert sentence["citations"]
        for citation in sentence["citations"]:
            assert texts[citation["article_id"]][citation["start"] : citation["end"]] == citation["quote"]


def test_each_form_by_accept(client: httpx.Client) -> None:
    made = client.post("/v1/briefs", json={"articles": [RIVER]}, headers={"Prefer": "wait=60"})
    place = made.headers["location"]
    for kind, opening in (
        ("text/html", "<!doctype html>"),
        ("text/markdown", "# "),
        ("text/plain", ""),
        ("application/json", "{"),
    ):
        response = client.get(place, headers={"Accept": kind})
        assert response.headers["content-type"].startswith(kind)
        assert response.text.lstrip().lower().startswith(opening)
    browser = client.get(place, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert browser.headers["content-type"].startswith("text/html")
    refused = client.get(place, headers={"Accept": "image/png"})
    assert refused.status_code == 406
    assert refused.headers["content-type"] == "application/problem+json"


def test_flag_policy_and_options_arrive(client: httpx.Client) -> None:
    options = {"policy": "flag", "max_words": 30, "title": "River", "focus": "minimum flow"}
    response = client.post(
        "/v1/briefs", json={"articles": [RIVER], "options": options}, headers={"Prefer": "wait=60"}
    )
    assert response.json()["title"] == "River"
    shown = list(response.json()["bottom_line"]) + [
        s for section in response.json()["sections"] for s in section["sentences"]
    ]
    assert sum(len(s["text"].split()) for s in shown) <= 30


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"articles": []}, "/articles"),
        ({}, "/articles"),
        ({"articles": [{"text": " "}]}, "/articles/0"),
        ({"articles": [{"text": "x", "colour": "red"}]}, "/articles/0/colour"),
        ({"articles": [RIVER], "options": {"max_words": 3}}, "/options/max_words"),
        ({"articles": [RIVER], "options": {"policy": "lenient"}}, "/options/policy"),
        ({"articles": [RIVER], "options": {"leave_out": ["Nobody's Gazette"]}}, "/options/leave_out/0"),
        ({"articles": [RIVER | {"published_at": "sometime"}]}, "/articles/0/published_at"),
    ],
)
def test_a_wrong_field_is_named(client: httpx.Client, body: dict[str, object], pointer: str) -> None:
    response = client.post("/v1/briefs", json=body)
    problem = response.json()
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert pointer in [error["pointer"] for error in problem["errors"]]
    assert problem["status"] == 422
    assert problem["instance"] == "/v1/briefs"


def test_what_is_no_json_is_said_to_be(client: httpx.Client) -> None:
    broken = client.post(
        "/v1/briefs", content=b'{"articles": [', headers={"Content-Type": "application/json"}
    )
    assert (broken.status_code, broken.json()["title"]) == (400, "The body is not JSON")
    form = client.post("/v1/briefs", data={"articles": "x"})
    assert form.status_code == 415
    assert form.headers["content-type"] == "application/problem+json"


def test_unknown_things_are_problems_too(client: httpx.Client) -> None:
    for place in ("/v1/briefs/b0", "/v1/nothing"):
        response = client.get(place)
        assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert client.delete("/v1/briefs").status_code == 405


def test_too_large_a_body_is_refused_before_it_is_read(client: httpx.Client) -> None:
    stated = client.post("/v1/briefs", content=b"x" * 300_000)
    assert stated.status_code == 413

    def chunks() -> object:
        for _ in range(300):
            yield b"x" * 1_000

    unstated = client.post("/v1/briefs", content=chunks(), headers={"Content-Type": "application/json"})  # type: ignore[arg-type]
    assert unstated.status_code == 413
    assert unstated.headers["content-type"] == "application/problem+json"


def test_too_many_articles_are_refused(client: httpx.Client) -> None:
    response = client.post("/v1/briefs", json={"articles": [{"text": f"Text {n}."} for n in range(21)]})
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/articles"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"articles": [' + "0," * 60_000 + "0]}", "/articles/0"),
        (
            '{"articles": [{"text": "a", ' + ",".join(f'"k{n}": 1' for n in range(10_000)) + "}]}",
            "10000 things",
        ),
        ('{"articles": [{"text": "' + "<!-- -->" * 20_000 + ' It rained."}], "zzz": 1}', "/zzz"),
    ],
)
def test_a_body_of_countless_faults_is_answered_briefly(client: httpx.Client, body: str, said: str) -> None:
    response = client.post("/v1/briefs", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert said in response.json()["detail"]
    assert len(response.content) < 2_000


def test_head_is_answered_and_a_trailing_slash_is_not_redirected(client: httpx.Client) -> None:
    assert client.head("/healthz").status_code == 200
    assert client.get("/healthz/").status_code == 404
