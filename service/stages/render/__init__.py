"""From a Brief to what readers and programs see: JSON, Markdown, HTML, plain text."""

from service.stages.render.document import BriefDocument
from service.stages.render.html import to_html
from service.stages.render.json_form import json_schema, to_json
from service.stages.render.markdown import to_markdown
from service.stages.render.plain import to_text
from service.stages.render.publish import document

__all__ = ["BriefDocument", "document", "json_schema", "to_html", "to_json", "to_markdown", "to_text"]
