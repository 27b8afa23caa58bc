"""Topics and Events of a set of Articles."""

import hashlib
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from service.domain.articles import CleanedArticle, Role
from service.domain.groups import Event, Grouping, Origin, Topic
from service.text.words import words

_TOPIC, _EVENT = 0.2, 0.35


def _text(article: CleanedArticle) -> str:
    text = article.article.text
    return "\n".join(p.span.of(text) for p in article.passages if p.role is not Role.FAQ)


def texts_to_embed(articles: Sequence[CleanedArticle]) -> list[str]:
    """One text per Article, its title and beginning, for an Embedder."""
    return [f"{article.article.title}\n{_text(article)}"[:1500].strip() for article in articles]


def _similarity(counts: Sequence[Counter[str]], vectors: NDArray[np.float32] | None) -> NDArray[np.float64]:
    held: Counter[str] = Counter(word for count in counts for word in count)
    place = {word: index for index, word in enumerate(held)}
    rows = np.zeros((len(counts), max(len(place), 1)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            rows[row, place[word]] = (1 + math.log(times)) * math.log(1 + len(counts) / held[word])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    similarity = rows @ rows.T
    if vectors is not None:
        similarity = 0.6 * similarity + 0.4 * (vectors @ vectors.T)
    return np.asarray(similarity, dtype=np.float64)


def _cut(similarity: NDArray[np.float64], at: float) -> NDArray[np.int64]:
    if len(similarity) < 2:
        return np.zeros(len(similarity), dtype=np.int64)
    distance = np.clip(1 - (similarity + similarity.T) / 2, 0, None)
    np.fill_diagonal(distance, 0)
    joined = linkage(squareform(distance, checks=False), "average")
    return np.asarray(fcluster(joined, 1 - at, "distance"), dtype=np.int64)


def group(
    articles: Sequence[CleanedArticle], origins: Sequence[Origin], vectors: NDArray[np.float32] | None
) -> Grouping:
    """Topics and Events of ``articles``; ``vectors`` has one row per text of ``texts_to_embed(articles)``, or is None."""
    unique = list({article.article.id: row for row, article in enumerate(articles)}.values())
    kept = [articles[row] for row in unique]
    counts = [Counter(w.stem for w in words(_text(article)) if not w.stop) for article in kept]
    similarity = _similarity(counts, None if vectors is None else vectors[unique])
    topics = []
    in_topic = _cut(similarity, _TOPIC)
    for topic in dict.fromkeys(in_topic.tolist()):
        rows = np.flatnonzero(in_topic == topic)
        in_event = _cut(similarity[np.ix_(rows, rows)], _EVENT)
        events = []
        for event in dict.fromkeys(in_event.tolist()):
            members = [kept[row] for row in rows[in_event == event]]
            ids = tuple(member.article.id for member in members)
            events.append(Event(_id("e", ids[0]), members[0].article.title, ids))
        ids = tuple(article_id for event in events for article_id in event.article_ids)
        total = sum((counts[row] for row in rows), Counter[str]())
        keywords = tuple(word for word, _ in total.most_common(6))
        topics.append(Topic(_id("t", ids[0]), events[0].label or keywords[0], keywords, ids, tuple(events)))
    return Grouping(tuple(origins), tuple(topics))


def _id(kind: str, article_id: str) -> str:
    return kind + hashlib.sha256(article_id.encode()).hexdigest()[:12]
