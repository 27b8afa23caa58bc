"""HTML: one file, which asks nothing of the network."""

import jinja2

from service.stages.render.document import BriefDocument
from service.stages.render.footnotes import Footnotes
from service.stages.render.wording import event_date_words, flag_words, published_words, source_name

_PAGE = """<!doctype html>
<html lang="{{ document.options.language or 'en' }}"><head><meta charset="utf-8"><title>{{ document.title or 'Brief' }}</title></head><body>
<h1>{{ document.title or 'Brief' }}</h1>
{% macro sentence(s) %}<p>{% if flag(s) %}<strong>[{{ flag(s) }}]</strong> {% endif %}{{ s.text }}{% for n in notes.numbers(s.citations) %}<sup><a href="#n{{ n }}">{{ n }}</a></sup>{% endfor %}</p>{% endmacro %}
<h2>Bottom line</h2>{% for s in document.bottom_line %}{{ sentence(s) }}{% endfor %}
{% for section in document.sections %}<h2>{{ section.topic.label }}</h2>{% for s in section.sentences %}{{ sentence(s) }}{% endfor %}
<ul>{% for e in section.events %}<li>{{ when(e) }}: {{ e.label }}</li>{% endfor %}</ul>{% endfor %}
<ol>{% for n in notes.notes %}<li id="n{{ n.number }}">{{ name(n.article) }}, {{ published(n.article) }}: {{ n.citation.quote }}</li>{% endfor %}</ol>
</body></html>
"""

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.DictLoader({"page": _PAGE}), autoescape=True, undefined=jinja2.StrictUndefined
)


def to_html(document: BriefDocument) -> str:
    """The document as one HTML page."""
    return _ENVIRONMENT.get_template("page").render(
        document=document,
        notes=Footnotes.of(document),
        flag=flag_words,
        when=event_date_words,
        name=source_name,
        published=published_words,
    )
