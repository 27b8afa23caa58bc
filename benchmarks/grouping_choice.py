"""Thresholds of Events chosen with one labelled set left out, and what they reach on it.

python -m benchmarks.grouping_choice [--data ../shared/data/stories] [--settings 100] [--seed 3]

Settings of all thresholds are drawn at random from wide ranges, the same for every choice. With each set left out, the one
with the best mean B-cubed F1 over the tasks of the others is improved on these by steps of one threshold at a time, and
measured on the tasks of the set. The shipped thresholds stand beside it: they were chosen on all sets, so what they reach
is too kind.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.grouping_sets import SETS, Case, read_all, tasks
from eval.measures.clustering import bcubed
from service.stages.group.cards import card_of
from service.stages.group.events import LINES, Lines, happenings
from service.stages.group.similarity import Matrix, collection_weights, text_score, units
from service.stages.group.terms import Terms, terms_of
from service.text.wording import wording_of

RANGES = {
    "stays": (4.4, 6.8),
    "gap": (0.2, 0.8),
    "both_single": (0.0, 1.5),
    "one_single": (1.0, 3.0),
    "related": (1.0, 4.0),
    "own_stays": (3.0, 5.0),
    "own_gap": (0.1, 0.5),
    "own_single": (0.5, 2.0),
    "own_shared": (0.0, 0.5),
    "own_strange": (0.0, 4.0),
    "strange": (5.0, 7.5),
    "telling": (-1.0, 1.2),
    "dated": (1.0, 4.0),
}
"""Where the thresholds are drawn from."""

TIMES = (0.4, 1.4)
"""Between what the cost of time is multiplied."""

Setting = tuple[Lines, float]
"""The thresholds, and what the cost of time is multiplied by."""

Part = tuple[Terms, Matrix, tuple[str, ...]]
"""What is grouped alone: its Terms, its text scores, and people's Events."""


def part_of(case: Case) -> Part:
    """The Part of a Case."""
    terms = terms_of((wording_of(one), card_of(one).day) for one in case.articles)
    faded = terms.faded()
    return terms, text_score(units(faded, collection_weights(faded))).astype(np.float32), case.events


def f1(parts: Sequence[Part], lines: Lines, times: float) -> float:
    """B-cubed F1 of Events over all parts."""
    found: list[str] = []
    gold: list[str] = []
    for place, (terms, text, events) in enumerate(parts):
        labels = [""] * terms.size
        timed = replace(terms, dated=terms.dated * times)
        for number, rows in enumerate(happenings(timed, text, lines=lines)):
            for row in rows.tolist():
                labels[row] = f"{place}/{number}"
        found += labels
        gold += events
    measured = bcubed(found, gold)
    return 0.0 if measured is None else measured.f1


def mean(parts: Sequence[Sequence[Part]], setting: Setting) -> float:
    """The mean F1 over several tasks."""
    return float(np.mean([f1(task, *setting) for task in parts]))


def drawn(count: int, seed: int) -> list[Setting]:
    """``count`` settings at random."""
    draw = np.random.default_rng(seed)
    return [
        (
            replace(LINES, **{name: float(draw.uniform(*ends)) for name, ends in RANGES.items()}),
            float(draw.uniform(*TIMES)),
        )
        for _ in range(count)
    ]


def improved(setting: Setting, reached: float, parts: Sequence[Sequence[Part]]) -> Setting:
    """The best that steps of one threshold at a time, by a sixth of its range, lead to; each is tried both ways, twice."""
    for _ in range(2):
        for name, (low, high) in [*RANGES.items(), ("times", TIMES)]:
            for step in ((high - low) / 6, (low - high) / 6):
                lines, times = setting
                if name == "times":
                    tried = lines, times + step
                else:
                    tried = replace(lines, **{name: getattr(lines, name) + step}), times
                if (now := mean(parts, tried)) > reached:
                    setting, reached = tried, now
                    break
    return setting


def main() -> int:
    """Print the table; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--settings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    try:
        every = tasks(read_all(arguments.data))
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return 2
    parts = {name: [part_of(case) for case in cases] for name, (_, cases) in every.items()}
    shipped = {name: f1(parts[name], LINES, 1.0) for name in every}
    settings = drawn(arguments.settings, arguments.seed)
    measured = []
    for place, (lines, times) in enumerate(settings, 1):
        measured.append({name: f1(parts[name], lines, times) for name in every})
        print(f"{place} of {len(settings)}", end="\r", file=sys.stderr, flush=True)
    print("| task | shipped | chosen without its set |\n|---|---|---|")
    for held in SETS:
        others = [name for name, (owner, _) in every.items() if owner != held]
        means = [float(np.mean([one[name] for name in others])) for one in measured]
        best = int(np.argmax(means))
        setting = improved(settings[best], means[best], [parts[name] for name in others])
        for name in (name for name, (owner, _) in every.items() if owner == held):
            print(f"| {name} | {shipped[name]:.4f} | {f1(parts[name], *setting):.4f} |", flush=True)
        told = ", ".join(f"{name} {getattr(setting[0], name):.2f}" for name in RANGES)
        print(f"without {held}: {told}, time × {setting[1]:.2f}", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
