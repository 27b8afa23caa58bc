"""What each part of the Verifier's decision adds: parts and sources of labels left out of the fit, one at a time.

    python benchmarks/ablation.py [--data ../shared/data] [--cache out/features]

The cases are those of ``benchmarks/verification.py`` that the trained scorer never saw, and the features are those that it keeps; each row
fits the decision anew without one part, judges each family of sets by a fit that never saw it, and prints macro figures with their
change against the whole. A source left out is left out of the fit, not of the scorer's training.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.fitting import FEW, Judgement, judged_with_scores, passes
from benchmarks.labelled import Table, kin, part
from benchmarks.measured import macro_figures
from benchmarks.verification import scored_table
from service.stages.verify.examination import FINDING_NAMES
from service.stages.verify.scoring import NAMES as SCORE_NAMES

PARTS = {
    "what the checks find": tuple(FINDING_NAMES),
    "how much of the words stands in the source": (
        "content_window", "weighted_window", "content_source", "weighted_source", "weighted_line", "weighted_cover", "second_gain",
        "missing_count", "rarest_missing",
    ),
    "runs, order and copying": (
        "bigrams_window", "bigrams_source", "longest_run", "copied", "density", "together", "ordered", "copy", "contained",
    ),
    "numbers, capitalised words and negation": (
        "numbers_missing", "has_number", "capitals_missing", "capitals_missing_share", "has_capital", "negation_differs",
    ),
    "words put in place of others": ("swapped_new", "swapped_known", "inserted"),
    "TF-IDF cosines": ("cosine_line", "cosine_window"),
    "lengths": ("log_words", "log_parts", "log_lines", "log_sources", "words_per_part"),
}  # fmt: skip
"""Features by what they look at; of those of a part, the mean and the worst go together."""


def without_features(table: Table, names: Sequence[str]) -> Table:
    """The table with these features 0 everywhere: a fit gives them no weight."""
    out = np.array([name.partition(".")[0] in names or name in names for name in table.names])
    return replace(table, values=np.where(out, 0.0, table.values))


def without_scores(table: Table, names: Sequence[str]) -> Table:
    """The table with these answers of the scorer 0 everywhere."""
    out = np.array([any(name.startswith(each) for each in names) for name in SCORE_NAMES])
    return replace(table, scores=np.where(out & ~np.isnan(table.scores), 0.0, table.scores))


def without_source(table: Table, family: str) -> Table:
    """The table with a family of labelled sets left out of the fit; it is measured still."""
    own = np.array([kin(name) == family for name in table.sets])
    return replace(table, fitted=table.fitted & ~own)


def tried(table: Table) -> Iterator[tuple[str, Table]]:
    """What is left out, and the table without it."""
    yield "nothing", table
    yield "the scorer", without_scores(table, ("score.compact", "score.wide"))
    for title, names in PARTS.items():
        yield title, without_features(table, names)
    for family in sorted({kin(name) for name in table.sets[table.fitted].tolist()}):
        yield f"labels of {family}", without_source(table, family)


def told(table: Table, found: Judgement) -> tuple[float, float, float, float]:
    """Macro balanced accuracy and AUROC; what ``strict`` lets pass of the wrong, and withholds of the right; in per cent."""
    seen = ~np.isnan(found.probabilities)
    near = part(table, seen)
    probabilities = found.probabilities[seen]
    return macro_figures(near, probabilities, found.balanced, passes(near, probabilities, found.strict))


def main() -> int:
    """Print the table; 2 where the data is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--cache", type=Path, default=Path("out/features"))
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if not (given.data / "verification").is_dir():
        print(f"there are no labelled sets in {given.data}: give their folder with --data", file=sys.stderr)
        return 2
    table = scored_table(given.data, given.each, given.cache, given.workers)
    print(
        f"sets with fewer than {FEW} cases of a class count for less\n\n"
        "| left out | macro BAcc | macro AUROC | strict: wrong that pass | right withheld |\n|---|---|---|---|---|"
    )
    whole: tuple[float, ...] = ()
    for title, one in tried(table):
        figures = told(one, judged_with_scores(one, "ablation"))
        whole = whole or figures
        cells = [
            f"{value:.1f}" if figures is whole else f"{value:.1f} ({value - full:+.1f})"
            for value, full in zip(figures, whole, strict=True)
        ]
        print(f"| {title} | {' | '.join(cells)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
