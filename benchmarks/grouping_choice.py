"""Thresholds of Events chosen with one labelled set left out, and what they reach on it.

python -m benchmarks.grouping_choice [--data ../shared/data/stories] [--more FOLDER] [--settings 40] [--seed 3]

Settings of all thresholds are drawn at random from wide ranges, the same for every choice. With each set left out, the one
with the best mean B-cubed F1 over the tasks of the others is improved on these by steps of one threshold at a time, and
measured on the tasks of the set. Tasks are the reported ones and others made of the same sets; those of a
set count together as much as those of another. ``--more`` names a folder of further sets in the same form. The shipped
thresholds stand beside it: they were chosen with all sets in sight, so what they reach is too kind.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.grouping_derived import derived
from benchmarks.grouping_sets import SETS, Case, Tasks, read_all, read_more
from eval.measures.clustering import bcubed
from service.stages.group.cards import card_of
from service.stages.group.events import (
    LINES,
    Lines,
    Standard,
    groups_of,
    happenings,
    is_weighed_afresh,
    own_tree,
    shared,
    told_apart,
)
from service.stages.group.similarity import (
    TIME_WEIGHT,
    Matrix,
    collection_weights,
    text_score,
    time_cost,
    units,
)
from service.stages.group.terms import Terms, terms_of
from service.stages.group.tree import Join, Rows, Tree, tree
from service.text.wording import wording_of

RANGES = {
    "stays": (4.0, 7.0),
    "gap": (0.2, 1.4),
    "both_single": (-1.5, 1.5),
    "one_single": (0.5, 3.5),
    "both_dated": (0.0, 3.5),
    "one_dated": (0.0, 4.5),
    "crowd": (0.0, 4.0),
    "own_stays": (2.0, 6.0),
    "own_gap": (0.0, 2.0),
    "own_small": (0.0, 4.0),
    "own_shared": (0.3, 2.5),
    "own_crowd": (0.0, 2.0),
}
"""Where the thresholds are drawn from; the others are as shipped."""

TIMES = (3.0, 3.75, 4.5)
"""What days are weighed by: one of these."""

LESS = {"wikinews": 0.5, "gva": 0.5}
"""How much sets count whose labels are less sure."""

STEPS = (6, 12, 24)
"""Parts of its range that a threshold is moved by, one after another."""

Setting = tuple[Lines, float]
"""The thresholds, and what days are weighed by."""

Own = tuple[Join, float, Rows, Rows]
"""The last join of a group's own tree, what its sides share, and the sides."""


class Part:
    """What is grouped alone: as ``happenings``, but what doesn't depend on the thresholds is reckoned once."""

    def __init__(self, case: Case) -> None:
        terms = terms_of((wording_of(one), card_of(one).day) for one in case.articles)
        faded = terms.faded()
        self.terms, self.events = terms, case.events
        self.text = text_score(units(faded, collection_weights(faded)))
        self._dated = bool((~np.isnan(terms.days)).any())
        self._costs: dict[float, tuple[Terms, Matrix]] = {}
        self._trees: dict[tuple[bytes, float], Tree] = {}
        self._own: dict[tuple[bytes, float], Own] = {}
        self._told: dict[bytes, list[Rows]] = {}

    def timed(self, times: float) -> tuple[Terms, Matrix]:
        """The Terms as if days were weighed by so much, and what they cost."""
        if times not in self._costs:
            terms = replace(self.terms, dated=self.terms.dated * times / TIME_WEIGHT)
            self._costs[times] = terms, time_cost(terms)
        return self._costs[times]

    def labels(self, setting: Setting) -> list[int]:
        """The number of each Article's Event."""
        lines, times = setting
        standard = Standard(self.terms, lines)
        found: list[Rows] = []
        waiting = [np.arange(self.terms.size)]
        while waiting:
            rows = waiting.pop()
            whole = self._tree(rows, times)
            stays = partial(standard.stays, whole, rows)
            for part in groups_of(whole, rows, stays):
                if len(part) == 1:
                    found.append(part)
                    continue
                if not is_weighed_afresh(len(part)):
                    found += self._apart(part, standard)
                    continue
                last, alike, left, right = self._last(part, times)
                if last.across < standard.needed_inside(last, alike):
                    waiting += [part[right], part[left]]
                else:
                    found.append(part)
        return numbered(found)

    def _tree(self, rows: Rows, times: float) -> Tree:
        name = rows.tobytes(), times if self._dated else TIME_WEIGHT
        if name not in self._trees:
            some = np.ix_(rows, rows)
            self._trees[name] = tree(self.text[some] - self.timed(times)[1][some])
        return self._trees[name]

    def _apart(self, part: Rows, standard: Standard) -> list[Rows]:
        name = part.tobytes()
        if name not in self._told:
            own = told_apart(self.terms.rows(part), [np.arange(len(part))], standard)
            self._told[name] = [part[rows] for rows in own]
        return self._told[name]

    def _last(self, part: Rows, times: float) -> Own:
        name = part.tobytes(), times if self._dated else TIME_WEIGHT
        if name not in self._own:
            terms, cost = self.timed(times)
            own = own_tree(terms, part, cost)
            last = own.last
            sides = own.members(last.left), own.members(last.right)
            self._own[name] = last, shared(terms, part, own, cost), *sides
        return self._own[name]


