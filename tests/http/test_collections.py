import httpx
import pytest

from tests.http.articles import PORT, RIVER

REPRINT = RIVER | {"publisher": "Tarsk Herald", "title": "River accord signed"}


def _add(client: httpx.Client, name: str, *articles: dict[str, str]) -> httpx.Response:
    return client.post(f"/v1/collections/{name}/articles", json={"articles": list(articles)})


def test_a_collection_grows_and_ids_stay(client: httpx.Client) -> None:
    first = _add(client, "grows", RIVER, PORT)
    before = client.get("/v1/collections/grows/topics").json()

    again = _add(client, "grows", RIVER, REPRINT)

    assert first.status_code == again.status_code == 200
    assert (first.json()["new"], first.json()["known"]) == (2, 0)
    assert (again.json()["new"], again.json()["known"]) == (1, 1)
    assert again.json()["article_ids"][0] == first.json()["article_ids"][0]
    assert again.json()["collection"]["articles"] == 3
    assert again.json()["collection"]["origins"] == 2
    after = client.get("/v1/collections/grows/topics").json()
    assert {topic["id"] for topic in after["topics"]} == {topic["id"] for topic in before["topics"]}
    assert sorted(topic["articles"] for topic in after["topics"]) == [1, 2]
    (changed,) = again.json()["topics"]
    assert len(client.get(f"/v1/collections/grows/topics/{changed}").json()["events"][0]["articles"]) == 2


def test_events_are_ordered_by_when_they_happened_not_by_when_they_came(client: httpx.Client) -> None:
    _add(client, "late", PORT)
    _add(client, "late", RIVER)

    events = client.get("/v1/collections/late/events").json()
    until = client.get("/v1/collections/late/events", params={"until": "2026-04"}).json()

    assert [event["date"][:7] for event in events["events"]] == ["2026-05", "2026-03"]
    assert events["total"] == 2
    assert [event["date"] for event in until["events"]] == ["2026-03-04"]


def test_a_collection_is_listed_with_its_size(client: httpx.Client) -> None:
    _add(client, "listed", RIVER)

    found = client.get("/v1/collections/listed").json()

    assert (found["name"], found["articles"], found["events"]) == ("listed", 1, 1)
    assert found in client.get("/v1/collections").json()["collections"]
    assert client.get("/v1/collections/listed/history").json() == {"changes": [], "total": 0}


def test_two_articles_of_a_collection_are_explained(client: httpx.Client) -> None:
    ids = _add(client, "told", RIVER, REPRINT, PORT).json()["article_ids"]

    same = client.get("/v1/collections/told/explain", params={"a": ids[0], "b": ids[1]}).json()
    other = client.get("/v1/collections/told/explain", params={"a": ids[0], "b": ids[2]}).json()

    assert [(one["level"], one["together"]) for one in same["decisions"]] == [
        ("origin", True),
        ("event", True),
        ("topic", True),
    ]
    assert same["likeness"]["phrases"] == 1
    assert {"Sarn", "Dunmere"} & {term["term"] for term in same["likeness"]["shared_terms"]}
    assert not any(one["together"] for one in other["decisions"])
    assert other["likeness"]["days_apart"] == 76
    assert other["chain"] == []


def test_two_articles_of_a_request_are_explained(client: httpx.Client) -> None:
    body = {"articles": [RIVER, PORT, REPRINT], "left": 0, "right": 2}

    found = client.post("/v1/topics/explain", json=body)
    beyond = client.post("/v1/topics/explain", json=body | {"right": 3})

    assert found.json()["decisions"][0]["together"]
    assert len(found.json()["chain"]) == 1
    assert beyond.status_code == 422
    assert beyond.json()["errors"][0]["pointer"] == "/right"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/collections/none", 404),
        ("/v1/collections/none/topics", 404),
        ("/v1/collections/none/topics/t1", 404),
        ("/v1/collections/none/events", 404),
        ("/v1/collections/none/history", 404),
        ("/v1/collections/none/explain?a=1&b=2", 404),
        ("/v1/collections/none/explain?a=1", 422),
        ("/v1/collections/none/topics?limit=0", 422),
        ("/v1/collections/none/topics?order=oldest", 422),
        ("/v1/collections/none/events?since=May", 422),
        ("/v1/collections/..%20/topics", 422),
    ],
)
def test_what_is_not_there_or_cannot_be_asked_is_told_as_a_problem(
    client: httpx.Client, path: str, status: int
) -> None:
    response = client.get(path)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body", [{"articles": []}, {"articles": [{"text": " "}]}, {"articles": [RIVER], "x": 1}]
)
def test_an_addition_that_cannot_be_used_makes_no_collection(
    client: httpx.Client, body: dict[str, object]
) -> None:
    assert client.post("/v1/collections/refused/articles", json=body).status_code == 422
    assert client.get("/v1/collections/refused").status_code == 404


def test_more_articles_than_allowed_are_refused(client: httpx.Client) -> None:
    response = _add(client, "crowd", *[RIVER | {"title": str(n)} for n in range(21)])

    assert response.status_code == 422
    assert "at most 20" in response.json()["detail"]


def test_a_collection_is_deleted_for_good(client: httpx.Client) -> None:
    _add(client, "gone", RIVER, PORT)

    deleted = client.delete("/v1/collections/gone")

    assert (deleted.status_code, deleted.content) == (204, b"")
    assert client.get("/v1/collections/gone/topics").status_code == 404
    again = client.delete("/v1/collections/gone")
    assert again.status_code == 404
    assert again.headers["content-type"] == "application/problem+json"
    assert _add(client, "gone", RIVER).json()["collection"]["articles"] == 1
