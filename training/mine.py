"""Keeps those groups of contrasts that a trained scorer still gets wrong: ``python -m training.mine IN OUT --folder MODEL``.

A group is hard where its worst row is: ``|label - P(supported)|`` of at least ``--hard``. Of the easy groups a share
stays, so that what was learnt is not forgotten. Prints, for each kind, how many groups were seen and how many were hard.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

from service.adapters.entailment.scorer import MiniLMScorer
from service.ports import EntailmentScorer
from training.mix import groups_of, is_true
from training.rows import rows_of

Group = Sequence[dict[str, Any]]
_AT_ONCE = 100


@dataclass
class Mined:
    """The groups that are kept, and of each kind of edit how many were seen and how many were hard."""

    kept: list[Group] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    hard: Counter[str] = field(default_factory=Counter)
    looked: int = 0


def mined(
    groups: Sequence[Group],
    scorer: EntailmentScorer,
    chosen: random.Random,
    *,
    hard: float,
    easy: float,
) -> Mined:
    """The hard groups, and a share ``easy`` of the others."""
    found = Mined()
    for start in range(0, len(groups), _AT_ONCE):
        part = groups[start : start + _AT_ONCE]
        rows = [row for group in part for row in group]
        found.looked += len(rows)
        scores = scorer.score([(row["p"], row["c"]) for row in rows])
        errors = iter([abs(row["y"] - each.supported) for row, each in zip(rows, scores, strict=True)])
        for group in part:
            kind = group[0]["set"].removeprefix("contrast ")
            worst = max([next(errors) for _ in group])
            found.seen[kind] += 1
            found.hard[kind] += worst >= hard
            if worst >= hard or chosen.random() < easy:
                found.kept.append(group)
    return found


def first(groups: Sequence[Group], most: int) -> list[Group]:
    """The first groups that have no more than ``most`` rows together."""
    sizes = accumulate(len(group) for group in groups)
    return [group for group, rows in zip(groups, sizes, strict=True) if rows <= most]


def main() -> None:
    """Write the groups that are kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folder", type=Path, required=True, help="where the scorer of an earlier run lies")
    parser.add_argument("--most", type=int, default=40_000, help="rows to look at")
    parser.add_argument("--hard", type=float, default=0.3)
    parser.add_argument("--easy", type=float, default=0.2, help="share of the easy groups that stays")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    chosen = random.Random(given.seed)
    groups = groups_of([row for row in rows_of(given.rows) if not is_true(row)])
    chosen.shuffle(groups)
    scorer = MiniLMScorer(folder=given.folder)
    found = mined(first(groups, given.most), scorer, chosen, hard=given.hard, easy=given.easy)
    rows = [row for group in found.kept for row in group]
    with gzip.open(given.out, "wt", encoding="utf-8", compresslevel=3) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for kind, number in sorted(found.seen.items()):
        print(f"{kind}: {number} groups, {found.hard[kind]} hard")
    print(f"{len(rows)} of {found.looked} rows kept in {given.out}")


if __name__ == "__main__":
    main()
