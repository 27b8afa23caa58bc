"""Accepted Sentences, edits of them, and the mutants that come of it."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from typing import Any

from eval.mutation.source import Source
from service.domain.articles import CleanedArticle
from service.domain.briefs import Citation, Sentence
from service.domain.spans import Span

_PIECE = re.compile(r"\w+(?:[.,’']\w+)*|[^\w\s]|\s+")


class Origin(StrEnum):
    """Where an accepted Sentence comes from."""

    RUN = "run"
    """A Brief of a run showed it."""
    LABELS = "labels"
    """People found it supported."""
    ARTICLE = "article"
    """It is a sentence of the source itself."""
    REWORDED = "reworded"
    """It is such a sentence after a harmless edit."""


@dataclass(frozen=True)
class Accepted:
    """A Sentence that its source carries, with the Articles that it is verified against.

    ``document`` is a digest of the source: Sentences that share one are no independent cases. ``edits`` are edits of
    it that people made and judged, each with whether they found the outcome supported.
    """

    id: str
    sentence: Sentence
    articles: tuple[CleanedArticle, ...]
    document: str
    origin: Origin
    source: Source = field(repr=False)
    edits: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One possible outcome of an operator. ``citations`` None: as they were. ``what``: the edit in a few words."""

    text: str
    what: str
    citations: tuple[Citation, ...] | None = None


@dataclass(frozen=True)
class Given:
    """What an operator may look at: the accepted Sentence, its source, and, for words from outside, another source."""

    accepted: Accepted
    stranger: Source | None = None

    @property
    def text(self) -> str:
        """The accepted Sentence's text."""
        return self.accepted.sentence.text

    @property
    def source(self) -> Source:
        """Its source."""
        return self.accepted.source


@dataclass(frozen=True, slots=True)
class Operator:
    """A way to edit. ``survives``: the outcome is still true; otherwise it is wrong and the Verifier ought to notice.

    ``edits`` gives every outcome that it can think of, in the order of the text; one is drawn.
    """

    name: str
    family: str
    about: str
    edits: Callable[[Given], Iterable[Edit]]
    survives: bool = False


@dataclass(frozen=True)
class Mutant:
    """An accepted Sentence after one edit.

    ``spans`` are the stretches that changed: ``(in the text before, in the text after)``. ``id`` depends on the
    operator, both texts, what is cited and the source, and on nothing else: not on the seed, nor on other mutants.
    """

    id: str
    operator: str
    family: str
    survives: bool
    accepted: Accepted
    after: str
    citations: tuple[Citation, ...]
    what: str
    spans: tuple[tuple[Span, Span], ...]

    @property
    def before(self) -> str:
        """The accepted Sentence's text."""
        return self.accepted.sentence.text

    @property
    def recited(self) -> bool:
        """Whether the Citations are others than the accepted Sentence's."""
        return self.citations != self.accepted.sentence.citations

    def to_row(self) -> dict[str, Any]:
        """The mutant as a JSON object."""
        return {
            "id": self.id,
            "operator": self.operator,
            "family": self.family,
            "survives": self.survives,
            "origin": self.accepted.origin.value,
            "accepted": self.accepted.id,
            "document": self.accepted.document,
            "before": self.before,
            "after": self.after,
            "what": self.what,
            "spans": [[[b.start, b.end], [a.start, a.end]] for b, a in self.spans],
            "citations_before": [_row(each) for each in self.accepted.sentence.citations],
            "citations_after": [_row(each) for each in self.citations] if self.recited else None,
        }


def mutant(operator: Operator, accepted: Accepted, edit: Edit) -> Mutant:
    """The mutant that ``edit`` makes of ``accepted``."""
    citations = accepted.sentence.citations if edit.citations is None else edit.citations
    told = [
        operator.name,
        accepted.document,
        accepted.sentence.text,
        edit.text,
        [[each.article_id, each.passage_id, each.span.start, each.span.end] for each in citations],
    ]
    digest = sha256(json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")).hexdigest()
    return Mutant(
        f"m{digest[:16]}",
        operator.name,
        operator.family,
        operator.survives,
        accepted,
        edit.text,
        citations,
        edit.what,
        changed(accepted.sentence.text, edit.text),
    )


def changed(before: str, after: str) -> tuple[tuple[Span, Span], ...]:
    """The stretches that differ, word by word: ``(in before, in after)``; one of the two may be empty."""
    left, right = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(
        None, [before[s:e] for s, e in left], [after[s:e] for s, e in right], autojunk=False
    )
    return tuple(
        (_span(left, i1, i2, len(before)), _span(right, j1, j2, len(after)))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _pieces(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PIECE.finditer(text)]


def _span(pieces: list[tuple[int, int]], first: int, last: int, end: int) -> Span:
    if first == last:
        at = pieces[first][0] if first < len(pieces) else end
        return Span(at, at)
    return Span(pieces[first][0], pieces[last - 1][1])


def _row(citation: Citation) -> dict[str, Any]:
    return {
        "article_id": citation.article_id,
        "passage_id": citation.passage_id,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }
