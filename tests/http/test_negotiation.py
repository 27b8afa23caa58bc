import httpx
import pytest

from service.http.errors import Problem
from service.http.negotiation import choose
from tests.http.articles import RIVER


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;q=0.4, text/plain;q=0.5", "text/plain"),
        ("text/*;q=0.9, text/html;q=0.1", "text/markdown"),
        ("*/*, application/json;q=0", "text/html"),
        ("text/html;q=high, text/plain;q=0.1", "text/plain"),
        ("text/html;q=9, text/plain", "text/html"),
        ("text/plain; charset=utf-8 ; q=1", "text/plain"),
    ],
)
def test_quality_and_precision_decide(accept: str, chosen: str) -> None:
    assert choose(accept) == chosen


@pytest.mark.parametrize("accept", ["image/*", "text/html;q=0", "*/*;q=0", "text/html;q=nan", "html"])
def test_what_is_not_to_be_had_is_refused(accept: str) -> None:
    with pytest.raises(Problem) as told:
        choose(accept)
    assert told.value.status == 406


@pytest.mark.parametrize(
    ("prefer", "applied"),
    [
        ("wait=60", "wait=60"),
        ("respond-async, WAIT = 60", "wait=60"),
        ('wait="60"; x=y', "wait=60"),
        ("wait=99999999999999999999", "wait=120"),
        ("wait=0", "wait=0"),
        ("wait=-5", None),
        ("wait=soon", None),
        ("nowait=60", None),
    ],
)
def test_a_preference_is_applied_or_passed_over(
    client: httpx.Client, prefer: str, applied: str | None
) -> None:
    response = client.post("/v1/briefs", json={"articles": [RIVER]}, headers={"Prefer": prefer})
    assert response.status_code in {200, 202}
    assert response.headers.get("preference-applied") == applied
