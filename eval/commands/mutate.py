"""One small edit to each accepted Sentence, by every operator: does the Verifier notice what is wrong, and leave alone what is right?

With --base, exit status 0: not worse, 1: regressed, 3: inconclusive.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.calibration import Certificate, certificate_of, read_certificate, read_labels, verifier_at
from eval.mutation.accepted import from_articles, from_briefs, from_labels
from eval.mutation.audit import audit, read_audit
from eval.mutation.comparing import MARGIN, Outcome, compare
from eval.mutation.judging import judge
from eval.mutation.making import make
from eval.mutation.material import Accepted
from eval.mutation.operators import BY_NAME, OPERATORS
from eval.mutation.report import MutationReport, read_answers
from eval.runs.cells import State
from eval.runs.folder import read_run, write_whole
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.reading import read_paths
from service.domain.errors import InputError
from service.stages.clean import clean
from service.stages.render import BriefDocument
from service.stages.verify.decision import Point
from service.verifier import Verifier

HELP = "edit accepted Sentences one by one: does the Verifier notice?"
_STATUS = {Outcome.NOT_WORSE: 0, Outcome.REGRESSED: 1, Outcome.INCONCLUSIVE: 3}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="RUN",
        help="a run's folder: the Sentences that its Briefs show",
    )
    source.add_argument(
        "--labels", type=Path, nargs="+", metavar="FILE", help="labelled rows: the claims found supported"
    )
    source.add_argument(
        "--articles", nargs="+", metavar="PATH", help="articles: their own sentences, and reworded ones"
    )
    parser.add_argument(
        "--operator",
        action="append",
        choices=sorted(BY_NAME),
        metavar="NAME",
        help="this operator alone; may be repeated",
    )
    parser.add_argument("--point", choices=["both", *(point.value for point in Point)], default="both")
    parser.add_argument("--seed", type=int, default=7, help="decides which edit of several is made")
    parser.add_argument("--most", type=int, metavar="N", help="at most so many mutants of each operator")
    parser.add_argument(
        "--certificate",
        type=Path,
        metavar="FILE",
        help="certificate.json of calibrate; a run's own one by default",
    )
    parser.add_argument("--base", type=Path, metavar="FILE", help="an earlier mutation.json: gate against it")
    parser.add_argument(
        "--margin", type=float, default=MARGIN, help=f"a loss of this share counts as not worse ({MARGIN})"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for mutation.json and mutation.md")
    parser.add_argument(
        "--list", action="store_true", help="make the mutants and print them as JSON lines, judge none"
    )
    parser.add_argument("--no-embeddings", action="store_true", help="without sentence vectors")
    parser.add_argument(
        "--scorer",
        action=argparse.BooleanOptionalAction,
        help="with or without the trained entailment model; by default as the settings say",
    )


def run(given: argparse.Namespace) -> int:
    """Make the mutants, judge them and print the rates; the exit status."""
    base = None if given.base is None else read_answers(given.base)
    certificate = None if given.certificate is None else read_certificate(given.certificate)
    accepted, certificate = _accepted(given, certificate)
    if not accepted:
        raise InputError(
            _named(given), "has no Sentence that was accepted", "give another source of Sentences"
        )
    operators = OPERATORS if given.operator is None else [BY_NAME[name] for name in given.operator]
    made = make(accepted, operators=operators, seed=given.seed, most=given.most)
    if given.list:
        for each in made.mutants:
            print(json.dumps(each.to_row(), ensure_ascii=False))
        return 0
    verifiers = _verifiers(given)
    report = MutationReport(
        next(iter(verifiers.values())).version,
        given.seed,
        made,
        judge(made.mutants, verifiers, _tell),
        audit(read_audit()),
        certificate,
    )
    if base is not None:
        report = MutationReport(
            report.verifier,
            report.seed,
            made,
            report.judged,
            report.audit,
            certificate,
            compare(base, report.answers, given.margin),
        )
    if given.out is not None:
        write_whole(given.out / "mutation.json", report.to_json())
        write_whole(given.out / "mutation.md", report.to_markdown())
    print(report.to_markdown())
    return 0 if report.comparison is None else _STATUS[report.comparison.outcome]


def _accepted(
    given: argparse.Namespace, certificate: Certificate | None
) -> tuple[list[Accepted], Certificate | None]:
    if given.labels is not None:
        return [each for path in given.labels for each in from_labels(read_labels(path).rows)], certificate
    if given.articles is not None:
        cleaned = [clean(article) for article in read_paths(given.articles, None)]
        return list(from_articles([one] for one in cleaned)), certificate
    found = read_run(given.folder)
    if certificate is None and found.certificate is not None:
        certificate = certificate_of(json.dumps(found.certificate), str(given.folder))
    briefs = [cell.document for cell in found.in_state(State.DONE)]
    return list(from_briefs(_once(brief for brief in briefs if brief is not None))), certificate


def _once(briefs: Iterable[BriefDocument]) -> Iterable[BriefDocument]:
    """Each Brief once: repeats of a run that gave the same are no further evidence."""
    seen = set()
    for brief in briefs:
        told = json.dumps([[each.text for each in brief.shown], [each.id for each in brief.articles]])
        if told not in seen:
            seen.add(told)
            yield brief


def _verifiers(given: argparse.Namespace) -> dict[Point, Verifier]:
    points: Sequence[Point] = tuple(Point) if given.point == "both" else (Point(given.point),)
    embedder = None if given.no_embeddings else MiniLMEmbedder()
    return {point: verifier_at(point, embedder, scorer=given.scorer) for point in points}


def _named(given: argparse.Namespace) -> str:
    return str(given.folder or ", ".join(map(str, given.labels or given.articles)))


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
