import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from service.domain.briefs import Brief, Usage
from service.stages.render import BriefDocument, document, json_schema, to_json

PUBLISHED = Path(__file__).parents[3] / "docs" / "brief.schema.json"


def test_json_gives_the_document_back(published: BriefDocument) -> None:
    assert BriefDocument.model_validate_json(to_json(published)) == published


def test_json_has_the_published_field_names(published: BriefDocument) -> None:
    brief = json.loads(to_json(published))
    assert {
        "id",
        "title",
        "created_at",
        "bottom_line",
        "sections",
        "withheld",
        "articles",
        "provenance",
    } <= set(brief)
    section = brief["sections"][0]
    assert set(section) == {"topic", "sentences", "events", "differences"}
    assert set(section["topic"]) == {"id", "label", "keywords"}
    assert {"id", "date", "date_basis", "label", "sentence_ids"} <= set(section["events"][0])
    assert set(section["differences"][0]) == {"about", "sides"}
    assert set(section["differences"][0]["sides"][0]) == {"says", "citations"}
    sentence = section["sentences"][0]
    assert set(sentence) == {"id", "text", "citations", "verdict"}
    assert set(sentence["citations"][0]) == {"article_id", "passage_id", "start", "end", "quote"}
    assert set(sentence["verdict"]) == {"status", "probability", "findings", "verifier"}
    finding = sentence["verdict"]["findings"][0]
    assert {"kind", "message", "sentence_span", "source"} <= set(finding)
    assert set(finding["source"]) == {"article_id", "start", "end"}
    assert set(brief["withheld"][0]) == {"sentence", "reason"}
    article = brief["articles"][0]
    assert {
        "id",
        "title",
        "text",
        "url",
        "publisher",
        "published_at",
        "language",
        "origin_id",
        "notes",
    } <= set(article)
    assert {"id", "role", "start", "end"} <= set(article["passages"][0])
    assert set(article["left_out"][0]) == {"start", "end", "reason"}


def test_offsets_are_in_the_articles_text(published: BriefDocument) -> None:
    brief = json.loads(to_json(published))
    texts = {article["id"]: article["text"] for article in brief["articles"]}
    citations = [c for s in brief["sections"][0]["sentences"] for c in s["citations"]]
    assert citations
    for citation in citations:
        assert texts[citation["article_id"]][citation["start"] : citation["end"]] == citation["quote"]


def test_a_date_of_drawing_is_not_published_as_a_publication_date(published: BriefDocument) -> None:
    courier = next(article for article in published.articles if article.id == "a2")
    assert courier.published_at is None
    assert courier.rendered_at == "2025-03-06"


def test_what_to_json_gives_follows_the_schema(published: BriefDocument) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(json.loads(to_json(published)), json_schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_in_the_docs_is_the_one_in_force() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()


def test_what_judging_took_is_told_for_each_sentence_and_on_average(brief: Brief) -> None:
    judged = {"s1": Usage(3, 300, 30, 0.003), "s2": Usage(1, 100, 10, 0.001), "s3": Usage()}
    made = document(replace(brief, provenance=replace(brief.provenance, judged=judged)))
    judging = json.loads(to_json(made))["provenance"]["judging"]
    assert judging["sentences"]["s1"] == {
        "calls": 3,
        "input_tokens": 300,
        "output_tokens": 30,
        "cost": 0.003,
    }
    assert judging["sentences"]["s3"]["calls"] == 0
    assert (judging["asked"], judging["usage"]["calls"], judging["tokens_per_sentence"]) == (2, 4, 220)
    assert judging["cost_per_sentence"] == pytest.approx(0.002)
    jsonschema.validate(json.loads(to_json(made)), json_schema(), cls=jsonschema.Draft202012Validator)


def test_what_judging_cost_is_null_where_no_price_is_known_or_no_call_was_made(brief: Brief) -> None:
    for judged, tokens in (({"s1": Usage(1, 9, 1, None)}, 10), ({"s1": Usage()}, None)):
        made = document(replace(brief, provenance=replace(brief.provenance, judged=judged)))
        assert made.provenance.judging is not None
        assert made.provenance.judging.cost_per_sentence is None
        assert made.provenance.judging.tokens_per_sentence == tokens


def test_a_brief_from_before_judging_was_told_still_loads(published: BriefDocument) -> None:
    stored = json.loads(to_json(published))
    assert stored["provenance"].pop("judging") is None
    assert BriefDocument.model_validate(stored) == published
