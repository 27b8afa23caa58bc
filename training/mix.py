"""Mixes files of rows into one stage's rows: ``python -m training.mix OUT --take human.jsonl.gz:25000 --take contrast.jsonl.gz:20000``.

A set whose labels are lopsided has them weighed alike, as far as a factor of ``--level``: else a scorer learns what most
Sentences of a genre are, and no one line parts two genres. Of contrasts, whole groups are taken,
and no kind has more than ``--share`` of them, so that frequent kinds of edit don't crowd out the rare ones; ``FILE:NUMBER:true``
takes of them the rewordings and copies alone that are supported, ``FILE:NUMBER:edited`` the others, ``FILE:NUMBER:role`` those of
one family of edits.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from training.rows import rows_of

_GROUP = 4
_TRUE = ("contrast harmless", "contrast copy")


def is_true(row: dict[str, Any]) -> bool:
    """Whether a contrast row is a rewording or a copy without a wrong twin."""
    return str(row["set"]).startswith(_TRUE)


def is_chosen(row: dict[str, Any], wanted: str) -> bool:
    """Whether a contrast row is one of the ``true`` ones, one of the ``edited``, or of the family of that name."""
    if wanted in {"true", "edited"}:
        return is_true(row) == (wanted == "true")
    return str(row["set"]).removeprefix("contrast ").partition(".")[0] == wanted


def balanced(rows: list[dict[str, Any]], level: float) -> list[dict[str, Any]]:
    """``rows`` with weights by which the labels of each set count alike, as far as a factor of ``level``."""
    counts = Counter((_genre(row), row["y"]) for row in rows)
    totals = Counter(_genre(row) for row in rows)
    made = []
    for row in rows:
        factor = totals[_genre(row)] / (2 * counts[_genre(row), row["y"]])
        made.append({**row, "w": round(row.get("w", 1.0) * min(level, max(0.4, factor)), 3)})
    return made


def _genre(row: dict[str, Any]) -> str:
    """The set of ``row``; the two of WiCE, one of which has wrong Sentences only, are one."""
    return str(row["set"]).partition("_")[0] if row["set"].startswith("wice_") else str(row["set"])


def groups_of(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The contrast ``rows`` in the groups in which they were made: neighbours of one kind, four at most."""
    groups: list[list[dict[str, Any]]] = []
    for row in rows:
        if groups and groups[-1][0]["set"] == row["set"] and len(groups[-1]) < _GROUP:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def capped(
    rows: list[dict[str, Any]], number: int, share: float, chosen: random.Random
) -> list[dict[str, Any]]:
    """About ``number`` of the contrast ``rows``, in whole groups, no kind with more than ``share`` of them."""
    groups = groups_of(rows)
    chosen.shuffle(groups)
    taken: Counter[str] = Counter()
    made: list[dict[str, Any]] = []
    for group in groups:
        kind = group[0]["set"]
        if len(made) < number and taken[kind] < share * number:
            taken[kind] += len(group)
            made += group
    return made


def main() -> None:
    """Write the mix."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--take", action="append", required=True, metavar="FILE:NUMBER[:FROM|:true|:edited|:FAMILY]"
    )
    parser.add_argument("--share", type=float, default=0.04)
    parser.add_argument("--level", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    mixed: list[dict[str, Any]] = []
    for take in given.take:
        name, number, *start = take.split(":")
        chosen = random.Random(7)
        rows = rows_of(Path(name))
        if not rows:
            parser.error(f"{name} has no rows; was it made of too few documents?")
        if rows[0]["set"].startswith("contrast"):
            if start:
                rows = [row for row in rows if is_chosen(row, start[0])]
            mixed += capped(rows, int(number), given.share, random.Random(given.seed))
            continue
        rows = balanced(rows, given.level)
        chosen.shuffle(rows)
        first = int(start[0]) if start else 0
        picked = (rows + rows)[first : first + int(number)]
        mixed += picked
    random.Random(given.seed).shuffle(mixed)
    with gzip.open(given.out, "wt", encoding="utf-8", compresslevel=3) as file:
        for row in mixed:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    kinds = Counter(
        row["set"].partition(" ")[0] if row["set"].startswith("contrast") else row["set"] for row in mixed
    )
    print(f"{len(mixed)} rows; {dict(kinds.most_common())}")


if __name__ == "__main__":
    main()
