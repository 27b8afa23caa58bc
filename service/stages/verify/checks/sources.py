"""A source text read once for all checks, sentence by sentence and only as far as a check asks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

from service.domain.articles import CleanedArticle, Passage
from service.domain.spans import Span
from service.text.attribution import Attribution, attributions
from service.text.dates import DateMention, date_mentions
from service.text.forms import base
from service.text.hedges import Hedge, Negation, hedges, negations
from service.text.names import Name, key_of, names
from service.text.numbers import Quantity, quantities
from service.text.quotations import Quotation, quotations
from service.text.sentences import sentence_spans
from service.text.words import STOPWORDS, Word, words

_LONG = 200
_HEADLINE = 5
_LOWER_CUT = re.compile(r"(?<=[.!?])[\s\"'`]*\s")
_MAY_DATE = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|day\b|days\b|year|month|week|decade|centur|"
    r"morrow|tonight|spring|summer|autumn|winter|\bfall\b|\bago\b|christmas|easter|eve\b|[^\x00-\x7f“”‘’—–…]",
    re.IGNORECASE,
)
_LINE_CUT = re.compile(r"\s*\n\s*")


class Statement:
    """One sentence, of a source or of a Brief, with what the checks look at, each worked out at its first use.

    ``start`` is the offset of ``text`` in the text that it is from; every offset inside a Statement counts from its
    own beginning, ``place`` moves a Span back.
    """

    def __init__(self, text: str, start: int, anchor: date | None = None) -> None:
        self.text, self.start, self.anchor = text, start, anchor

    def place(self, span: Span) -> Span:
        """``span`` of this Statement as a Span of the text that it is from."""
        return span.shift(self.start)

    @property
    def span(self) -> Span:
        """Where this Statement stands in the text that it is from."""
        return Span(self.start, self.start + len(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return words(self.text)

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """The base form of every word, in step with ``words``."""
        return tuple(base(word.lower) for word in self.words)

    @cached_property
    def told(self) -> frozenset[str]:
        """The base forms of its words, *May* left out where it is the month."""
        return frozenset(
            form
            for index, (word, form) in enumerate(zip(self.words, self.bases, strict=True))
            if form != "may" or not index or not self.text[word.start].isupper()
        )

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The indices of the words that carry meaning."""
        return tuple(
            index for index, word in enumerate(self.words) if word.lower.replace("’", "'") not in STOPWORDS
        )

    @cached_property
    def content_set(self) -> frozenset[int]:
        """The same, for asking whether a word is one of them."""
        return frozenset(self.content)

    @cached_property
    def content_bases(self) -> frozenset[str]:
        """The base forms of the words that carry meaning."""
        return frozenset(self.bases[index] for index in self.content)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers."""
        return quantities(self.text)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Its dates, resolved against the anchor."""
        return date_mentions(self.text, self.anchor) if self.may_date else ()

    @cached_property
    def may_date(self) -> bool:
        """Whether there can be a date in it at all: most sentences have none, and looking closely takes time."""
        return _MAY_DATE.search(self.text) is not None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names."""
        return names(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its quotations."""
        return quotations(self.text)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is said to say what in it."""
        return attributions(self.text)

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """Its hedges."""
        return hedges(self.text)

    @cached_property
    def negations(self) -> tuple[Negation, ...]:
        """Its negations."""
        return negations(self.text)

    @cached_property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.text.lower()

    @cached_property
    def headline(self) -> bool:
        """Whether it is set like a headline, so that capitals say nothing."""
        long = [word for word in self.words if len(word.lower) > 3 and word.lower.isalpha()]
        upper = sum(self.text[word.start].isupper() for word in long)
        return len(long) >= _HEADLINE and upper > 0.7 * len(long)

    def word_at(self, position: int) -> int | None:
        """The index of the first word that starts at or after ``position``."""
        return next((index for index, word in enumerate(self.words) if word.start >= position), None)


def spoken(lower: str) -> str:
    """A word as it is said: digits without separators, one make of apostrophe."""
    return lower.replace(",", "").replace("’", "'")


def parted(text: str, span: Span) -> Iterator[Span]:
    """``span``, parted at line breaks and, in text without capitals, at every full stop: no splitter parts it there."""
    stretch = span.of(text)
    if len(stretch) < _LONG or (not stretch.islower() and "\n" not in stretch):
        yield span
        return
    start = 0
    cuts = (_LOWER_CUT if stretch.islower() else _LINE_CUT).finditer(stretch)
    for begin, end in [*((cut.start(), cut.end()) for cut in cuts), (len(stretch), len(stretch))]:
        if begin > start:
            yield Span(span.start + start, span.start + begin)
        start = end


class SourceAnalysis:
    """An Article as the checks read it. Build it once and share it between all Sentences that cite the Article.

    Args:
        article_id: the Article's id, given back in every Finding.
        text: the Article's text.
        title: its title, which names and numbers may stand in.
        published: the day on which partial and relative dates rest, where it is known.
        passages: the Passages; what is in none of them says nothing. None: the whole text is one.
    """

    def __init__(
        self,
        article_id: str,
        text: str,
        *,
        title: str = "",
        published: date | None = None,
        passages: tuple[Passage, ...] | None = None,
    ) -> None:
        self.article_id, self.text, self.title = article_id, text, title
        self.published, self.passages = published, passages

    @classmethod
    def of(cls, cleaned: CleanedArticle) -> "SourceAnalysis":
        """The analysis of a cleaned Article."""
        article = cleaned.article
        known = article.published.date
        return cls(
            article.id,
            article.text,
            title=article.title,
            published=known.full if known else None,
            passages=cleaned.passages,
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The sentences of all Passages in order."""
        whole: Iterable[Span]
        if self.passages is None:
            whole = sentence_spans(self.text)
        else:
            whole = (span for passage in self.passages for span in (passage.sentences or (passage.span,)))
        spans = (part for span in whole for part in parted(self.text, span))
        return tuple(Statement(span.of(self.text), span.start, self.published) for span in spans)

    def within(self, span: Span) -> tuple[Statement, ...]:
        """The sentences that overlap ``span``."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end)
        return tuple(each for each in self.statements[first:last] if each.span.overlaps(span))

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.start for statement in self.statements]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the Passages and the title, as ``key_of`` and as base form."""
        known: set[str] = set()
        for statement in self.statements:
            known.update(key_of(word.lower) for word in statement.words)
            known.update(statement.bases)
        known.update(key_of(word.lower) for word in words(self.title))
        return frozenset(known)

    @cached_property
    def flat(self) -> str:
        """The text of the Passages and the title as one key, between spaces: for looking up whole phrases."""
        pieces = [word.lower for statement in self.statements for word in statement.words]
        pieces += [word.lower for word in words(self.title)]
        return f" {key_of(' '.join(pieces))} ".replace("'s ", " ").replace("' ", " ")

    @cached_property
    def run(self) -> tuple[str, Callable[[int], Span]]:
        """The words in lower case, each between spaces, and what maps an offset in that to the Span of its word."""
        spans: list[Span] = []
        starts: list[int] = []
        pieces: list[str] = []
        position = 1
        for statement in self.statements:
            for word in statement.words:
                pieces.append(spoken(word.lower))
                spans.append(statement.place(Span(word.start, word.end)))
                starts.append(position)
                position += len(pieces[-1]) + 1

        def at(offset: int) -> Span:
            return spans[max(0, bisect_right(starts, offset) - 1)]

        return f" {' '.join(pieces)} ", at

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the whole text."""
        return quotations(self.text)

    @cached_property
    def names(self) -> tuple[tuple[Statement, Name], ...]:
        """All names with the sentence that each stands in."""
        return tuple((statement, name) for statement in self.statements for name in statement.names)

    @cached_property
    def quantities(self) -> tuple[tuple[Statement, Quantity], ...]:
        """All quantities with the sentence that each stands in."""
        return tuple((statement, found) for statement in self.statements for found in statement.quantities)

    @cached_property
    def dates(self) -> tuple[tuple[Statement, DateMention], ...]:
        """All dates with the sentence that each stands in."""
        return tuple((statement, found) for statement in self.statements for found in statement.dates)
