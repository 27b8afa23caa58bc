"""A run, scored: every measure of every Brief, and their means over the cases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import ValidationError

from eval.measures.catalogue import MEASURES
from eval.measures.examined import Examined
from eval.measures.examiner import Examiner
from eval.measures.intervals import Interval
from eval.measures.tally import Measure, Tally
from eval.runs.cells import Cell, CellKey, Run, State
from eval.statistics.bootstrap import bca
from service.domain.errors import InputError


@dataclass(frozen=True)
class Scored:
    """One configuration of a run, scored.

    ``examined`` and ``tallies`` hold the cells that are done, no others: what infrastructure took away is not scored.
    ``verifier`` is the version of the evaluation's own.
    """

    run: Run
    configuration: str
    measures: tuple[Measure, ...]
    examined: Mapping[CellKey, Examined]
    tallies: Mapping[CellKey, Mapping[str, Tally]]
    verifier: str

    def cells(self, *states: State) -> tuple[Cell, ...]:
        """Its cells in one of ``states``, all where none is named."""
        return tuple(
            cell
            for cell in self.run.cells
            if cell.key.configuration == self.configuration and (not states or cell.state in states)
        )

    @property
    def missing(self) -> tuple[CellKey, ...]:
        """Its cells that were not run."""
        return tuple(key for key in self.run.missing if key.configuration == self.configuration)

    def of_case(self, case: str, measure: str) -> tuple[Tally, ...]:
        """The measure's Tally of each scored repeat of ``case``."""
        keys = (CellKey(case, self.configuration, repeat) for repeat in range(self.run.repeats))
        return tuple(self.tallies[key][measure] for key in keys if key in self.tallies)

    def value(self, case: str, measure: str) -> float | None:
        """The mean over the repeats of ``case`` in which the measure is defined; None where it is in none."""
        values = [tally.value for tally in self.of_case(case, measure) if tally.value is not None]
        return sum(values) / len(values) if values else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of a whole run.

    ``value`` is the mean over the ``cases`` in which it is defined, each the mean of its repeats, with the 95 % interval of
    whole cases drawn again; ``numerator`` and ``denominator`` are sums over Briefs. ``undefined`` counts the Briefs
    in which there was nothing to measure, ``unchecked`` what could not be checked: it is in the denominator.
    """

    name: str
    title: str
    unit: str
    better: str
    value: float | None
    interval: Interval | None
    cases: int
    undefined: int
    unchecked: int
    numerator: float
    denominator: float


def score(
    run: Run,
    configuration: str,
    examiner: Examiner,
    measures: Sequence[Measure] = MEASURES,
    progress: Callable[[str], None] = lambda _: None,
) -> Scored:
    """Score the cells of ``configuration`` that are done.

    Raises:
        InputError: a cell's Brief does not load: it does not keep its promises.
    """
    examined: dict[CellKey, Examined] = {}
    done = [
        cell for cell in run.cells if cell.key.configuration == configuration and cell.state is State.DONE
    ]
    for number, cell in enumerate(done, 1):
        try:
            examined[cell.key] = examiner.examine(run.case_of[cell.key.case], cell)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise InputError(f"the Brief of {cell.key}", str(first["msg"]), "run its case again") from error
        if number % 10 == 0 or number == len(done):
            progress(f"{number} of {len(done)} Briefs of {configuration} examined")
    tallies = {
        key: {measure.name: measure.take(found) for measure in measures} for key, found in examined.items()
    }
    return Scored(run, configuration, tuple(measures), examined, tallies, examiner.version)


def figures(scored: Scored, cases: Sequence[str] | None = None) -> tuple[Figure, ...]:
    """Every measure over ``cases``, all of the run's where None are named."""
    chosen = [case.id for case in scored.run.cases] if cases is None else list(cases)
    return tuple(_figure(scored, measure, chosen) for measure in scored.measures)


def _figure(scored: Scored, measure: Measure, cases: Sequence[str]) -> Figure:
    tallies = [tally for case in cases for tally in scored.of_case(case, measure.name)]
    values = [value for case in cases if (value := scored.value(case, measure.name)) is not None]
    return Figure(
        measure.name,
        measure.title,
        measure.unit,
        measure.better.value,
        float(np.mean(values)) if values else None,
        bca(values),
        len(values),
        sum(tally.value is None for tally in tallies),
        sum(tally.unchecked for tally in tallies),
        float(sum(tally.numerator for tally in tallies)),
        float(sum(tally.denominator for tally in tallies)),
    )