def f1(parts: Sequence[Part], labels: Callable[[Part], Sequence[int]]) -> float:
    """B-cubed F1 of Events over all parts, by the ``labels`` that are found for each."""
    found: list[str] = []
    gold: list[str] = []
    for place, part in enumerate(parts):
        found += [f"{place}/{label}" for label in labels(part)]
        gold += [f"{place}/{event}" for event in part.events]
    measured = bcubed(found, gold)
    return 0.0 if measured is None else measured.f1


def chosen(setting: Setting) -> Callable[[Part], list[int]]:
    """The Events by these thresholds."""
    return lambda part: part.labels(setting)


def shipped(part: Part) -> list[int]:
    """The Events as the service finds them."""
    return numbered(happenings(part.terms, part.text))


def numbered(groups: Sequence[Rows]) -> list[int]:
    """The number of the group of each row."""
    labels = np.zeros(sum(map(len, groups)), dtype=np.int64)
    for number, rows in enumerate(groups):
        labels[rows] = number
    return [int(label) for label in labels]


class Choice:
    """The tasks, and how good settings are at those of some sets."""

    def __init__(self, every: Tasks) -> None:
        self.owner = {name: owner for name, (owner, _) in every.items()}
        self.parts = {name: [Part(case) for case in cases] for name, (_, cases) in every.items()}

    def measured(self, setting: Setting, without: str = "") -> dict[str, float]:
        """F1 of each task, but for those of one set."""
        labels = chosen(setting)
        return {name: f1(parts, labels) for name, parts in self.parts.items() if self.owner[name] != without}

    def mean(self, reached: Mapping[str, float], without: str = "") -> float:
        """The mean over sets of the mean over their tasks."""
        of: dict[str, list[float]] = defaultdict(list)
        for name, value in reached.items():
            if self.owner[name] != without:
                of[self.owner[name]].append(value)
        weights = [LESS.get(owner, 1.0) for owner in of]
        return float(np.average([np.mean(values) for values in of.values()], weights=weights))

    def improved(self, setting: Setting, without: str) -> Setting:
        """The best that steps of one threshold at a time lead to."""
        reached = self.mean(self.measured(setting, without), without)
        for step in STEPS:
            for name in (*RANGES, "times"):
                for sign in (1, -1):
                    while (tried := _moved(setting, name, sign, step)) is not None:
                        now = self.mean(self.measured(tried, without), without)
                        if now <= reached + 1e-5:
                            break
                        setting, reached = tried, now
        return setting


def _moved(setting: Setting, name: str, sign: int, step: int) -> Setting | None:
    lines, times = setting
    if name == "times":
        place = TIMES.index(times) + sign
        return (lines, TIMES[place]) if 0 <= place < len(TIMES) else None
    low, high = RANGES[name]
    return replace(lines, **{name: getattr(lines, name) + sign * (high - low) / step}), times


def drawn(count: int, seed: int) -> list[Setting]:
    """``count`` settings at random."""
    draw = np.random.default_rng(seed)
    return [
        (
            replace(LINES, **{name: float(draw.uniform(*ends)) for name, ends in RANGES.items()}),
            float(draw.choice(TIMES)),
        )
        for _ in range(count)
    ]


def main() -> int:
    """Print the table; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--more", type=Path, help="a folder of further labelled sets, NAME.jsonl.gz")
    parser.add_argument("--settings", type=int, default=40)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    try:
        cases = read_all(arguments.data)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    choice = Choice(derived(cases, read_more(arguments.more) if arguments.more else {}))
    settings = drawn(arguments.settings, arguments.seed)
    measured = []
    for place, setting in enumerate(settings, 1):
        measured.append(choice.measured(setting))
        print(f"{place} of {len(settings)}", end="\r", file=sys.stderr, flush=True)
    print("| task | shipped | chosen without its set |\n|---|---|---|")
    for held in dict.fromkeys((*SETS, *choice.owner.values())):
        best = max(range(len(settings)), key=lambda place: choice.mean(measured[place], held))
        setting = choice.improved(settings[best], held)
        for name in (name for name, owner in choice.owner.items() if owner == held):
            parts = choice.parts[name]
            print(f"| {name} | {f1(parts, shipped):.4f} | {f1(parts, chosen(setting)):.4f} |", flush=True)
        told = ", ".join(f"{name} {getattr(setting[0], name):.2f}" for name in RANGES)
        print(f"without {held}: {told}, days weighed by {setting[1]:.2f}", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
