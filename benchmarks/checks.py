"""How often each kind of Finding is given on supported and on unsupported Sentences, and how fast the checks are.

    python benchmarks/checks.py [--data ../shared/data] [--set NAME …] [--each N] [--show KIND]

Reads the human-labelled sets of ``verification/train`` (``--set`` names others there). For each kind: the share of
supported and of unsupported Sentences with such a Finding, each with its 95 % interval (Wilson 1927), and their
quotient. ``--show KIND`` prints the supported Sentences on which that kind fires: the false alarms.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any

from service.domain.briefs import FindingKind
from service.stages.verify import CheckInput, SourceAnalysis, run_checks

NEWS = (
    "frank", "defacto", "xsumfaith", "summac_factcc", "summac_polytope", "summac_summeval", "fib_cnndm", "fib_xsum",
    "falke19", "wice_claim",
)  # fmt: skip


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson score interval of ``hits`` in ``total``."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def rows(folder: Path, names: list[str], each: int, seed: int) -> Iterator[dict[str, Any]]:
    """Up to ``each`` rows of every set, drawn with ``seed``."""
    for name in names:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            found = [row for row in map(json.loads, lines) if "UNK" not in row["claim"]]
        if len(found) > each:
            found = random.Random(seed).sample(found, each)
        yield from found


def main() -> int:
    """Run; exit status 1 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="verification/train")
    parser.add_argument("--set", action="append", dest="sets")
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", default="")
    parser.add_argument("--label", type=int, default=1, help="with --show: the label of the Sentences shown")
    parser.add_argument("--most", type=int, default=12, help="with --show: how many are shown")
    options = parser.parse_args()
    folder = options.data / options.part
    if not folder.is_dir():
        print(
            f"{folder}: no such folder; the sets of labelled Sentences are not part of the repository",
            file=sys.stderr,
        )
        return 1
    fired: dict[int, Counter[str]] = {0: Counter(), 1: Counter()}
    totals: Counter[int] = Counter()
    analyses: dict[str, SourceAnalysis] = {}
    shown = 0
    began = time.perf_counter()
    for row in rows(folder, options.sets or list(NEWS), options.each, options.seed):
        sources = tuple(
            analyses.setdefault(text, SourceAnalysis(str(index), text))
            for index, text in enumerate(row["docs"])
        )
        findings = run_checks(CheckInput(row["claim"], sources))
        label = int(row["label"])
        totals[label] += 1
        kinds = {finding.kind.value for finding in findings}
        strong = {f"{finding.kind.value} !" for finding in findings if finding.contradicts}
        fired[label].update(kinds | strong | ({"any"} if kinds else set()) | ({"any !"} if strong else set()))
        if options.show and label == options.label and shown < options.most:
            for finding in findings:
                if options.show in ("all", finding.kind.value):
                    shown += 1
                    source = next((s for s in sources if s.article_id == finding.article_id), None)
                    stretch = finding.source_span
                    around = (
                        source.text[max(0, stretch.start - 150) : stretch.end + 150]
                        if source and stretch
                        else ""
                    )
                    print(f"- {row['id']}: {finding.message}\n    {row['claim']!r}\n    … {around!r}")
    took = time.perf_counter() - began
    print(f"\n{totals[1]} supported, {totals[0]} unsupported; ! = the source says otherwise")
    print(f"{'kind':<24}{'supported':>24}{'unsupported':>24}{'lift':>7}")
    for kind in [k.value + mark for k in FindingKind for mark in ("", " !")] + ["any", "any !"]:
        if not fired[0][kind] + fired[1][kind]:
            continue
        shares = []
        for label in (1, 0):
            low, high = wilson(fired[label][kind], totals[label])
            shares.append(
                f"{100 * fired[label][kind] / max(1, totals[label]):5.1f} % [{100 * low:4.1f}, {100 * high:4.1f}]"
            )
        ratio = (fired[0][kind] / max(1, totals[0])) / max(fired[1][kind] / max(1, totals[1]), 1e-9)
        print(f"{kind:<24}{shares[0]:>24}{shares[1]:>24}{min(ratio, 99):7.1f}")
    print(f"{sum(totals.values()) / took:.0f} Sentences/s, reading {len(analyses)} sources included")
    return 0


if __name__ == "__main__":
    sys.exit(main())
