"""Chooses the Passages that a model is shown: the most useful ones that its window holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from service.domain.briefs import DraftRequest
from service.ports import TokenCounter
from service.stages.draft.fence import Shown, article_line, passage_line

_LONGEST_LABEL = "P9999"


@dataclass(frozen=True, slots=True)
class Pack:
    """What one call shows, in reading order, and what it weighs in tokens."""

    shown: tuple[Shown, ...]
    tokens: int


def around(request: DraftRequest, cited: Collection[str], most: int = 40) -> DraftRequest:
    """The request with at most that many Articles: the ``cited`` ones, then those of the same Events, then others."""
    events = [event for event in request.topic.events if not set(cited).isdisjoint(event.article_ids)]
    near = {article for event in events for article in event.article_ids}
    by_nearness = sorted(
        request.articles, key=lambda one: (one.article.id not in cited, one.article.id not in near)
    )
    kept = {one.article.id for one in by_nearness[:most]}
    return replace(request, articles=tuple(one for one in request.articles if one.article.id in kept))


def pack(
    request: DraftRequest, ranked: Sequence[Shown], tokens: TokenCounter, room: int, parts: int
) -> tuple[Pack, ...]:
    """The most useful of ``ranked`` in as few Packs as hold them, at most ``parts``, each of at most ``room`` tokens.

    One Pack has its Articles in the request's order and each Article's stretches in the order of its text. Where it
    takes several, Articles of one Event stay together as far as they fit.
    """
    weights: dict[Shown, int] = {}
    heads = {
        cleaned.article.id: tokens.count(article_line(cleaned.article, "O9999") + "\n</article>\n")
        for cleaned in request.articles
    }
    chosen: list[Shown] = []
    total, opened = 0, set()
    for shown in ranked:
        own = tokens.count(passage_line(replace(shown, label=_LONGEST_LABEL)) + "\n")
        head = 0 if shown.cleaned.article.id in opened else heads[shown.cleaned.article.id]
        if own + heads[shown.cleaned.article.id] > room:
            continue
        if total + own + head > room * parts:
            break
        weights[shown] = own
        chosen.append(shown)
        opened.add(shown.cleaned.article.id)
        total += own + head
    while True:
        ordered = _reading_order(request, chosen, apart=total > room)
        for whole in (_events(request), None):
            packs = _packs(ordered, weights, heads, room, whole)
            if len(packs) <= parts:
                return packs
        chosen.pop()  # cut between stretches, so many parts hold a little less than their rooms together


def _packs(
    ordered: Sequence[Shown],
    weights: Mapping[Shown, int],
    heads: Mapping[str, int],
    room: int,
    whole: Mapping[str, int] | None,
) -> tuple[Pack, ...]:
    """Fill one room after the other; by ``whole`` (Article id → Event), an Event that would be cut begins a new one."""

    def weigh(run: Sequence[Shown]) -> int:
        opened = {shown.cleaned.article.id for shown in run}
        return sum(weights[shown] for shown in run) + sum(heads[article] for article in opened)

    packs: list[Pack] = []
    current: list[Shown] = []
    for _, run in groupby(
        ordered, key=lambda one: whole.get(one.cleaned.article.id) if whole is not None else None
    ):
        together = list(run)
        if whole is not None and current and weigh([*current, *together]) > room >= weigh(together):
            packs.append(_labelled(current, weigh(current)))
            current = []
        size = weigh(current)
        for shown in together:
            article = shown.cleaned.article.id
            new = not current or current[-1].cleaned.article.id != article
            if current and size + weights[shown] + (heads[article] if new else 0) > room:
                packs.append(_labelled(current, size))
                current, size, new = [], 0, True
            current.append(shown)
            size += weights[shown] + (heads[article] if new else 0)
    if current:
        packs.append(_labelled(current, weigh(current)))
    return tuple(packs)


def _labelled(shown: Sequence[Shown], size: int) -> Pack:
    return Pack(tuple(replace(one, label=f"P{number}") for number, one in enumerate(shown, 1)), size)


def _reading_order(request: DraftRequest, chosen: Sequence[Shown], *, apart: bool) -> list[Shown]:
    place = {cleaned.article.id: index for index, cleaned in enumerate(request.articles)}
    event = _events(request) if apart else {}
    return sorted(
        chosen,
        key=lambda one: (
            event.get(one.cleaned.article.id, len(event)),
            place[one.cleaned.article.id],
            one.span,
        ),
    )


def _events(request: DraftRequest) -> dict[str, int]:
    return {article: index for index, one in enumerate(request.topic.events) for article in one.article_ids}
