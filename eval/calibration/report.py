"""All figures of a calibration, for programs and for readers."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from eval.calibration.agreement import (
    BALANCED,
    FALSE_PASS,
    FALSE_WITHHOLD,
    Calibration,
    Figure,
    agreement,
    checked,
)
from eval.calibration.certificate import Certificate, LabelSet, rates_of
from eval.calibration.judge_report import JudgeReport
from eval.calibration.labels import LabelFile, Labelled
from eval.calibration.threshold import NEVER, Threshold, choose
from eval.calibration.verifying import Answer
from service.stages.verify.decision import Point

TOGETHER = "all together"


@dataclass(frozen=True, slots=True)
class PointReport:
    """The Calibrations at one operating point: of each set, and of all together, last, where there are several."""

    point: Point
    sets: tuple[Calibration, ...]

    @property
    def whole(self) -> Calibration:
        """The Calibration of all rows."""
        return self.sets[-1]


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """How one Verifier agrees with labels, at each operating point, and the certificate of it.

    ``threshold`` is the line asked for, on the probabilities alone; None where none was, or nothing was checked.
    ``judge`` is what came of asking a model judge, where one was asked.
    """

    verifier: str
    points: tuple[PointReport, ...]
    certificate: Certificate
    threshold: Threshold | None = None
    judge: JudgeReport | None = None

    def to_json(self) -> str:
        """All figures, for programs."""
        told = {
            "verifier": self.verifier,
            "points": [
                {"point": each.point.value, "sets": [asdict(one) for one in each.sets]}
                for each in self.points
            ],
            "threshold": None if self.threshold is None else asdict(self.threshold),
            "judge": None if self.judge is None else self.judge.told(),
            "certificate": self.certificate.model_dump(mode="json"),
        }
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """All figures, for readers."""
        lines = ["# How far the Verifier agrees with people", "", self.certificate.to_markdown()]
        if self.threshold is not None:
            lines += [_threshold(self.threshold), ""]
        if self.judge is not None:
            lines += [self.judge.to_markdown()]
        for each in self.points:
            lines += [f"## Operating point {each.point.value}", ""]
            if len(each.sets) > 1:
                lines += [*_genres(each.sets), ""]
            for one in each.sets:
                lines += [*_set(one), ""]
        return "\n".join(lines)


def report_of(
    files: Sequence[LabelFile],
    answers: Sequence[Mapping[Point, Sequence[Answer]]],
    verifier: str,
    day: dt.date,
    false_pass: float | None = None,
) -> CalibrationReport:
    """The report on ``answers``, one mapping for each of ``files``, made by ``verifier`` on ``day``."""
    rows = [row for file in files for row in file.rows]
    by_point = {
        point: [answer for each in answers for answer in each[point]]
        for point in (answers[0] if answers else ())
    }
    points = tuple(PointReport(point, _sets(rows, given)) for point, given in by_point.items())
    threshold = None
    if false_pass is not None:
        columns = checked(rows, next(iter(by_point.values())))
        if len(columns.labels):
            threshold = choose(columns.labels, columns.probabilities, columns.documents, false_pass)
    return CalibrationReport(verifier, points, _certificate(files, points, verifier, day), threshold)


def _sets(rows: Sequence[Labelled], given: Sequence[Answer]) -> tuple[Calibration, ...]:
    names = list(dict.fromkeys(row.dataset for row in rows))
    found = []
    for name in names:
        chosen = [index for index, row in enumerate(rows) if row.dataset == name]
        found.append(agreement(name, [rows[index] for index in chosen], [given[index] for index in chosen]))
    if len(names) > 1:
        found.append(agreement(TOGETHER, rows, given))
    return tuple(found)


def _certificate(
    files: Sequence[LabelFile], points: Sequence[PointReport], verifier: str, day: dt.date
) -> Certificate:
    labels = tuple(
        LabelSet(name=file.name, sha256=file.sha256, n=len(file.rows), of=file.of) for file in files
    )
    return Certificate(
        date=day,
        verifier=verifier,
        labels=labels,
        digest=sha256("\n".join(sorted(each.sha256 for each in labels)).encode()).hexdigest(),
        n=sum(each.n for each in labels),
        documents=points[0].whole.documents if points else 0,
        points=tuple(rates_of(each.point, each.sets) for each in points),
    )


def _threshold(found: Threshold) -> str:
    line = "no line does that" if found.line >= NEVER else f"the line is {found.line:.3f}"
    return (
        f"For at most {found.wanted:.1%} false passes {line}. On held-out documents (five folds of {found.documents}) "
        f"such a line gave {_share(found.false_pass, found.false_pass_interval)} false passes and "
        f"{_share(found.false_withhold, found.false_withhold_interval)} false withholds: what was asked for was "
        f"{'met' if found.met else 'not met'} there. It is drawn on the probability alone; `strict` also asks that no check objects."
    )


def _share(value: float | None, between: tuple[float, float] | None) -> str:
    if value is None:
        return "undefined"
    return f"{value:.1%}" + ("" if between is None else f" ({between[0]:.1%} to {between[1]:.1%})")


def _genres(sets: Sequence[Calibration]) -> list[str]:
    lines = [
        "| set | n | documents | balanced accuracy | AUROC | false pass | false withhold | unchecked |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in sets:
        shown = " | ".join(
            _cell(each.figure(name)) for name in (BALANCED, "AUROC", FALSE_PASS, FALSE_WITHHOLD)
        )
        lines.append(f"| {each.dataset} | {each.sent} | {each.documents} | {shown} | {each.unchecked} |")
    return lines


def _cell(figure: Figure) -> str:
    if figure.value is None:
        return "undefined"
    between = "" if figure.interval is None else f" ({figure.interval[0]:.3f}–{figure.interval[1]:.3f})"
    return f"{figure.value:.3f}{between}"


def _set(found: Calibration) -> list[str]:
    return [
        f"### {found.dataset}: {found.sent} sent, {found.unchecked} unchecked, {found.documents} documents",
        "",
        "| measure | value | 95 % interval | n |",
        "|---|---|---|---|",
        *(_row(figure) for figure in found.figures),
    ]


def _row(figure: Figure) -> str:
    value = "undefined" if figure.value is None else f"{figure.value:.3f}"
    between = "–" if figure.interval is None else f"{figure.interval[0]:.3f} to {figure.interval[1]:.3f}"
    return f"| {figure.name} | {value} | {between} | {figure.n} |"
