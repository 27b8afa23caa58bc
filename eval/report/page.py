"""The report as one HTML file, which asks nothing of the network and runs no script but its own."""

import base64
import hashlib

import jinja2
from markupsafe import Markup, escape

from eval.report.page_data import Units, article_data, article_keys, block, cell_data, index
from eval.report.page_script import SCRIPT
from eval.report.page_style import STYLE
from eval.report.page_template import TEMPLATE
from eval.report.view import ReportView
from eval.report.wording import beside_words, counted, figure, interval, tone
from service.stages.render.page_view import showable
from service.stages.render.wording import time_words


def to_html(report: ReportView) -> str:
    """``report`` as a page that carries its style, its script and its data.

    Its Content-Security-Policy lets nothing else run or load; texts are escaped, or data that the script puts in as text.
    A cell's and an article's data is read when it is opened, so that hundreds of cases open at once.
    """
    numbers = article_keys(report)
    units = {key: Units(article.text) for key, article in report.articles.items()}
    return _ENVIRONMENT.get_template("page").render(
        report=report,
        when=time_words(report.made_at),
        policy=_POLICY,
        style=Markup(STYLE),  # noqa: S704  our own constant
        script=Markup(SCRIPT),  # noqa: S704  our own constant
        rows=_data(index(report)),
        cells=(_data(cell_data(cell, numbers, units)) for cell in report.cells),
        articles=(_data(article_data(each, units[key])) for key, each in report.articles.items()),
    )


def _data(data: object) -> Markup:
    return Markup(block(data))  # noqa: S704  escaped by block


def _show(text: str) -> Markup:
    return Markup(str(escape(showable(text))).replace("\r", "&#13;"))  # noqa: S704  escaped just before


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


_POLICY = f"default-src 'none'; style-src {_digest(STYLE)}; script-src {_digest(SCRIPT)}; base-uri 'none'; form-action 'none'"
_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.DictLoader({"page": TEMPLATE}),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
_ENVIRONMENT.filters.update(show=_show)
_ENVIRONMENT.globals.update(beside=beside_words, counted=counted, figure=figure, interval=interval, tone=tone)
