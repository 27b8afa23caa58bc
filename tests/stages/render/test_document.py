import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from service.domain.briefs import Brief
from service.stages.render import BriefDocument, document, to_json


def spoilt(published: BriefDocument, *path: str | int, value: object) -> str:
    """The document's JSON with one field set to ``value``."""
    brief: Any = json.loads(to_json(published))
    place = brief
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(brief)


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("bottom_line", 0, "citations", 0, "quote"), "The bridge is open.", "is not its text"),
        (("bottom_line", 0, "citations", 0, "start"), 3, "is not its text"),
        (("bottom_line", 0, "citations", 0, "article_id"), "a9", "which is not there"),
        (("withheld", 0, "sentence", "citations", 0, "end"), 5, "is not its text"),
        (
            ("sections", 0, "differences", 0, "sides", 0, "citations", 0, "quote"),
            "41 boats",
            "is not its text",
        ),
        (("sections", 0, "sentences", 0, "id"), "s1", "more than once"),
        (("sections", 0, "events", 0, "sentence_ids"), ["s9"], "not shown"),
        (("sections", 0, "events", 0, "date"), "4 March", "pattern"),
        (("articles", 0, "passages", 0, "end"), 10_000, "no stretch"),
        (("articles", 0, "left_out", 0, "end"), 10_000, "no stretch"),
        (("sections", 0, "sentences", 0, "verdict", "findings", 0, "sentence_span"), [6, 900], "no stretch"),
        (("sections", 0, "sentences", 0, "verdict", "findings", 0, "source", "end"), 9000, "no stretch"),
        (
            ("sections", 0, "sentences", 0, "verdict", "findings", 0, "source", "article_id"),
            "a9",
            "not there",
        ),
        (("sections", 0, "sentences", 0, "verdict", "status"), "true", "Input should be"),
        (("mood",), "sunny", "Extra inputs"),
    ],
)
def test_a_document_that_breaks_a_promise_does_not_load(
    published: BriefDocument, path: tuple[str | int, ...], value: object, complaint: str
) -> None:
    with pytest.raises(ValidationError, match=complaint):
        BriefDocument.model_validate_json(spoilt(published, *path, value=value))


def test_half_a_surrogate_pair_moves_no_offset(brief: Brief) -> None:

    titled = replace(brief, title="Selby \ud83d bridge")
    published = document(titled)
    assert published.title == "Selby \N{REPLACEMENT CHARACTER} bridge"
    assert BriefDocument.model_validate_json(to_json(published)) == published
