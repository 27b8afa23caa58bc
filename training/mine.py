"""Keeps those groups of contrasts that a trained scorer still gets wrong: ``python -m training.mine IN OUT --folder MODEL``.

A group is hard where its worst row is: ``|label - P(supported)|`` of at least ``--hard``. Of the easy groups a share
stays, so that what was learnt is not forgotten. Prints, for each kind, how many groups were seen and how many were hard.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from service.adapters.entailment.scorer import MiniLMScorer
from training.mix import groups_of, is_true
from training.rows import rows_of


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
    kept: list[dict[str, Any]] = []
    seen: Counter[str] = Counter()
    hard: Counter[str] = Counter()
    looked = 0
    for start in range(0, len(groups), 100):
        if looked >= given.most:
            break
        part = groups[start : start + 100]
        rows = [row for group in part for row in group]
        looked += len(rows)
        found = scorer.score([(row["p"], row["c"]) for row in rows])
        errors = iter(abs(row["y"] - each.supported) for row, each in zip(rows, found, strict=True))
        for group in part:
            kind = group[0]["set"].removeprefix("contrast ")
            worst = max([next(errors) for _ in group])
            seen[kind] += 1
            hard[kind] += worst >= given.hard
            if worst >= given.hard or chosen.random() < given.easy:
                kept += group
    with gzip.open(given.out, "wt", encoding="utf-8", compresslevel=3) as file:
        for row in kept:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for kind, number in sorted(seen.items()):
        print(f"{kind}: {number} groups, {hard[kind]} hard")
    print(f"{len(kept)} of {looked} rows kept in {given.out}")


if __name__ == "__main__":
    main()
