"""From a Brief to what readers and programs see: JSON, Markdown, HTML, plain text."""

from service.stages.render.document import BriefDocument, CitationPart, SentencePart
from service.stages.render.html import to_html
from service.stages.render.json_form import json_schema, to_json
from service.stages.render.markdown import to_markdown
from service.stages.render.plain import to_text
from service.stages.render.publish import citation_part, document, sentence_part

__all__ = [
    "BriefDocument",
    "CitationPart",
    "SentencePart",
    "citation_part",
    "document",
    "json_schema",
    "sentence_part",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]
