import httpx

from tests.http.articles import PORT, RIVER


def test_one_verdict_for_every_sentence_sent(client: httpx.Client) -> None:
    sentences = [
        {"id": "copy", "text": "It sets a minimum flow of 310 cubic metres a second at the border."},
        {"id": "number", "text": "It sets a minimum flow of 410 cubic metres a second at the border."},
        {"text": "Dockers at Port Hessel voted by 812 to 97 to strike from 1 June.", "articles": [0]},
    ]
    response = client.post("/v1/verify", json={"articles": [RIVER, PORT], "sentences": sentences})
    assert response.status_code == 200
    copy, number, elsewhere = response.json()["sentences"]
    assert copy["sentence"]["verdict"]["status"] == "supported"
    evidence = copy["sentence"]["citations"][0]
    assert RIVER["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert number["sentence"]["verdict"]["status"] == "contradicted"
    assert "number" in [finding["kind"] for finding in number["sentence"]["verdict"]["findings"]]
    assert elsewhere["sentence"]["id"] == "s3"
    assert elsewhere["sentence"]["verdict"]["status"] != "supported"
    assert elsewhere["proposed"][0]["article_id"] == response.json()["article_ids"][1]


def test_an_article_that_is_not_there_is_named(client: httpx.Client) -> None:
    response = client.post(
        "/v1/verify", json={"articles": [RIVER], "sentences": [{"text": "x", "articles": [1]}]}
    )
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/sentences/0/articles/0"
