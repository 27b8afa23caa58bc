"""Topics and Events of a set of Articles."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle
from service.domain.groups import Event, Grouping, Origin, Topic
from service.stages.group.blocks import blocks
from service.stages.group.dating import happened
from service.stages.group.events import happenings
from service.stages.group.labels import covered, doubtful, headline, keywords, luring
from service.stages.group.similarity import text_score, unit_rows, units
from service.stages.group.terms import Terms, body_of, terms_of, title_of
from service.stages.group.topics import subjects
from service.stages.group.tree import Matrix, Rows

_EMBEDDED = 400  # characters: three times as many part Topics no better and take three times as long
_MOST_LOOKED_AT = 24  # Articles, for a headline
_MOST_EMBEDDED = 60  # Articles; in a larger collection words alone tell subjects apart as well


def texts_to_embed(articles: Sequence[CleanedArticle]) -> list[str]:
    """One text per Article, its title and beginning; none at all for more than 60 Articles."""
    if len(articles) > _MOST_EMBEDDED:
        return []
    return [f"{title_of(article)}\n{body_of(article, _EMBEDDED)[:_EMBEDDED]}".strip() for article in articles]


def group(
    articles: Sequence[CleanedArticle], origins: Sequence[Origin], vectors: NDArray[np.float32] | None
) -> Grouping:
    """Topics and Events of ``articles``, largest Topic first, their Events in the order of their dates.

    All Articles are compared, as what is reprinted much is no rare thing, but those of one Origin go where its representative
    goes, and it alone speaks for it in labels and dates. ``vectors`` has one row per text of
    ``texts_to_embed(articles)``, if any; they help to tell subjects apart, never happenings. Ids come from the content of a
    group's representative and do not depend on the order of ``articles``.

    Raises:
        ValueError: an Article is in no Origin.
    """
    by_id = {article.article.id: article for article in articles}
    row_of = {article.article.id: row for row, article in enumerate(articles)}
    held = {article_id for origin in origins for article_id in origin.article_ids}
    if missing := by_id.keys() - held:
        raise ValueError(f"Articles in no Origin: {sorted(missing)}")
    compared = [by_id[article_id] for article_id in sorted(by_id)]
    if not compared:
        return Grouping(tuple(origins), ())
    use = None
    if vectors is not None and len(vectors) == len(articles):
        use = vectors[[row_of[article.article.id] for article in compared]]
    maker = _Maker(compared, {origin.article_ids[0]: origin.article_ids for origin in origins})
    topics = [
        maker.topic(events) for groups in _parted(maker.terms, use) if (events := maker.leading(groups))
    ]
    return Grouping(
        tuple(origins), tuple(sorted(topics, key=lambda topic: (-len(topic.article_ids), topic.id)))
    )


def _parted(terms: Terms, vectors: NDArray[np.float32] | None) -> Iterable[list[Rows]]:
    """Topics, each as the rows of its Events."""
    faded = terms.faded()
    plain_units, faded_units = units(terms), units(faded)
    for block in blocks(unit_rows(terms.fields[0])):
        if len(block) == 1:
            yield [block]
            continue
        text = text_score([field[block] for field in faded_units])
        found = happenings(faded.rows(block), text)
        subject = text_score([field[block] for field in plain_units])
        own = None if vectors is None else vectors[block]
        for places in subjects(found, subject, own):
            yield [block[found[place]] for place in places]


class _Maker:
    """Makes Topics and Events of rows; ``shared`` maps an Origin's representative to all its Articles."""

    def __init__(self, chosen: Sequence[CleanedArticle], shared: Mapping[str, tuple[str, ...]]) -> None:
        self.terms = terms_of(chosen)
        self._chosen, self._shared = chosen, shared
        self._rows = unit_rows(self.terms.fields[0])
        self._leads = np.array([article.article.id in shared for article in chosen])
        self._held = np.bincount(self.terms.fields[0].indices, minlength=self.terms.fields[0].shape[1])

    def leading(self, groups: Sequence[Rows]) -> list[Rows]:
        """The groups without Articles for which their Origin's representative speaks, and without what is then empty."""
        return [leads for rows in groups if len(leads := rows[self._leads[rows]])]

    def topic(self, groups: Sequence[Rows]) -> Topic:
        """The Topic of these Events' rows."""
        events = [self._event(np.sort(rows)) for rows in groups]
        events.sort(key=_by_date)
        rows = np.sort(np.concatenate(list(groups)))
        medoid = self._medoid(rows)
        marks = keywords(self.terms, rows, self._held)
        label = (
            self._label(rows, medoid, marks if len(events) > 1 else ()) or ", ".join(marks[:3]) or "Untitled"
        )
        ids = tuple(article_id for event in events for article_id in event.article_ids)
        return Topic(self._id("t", rows), label, marks, ids, tuple(events))

    def _event(self, rows: Rows) -> Event:
        medoid = self._medoid(rows)
        order = [medoid, *(row for row in rows.tolist() if row != medoid)]
        members = [self._chosen[row] for row in order]
        ids = tuple(a for member in members for a in self._shared[member.article.id])
        return Event(self._id("e", rows), self._label(rows, medoid) or "Untitled", ids, happened(members))

    def _medoid(self, rows: Rows) -> int:
        """The row nearest to the mean of ``rows``; of equals, the first."""
        if len(rows) == 1:
            return int(rows[0])
        own = self._rows[rows]
        near: Matrix = np.asarray(own @ np.asarray(own.mean(axis=0)).ravel())
        return int(rows[int(np.argmax(np.round(near, 9)))])

    def _label(self, rows: Rows, medoid: int, marks: Sequence[str] = ()) -> str:
        """The medoid's headline; where it lures or its Article is doubtful, the nearest for which that is not so.

        With ``marks``, the keywords of several Events, the headline that names most of them goes before the nearest.
        """
        own = self._rows[rows]
        near = np.asarray(own @ self._rows[[medoid]].toarray().ravel())
        ranked = [medoid, *(int(rows[place]) for place in np.argsort(-near, kind="stable"))]
        looked_at = list(dict.fromkeys(ranked))[:_MOST_LOOKED_AT]
        offered = [(headline(self._chosen[row]), row) for row in looked_at]

        def rank(place: int) -> tuple[int, float, int]:
            title, row = offered[place]
            return (2 * luring(title) + doubtful(self._chosen[row]), -round(covered(title, marks), 6), place)

        best = min((place for place, (title, _) in enumerate(offered) if title), key=rank, default=None)
        return "" if best is None else offered[best][0]

    def _id(self, kind: str, rows: Rows) -> str:
        """An id of the group whose first Article by id is its representative; rows stand in the order of ids."""
        return kind + hashlib.sha256(self._chosen[int(rows[0])].article.id.encode()).hexdigest()[:12]


def _by_date(event: Event) -> tuple[bool, str, str]:
    day = event.date.date
    return (day is None or day.year is None, str(day), event.id)
