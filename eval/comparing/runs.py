"""From two folders to their scored runs, side by side."""

from collections.abc import Callable, Sequence
from pathlib import Path

from eval.calibration.verifying import verifier_at
from eval.comparing.changes import Comparison, compare
from eval.comparing.pairing import pair_runs
from eval.comparing.scores import score
from eval.measures.catalogue import MEASURES
from eval.measures.examiner import Examiner
from eval.measures.tally import Measure
from eval.runs.folder import read_run
from service.adapters.embedding import MiniLMEmbedder
from service.stages.verify.decision import Point
from service.verifier import Verifier


def compare_folders(  # noqa: PLR0913  every option is one argument by name
    base: Path,
    new: Path,
    *,
    base_configuration: str = "",
    new_configuration: str = "",
    common: bool = False,
    measures: Sequence[Measure] = MEASURES,
    verifier: Verifier | None = None,
    afresh: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Comparison, ...]:
    """Read, pair and score two runs with one Verifier, by default the service's own at its strict point.

    What it says is kept in the runs' folders; ``afresh`` asks it all the same.

    Raises:
        InputError: a folder holds no run, the runs are over different cases, or a Brief does not load.
    """
    before, after = read_run(base), read_run(new)
    pairings = pair_runs(before, after, base_configuration, new_configuration, common=common)
    examiner = Examiner(verifier or verifier_at(Point.STRICT, MiniLMEmbedder()))
    with examiner.remembered.of(base, afresh=afresh):
        old = [score(each.base, each.base_configuration, examiner, measures, progress) for each in pairings]
    with examiner.remembered.of(new, afresh=afresh):
        young = [score(each.new, each.new_configuration, examiner, measures, progress) for each in pairings]
    return tuple(compare(*each) for each in zip(pairings, old, young, strict=True))
