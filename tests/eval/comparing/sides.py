"""Scored runs made by hand: for each case the Sentences of its Brief, with the Verdicts that a test wants."""

from collections.abc import Mapping, Sequence

from eval.cases import Expected
from eval.comparing import Comparison, Scored, compare, pair_runs
from eval.measures.catalogue import MEASURES
from eval.measures.examined import Judged
from eval.measures.tally import Measure
from eval.runs.cells import Cell, CellKey, Configuration, Run, State
from service.domain.briefs import Status
from tests.eval.measures.harbour import PILOT, VERIFIER, cite, examined, run_case, said

VOTE = cite(PILOT, "The town council votes on 3 June.")

Briefs = Mapping[str, Sequence[Judged] | State]
"""By case: the Sentences, or what became of the cell instead."""


def good(text: str = "The council votes on 3 June.", name: str = "") -> Judged:
    """A Sentence that is supported."""
    return said(text, VOTE, name=name)


def bad(text: str = "The council votes on 3 June.", name: str = "") -> Judged:
    """A Sentence that is not."""
    return said(text, VOTE, status=Status.UNSUPPORTED, name=name)


def side(
    briefs: Briefs,
    configuration: str = "default",
    *,
    measures: Sequence[Measure] = MEASURES,
    missing: Sequence[str] = (),
    expected: Expected | None = None,
) -> Scored:
    """A run of one configuration, scored."""
    cells, found = [], {}
    for name, brief in briefs.items():
        key = CellKey(name, configuration)
        if isinstance(brief, State):
            cells.append(Cell(key, brief, failure=f"{brief.value} happened"))
            continue
        found[key] = examined(*brief, expected=expected, key=key)
        cells.append(found[key].cell)
    cases = tuple(run_case(name, expected) for name in [*briefs, *missing])
    run = Run("harbours", cases, (Configuration(configuration),), 1, tuple(cells))
    tallies = {key: {measure.name: measure.take(each) for measure in measures} for key, each in found.items()}
    return Scored(run, configuration, tuple(measures), found, tallies, VERIFIER)


def compared(base: Scored, new: Scored, *, common: bool = False) -> Comparison:
    """The two side by side."""
    (pairing,) = pair_runs(base.run, new.run, common=common)
    return compare(pairing, base, new)


def many(sentences: Sequence[Judged], cases: int) -> Briefs:
    """The same Sentences in each of so many cases."""
    return {f"case{number:02d}": sentences for number in range(cases)}
