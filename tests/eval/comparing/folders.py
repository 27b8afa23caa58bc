"""Runs in folders, of Sentences that the service's own Verifier carries or refuses."""

from pathlib import Path

from eval.runs.folder import write_cell, write_run
from tests.eval.comparing.sides import VOTE, Briefs, side
from tests.eval.measures.harbour import PILOT, cite, said

WORK = cite(PILOT, "Some 340 people work on the quays, and 12 ships call each week.")
RIGHT = [
    said("The town council votes on 3 June.", VOTE),
    said("Some 340 people work on the quays, and 12 ships call each week.", WORK),
]
WRONG = [RIGHT[0], said("Some 430 people work on the quays, and 12 ships call each week.", WORK)]


def written(folder: Path, briefs: Briefs, configuration: str = "default") -> str:
    run = side(briefs, configuration).run
    write_run(folder, run)
    for cell in run.cells:
        write_cell(folder, cell)
    return str(folder)
