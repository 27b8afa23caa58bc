"""The report's data for its page's script: small JSON blocks, read when they are wanted.

Keys are short, for there are thousands. Offsets are turned into UTF-16 units, which is what JavaScript counts in. No block
has a character in it that could end or open an element.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from eval.comparing.changes import Change
from eval.report.view import (
    ArticleView,
    CellView,
    CitationView,
    FindingView,
    ReportView,
    SentenceView,
    Span,
)
from service.stages.render.page_view import showable

_ESCAPED = "<>&\u2028\u2029"
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_SNIPPET = 220


class Units:
    """Offsets of one text in UTF-16 units. Takes time linear in the text once, and a search for each offset."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]

    def at(self, offset: int) -> int:
        """``offset`` code points, in UTF-16 units."""
        return offset + bisect_left(self._wide, offset) if self._wide else offset

    def span(self, span: Span) -> list[int]:
        """Both ends of ``span``."""
        return [self.at(span[0]), self.at(span[1])]


def block(data: object) -> str:
    """``data`` as JSON that may stand inside an element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in _ESCAPED:
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def article_keys(report: ReportView) -> Mapping[str, int]:
    """Each article's number in the page."""
    return {key: number for number, key in enumerate(report.articles)}


def index(report: ReportView) -> list[dict[str, Any]]:
    """What the list of cases shows and is searched in; one row a cell, in the report's order."""
    return [_row(cell) for cell in report.cells]


def _row(cell: CellView) -> dict[str, Any]:
    telling = _telling(cell)
    sides = [
        each
        for pair in cell.pairs
        for each in ((pair.new or pair.base,) if pair.change is Change.SAME else (pair.base, pair.new))
        if each is not None
    ]
    words = [
        cell.note,
        cell.failure,
        *(f"{each.text} {each.status}" for each in sides),
        *(f"{finding.kind} {finding.message}" for each in sides for finding in each.findings),
        *(expected.text for expected in cell.expectations),
    ]
    return {
        "c": showable(cell.case),
        "t": showable(cell.title),
        "g": cell.configuration,
        "r": cell.repeat,
        "k": list(cell.tags),
        "s": cell.state,
        "ch": cell.change.value,
        "n": {change.value: count for change in Change if (count := cell.count(change))},
        "d": cell.drafted,
        "u": cell.supported,
        "x": _cut(telling),
        "f": showable(" ".join(word for word in words if word)),
    }


def _telling(cell: CellView) -> str:
    """The words that tell most of a cell: why it was not run, else what broke or was fixed first, else what is poor."""
    if cell.failure:
        return cell.failure
    for change in (Change.BROKEN, Change.FIXED):
        for pair in cell.pairs:
            if pair.change is change:
                return pair.shown.text
        if cell.change is change:
            turned = (
                each for each in cell.expectations if each.base is not None and each.new is not each.base
            )
            return next((f"{each.what}: {each.text}" for each in turned), "")
    poor = (pair.new.text for pair in cell.pairs if pair.new is not None and pair.new.status != "supported")
    return next(poor, "")


def _cut(text: str) -> str:
    text = " ".join(showable(text).split())
    return text if len(text) <= _SNIPPET else text[: _SNIPPET - 1] + "…"


def cell_data(cell: CellView, numbers: Mapping[str, int], units: Mapping[str, Units]) -> dict[str, Any]:
    """A cell with its Sentences, base and new."""
    return {
        "title": showable(cell.title),
        "note": showable(cell.note),
        "failure": showable(cell.failure),
        "baseState": cell.base_state,
        "baseFailure": showable(cell.base_failure),
        "pairs": [
            [
                pair.change.value,
                None if pair.base is None else _sentence(pair.base, numbers, units),
                None if pair.new is None else _sentence(pair.new, numbers, units),
                pair.what,
            ]
            for pair in cell.pairs
        ],
        "expected": [
            {"what": each.what, "text": showable(each.text), "new": each.new, "base": each.base}
            for each in cell.expectations
        ],
        "articles": [numbers[key] for key in cell.articles],
    }


def _sentence(
    sentence: SentenceView, numbers: Mapping[str, int], units: Mapping[str, Units]
) -> dict[str, Any]:
    own = Units(sentence.text)
    return {
        "id": sentence.id,
        "t": showable(sentence.text),
        "w": sentence.place,
        "s": sentence.status,
        "p": sentence.probability,
        "was": sentence.published,
        "why": showable(sentence.reason),
        "f": [_finding(each, own, numbers, units) for each in sentence.findings],
        "c": [_citation(each, numbers, units) for each in sentence.citations],
    }


def _finding(
    finding: FindingView, own: Units, numbers: Mapping[str, int], units: Mapping[str, Units]
) -> list[Any]:
    here = None if finding.sentence_span is None else own.span(finding.sentence_span)
    there = None
    if finding.source_span is not None and finding.article in numbers:
        there = [numbers[finding.article], *units[finding.article].span(finding.source_span)]
    return [finding.kind, showable(finding.message), here, there]


def _citation(citation: CitationView, numbers: Mapping[str, int], units: Mapping[str, Units]) -> list[int]:
    return [numbers[citation.article], *units[citation.article].span(citation.span)]


def article_data(article: ArticleView, units: Units) -> dict[str, Any]:
    """A source with its text."""
    return {
        "name": showable(article.name),
        "about": [showable(each) for each in article.about],
        "url": article.url,
        "lang": article.language,
        "text": showable(article.text),
        "roles": [[*units.span((start, end)), role, why] for start, end, role, why in article.roles],
        "out": [[*units.span((start, end)), why] for start, end, why in article.left_out],
    }
