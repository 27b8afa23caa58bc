"""Tasks that are made of labelled sets, for choosing thresholds that hold in other company than that of the sets."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

import numpy as np

from benchmarks.grouping_sets import Case, Tasks, tasks
from service.domain.dates import UNKNOWN_DATE
from service.stages.group.similarity import collection_weights, text_score, units
from service.stages.group.terms import terms_of
from service.text.wording import wording_of

_DRAWN, _FEWEST, _MOST = 69, 3, 9  # events, and articles of each
_UNRELATED = 100
_MOST_OF_PAIR = 15  # articles of each event


def by_event(case: Case) -> dict[str, list[int]]:
    """The rows of each event."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, event in enumerate(case.events):
        rows[event].append(row)
    return rows


def undated(case: Case) -> Case:
    """The Case with no publication known."""
    articles = (replace(one, article=replace(one.article, published=UNKNOWN_DATE)) for one in case.articles)
    return replace(case, articles=tuple(articles))


def cut(case: Case, most: int, seed: int) -> Case:
    """The Case with at most so many articles of an event."""
    draw = random.Random(seed)
    return case.some(
        sorted(
            chain.from_iterable(draw.sample(rows, min(most, len(rows))) for rows in by_event(case).values())
        )
    )


def some_events(case: Case, count: int, seed: int, fewest: int = 2, most: int = _MOST) -> Case:
    """``count`` events of the Case that have articles enough, at most ``most`` articles of each."""
    draw = random.Random(seed)
    enough = [rows for rows in by_event(case).values() if len(rows) >= fewest]
    chosen = draw.sample(enough, min(count, len(enough)))
    return case.some(sorted(chain.from_iterable(draw.sample(rows, min(most, len(rows))) for rows in chosen)))


def small(case: Case, count: int, seed: int) -> list[Case]:
    """``count`` small collections, each of one to six articles of three to eight events."""
    draw = random.Random(seed)
    rows = list(by_event(case).values())
    found = []
    for _ in range(count):
        chosen = draw.sample(rows, draw.randint(3, 8))
        found.append(
            case.some(
                sorted(
                    chain.from_iterable(draw.sample(one, min(len(one), draw.randint(1, 6))) for one in chosen)
                )
            )
        )
    return found


def alike(case: Case, fewest: int, seed: int) -> list[Case]:
    """Each two events alone that are likest by their words, the likest first; no event twice."""
    draw = random.Random(seed)
    events = [rows for rows in by_event(case).values() if len(rows) >= fewest]
    events = [sorted(draw.sample(rows, min(len(rows), _MOST_OF_PAIR))) for rows in events]
    flat = case.some(list(chain.from_iterable(events)))
    terms = terms_of((wording_of(one), float("nan")) for one in flat.articles).faded()
    share = np.zeros((terms.size, len(events)))
    ends = np.cumsum([0, *map(len, events)])
    for place in range(len(events)):
        share[ends[place] : ends[place + 1], place] = 1 / len(events[place])
    score = share.T @ text_score(units(terms, collection_weights(terms))) @ share
    free, found = set(range(len(events))), []
    for place in np.argsort(-score, axis=None, kind="stable").tolist():
        one, other = divmod(place, len(events))
        if one < other and {one, other} <= free:
            free -= {one, other}
            found.append(case.some(events[one] + events[other]))
    return found


def several(case: Case) -> list[Case]:
    """Each of people's topics alone that has four articles or more."""
    many = Counter(case.topics)
    return [part for part in case.each_topic() if many[part.topics[0]] > _FEWEST]


def derived(cases: Mapping[str, Case], more: Mapping[str, Case]) -> Tasks:
    """The tasks thresholds are chosen on: those that are reported, and others made of the same sets and of ``more``."""
    basil, similar, short = (cases[name] for name in ("basil", "ecbplus_dev", "allsides506"))
    made = tasks(cases)

    def add(owner: str, name: str, parts: list[Case]) -> None:
        made[f"{owner}: {name}"] = owner, parts

    add("basil", "undated", [undated(basil)])
    add("basil", "topics alone", several(basil))
    add("basil", "topics alone, undated", [undated(part) for part in several(basil)])
    add("basil", "small collections", small(basil, 40, 1))
    add("basil", "small collections, undated", [undated(part) for part in small(basil, 40, 1)])
    for seed in (1, 2):
        add("ecbplus_dev", f"topics cut to six of an event, {seed}", cut(similar, 6, seed).each_topic())
    add("ecbplus_dev", "topics cut to three of an event", cut(similar, 3, 1).each_topic())
    add("ecbplus_dev", "small collections", small(similar, 20, 3))
    add("allsides506", "topics alone", several(short))
    add("allsides506", "small collections", small(short, 60, 2))
    add("allsides506", "small collections, undated", [undated(part) for part in small(short, 60, 2)])
    for name, case in more.items():
        owner, bare = name.partition("_")[0], undated(case)
        drawn = some_events(bare, _DRAWN, 1, _FEWEST)
        unrelated = drawn.with_others(undated(basil), _UNRELATED)
        for label, parts in (
            (f"{_DRAWN} events", [drawn]),
            (f"{_DRAWN} events with {_UNRELATED} unrelated", [unrelated]),
            ("each two like events alone", alike(bare, _FEWEST, 0)),
            ("small collections", small(bare, 40, 4)),
        ):
            made[f"{name}: {label}"] = owner, parts
    return made
