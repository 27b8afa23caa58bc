"""HTML: one file, which asks nothing of the network and runs no script but its own."""

import base64
import hashlib

import jinja2
from markupsafe import Markup, escape

from service.stages.render.document import BriefDocument
from service.stages.render.links import safe_url
from service.stages.render.page_script import SCRIPT
from service.stages.render.page_style import STYLE
from service.stages.render.page_template import TEMPLATE
from service.stages.render.page_view import PageView, showable, view
from service.stages.render.source_notes import about_sources
from service.stages.render.wording import (
    capital,
    counted,
    date_words,
    published_words,
    quoted,
    source_name,
    sources_words,
    time_words,
    unsound_words,
)


def to_html(document: BriefDocument) -> str:
    """The document as one HTML page that carries its style, its script and its data.

    Its Content-Security-Policy lets nothing else run or load. Texts of sources are escaped; only http and https
    addresses become links.
    """
    page = view(document)
    targets = _targets(page)
    return _ENVIRONMENT.get_template("page").render(
        document=document,
        view=page,
        name_of=page.name_of,
        when=time_words(document.created_at),
        sources_line=sources_words(document.articles),
        about_sources=about_sources(document.articles),
        policy=_policy(targets),
        style=Markup(STYLE),  # noqa: S704  our own constant
        targets=Markup(targets),  # noqa: S704  made of numbers alone
        script=Markup(SCRIPT),  # noqa: S704  our own constant
        data=_embedded(document),
    )


def _show(text: str) -> Markup:
    """``text`` escaped; a carriage return stays one, which the HTML parser would otherwise make a line feed."""
    return Markup(str(escape(showable(text))).replace("\r", "&#13;"))  # noqa: S704  escaped just before


def _targets(page: PageView) -> str:
    """Style that lights a cited stretch when its anchor is the address's target: what stands in for the script."""
    return "".join(
        f"body:has(#cite-{note.number}:target) .c{note.number}{{background:var(--lit);color:var(--lit-ink)}}"
        for note in page.footnotes.notes
    )


def _policy(targets: str) -> str:
    styles = " ".join(_digest(style) for style in (STYLE, targets))
    return f"default-src 'none'; style-src {styles}; script-src {_digest(SCRIPT)}; base-uri 'none'; form-action 'none'"


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def _embedded(document: BriefDocument) -> Markup:
    """The document's JSON, with no character in it that could end or open an element."""
    data = document.model_dump_json()
    for character in "<>&\u2028\u2029":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return Markup(data)  # noqa: S704  escaped just before


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.DictLoader({"page": TEMPLATE}),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
_ENVIRONMENT.filters.update(show=_show, capital=capital)
_ENVIRONMENT.globals.update(
    capital=capital,
    counted=counted,
    date_words=date_words,
    link=safe_url,
    name=source_name,
    published=published_words,
    quoted=quoted,
    unsound=unsound_words,
)
