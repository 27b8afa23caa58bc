"""The certificate: how far a Verifier can be trusted, to stand beside whatever it was used to measure."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.calibration.agreement import BALANCED, FALSE_PASS, FALSE_WITHHOLD, Calibration, Figure
from service.domain.errors import InputError
from service.stages.verify.decision import Point


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rate(_Part):
    """A share with its 95 % interval and its number of cases; None where it is undefined."""

    value: float | None
    low: float | None
    high: float | None
    n: int

    @classmethod
    def of(cls, figure: Figure) -> "Rate":
        """``figure`` without its name."""
        low, high = figure.interval or (None, None)
        return cls(value=figure.value, low=low, high=high, n=figure.n)

    def __str__(self) -> str:
        if self.value is None:
            return "undefined"
        between = "" if self.low is None or self.high is None else f" ({self.low:.1%} to {self.high:.1%})"
        return f"{self.value:.1%}{between}"


class SetRates(_Part):
    """What holds for one set of labels, which is mostly one kind of text."""

    name: str
    sent: int
    unchecked: int
    false_pass: Rate
    false_withhold: Rate
    balanced_accuracy: Rate


class PointRates(_Part):
    """What holds at one operating point. ``unchecked`` of those ``sent`` enter no rate.

    ``sets`` part it by set, where there are several: kinds of text differ, and what is nearest to yours says most.
    """

    point: Point
    sent: int
    unchecked: int
    false_pass: Rate
    false_withhold: Rate
    balanced_accuracy: Rate
    sets: tuple[SetRates, ...] = ()


class LabelSet(_Part):
    """A file of human labels; ``sha256`` is that of its bytes, ``of`` how many rows it has, where not all of them served."""

    name: str
    sha256: str
    n: int
    of: int | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.n}{'' if self.of is None else f' of {self.of}'})"


class Certificate(_Part):
    """The Verifier's error rates against human labels, and all that is needed to find them again.

    ``digest`` is of the sets' digests; ``documents`` counts the different sources that the intervals are drawn over.
    """

    format: Literal["citebrief-certificate/1"] = "citebrief-certificate/1"
    date: dt.date
    verifier: str
    labels: tuple[LabelSet, ...]
    digest: str
    n: int
    documents: int
    points: tuple[PointRates, ...]

    def at(self, point: Point) -> PointRates | None:
        """The rates at ``point``, where they were measured."""
        return next((rates for rates in self.points if rates.point is point), None)

    def covers(self, verifier: str) -> bool:
        """Whether it speaks of the Verifier of that version."""
        return self.verifier == verifier

    def remark(self, verifier: str) -> str:
        """What must be said where ``verifier`` is another than this certificate speaks of; empty where it is not."""
        if self.covers(verifier):
            return ""
        return (
            f"This certificate does not speak of the Verifier that was used. It certifies `{self.verifier}`; "
            f"`{verifier or 'an unknown one'}` was used, and its error rates are not known."
        )

    def to_json(self) -> str:
        """The certificate as its file."""
        return self.model_dump_json(indent=1) + "\n"

    def to_markdown(self, verifier: str | None = None) -> str:
        """The certificate for readers; for the Verifier of a run, with the remark where that is another one."""
        remark = "" if verifier is None else self.remark(verifier)
        names = ", ".join(map(str, self.labels))
        told = (
            f"Against {self.n} human labels on {self.documents} documents, {self.date}, Verifier "
            f"`{self.verifier}`; labels {self.digest[:12]}: {names}."
        )
        lines = [
            *([f"**{remark}**", ""] if remark else []),
            told,
            "",
            "| operating point, labels | false pass | n | false withhold | n | balanced accuracy | unchecked |",
            "|---|---|---|---|---|---|---|",
            *(_row(name, rates) for each in self.points for name, rates in _parts(each)),
            "",
        ]
        return "\n".join(lines)


def _parts(rates: PointRates) -> Iterator[tuple[str, PointRates | SetRates]]:
    yield rates.point.value, rates
    for each in rates.sets:
        yield f"{rates.point.value}, {each.name}", each


def _row(name: str, rates: PointRates | SetRates) -> str:
    return (
        f"| {name} | {rates.false_pass} | {rates.false_pass.n} | {rates.false_withhold} | {rates.false_withhold.n} "
        f"| {rates.balanced_accuracy} | {rates.unchecked} of {rates.sent} |"
    )


def rates_of(point: Point, sets: Sequence[Calibration]) -> PointRates:
    """The rates at ``point`` out of the Calibrations of each set, that of all rows last."""
    return PointRates(
        point=point,
        **_rates(sets[-1]),
        sets=tuple(SetRates(name=each.dataset, **_rates(each)) for each in sets[:-1]),
    )


def _rates(found: Calibration) -> dict[str, Any]:
    return {
        "sent": found.sent,
        "unchecked": found.unchecked,
        "false_pass": Rate.of(found.figure(FALSE_PASS)),
        "false_withhold": Rate.of(found.figure(FALSE_WITHHOLD)),
        "balanced_accuracy": Rate.of(found.figure(BALANCED)),
    }


def certificate_of(content: bytes | str, where: str) -> Certificate:
    """Read a certificate out of JSON; ``where`` names it in an error.

    Raises:
        InputError: it is none.
    """
    try:
        return Certificate.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"{where}: {field}", first["msg"], "give a certificate.json of citebrief-eval calibrate"
        ) from error


def read_certificate(path: Path) -> Certificate:
    """The certificate in the file ``path``.

    Raises:
        InputError: it can't be read, or is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            str(path), f"can't be read: {error.strerror}", "make one with citebrief-eval calibrate --out"
        ) from error
    return certificate_of(content, str(path))
