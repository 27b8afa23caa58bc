"""The sources of a report: every article of every Brief, each once."""

import hashlib
import re

from eval.report.view import ArticleView
from service.stages.render.document import ArticlePart
from service.stages.render.links import safe_url
from service.stages.render.wording import INTEGRITY_WORDS, REASON_WORDS, capital, published_words, source_name

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Shelf:
    """Gathers articles by what they show, so that a source which both runs read stands in the report once."""

    def __init__(self) -> None:
        self.views: dict[str, ArticleView] = {}

    def add(self, article: ArticlePart) -> str:
        """The key of ``article`` in the report."""
        key = hashlib.sha256(article.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:20]
        if key not in self.views:
            self.views[key] = _view(key, article)
        return key


def _view(key: str, article: ArticlePart) -> ArticleView:
    about = [article.publisher.strip(), published_words(article)]
    return ArticleView(
        key=key,
        name=source_name(article),
        about=tuple(each for each in dict.fromkeys(about) if each and each != source_name(article)),
        url=safe_url(article.url),
        language=article.language if _LANGUAGE.fullmatch(article.language) else "",
        text=article.text,
        roles=tuple(
            (
                passage.start,
                passage.end,
                passage.role.value,
                capital("; ".join(INTEGRITY_WORDS[mark] for mark in passage.integrity)),
            )
            for passage in article.passages
        ),
        left_out=tuple(
            (left.start, left.end, f"Left out: {REASON_WORDS[left.reason]}") for left in article.left_out
        ),
    )
