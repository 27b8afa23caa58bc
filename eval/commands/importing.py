"""Make Cases of what is there already.

``labels``: labelled JSON lines. ``judgements``: a spreadsheet of what people said of Sentences. ``briefs``: finished
Briefs of the service. ``dispute``: what a reader says is wrong with one Sentence. ``inspect`` and ``promptfoo``: what
was written under those tools, to be held against its sources here.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.cases import Case
from eval.importing.briefs import brief_case, read_briefs
from eval.importing.case_files import add_case, write_cases, write_rows
from eval.importing.disputes import KINDS, Dispute, dispute_case
from eval.importing.judgements import as_cases, as_labels, read_judgements
from eval.importing.labels import read_cases
from eval.interop.inspect_reading import read_inspect
from eval.interop.promptfoo_reading import read_promptfoo

HELP = (
    "make Cases of labels, judgements, finished Briefs, a reader's dispute, Inspect's or promptfoo's results"
)
_STORE = Path("out") / "citebrief.sqlite3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    labels = _kind(kinds, "labels", "labelled JSON lines, .gz or not", _labels)
    labels.add_argument(
        "file", type=Path, help='{"id", "docs": [text, …], "claim", "label": 1 or 0, …} a line'
    )
    labels.add_argument("--limit", type=_count, help="this many Cases at most")
    judgements = _kind(kinds, "judgements", "a spreadsheet of human judgements", _judgements)
    judgements.add_argument(
        "file", type=Path, help=".csv, .tsv or .xlsx with columns sentence, source or source file, supported"
    )
    judgements.add_argument(
        "--as",
        dest="form",
        choices=["cases", "labels"],
        default="cases",
        help="Cases, or one label a Sentence, by majority, for calibrate (default: cases)",
    )
    briefs = _kind(kinds, "briefs", "finished Briefs of the service", _briefs)
    briefs.add_argument(
        "store", type=Path, nargs="?", default=_STORE, help=f"database or JSON file (default: {_STORE})"
    )
    briefs.add_argument(
        "--id", action="append", default=[], metavar="BRIEF", help="only this one; repeatable"
    )
    briefs.add_argument("--limit", type=_count, help="only the latest so many")
    dispute = _kind(kinds, "dispute", "what a reader says is wrong with one Sentence", _dispute)
    dispute.add_argument("brief", help="the Brief's id")
    dispute.add_argument("sentence", help="the Sentence's id, such as s3")
    dispute.add_argument(
        "--wrong", required=True, metavar="WORDS", help="what is wrong, in the reader's words"
    )
    dispute.add_argument(
        "--kind", dest="wrong_kind", choices=KINDS, default="other", help="of which kind that is"
    )
    dispute.add_argument("--instead", default="", metavar="WORDS", help="what a Brief should say")
    dispute.add_argument("--by", default="", metavar="WHO", help="who says so")
    dispute.add_argument(
        "--store", type=Path, default=_STORE, help=f"database or JSON file (default: {_STORE})"
    )
    for name in ("inspect", "promptfoo"):
        form = "a log, .json or .eval" if name == "inspect" else "a results file, .json"
        foreign = _kind(
            kinds, name, f"what was written under {name.title() if name == 'inspect' else name}", _foreign
        )
        foreign.add_argument("file", type=Path, help=form)
        foreign.add_argument(
            "--source",
            action="append",
            default=[],
            metavar="NAME",
            help="the variable or metadata field that holds a source text; repeatable (default: those of the usual names)",
        )


def run(given: argparse.Namespace) -> int:
    """Import and say what was written; the exit status."""
    status: int = given.importing(given)
    return status


def _kind(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    about: str,
    importing: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=about, description=f"Make Cases of {about}.")
    what = "added to it" if name == "dispute" else "written; one that is there is replaced"
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=f"JSON lines, {what}")
    parser.add_argument(
        "--licence", default="", help="under which the texts may be used; kept with each Case"
    )
    parser.set_defaults(importing=importing)
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def _labels(given: argparse.Namespace) -> int:
    cases = read_cases(given.file, given.limit)
    if given.licence:
        cases = [case.model_copy(update={"licence": given.licence}) for case in cases]
    return _written(given.out, cases)


def _judgements(given: argparse.Namespace) -> int:
    found = read_judgements(given.file)
    if found.passed_over:
        _tell("passed over: the columns " + ", ".join(f"“{column}”" for column in found.passed_over))
    if found.unsure:
        _tell(f"left out: {_rows(found.unsure)} of people who were unsure")
    if given.form == "cases":
        return _written(given.out, as_cases(found, given.licence))
    labels, ties = as_labels(found)
    if ties:
        _tell(f"left out: {ties} on which as many say yes as no")
    write_rows(given.out, labels)
    print(f"{len(labels)} labels of {_rows(len(found.rows))}: {given.out}")
    return 0


def _briefs(given: argparse.Namespace) -> int:
    return _written(
        given.out,
        [brief_case(brief, given.licence) for brief in read_briefs(given.store, given.id, given.limit)],
    )


def _dispute(given: argparse.Namespace) -> int:
    (brief,) = read_briefs(given.store, [given.brief])
    case = dispute_case(
        brief,
        Dispute(given.brief, given.sentence, given.wrong, given.wrong_kind, given.instead, given.by),
        given.licence,
    )
    if add_case(given.out, case):
        print(f"{case.id}: {given.out}")
    else:
        print(f"{case.id} is in {given.out} already")
    return 0


def _foreign(given: argparse.Namespace) -> int:
    reading = read_inspect if given.kind == "inspect" else read_promptfoo
    found = reading(given.file, tuple(given.source))
    for told in found.passed_over:
        _tell(f"passed over: {told}")
    cases = found.cases
    if given.licence:
        cases = tuple(case.model_copy(update={"licence": given.licence}) for case in cases)
    return _written(given.out, cases)


def _written(out: Path, cases: Sequence[Case]) -> int:
    write_cases(out, cases)
    judged = sum(len(case.expected.judgements) for case in cases)
    count = "1 Case" if len(cases) == 1 else f"{len(cases)} Cases"
    print(count + (f" with {judged} judgements" if judged else "") + f": {out}")
    return 0


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
