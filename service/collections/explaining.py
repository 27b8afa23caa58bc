"""Why two Articles are together or apart: what Origins and grouping say of them, put together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.collections.growth import Growth
from service.domain.articles import Article, CleanedArticle
from service.domain.errors import NotFound
from service.domain.groups import ChainLink, Decision, Explanation, Grouping, Level
from service.ports import Embedder
from service.stages.clean import clean
from service.stages.group import group, texts_to_embed
from service.stages.group.cards import card_of
from service.stages.group.explanation import chain, decided, likeness
from service.stages.group.parting import Block, block_of
from service.stages.group.similarity import collection_weights
from service.stages.group.terms import terms_of
from service.stages.group.tree import Rows
from service.stages.origins import find_origins
from service.stages.origins.find import rule, shared
from service.stages.origins.imprints import Imprint, imprint_of
from service.text.wording import wording_of


def explain(
    articles: Sequence[CleanedArticle],
    grouping: Grouping,
    vectors: NDArray[np.float32] | None,
    pair: tuple[str, str],
) -> Explanation:
    """Why the two Articles of these ids are together or apart in ``grouping``, made of ``articles`` and ``vectors``.

    Raises:
        NotFound: one is not there.
    """
    unique = {article.article.id: article for article in articles}
    for article_id in pair:
        if article_id not in unique:
            raise NotFound("Article", article_id)
    order = sorted(unique)
    wordings = [wording_of(unique[one]) for one in order]
    terms = terms_of(
        (wording, card_of(unique[one]).day) for one, wording in zip(order, wordings, strict=True)
    )
    block = block_of(terms, np.arange(terms.size), collection_weights(terms))
    use = None
    if vectors is not None and len(vectors) == len(articles):
        row_of = {article.article.id: row for row, article in enumerate(articles)}
        use = vectors[[row_of[one] for one in order]]
    left, right = order.index(pair[0]), order.index(pair[1])
    prints = [imprint_of(unique[order[row]], wordings[row]) for row in (left, right)]
    members = {grouping.event_of[pair[0]], grouping.event_of[pair[1]]}
    together = np.array([row for row, one in enumerate(order) if grouping.event_of[one] in members])
    return explained(
        block,
        (left, right),
        (prints[0], prints[1]),
        dict(enumerate(order)),
        terms.written,
        together=Together(
            grouping.origin_of[pair[0]] == grouping.origin_of[pair[1]],
            grouping.event_of[pair[0]] == grouping.event_of[pair[1]],
            grouping.topic_of[pair[0]] == grouping.topic_of[pair[1]],
        ),
        members=together,
        vectors=use,
    )


def explain_articles(
    articles: Sequence[Article], embedder: Embedder | None, pair: tuple[str, str]
) -> Explanation:
    """The same of Articles as submitted: they are cleaned and grouped first."""
    cleaned = [clean(article) for article in {article.id: article for article in articles}.values()]
    wordings = [wording_of(article) for article in cleaned]
    texts = texts_to_embed(cleaned) if embedder is not None else []
    vectors = embedder.embed(texts) if embedder is not None and texts else None
    grouping = group(cleaned, find_origins(cleaned, wordings), vectors, wordings)
    return explain(cleaned, grouping, vectors, pair)


class Together(NamedTuple):
    """Whether two Articles share their Origin, their Event, their Topic."""

    origin: bool
    event: bool
    topic: bool


def explained(  # noqa: PLR0913  what each part of the explanation is made from
    block: Block,
    places: tuple[int, int],
    prints: tuple[Imprint, Imprint],
    ids: Mapping[int, str],
    written: Sequence[str],
    *,
    together: Together,
    members: Rows,
    vectors: NDArray[np.float32] | None = None,
) -> Explanation:
    """The Explanation of the Articles at two places of ``block``.

    ``ids`` names its places, ``members`` are those of their Event, or Events.
    """
    left, right = places
    copied = shared(*prints)
    alike = likeness(block, left, right, written, (copied.phrases, copied.frames))
    by_copying = rule(copied)
    decisions = [
        Decision(
            Level.ORIGIN,
            together.origin,
            by_copying
            or (
                "through copies between them" if together.origin else "too little of one stands in the other"
            ),
            max(copied.phrases, copied.frames),
        )
    ]
    if left == right:
        said = "the same Article"
        return Explanation(
            ids[left], ids[right], alike, tuple(Decision(level, together=True, rule=said) for level in Level)
        )
    for decision, real in zip(decided(block, left, right, vectors), together[1:], strict=True):
        if decision.together == real:
            decisions.append(decision)
        else:
            decisions.append(Decision(decision.level, real, _by_representative(together, real=real)))
    links: tuple[ChainLink, ...] = ()
    if together.event:
        links = tuple(
            ChainLink(ids[one], ids[other], score) for one, other, score in chain(block, members, left, right)
        )
    return Explanation(ids[left], ids[right], alike, tuple(decisions), links)


def _by_representative(together: Together, *, real: bool) -> str:
    if together.origin:
        return "what shares an Origin goes where its representative goes"
    return f"their Origins' representatives are {'together' if real else 'apart'}"


def explain_in(growth: Growth, pair: tuple[str, str]) -> Explanation:
    """Why the two Articles of these ids are together or apart in a collection.

    Raises:
        NotFound: one is not there.
    """
    index = growth.index
    for article_id in pair:
        if article_id not in index.row_of:
            raise NotFound("Article", article_id)
    rows = [index.row_of[article_id] for article_id in pair]
    leads = [index.leader[row] for row in rows]
    events = [growth.event_of[lead] for lead in leads]
    topics = [next(name for name, own in growth.topics.items() if event in own) for event in events]
    together = Together(leads[0] == leads[1], events[0] == events[1], topics[0] == topics[1])
    parts = growth.parts()
    part = next(part for part in parts if leads[0] in part)
    prints = (index.imprints[rows[0]], index.imprints[rows[1]])
    if leads[1] not in part:
        block = index.block(np.array(rows), index.weights)
        copied = shared(*prints)
        alike = likeness(block, 0, 1, index.table.written, (copied.phrases, copied.frames))
        said = "no chain of near neighbours links them closely enough to be compared"
        return Explanation(*pair, alike, tuple(Decision(level, together=False, rule=said) for level in Level))
    # an Article that stands in no tree is there in the one that leads its Origin
    chosen = [row if row in part else lead for row, lead in zip(rows, leads, strict=True)]
    places = {row: place for place, row in enumerate(part.tolist())}
    members = [place for row, place in places.items() if growth.event_of[index.leader[row]] in events]
    ids = {place: index.cards[row].article_id for row, place in places.items()}
    return explained(
        index.block(part, index.weights),
        (places[chosen[0]], places[chosen[1]]),
        prints,
        ids | {places[chosen[0]]: pair[0], places[chosen[1]]: pair[1]},
        index.table.written,
        together=together,
        members=np.array(sorted(members)),
    )
