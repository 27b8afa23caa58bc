"""A source as the operators read it: sentences, names by kind, figures, dates, speakers. Patterns of their own."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from eval.mutation.capitals import capitalised, is_acronym, is_organisation, titled
from eval.mutation.patterns import Dated, Figure, dated, figures
from eval.mutation.speech import quoted
from service.domain.articles import CleanedArticle
from service.domain.spans import Span
from service.text.words import words

_T = TypeVar("_T")
_NOBODY = frozenset(
    "Republican Democrat State States America American National White Black North South East West New United Christian Day".split()
)
"""Words that no person is called by."""
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|outside|across|around|into|visited|to) $")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a Passage that may be cited; ``span`` in the Article's text."""

    text: str
    article_id: str
    passage_id: str
    span: Span

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words that carry meaning."""
        return content(self.text)


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry meaning, numbers among them."""
    return frozenset(word.stem for word in words(text) if not word.stop)


class Source:
    """The Articles that a Sentence is verified against, read once."""

    def __init__(self, articles: Iterable[CleanedArticle]) -> None:
        self.articles = tuple(articles)
        self._read: dict[object, tuple[object, ...]] = {}

    def every(self, reader: Callable[[str], Iterable[_T]]) -> tuple[_T, ...]:
        """All that ``reader`` finds in the lines, in order; each reader reads the lines once."""
        if reader not in self._read:
            self._read[reader] = tuple(each for line in self.lines for each in reader(line.text))
        return cast("tuple[_T, ...]", self._read[reader])

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All sentences that may be cited, in order."""
        return tuple(
            Line(span.of(cleaned.article.text), cleaned.article.id, passage.id, span)
            for cleaned in self.articles
            for passage in cleaned.citable
            for span in (passage.sentences or (passage.span,))
        )

    @cached_property
    def text(self) -> str:
        """All of it, line by line."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The content stems of each line."""
        return tuple(line.stems for line in self.lines)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All its figures."""
        return tuple(each for line in self.lines for each in figures(line.text))

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """All its dates."""
        return tuple(each for line in self.lines for each in dated(line.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The content stems of all lines."""
        return frozenset().union(*self.stems)

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """The words inside its quotation marks."""
        return tuple(span.of(line.text) for line in self.lines for span in quoted(line.text))

    @cached_property
    def _mentions(self) -> tuple[tuple[str, str, str], ...]:
        """Every capitalised run with the text before and after it."""
        return tuple(
            (span.of(line.text), line.text[: span.start], line.text[span.end :])
            for line in self.lines
            for span in capitalised(line.text)
        )

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Full names of people: two or three capitalised words that a title precedes, that speak, or whose last word returns alone."""
        alone = {run for run, _, _ in self._mentions if " " not in run}
        with_article = {run for run, before, _ in self._mentions if re.search(r"\b[Tt]he $", before)}
        found: dict[str, None] = {}
        for run, before, after in self._mentions:
            pieces = run.split()
            if (
                set(pieces) & _NOBODY
                or len(pieces) not in {2, 3}
                or is_organisation(run)
                or any(map(is_acronym, pieces))
            ):
                continue
            if _PLACE_BEFORE.search(before) or run in with_article:
                continue
            speaks = re.match(r",? (?:said|says|told|added|argued|warned|claimed)\b", after) is not None
            if titled(before) or speaks or pieces[-1] in alone:
                found.setdefault(run)
        last: dict[str, str] = {}
        for run in found:
            last.setdefault(run.split()[-1], run)
        return tuple(run for run in found if last[run.split()[-1]] == run)

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Names of bodies: with a word such as Council or Ministry, or an acronym."""
        return tuple(
            dict.fromkeys(
                run
                for run, before, _ in self._mentions
                if (is_organisation(run) or is_acronym(run))
                and "." not in run
                and not _PLACE_BEFORE.search(before)
            )
        )

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Names that stand after ``in``, ``at``, ``near`` … and are nobody's and no body's."""
        people = {piece for name in self.persons for piece in name.split()}
        return tuple(
            dict.fromkeys(
                run
                for run, before, _ in self._mentions
                if re.search(r"\b(?:in|near|outside|across) $", before)
                and "." not in run
                and not is_organisation(run)
                and not is_acronym(run)
                and not people & set(run.split())
            )
        )
