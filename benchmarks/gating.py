"""The gate on planted changes: what it says, how often it is wrong, and its power beside the power formula.

    python benchmarks/gating.py [--data ../shared/data] [--cases 80] [--repetitions 200] [--sizes 4,12,40,100] [--out FILE]

A case is three events that three outlets each reported (``writing/neus_val.jsonl.gz``), a Brief of nine articles. The pipeline runs once for each case,
change and draw of the writer (``benchmarks.planted``): four draws of the base writer, two of each change. Then the gate is asked
``--repetitions`` times for each change and size of suite: that many cases are drawn with replacement, for each a draw of the base
writer and one of the changed one, never the same. What it says is counted. *Only reworded* is the base writer against
itself, drawn again: there every REGRESSED is a false alarm, and it may say so in at most 5 % of the repetitions.

*Power* is the share of REGRESSED, for the whole gate and for the one measure that the change moves most; beside it the formula
(noncentral t) for that measure's mean and spread over all cases, with as many cases as it is likely to be defined in, at the level as Bonferroni shares it out and undivided; Holm's
procedure lies between the two. Where the change takes the margin or more from a measure over all cases, *loses the margin* is yes
and every NOT WORSE is wrong, which may be so in at most 5 %. Seeded: the same figures in every run on the same data.
"""

import argparse
import asyncio
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.planted import CHANGES, Planted, PlantedWriter, verifier_of
from eval.cases.case import ArticleRow, Case
from eval.comparing.changes import Comparison
from eval.comparing.gating import Gate, gate
from eval.comparing.pairing import Pairing
from eval.comparing.scores import Scored
from eval.measures.catalogue import GATED, named
from eval.measures.examiner import Examiner
from eval.measures.intervals import wilson
from eval.measures.tally import Measure, Tally
from eval.runs.cells import Cell, CellKey, Run, RunCase, State
from eval.runs.workshop import RunClock
from eval.statistics.mcnemar import McNemar
from eval.statistics.noninferiority import Call, Level
from eval.statistics.power import power
from service.adapters.reading import article
from service.domain.articles import Article
from service.domain.briefs import BriefOptions
from service.pipeline import Pipeline
from service.stages.render import document
from service.verifier import Verifier
from service.writing.extractive import ExtractiveWriter

BASE_DRAWS, NEW_DRAWS = 4, 2
EVENTS = 3
WORDS = 400
MEASURES = named(GATED)
MARGINS = {measure.name: measure.margin or 0.05 for measure in MEASURES}
LEVEL = Level()
HEAD = (
    *("change", "cases", "loses the margin", "REGRESSED", "95 %", "NOT WORSE", "INCONCLUSIVE"),
    *("measure moved most", "mean gain", "spread", "REGRESSED by it", "formula, level shared out"),
    "formula, whole level",
)

Tallies = Mapping[str, Tally]
Pool = list[list[Tallies]]
"""For each case, for each draw of the writer, the Tallies by measure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate said of one change over suites of one size."""

    change: str
    size: int
    calls: Counter[Call]
    measure: Measure
    found: int
    mean: float
    spread: float
    defined: float
    loses: bool
    tests: int

    @property
    def repetitions(self) -> int:
        """How often it was asked."""
        return self.calls.total()


