"""What another tool had written from sources, as Cases whose Sentences are given."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.cases import ArticleRow, Case
from eval.cases.case import GivenSentence
from eval.importing.names import identifier, tags
from service.text.sentences import sentence_spans

SOURCE_NAMES = (
    "articles", "article", "sources", "source", "source_text", "documents", "document", "docs", "doc",
    "contexts", "context", "passages", "passage", "text",
)  # fmt: skip
"""Where a source text is looked for, in this order; the first that is there counts."""
OURS = "citebrief"
"""The key under which our own logs and results keep the Case."""
_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+|>\s*)+")
_HEADING = re.compile(r"^\s*#{1,6}\s|^\s*(?:[-=*_]\s*){3,}$")
_MARKS = r"(?:\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]\s*)+"
_AFTER_STOP = re.compile(rf"([.!?…]+[\"”’')]*)\s*({_MARKS})")
_MARK = re.compile(r"\s*\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
_TEXT_KEYS = ("text", "content", "body", "page_content")


@dataclass(frozen=True, slots=True)
class Foreign:
    """The Cases found, and what was passed over, in words."""

    cases: tuple[Case, ...]
    passed_over: tuple[str, ...]


def own_case(metadata: object) -> Case | None:
    """The Case that our own export left in ``metadata``.

    Raises:
        pydantic.ValidationError: what it left is no Case any more.
    """
    ours = metadata.get(OURS) if isinstance(metadata, Mapping) else None
    kept = ours.get("case") if isinstance(ours, Mapping) else None
    return None if kept is None else Case.model_validate(kept)


def sources_in(fields: Mapping[str, Any], names: Sequence[str]) -> tuple[ArticleRow, ...]:
    """The source texts in ``fields``, by ``names``, or else under the first of the usual names that holds some."""
    if names:
        texts = [text for name in names for text in _texts(fields.get(name))]
    else:
        texts = next((found for name in SOURCE_NAMES if (found := _texts(fields.get(name)))), [])
    return article_rows(texts)


def article_rows(texts: Iterable[tuple[str, str]]) -> tuple[ArticleRow, ...]:
    """Rows of ``(title, text)``, numbered from 1, each text once; blank ones are passed over."""
    known: dict[str, str] = {}
    for title, text in texts:
        if text.strip():
            known.setdefault(text, title)
    return tuple(
        ArticleRow(id=f"source-{number}", text=text, title=title)
        for number, (text, title) in enumerate(known.items(), 1)
    )


def _texts(value: object) -> list[tuple[str, str]]:
    """Title and text of each source in ``value``: a text, an object that has one, or a list of these."""
    if isinstance(value, str):
        return [("", value)] if value.strip() else []
    if isinstance(value, Mapping):
        text = next((value[key] for key in _TEXT_KEYS if isinstance(value.get(key), str)), "")
        title = value.get("title")
        return [(title if isinstance(title, str) else "", text)] if text.strip() else []
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [found for each in value for found in _texts(each)]
    return []


def given_sentences(
    answer: str, articles: Sequence[ArticleRow]
) -> tuple[tuple[GivenSentence, ...], tuple[int, ...]]:
    """The sentences of ``answer`` with the articles that marks such as ``[2]`` cite, and the marks that cite nothing.

    A mark after a full stop belongs to the sentence before it. Headings, rules and bullets are no sentences.
    """
    found: list[GivenSentence] = []
    dangling: list[int] = []
    for line in answer.splitlines():
        if _HEADING.search(line):
            continue
        marked = _AFTER_STOP.sub(lambda m: f" {m[2].strip()}{m[1]} ", _BULLET.sub("", line)).strip()
        for span in sentence_spans(marked):
            sentence = span.of(marked)
            numbers = [int(n) for mark in _MARK.finditer(sentence) for n in re.split(r"\s*[,;]\s*", mark[1])]
            text = _MARK.sub("", sentence).strip()
            if not text:
                continue
            dangling += [number for number in numbers if not 1 <= number <= len(articles)]
            cited = dict.fromkeys(
                articles[number - 1].id for number in numbers if 1 <= number <= len(articles)
            )
            found.append(GivenSentence(text=text, articles=tuple(cited)))
    return tuple(found), tuple(dict.fromkeys(dangling))


def foreign_case(
    name: tuple[str, ...], articles: tuple[ArticleRow, ...], answer: str, kinds: Iterable[str], origin: str
) -> tuple[Case, str]:
    """The Case of one answer, and what to tell of it, if anything.

    Raises:
        ValueError: there is no source, or nothing is said.
    """
    if not articles:
        raise ValueError("no source text in it; name the field with --source")
    sentences, dangling = given_sentences(answer, articles)
    if not sentences:
        raise ValueError("it says nothing")
    case = Case(id=identifier(*name), articles=articles, given=sentences, tags=tags(kinds), origin=origin)
    marks = ", ".join(f"[{number}]" for number in dangling)
    return case, f"{case.id}: {marks} cite none of its {len(articles)} sources" if dangling else ""
