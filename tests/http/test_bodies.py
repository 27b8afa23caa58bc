"""What clients send as bodies, sound or not."""

import json
import socket
from urllib.parse import urlsplit

import httpx
import pytest

from service.http.bodies import _has_countless_parts
from tests.http.articles import RIVER

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\r\nSet-Cookie: a=b'


@pytest.mark.parametrize(
    "body",
    [
        b"{" + b",".join(b'"k%d":1' % number for number in range(100_001)) + b"}",
        b"{" + b",".join(b'"k%d\\\\" : 1' % number for number in range(100_001)) + b"}",
        b'{"articles": [' + b"0," * 2_500_001,
    ],
)
def test_countless_parts_are_seen_before_parsing(body: bytes) -> None:
    assert _has_countless_parts(body)


@pytest.mark.parametrize(
    "text",
    ['"' * 300_000, '{"a": 1, "b": 2}' * 30_000, "\\" * 300_000, "речь, " * 200_000],
    ids=["quotes", "json", "backslashes", "cyrillic"],
)
def test_texts_full_of_marks_have_few_parts(text: str) -> None:
    assert not _has_countless_parts(json.dumps({"articles": [{"text": text}]}).encode())
    assert not _has_countless_parts(json.dumps({"articles": [{"text": text}]}).encode()[:-4])


def test_hostile_fields_neither_run_nor_reach_headers(client: httpx.Client) -> None:
    sent = {**RIVER, "title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(3)"}
    options = {"title": HOSTILE, "focus": HOSTILE, "audience": HOSTILE}
    response = client.post(
        "/v1/briefs",
        json={"articles": [sent], "options": options},
        headers={"Prefer": "wait=60", "Accept": "text/html"},
    )
    assert response.status_code == 200
    assert "set-cookie" not in response.headers
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert 'href="javascript' not in response.text
    assert response.headers["location"].startswith("/v1/briefs/b")


def test_types_are_not_guessed(client: httpx.Client) -> None:
    body = {"articles": [RIVER], "options": {"max_words": "100"}}
    assert client.post("/v1/briefs", json=body).json()["errors"][0]["pointer"] == "/options/max_words"
    numbers = {"articles": [{**RIVER, "title": 7}]}
    assert client.post("/v1/topics", json=numbers).json()["errors"][0]["pointer"] == "/articles/0/title"


@pytest.mark.parametrize(
    ("sentence", "pointer"),
    [
        ({"text": " \n"}, "/sentences/0/text"),
        ({"text": "It rained.", "articles": [0] * 1_001}, "/sentences/0/articles"),
        ({"text": "It rained.", "articles": [True]}, "/sentences/0/articles/0"),
    ],
)
def test_a_sentence_that_can_not_be_checked_is_named(
    client: httpx.Client, sentence: dict[str, object], pointer: str
) -> None:
    response = client.post("/v1/verify", json={"articles": [RIVER], "sentences": [sentence]})
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("kept_back", [0, 20], ids=["while it waits", "amid the body"])
def test_a_client_that_goes_away_takes_nothing_down(
    client: httpx.Client, base_url: str, kept_back: int, caplog: pytest.LogCaptureFixture
) -> None:
    place = urlsplit(base_url)
    body = json.dumps({"articles": [RIVER]}).encode()
    with socket.create_connection((str(place.hostname), int(place.port or 0))) as gone:
        gone.sendall(
            b"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nPrefer: wait=60\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body) + body[: len(body) - kept_back]
        )
    again = client.post("/v1/briefs", json={"articles": [RIVER]}, headers={"Prefer": "wait=60"})
    assert again.status_code == 200
    assert "Traceback" not in caplog.text


def test_a_body_in_slow_pieces_is_read(client: httpx.Client) -> None:
    body = json.dumps({"articles": [RIVER]}).encode()
    pieces = iter([body[:7], body[7:300], body[300:]])
    response = client.post("/v1/topics", content=pieces, headers={"Content-Type": "application/json"})
    assert response.status_code == 200


@pytest.mark.parametrize("length", ["-1", "1e3", "²"])
def test_a_length_that_is_none_is_refused(base_url: str, length: str) -> None:
    place = urlsplit(base_url)
    with socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=20) as sent:
        sent.sendall(f"POST /v1/briefs HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{{}}".encode())
        assert sent.recv(100).startswith(b"HTTP/1.1 400")