def read(path: Path, most: int) -> list[tuple[RunCase, list[Article]]]:
    """The first cases of the file, ``EVENTS`` events each."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        events = [json.loads(line)["articles"] for line in file]
    found = []
    for number in range(min(most, len(events) // EVENTS)):
        several = events[number * EVENTS : (number + 1) * EVENTS]
        texts = [each for event in several for each in event if each["text"].strip()]
        rows = tuple(
            ArticleRow(id=f"a{index}", text=each["text"], title=each["title"])
            for index, each in enumerate(texts)
        )
        read_in = [article(text=each.text, title=each.title) for each in rows]
        found.append((RunCase(Case(id=f"c{number}", articles=rows)), read_in))
    return found


def pools(cases: Sequence[tuple[RunCase, list[Article]]]) -> dict[str, Pool]:
    """Run the pipeline for every case, change and draw; score all with one Verifier."""
    examiner = Examiner(Verifier())
    writer = ExtractiveWriter(None)
    base = PlantedWriter(writer)
    found: dict[str, Pool] = {}
    for change in CHANGES:
        draws = BASE_DRAWS if change is CHANGES[0] else NEW_DRAWS
        started = time.perf_counter()
        pipelines = [
            _pipeline(PlantedWriter(writer, change, 100 * CHANGES.index(change) + draw, base.drafts), change)
            for draw in range(draws)
        ]
        found[change.name] = [
            [_tallies(case, articles, pipeline, examiner) for pipeline in pipelines]
            for case, articles in cases
        ]
        print(f"{change.name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return found


def _pipeline(writer: PlantedWriter, change: Planted) -> Pipeline:
    return Pipeline(
        "bench", writer, verifier_of(change), RunClock(datetime(2025, 1, 1, tzinfo=UTC)), repairs=0
    )


def _tallies(case: RunCase, articles: list[Article], pipeline: Pipeline, examiner: Examiner) -> Tallies:
    brief = asyncio.run(pipeline.make_brief(articles, BriefOptions(max_words=WORDS)))
    cell = Cell(CellKey(case.id, "bench"), State.DONE, brief=document(brief).model_dump(mode="json"))
    examined = examiner.examine(case, cell)
    return {measure.name: measure.take(examined) for measure in MEASURES}


def suite(
    change: Planted, pool: Mapping[str, Pool], size: int, random: np.random.Generator
) -> tuple[list[Tallies], list[Tallies]]:
    """One suite drawn: the Tallies of the base writer and of the changed one, case by case."""
    old, new = pool[CHANGES[0].name], pool[change.name]
    base, changed = [], []
    for index in random.integers(0, len(old), size):
        before, after = (int(each) for each in random.choice(BASE_DRAWS, 2, replace=False))
        base.append(old[index][before])
        changed.append(new[index][after if change is CHANGES[0] else int(random.integers(NEW_DRAWS))])
    return base, changed


def judge(base: Sequence[Tallies], new: Sequence[Tallies], seed: int) -> Gate:
    """The gate itself, on Tallies that were drawn."""
    cases = tuple(str(number) for number in range(len(base)))
    run = Run("bench", (), (), 1, ())
    sides = [
        Scored(
            run,
            "",
            MEASURES,
            {},
            {CellKey(case, ""): each for case, each in zip(cases, side, strict=True)},
            "",
        )
        for side in (base, new)
    ]
    pairing = Pairing(run, run, "", "", cases)
    comparison = Comparison(pairing, sides[0], sides[1], (), (), (), (), McNemar(0, 0, 0, 1.0))
    return gate([comparison], MEASURES, MARGINS, Level(seed=seed))


def moved(change: Planted, pool: Mapping[str, Pool]) -> dict[str, tuple[float, float, float]]:
    """For each measure the mean and the standard deviation of the gains over all cases and pairs of draws.

    And the share of cases in which it is defined.
    """
    old, new = pool[CHANGES[0].name], pool[change.name]
    gains: dict[str, list[float]] = {measure.name: [] for measure in MEASURES}
    pairs = 0
    for before, after in zip(old, new, strict=True):
        for first, one in enumerate(before):
            for second, two in enumerate(after):
                if change is CHANGES[0] and first == second:
                    continue
                pairs += 1
                for measure in MEASURES:
                    a, b = one[measure.name].value, two[measure.name].value
                    if a is not None and b is not None:
                        gains[measure.name].append(measure.gain(a, b))
    return {
        name: (float(np.mean(each)), float(np.std(each)), len(each) / pairs)
        for name, each in gains.items()
        if each
    }


def outcomes(pool: Mapping[str, Pool], sizes: Sequence[int], repetitions: int) -> Iterator[Outcome]:
    """Ask the gate ``repetitions`` times for each change and size."""
    for change in CHANGES:
        effect = moved(change, pool)
        main = min(effect, key=lambda name: effect[name][0] / (effect[name][1] or 1.0))
        for size in sizes:
            random = np.random.default_rng([CHANGES.index(change), size])
            calls: Counter[Call] = Counter()
            found = 0
            for number in range(repetitions):
                result = judge(*suite(change, pool, size, random), seed=number)
                calls[result.call] += 1
                found += any(
                    each.measure.name == main and each.call is Call.REGRESSED for each in result.gated
                )
            (measure,) = named([main])
            loses = any(mean <= -MARGINS[name] for name, (mean, _, _) in effect.items())
            yield Outcome(change.name, size, calls, measure, found, *effect[main], loses, len(effect))


def table(found: Sequence[Outcome]) -> str:
    """All outcomes in Markdown."""
    lines = [f"| {' | '.join(HEAD)} |", f"|{'---|' * len(HEAD)}"]
    for each in found:
        n = each.repetitions
        low, high = wilson(each.calls[Call.REGRESSED], n) or (0.0, 1.0)
        counts = {call: f"{each.calls[call] / n:.3f}" for call in Call}
        formulas = [
            f"{power(each.spread, round(each.size * each.defined), max(-each.mean, 0.0), alpha=alpha):.3f}"
            for alpha in (LEVEL.alpha / each.tests, LEVEL.alpha)
        ]
        cells = [
            each.change,
            str(each.size),
            "yes" if each.loses else "no",
            counts[Call.REGRESSED],
            f"{low:.3f} to {high:.3f}",
            counts[Call.NOT_WORSE],
            counts[Call.INCONCLUSIVE],
            each.measure.title,
            f"{each.mean:+.3f}",
            f"{each.spread:.3f}",
            f"{each.found / n:.3f}",
            *formulas,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run the benchmark and print its table; 1 where there are more false alarms than the level allows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cases", type=int, default=80)
    parser.add_argument("--repetitions", type=int, default=200)
    parser.add_argument("--sizes", default="4,12,40,100")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    path = given.data / "writing" / "neus_val.jsonl.gz"
    if not path.exists():
        print(f"{path} is not there: give the folder of the data with --data", file=sys.stderr)
        return 2
    cases = read(path, given.cases)
    found = list(outcomes(pools(cases), [int(size) for size in given.sizes.split(",")], given.repetitions))
    text = table(found)
    print(text, end="")
    if given.out is not None:
        given.out.write_text(text, encoding="utf-8")
    alarms = [each for each in found if each.change == CHANGES[0].name]
    return int(any(_too_many(each) for each in alarms))


def _too_many(each: Outcome) -> bool:
    """Whether the share of false alarms is surely above the level."""
    found = wilson(each.calls[Call.REGRESSED], each.repetitions)
    return found is not None and found[0] > LEVEL.alpha


if __name__ == "__main__":
    sys.exit(main())
