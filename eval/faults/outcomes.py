"""The outcome of one test, and the words of a Brief that tests look into."""

import re
from dataclasses import dataclass
from enum import StrEnum

from eval.faults.observation import Observation
from service.domain.articles import CleanedArticle
from service.domain.briefs import Sentence
from service.domain.spans import Span


class Outcome(StrEnum):
    """What became of a planted fault."""

    CAUGHT = "caught"
    MISSED = "missed"
    MISNAMED = "misnamed"
    """Left out, as it must be, but for another reason than its own."""
    UNDECIDED = "undecided"
    """Nothing could be said: what the test needs is not there. Never counted as caught."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An Outcome with what was seen, in words."""

    outcome: Outcome
    words: str


def caught(words: str) -> Seen:
    """Caught, and how."""
    return Seen(Outcome.CAUGHT, words)


def missed(words: str) -> Seen:
    """Missed, and what was seen instead."""
    return Seen(Outcome.MISSED, words)


def misnamed(words: str) -> Seen:
    """Left out, but for another reason."""
    return Seen(Outcome.MISNAMED, words)


def undecided(words: str) -> Seen:
    """Undecided, and why."""
    return Seen(Outcome.UNDECIDED, words)


def caught_if(holds: bool, words: str) -> Seen:  # noqa: FBT001  the one thing that this decides on
    """Caught where ``holds``, else missed; ``words`` tell what was seen either way."""
    return caught(words) if holds else missed(words)


def plain(text: str) -> str:
    """``text`` in lower case, its white space and quotation marks made alike, for finding words in it."""
    straight = re.sub(r"[“”„«»]", '"', text).replace("’", "'").replace("‘", "'")
    return " ".join(straight.split()).casefold()


def contains(text: str, sought: str) -> bool:
    """Whether ``sought`` stands in ``text`` as whole words; case, white space and the form of quotation marks do not count."""
    return re.search(rf"(?<!\w){re.escape(plain(sought))}(?![\w])", plain(text)) is not None


def shown_words(observation: Observation) -> list[str]:
    """All words that the Brief says on its own: its title, Sentences and labels."""
    brief = observation.brief
    labels = [section.topic.label for section in brief.sections]
    entries = [entry.label for section in brief.sections for entry in section.events]
    return [brief.title, *labels, *entries, *(sentence.text for sentence in brief.shown)]


def citing(observation: Observation, cleaned: CleanedArticle, place: Span) -> list[Sentence]:
    """The shown Sentences that cite ``place`` of the Article."""
    return [
        sentence
        for sentence in observation.brief.shown
        if any(
            citation.article_id == cleaned.article.id and citation.span.overlaps(place)
            for citation in sentence.citations
        )
    ]


def short(text: str, length: int = 90) -> str:
    """``text`` on one line of at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
