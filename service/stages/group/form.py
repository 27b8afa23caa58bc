"""Topics and Events of a set of Articles."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle
from service.domain.groups import Event, Grouping, Origin, Topic
from service.stages.group.cards import Card, card_of
from service.stages.group.dating import happened
from service.stages.group.labels import covered, keywords, luring
from service.stages.group.parting import parted
from service.stages.group.similarity import Matrix, collection_weights, held, unit_rows
from service.stages.group.spelling import Spelled, Spelling
from service.stages.group.terms import Table, places_of
from service.stages.group.tree import Rows
from service.text.wording import Wording, body_of, title_of, wording_of

_EMBEDDED = 400  # characters: three times as many part Topics no better and take three times as long
_MOST_LOOKED_AT = 24  # Articles, for a headline
_MOST_EMBEDDED = 60  # Articles; in a larger collection words alone tell subjects apart as well


def texts_to_embed(articles: Sequence[CleanedArticle]) -> list[str]:
    """One text per Article, its title and beginning; none at all for more than 60 Articles."""
    if len(articles) > _MOST_EMBEDDED:
        return []
    return [f"{title_of(article)}\n{body_of(article, _EMBEDDED)[:_EMBEDDED]}".strip() for article in articles]


def group(
    articles: Sequence[CleanedArticle],
    origins: Sequence[Origin],
    vectors: NDArray[np.float32] | None,
    wordings: Sequence[Wording] | None = None,
) -> Grouping:
    """Topics and Events of ``articles``, largest Topic first, their Events in the order of their dates.

    Articles of one Origin go where its representative goes, and it alone speaks for it in labels and dates. ``vectors`` has
    one row per text of ``texts_to_embed(articles)``, if any; they help to tell subjects apart, never happenings.
    ``wordings``, one per Article, spare reading the texts again. Ids come from the content of a group's representative and
    do not depend on the order of ``articles``.

    Raises:
        ValueError: an Article is in no Origin.
    """
    row_of = {article.article.id: row for row, article in enumerate(articles)}
    missing = row_of.keys() - {article_id for origin in origins for article_id in origin.article_ids}
    if missing:
        raise ValueError(f"Articles in no Origin: {sorted(missing)}")
    if not row_of:
        return Grouping(tuple(origins), ())
    rows = [row_of[article_id] for article_id in sorted(row_of)]
    cards = [card_of(articles[row]) for row in rows]
    spelled = Spelled()
    table = Table(spelled.add)
    for row, card in zip(rows, cards, strict=True):
        wording = wording_of(articles[row]) if wordings is None else wordings[row]
        table.add(wording, card.day)
    terms = table.terms()
    use = vectors[rows] if vectors is not None and len(vectors) == len(articles) else None
    shared = {origin.article_ids[0]: origin.article_ids for origin in origins}
    place = {card.article_id: row for row, card in enumerate(cards)}
    leads_to = {one: place[origin.article_ids[0]] for origin in origins for one in origin.article_ids}
    leader = np.array([leads_to[card.article_id] for card in cards], dtype=np.int64)
    leads = leader == np.arange(len(cards))
    spelling = spelled.of(terms, np.arange(terms.size), np.arange(len(terms.common)))
    maker = Maker(spelling, collection_weights(terms)[0], held(terms.fields[0]), cards)
    topics = [
        maker.topic(events, shared)
        for subject in parted(terms, leader, use)
        if (events := _leading(subject, leads))
    ]
    return Grouping(
        tuple(origins), tuple(sorted(topics, key=lambda topic: (-len(topic.article_ids), topic.id)))
    )


def _leading(subject: Sequence[Rows], leads: NDArray[np.bool_]) -> list[Rows]:
    """The rows of Events that lead their Origin; the others go where theirs goes."""
    return [rows for event in subject if len(rows := event[leads[event]])]


def first_id(kind: str, article_id: str) -> str:
    """The id of a group whose first Article by id is its representative."""
    return kind + hashlib.sha256(article_id.encode()).hexdigest()[:12]


class Maker:
    """Makes Topics and Events of rows of Articles by their ``spelling``; ``weights`` and ``held`` are those of the first field in the collection."""

    def __init__(self, spelling: Spelling, weights: Matrix, held: Matrix, cards: Sequence[Card]) -> None:
        self._spelling, self._held, self._cards = spelling, held, cards
        self._terms = spelling.terms
        self._units = unit_rows(self._terms.fields[0], weights)

    def topic(self, groups: Sequence[Rows], shared: Mapping[str, tuple[str, ...]]) -> Topic:
        """The Topic of these Events' rows; ``shared`` maps an Origin's representative to all its Articles."""
        events = sorted((self._event(rows, shared) for rows in groups), key=by_date)
        rows = np.sort(np.concatenate(list(groups)))
        near = self._nearest(rows)
        marks = keywords(self._terms, rows, self._held, self._spelling.most(rows))
        label = self._label(near, marks if len(events) > 1 else ()) or ", ".join(marks[:3]) or "Untitled"
        ids = tuple(article_id for event in events for article_id in event.article_ids)
        return Topic(self._id("t", rows), label, marks, ids, tuple(events))

    def _event(self, rows: Rows, shared: Mapping[str, tuple[str, ...]]) -> Event:
        near = self._nearest(rows)
        order = [near[0], *(row for row in np.sort(rows).tolist() if row != near[0])]
        cards = [self._cards[row] for row in order]
        ids = tuple(article_id for card in cards for article_id in shared[card.article_id])
        when = happened([card.dates for card in cards], [card.published for card in cards])
        return Event(self._id("e", rows), self._label(near) or "Untitled", ids, when)

    def _nearest(self, rows: Rows) -> list[int]:
        """The row nearest to the mean of ``rows`` (of equals, the first), and then those nearest to it."""
        rows = np.sort(rows)
        if len(rows) == 1:
            return [int(rows[0])]
        ends, places = places_of(self._units.indptr, rows)
        columns, numbers = self._units.indices[places], self._units.data[places]
        owner = np.repeat(np.arange(len(rows)), np.diff(ends))
        whole = np.bincount(columns, numbers, minlength=self._units.shape[1])
        middle = np.bincount(owner, numbers * whole[columns], minlength=len(rows)) / len(rows)
        medoid = int(np.argmax(np.round(middle, 9)))
        one = np.zeros(len(whole))
        one[columns[owner == medoid]] = numbers[owner == medoid]
        near = np.round(np.bincount(owner, numbers * one[columns], minlength=len(rows)), 9)
        near[medoid] = np.inf
        return [int(rows[place]) for place in np.argsort(-near, kind="stable")]

    def _label(self, near: Sequence[int], marks: Sequence[str] = ()) -> str:
        """The nearest headline; where it lures or its Article is doubtful, the nearest for which that is not so.

        With ``marks``, the keywords of several Events, the headline that names most of them goes before the nearest.
        """
        best: tuple[tuple[int, float], str] | None = None
        for row in near[:_MOST_LOOKED_AT]:
            card = self._cards[row]
            if not card.headline:
                continue
            rank = 2 * luring(card.headline) + card.doubtful, -round(covered(card.headline, marks), 6)
            if best is None or rank < best[0]:
                best = rank, card.headline
            if rank[0] == 0 and not marks:
                break  # no other can be better
        return "" if best is None else best[1]

    def _id(self, kind: str, rows: Rows) -> str:
        return first_id(kind, min(self._cards[row].article_id for row in rows.tolist()))


def by_date(event: Event) -> tuple[bool, str, str]:
    """What Events of a Topic are sorted by."""
    day = event.date.date
    return (day is None or day.year is None, str(day), event.id)
