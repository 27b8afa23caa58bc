"""What Topics and Events are called: a headline of their own, cleaned, and the words that mark them."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle, NoteKind, Role
from service.stages.group.terms import Terms, places_of
from service.stages.group.tree import Rows
from service.text.sentences import sentence_spans
from service.text.wording import body_of, title_of
from service.text.words import count_words

_KEYWORDS = 6
_UNSOUND_SHARE = 0.4
_GENERAL_SHARE = 0.2
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_WORDS = 18
_LONGEST_OUTLET = 5  # words
_SITE_TAIL = re.compile(r"\s+(?:[|•·»]|[-–—](?=\s))\s*([^|•·»]+)$")
_SITE_HEAD = re.compile(r"^([^|•·»]{2,40})\s+[|•·»]\s+(?=\S+\s\S+\s\S+)")
_OUTLET = re.compile(
    r"(?i)\b(?:news|times|post|daily|journal|herald|tribune|guardian|gazette|press|today|tv|online|media|reuters|bbc|cnn|npr|ap|afp|"
    r"express|observer|telegraph|chronicle|wire|report|magazine|radio|network|\w+\.(?:com|org|net|co|info|io)|world|defense|defence|"
    r"politics|opinion|business|sports?|video|live|updates?)\b"
)
_LURE = re.compile(
    r"(?i)^(?:breaking(?:\s+news)?|just\s+in|exclusive|watch(?:\s+live)?|live(?:\s+(?:updates?|blog))?|video|photos?|opinion|analysis|explainer|update\s*\d*|"
    r"developing|must\s+(?:read|see)|shocking|fact\s+check|report|editorial|in\s+pictures)\s*[:|\-–—!]+\s*"
)
_LURING = re.compile(
    r"(?i)you\s+won['’]t\s+believe|what\s+happened\s+next|here['’]s\s+(?:what|why|how)|everything\s+you\s+need|things\s+to\s+know|\bthis\s+is\s+(?:why|how)|[?!]"
    r"|\b(?:an?|one)\s+(?:\S+\s){0,3}?\w+['’]s\s+(?:call|view|take|guide|plea)\b|^(?:why|how)\b|\b(?:must|should)\b"
)


_DATE_WORD = re.compile(
    r"(?i)\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,4}(?:st|nd|rd|th)?)\b"
)
_MASTHEAD_END = re.compile(
    r"(?i)\b(?:news|times|post|daily|weekly|journal|herald|tribune|guardian|gazette|press|today|online|express|observer|telegraph|chronicle|wire|magazine|"
    r"courier|ledger|monitor|bulletin|standard|dispatch|radio|network)$"
)
_MASTHEAD_WORDS = 4


def headline(article: CleanedArticle) -> str:
    """The Article's headline without outlet, section or lure; its first sentence, shortened, where it has none.

    A line of a page's head, a newspaper's name or a date, is no headline.
    """
    text = article.article.text
    offered = [title_of(article)]
    offered += [p.span.of(text) for p in article.passages[:3] if p.role in {Role.HEADLINE, Role.SUBHEADING}]
    lines = (" ".join(line.split()) for line in offered)
    title = next((line for line in lines if line and not is_masthead(line, article.article.publisher)), "")
    if not title:
        body = body_of(article, 400)
        spans = sentence_spans(body, article.article.language[:2] or "en")
        title = " ".join(spans[0].of(body).split()) if spans else ""
    title = _without_outlet(title, article.article.publisher)
    while (lure := _LURE.match(title)) and count_words(title[lure.end() :]) >= 3:
        title = title[lure.end() :]
    return _shortened(title).strip(" \t-–—|:•·»")


def is_masthead(line: str, publisher: str) -> bool:
    """Whether a line is a newspaper's name, a date, or both, and no more."""
    name = " ".join(_DATE_WORD.sub(" ", line).split()).strip(" ,.;:|•·/–—-")
    if not name or name.casefold() in {publisher.casefold(), f"the {publisher}".casefold()}:
        return True
    words = name.split()
    proper = all(word[0].isupper() or word in {"of", "the", "and"} for word in words)
    return len(words) <= _MASTHEAD_WORDS and proper and _MASTHEAD_END.search(name) is not None


def _without_outlet(title: str, publisher: str) -> str:
    """Cut "… | The Valley Herald" and the like from either end, as long as a headline is left."""
    while tail := _SITE_TAIL.search(title):
        name = tail.group(1).strip()
        barred = title[tail.start() :].lstrip()[0] in "|•·»"
        known = bool(publisher) and name.casefold() in {publisher.casefold(), f"the {publisher}".casefold()}
        named = known or _OUTLET.search(name) is not None or barred
        if not named or count_words(name) > _LONGEST_OUTLET or count_words(title[: tail.start()]) < 3:
            break
        title = title[: tail.start()]
    head = _SITE_HEAD.match(title)
    if head and count_words(head.group(1)) <= _LONGEST_OUTLET:
        title = title[head.end() :]
    return title


def _shortened(title: str) -> str:
    parts = title.split()
    if len(parts) <= _MOST_WORDS:
        return title
    return " ".join(parts[:_MOST_WORDS]).rstrip(",;:") + " …"


def doubtful(article: CleanedArticle) -> bool:
    """Whether an Article rests on others' reports, or much of its wording is unsound: then its headline is no one's to trust."""
    if any(note.kind is NoteKind.HAND and note.value == "second_hand" for note in article.article.notes):
        return True
    citable = article.citable
    return bool(citable) and sum(not passage.sound for passage in citable) >= _UNSOUND_SHARE * len(citable)


def covered(title: str, marks: Sequence[str]) -> float:
    """How far ``title`` names what marks its group: the weights 1, 1/2, 1/3 … of the ``marks`` that stand in it."""
    said = title.casefold()
    return sum(1 / place for place, mark in enumerate(marks, 1) if mark.casefold() in said)


def luring(text: str) -> bool:
    """Whether a headline asks, entices or pleads where it should tell."""
    return _LURING.search(text) is not None or text.isupper()


def keywords(
    terms: Terms, rows: Rows, held: NDArray[np.float64], written: Callable[[int], str]
) -> tuple[str, ...]:
    """Up to six words that mark the Articles at ``rows``, as they are written, most telling first.

    ``written`` tells how these Articles write the term of a column.

    Class-based TF-IDF (Grootendorst, BERTopic, 2022): a term's weight in the group times ``ln(1 + n/df)``, with ``held``
    the ``df`` of each column. Words that news is full of weigh a fifth; what only one of many Articles has is passed over.
    """
    field = terms.fields[0]
    _, places = places_of(field.indptr, rows)
    columns = field.indices[places]
    inside = np.bincount(columns, minlength=field.shape[1])
    telling = np.flatnonzero(inside >= min(2, len(rows)))
    summed = np.bincount(columns, field.data[places], minlength=field.shape[1])[telling]
    weight = summed * np.log1p(terms.collected / np.maximum(held[telling], 1))
    weight *= np.where(terms.general[telling], _GENERAL_SHARE, 1.0)
    ranked = zip((-np.round(weight, 9)).tolist(), telling.tolist(), strict=True)
    best = [column for _, _, column in sorted((less, terms.written[place], place) for less, place in ranked)]
    shown = (_POSSESSIVE.sub("", written(column)) for column in best)
    return tuple(
        islice((form for form in shown if (len(form) > 2 or form.isupper()) and form[0].isalpha()), _KEYWORDS)
    )
