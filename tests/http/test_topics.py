import httpx

from tests.http.articles import PORT, RIVER


def test_articles_are_grouped_by_index(client: httpx.Client) -> None:
    reprint = RIVER | {"publisher": "Tarsk Herald", "title": "River accord signed"}
    response = client.post("/v1/topics", json={"articles": [RIVER, PORT, reprint]})
    assert response.status_code == 200
    topics = {frozenset(topic["articles"]) for topic in response.json()["topics"]}
    assert topics == {frozenset({0, 2}), frozenset({1})}
    assert {frozenset(origin["articles"]) for origin in response.json()["origins"]} == topics
    for topic in response.json()["topics"]:
        assert topic["label"]
        assert sorted(n for event in topic["events"] for n in event["articles"]) == sorted(topic["articles"])
