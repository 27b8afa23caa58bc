"""Make the mutation and calibration tables of ``docs/verifier.md`` anew, between their markers.

    python benchmarks/verifier_tables.py [--data ../shared/data] [--rows N] [--each 250] [--keep out/verifier-tables]

Calibration is against the labelled sets that no training uses (``verification/validate``), mutation on articles that none uses
(``writing/neus_val`` and ``stories/basil``). What was answered is kept, so that a stopped run goes on; another Verifier
starts anew. The mutation table is never written without the calibration beside it.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.edits import accepted
from eval.calibration import CalibrationReport, answers, read_labels, report_of, verifier_at, version_of
from eval.mutation.audit import audit, read_audit
from eval.mutation.judging import judge
from eval.mutation.making import Made, make
from eval.mutation.report import MutationReport
from service.adapters.embedding import MiniLMEmbedder
from service.domain.errors import InputError
from service.stages.verify.decision import Point

PAGE = Path(__file__).resolve().parents[1] / "docs" / "verifier.md"
SEED = 7


def put(page: str, name: str, lines: str) -> str:
    """``page`` with ``lines`` between the markers of that name, which are put at its end where it has none.

    Raises:
        ValueError: it has one marker without the other.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    if (begin in page) != (end in page):
        raise ValueError(f"the page has one of {begin} and {end} alone")
    if begin not in page:
        return f"{page.rstrip()}\n\n{begin}\n{lines.strip()}\n{end}\n"
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n{lines.strip()}\n{end}{rest.split(end, 1)[1]}"


def calibration(
    paths: Sequence[Path], rows: int | None, keep: Path, false_pass: float, *, scorer: bool | None
) -> CalibrationReport:
    """The Verifier against ``paths``, no more than ``rows`` of each."""
    files = [read_labels(path, rows) for path in paths]
    found = [
        answers(file, path, tuple(Point), scorer=scorer, keep=keep, progress=_teller(file.name))
        for path, file in zip(paths, files, strict=True)
    ]
    today = dt.datetime.now(dt.UTC).date()
    return report_of(files, found, version_of(scorer=scorer), today, false_pass)


def mutation(made: Made, calibrated: CalibrationReport, *, scorer: bool | None) -> MutationReport:
    """The mutants, judged at both points."""
    embedder = MiniLMEmbedder()
    verifiers = {point: verifier_at(point, embedder, scorer=scorer) for point in Point}
    judged = judge(made.mutants, verifiers, _teller("mutants"))
    version = verifiers[Point.STRICT].version
    return MutationReport(version, SEED, made, judged, audit(read_audit()), calibrated.certificate)


def _lowered(markdown: str) -> str:
    """Headings one level down, so that they stand under that of the page."""
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in markdown.splitlines())


def _teller(name: str) -> Callable[[str], None]:
    return lambda message: print(f"{name}: {message}", file=sys.stderr)


def main() -> int:
    """Run; exit status 1 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--labels", type=Path, nargs="+", help="other sets of labels")
    parser.add_argument("--rows", type=int, help="labelled rows of each set; all where it is not given")
    parser.add_argument("--each", type=int, default=250, help="mutants of each kind, where there are so many")
    parser.add_argument("--sentences", type=int, default=30_000)
    parser.add_argument("--false-pass", type=float, default=0.05)
    parser.add_argument("--keep", type=Path, default=Path("out/verifier-tables"))
    parser.add_argument(
        "--scorer",
        action=argparse.BooleanOptionalAction,
        help="with or without the trained entailment model; by default as the settings say",
    )
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args()
    paths = options.labels or sorted((options.data / "verification" / "validate").glob("*.jsonl.gz"))
    if not paths or not (options.data / "stories" / "basil.jsonl.gz").is_file():
        print(
            f"{options.data}: has not the sets that are needed; they are not part of the repository",
            file=sys.stderr,
        )
        return 1
    try:
        calibrated = calibration(paths, options.rows, options.keep, options.false_pass, scorer=options.scorer)
        made = make(accepted(options.data, options.sentences, SEED), seed=SEED, most=options.each)
        mutated = mutation(made, calibrated, scorer=options.scorer)
    except InputError as error:
        print(f"verifier_tables: {error}", file=sys.stderr)
        return 2
    (options.keep / "certificate.json").write_text(calibrated.certificate.to_json(), encoding="utf-8")
    (options.keep / "mutation.json").write_text(mutated.to_json(), encoding="utf-8")
    page = options.page.read_text(encoding="utf-8")
    page = put(page, "mutation", _lowered(mutated.to_markdown()))
    page = put(page, "calibration", _lowered(calibrated.to_markdown()))
    options.page.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
