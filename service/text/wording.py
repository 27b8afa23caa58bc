"""An Article's words, read once for all comparisons: counts for Topics and Events, hashes for Origins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from service.domain.articles import CleanedArticle, Role
from service.text.wordings import LONGEST_WORD, Hashes, Reading, Text
from service.text.wordings import Counts as Counted

Counts = dict[str, int]

_MOST_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Wording:
    """What comparing needs of an Article's title and Passages.

    ``whole``, ``opening`` and ``names`` count the stems of its first 400 words without stop words, of its first 60, and
    of those with a capital inside a sentence; ``written`` is how each stem of ``whole`` is written, without a capital
    where it stands so.

    ``phrases`` are hashes of each three stems in a row of the Passages (Broder, On the resemblance and containment of
    documents, 1997), sorted and without repeats; ``frames`` of each five words in a row in which every word that could
    be swapped for a synonym is left open, and names, numbers and function words stay: what a change of words leaves
    standing, and a report by another hand has not. ``words`` is how many words these were read from.
    """

    whole: Counts
    opening: Counts
    names: Counts
    written: dict[str, str]
    phrases: Hashes
    frames: Hashes
    words: int


def title_of(cleaned: CleanedArticle) -> str:
    """The Article's title; where it has none, its first headline."""
    if cleaned.article.title:
        return cleaned.article.title
    headline = next((p for p in cleaned.passages if p.role is Role.HEADLINE), None)
    return headline.span.of(cleaned.article.text) if headline else ""


def body_of(cleaned: CleanedArticle, limit: int | None = None) -> str:
    """The Passages below the title, one a line, without those that restate the Article; at least ``limit`` characters."""
    text, parts, size = cleaned.article.text, list[str](), 0
    for passage in cleaned.passages:
        if passage.role in {Role.FAQ, Role.HEADLINE}:
            continue
        if limit is not None and size >= limit:
            break
        parts.append(passage.span.of(text))
        size += len(parts[-1])
    return "\n".join(parts)


def text_of(cleaned: CleanedArticle) -> Text:
    """What the Wording of a cleaned Article is read from."""
    limit = _MOST_WORDS * LONGEST_WORD
    return title_of(cleaned), body_of(cleaned, limit)[:limit], cleaned.article.language[:2]


def wording_of(cleaned: CleanedArticle) -> Wording:
    """The Wording of a cleaned Article."""
    return wording(*text_of(cleaned))


def wording(title: str, body: str, language: str) -> Wording:
    """The Wording of a title and what stands below it; ``language`` is a two-letter code, or empty."""
    reading = Reading([(title, body, language)])
    read = reading.wordings()
    numbers = reading.seen.numbers[reading.kept].tolist()
    terms = map(reading.seen.terms.__getitem__, numbers)
    written = [*zip(terms, map(reading.forms[0].__getitem__, reading.kept.tolist()), strict=True)]
    capital = reading.capital[reading.kept]
    return Wording(
        _by_term(read.terms, read.whole),
        _by_term(read.terms, read.opening),
        _by_term(read.terms, read.names),
        {
            **dict(compress(reversed(written), capital[::-1].tolist())),
            **dict(compress(written, (~capital).tolist())),
        },
        read.phrases.hashes,
        read.frames.hashes,
        read.words[0],
    )


def _by_term(terms: Sequence[str], counts: Counted) -> Counts:
    return dict(zip(map(terms.__getitem__, counts.places.tolist()), counts.times.tolist(), strict=True))
