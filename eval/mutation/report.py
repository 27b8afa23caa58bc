"""A mutation's result as a file for programs and a page for readers."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.calibration.certificate import Certificate
from eval.mutation.audit import Audit
from eval.mutation.comparing import Answered, Comparison
from eval.mutation.judging import Judged
from eval.mutation.making import Made
from eval.mutation.rates import SURVIVING, WRONG, Rate, about, rates
from service.domain.errors import InputError
from service.stages.verify.decision import Point

FORMAT = "citebrief-mutation/1"
NO_CERTIFICATE = (
    "**Not for publication.** No certificate was given, so nothing says how well the Verifier does on errors that people "
    "found. Planted errors differ from those that writers make (Goyal and Durrett 2021): a high kill rate alone is no "
    "accuracy. Make a certificate with `citebrief-eval calibrate --labels FILE --out DIR` and give it with `--certificate`."
)


@dataclass(frozen=True)
class MutationReport:
    """What became of all mutants, with what stands beside it: the certificate, and the filter's error."""

    verifier: str
    seed: int
    made: Made
    judged: tuple[Judged, ...]
    audit: Audit
    certificate: Certificate | None = None
    comparison: Comparison | None = None
    rates: tuple[Rate, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rates", rates(self.judged))

    @property
    def answers(self) -> tuple[Answered, ...]:
        """What was right and what was not, by mutant and point; the unchecked are not right."""
        return tuple(
            Answered(
                each.mutant.id,
                each.mutant.operator,
                each.mutant.survives,
                each.point,
                each.noticed is (not each.mutant.survives),
            )
            for each in self.judged
        )

    def to_json(self) -> str:
        """All of it; the file that ``--base`` takes."""
        by_mutant: dict[str, dict[str, Any]] = {}
        for each in self.judged:
            row = by_mutant.setdefault(each.mutant.id, each.mutant.to_row() | {"results": {}})
            row["results"][each.point.value] = {
                "before": each.before.value,
                "after": each.after.value,
                "probability": each.probability,
                "findings": list(each.findings),
                "noticed": each.noticed,
            }
        told = {
            "format": FORMAT,
            "verifier": self.verifier,
            "seed": self.seed,
            "certificate": None if self.certificate is None else self.certificate.model_dump(mode="json"),
            "rates": [_rate(each) for each in self.rates],
            "dropped": {
                name: {reason.value: count for reason, count in counts.items()}
                for name, counts in self.made.dropped.items()
                if counts
            },
            "mutants": list(by_mutant.values()),
        }
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """The rates for readers, never without what people's labels say of the same Verifier."""
        origins = Counter(each.accepted.origin.value for each in self.made.mutants)
        documents = len({each.accepted.document for each in self.made.mutants})
        lines = ["# What the Verifier notices of planted errors", ""]
        lines += [_beside(self.certificate, self.verifier), ""]
        lines += [
            f"Verifier `{self.verifier}`, seed {self.seed}: {len(self.made.mutants)} mutants of {documents} sources ("
            + ", ".join(f"{count} of {name}" for name, count in origins.items())
            + ").",
            "",
            *rates_table(self.rates),
            "",
            self.audit.to_markdown(),
            "",
        ]
        if self.comparison is not None:
            lines += [*_comparison(self.comparison), ""]
        return "\n".join(lines)


def _beside(certificate: Certificate | None, verifier: str) -> str:
    if certificate is None:
        return NO_CERTIFICATE
    return "Against what people found:\n\n" + certificate.to_markdown(verifier).rstrip()


def rates_table(found: Sequence[Rate]) -> list[str]:
    """The lines of a Markdown table: wrong edits with their kill rates, surviving ones with the share wrongly killed."""
    points = list(dict.fromkeys(each.point for each in found))
    by_name: dict[str, dict[Point, Rate]] = {}
    for each in found:
        by_name.setdefault(each.operator, {})[each.point] = each
    lines: list[str] = []
    for survives, title, verb in (
        (False, "wrong edit", "killed"),
        (True, "edit that must survive", "wrongly killed"),
    ):
        heads = " | ".join(f"{verb} at {point.value}, % | of n" for point in points)
        lines += [
            f"| {title} | what | {heads} | all sent | unchecked |",
            "|---|---|" + "---|" * (2 * len(points) + 2),
        ]
        rows = [
            (name, by_point)
            for name, by_point in by_name.items()
            if next(iter(by_point.values())).survives is survives
        ]
        rows.sort(key=lambda row: row[0] in {WRONG, SURVIVING})
        for name, by_point in rows:
            cells = " | ".join(f"{by_point[point].kill} | {by_point[point].kill.n}" for point in points)
            first = by_point[points[0]]
            shown = f"**{name}**" if name in {WRONG, SURVIVING} else f"`{name}`"
            lines.append(f"| {shown} | {about(name)} | {cells} | {first.sent} | {first.unchecked} |")
        lines.append("")
    return [
        *lines,
        "“of n” counts the mutants whose Sentence was accepted at that point before the edit; 95 % intervals by Wilson.",
    ]


def _comparison(found: Comparison) -> list[str]:
    told = (
        f"{found.alone} results are of mutants that only one of the two has, and enter nothing. p: McNemar's exact "
        "test, one-sided, adjusted over all rows by Holm."
    )
    lines = [
        f"## Against the earlier result: {found.outcome}",
        "",
        told,
        "",
        "| mutants | point | n | right now, wrong before | wrong now, right before | change, % | p | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in found.sets:
        low, high = each.interval
        change = f"{100 * each.change:+.1f} ({100 * low:+.1f} to {100 * high:+.1f})"
        lines.append(
            f"| {each.name} | {each.point.value} | {each.n} | {each.fixed} | {each.broken} | {change} | {each.p:.3f} | {each.outcome} |"
        )
    return lines


def _rate(found: Rate) -> dict[str, Any]:
    return {
        "operator": found.operator,
        "family": found.family,
        "survives": found.survives,
        "point": found.point.value,
        "sent": found.sent,
        "refused_before": found.refused_before,
        "unchecked": found.unchecked,
        "noticed": found.noticed.value,
        "noticed_interval": found.noticed.interval,
        "killed": found.kill.hits,
        "killed_of": found.kill.n,
        "kill_rate": found.kill.value,
        "kill_interval": found.kill.interval,
    }


class _Result(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    noticed: bool | None


class _MutantRow(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    operator: str
    survives: bool
    results: Mapping[Point, _Result]


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    format: str
    verifier: str
    mutants: tuple[_MutantRow, ...]


def read_answers(path: Path) -> tuple[Answered, ...]:
    """The answers in an earlier result's file.

    Raises:
        InputError: it can't be read, or is no such file.
    """
    right = "give the mutation.json of an earlier citebrief-eval mutate --out"
    try:
        found = _File.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(str(path), f"can't be read: {error.strerror}", right) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field_name = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path}: {field_name}", first["msg"], right) from error
    if found.format != FORMAT:
        raise InputError(str(path), f"has the format {found.format!r}, not {FORMAT!r}", right)
    return tuple(
        Answered(row.id, row.operator, row.survives, point, result.noticed is (not row.survives))
        for row in found.mutants
        for point, result in row.results.items()
    )
