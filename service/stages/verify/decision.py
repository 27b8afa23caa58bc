"""From what was measured and found to a Verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from math import exp, log

from service.domain.briefs import Finding, FindingKind, Status, Verdict
from service.domain.spans import Span
from service.text.words import words

_SHOWN = 5
"""How many stretches of words without support are named."""


_NEVER = 1.1


class Point(StrEnum):
    """Where the line is drawn between supported and not."""

    BALANCED = "balanced"
    """As many right as possible, supported and unsupported Sentences counting alike."""
    STRICT = "strict"
    """Few false passes: a higher line, and no Finding of a check may stand against the Sentence."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression on named features, calibrated: the probability that a Sentence is supported.

    ``weights`` are in the features' own units. ``lines`` are the probabilities from which a Sentence is supported.
    ``band`` is where the model is least sure: a judge may decide there. ``copy_line`` and ``near_line`` are the lines
    at ``strict`` of a copy and of what one source sentence contains. From ``denied_line`` on, the scorer's probability of
    contradiction makes what is not supported contradicted; without a scorer the checks alone tell. ``rise`` is by how much, in
    log-odds, the line of ``balanced`` is higher for a Sentence that stands in its source as one run of words than for one
    of which no two words do: what is nearly a copy and still in doubt is seldom right.
    """

    name: str
    weights: Mapping[str, float]
    bias: float
    lines: Mapping[Point, float]
    band: tuple[float, float]
    copy_line: float = 1.0
    near_line: float = 1.0
    denied_line: float = _NEVER
    rise: float = 0.0

    def logit(self, values: Mapping[str, float]) -> float:
        """The log-odds of support; a feature that is not in ``values`` counts as 0."""
        return self.bias + sum(weight * values.get(name, 0.0) for name, weight in self.weights.items())

    def probability(self, values: Mapping[str, float]) -> float:
        """The calibrated probability of support, with supported and unsupported Sentences equally frequent."""
        return sigmoid(self.logit(values))

    def line(self, point: Point, run: float = 0.0) -> float:
        """The probability from which a Sentence is supported at ``point``; ``run`` is the share of it that runs on as in a source."""
        base = self.lines[point]
        return raised(base, self.rise * run) if point is Point.BALANCED and self.rise else base

    def with_line(self, point: Point, line: float) -> "Model":
        """The same with ``line`` as the probability from which a Sentence is supported at ``point``, copies included."""
        lines = {**self.lines, point: line}
        if point is not Point.STRICT:
            return replace(self, lines=lines, rise=0.0)
        return replace(self, lines=lines, copy_line=line, near_line=line)

    @property
    def digest(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of all numbers: another fit is another Verifier."""
        told = repr(
            (
                sorted(self.weights.items()),
                self.bias,
                sorted((point.value, line) for point, line in self.lines.items()),
                self.band,
                self.copy_line,
                self.near_line,
                *([self.denied_line] if self.denied_line < _NEVER else []),
                *([("rise", self.rise)] if self.rise else []),
            )
        )
        return sha256(told.encode()).hexdigest()[:8]


def sigmoid(logit: float) -> float:
    """The logistic function, without overflow."""
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


def raised(line: float, by: float) -> float:
    """The probability that is ``by`` higher than ``line`` in log-odds; one that no or every probability reaches stays."""
    return sigmoid(log(line / (1 - line)) + by) if 0 < line < 1 else line


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a text when it is decided on.

    ``missing`` are words that its evidence lacks, offsets in ``text``, and ``doubted`` those that a scorer found without
    support, where there is one. ``copied``: it is nothing but words of the
    source, each part from one sentence, with nothing left out that would change it. ``contained``: one source sentence has nearly all
    its words. ``gone`` are Findings that count at ``strict`` alone. ``denied`` is the scorer's probability that the source
    contradicts it. ``run``: the share of its words that runs on as in a source, the mean of its parts.
    """

    text: str
    probability: float
    findings: tuple[Finding, ...]
    missing: tuple[Span, ...]
    copied: bool = False
    contained: bool = False
    gone: tuple[Finding, ...] = ()
    doubted: tuple[Span, ...] = ()
    denied: float = 0.0
    run: float = 0.0


def decide(case: Case, model: Model, point: Point, verifier: str) -> Verdict:
    """The Verdict on ``case``.

    Supported from the line of ``point`` on, a faithful copy from the lowest; at ``strict`` only where no check found anything, with lower lines for
    copies and for what one source sentence contains: they can hardly be wrong where no check objects. Else contradicted where a Finding
    contradicts, or where the scorer is as sure of that as the model's ``denied_line``; unsupported where neither holds, and
    never without a Finding: where no check names a reason, the words without support are named.
    """
    found = case.findings
    line = model.line(point, 0.0 if case.copied else case.run)
    if point is Point.STRICT:
        found += case.gone
        nearer = min(line, model.copy_line) if case.copied else min(line, model.near_line)
        line = _NEVER if found else nearer if case.copied or case.contained else line
    if case.probability >= line:
        return Verdict(Status.SUPPORTED, case.probability, found, verifier)
    if any(finding.contradicts for finding in found):
        return Verdict(Status.CONTRADICTED, case.probability, found, verifier)
    words_found = case.doubted or case.missing
    if case.denied >= model.denied_line:
        named = (*found, *unsupported_words(case.text, words_found, denied=True))
        return Verdict(Status.CONTRADICTED, case.probability, named, verifier)
    named = found or unsupported_words(case.text, words_found)
    return Verdict(Status.UNSUPPORTED, case.probability, named, verifier)


def unsupported_words(text: str, missing: Sequence[Span], *, denied: bool = False) -> tuple[Finding, ...]:
    """Findings that name the words without support, longest stretches first; the whole text where each word has some.

    ``denied``: the source says otherwise, as far as a scorer can tell.
    """
    stretches = sorted(_stretches(text, missing), key=lambda span: (-len(span), span))[:_SHOWN]
    if not stretches:
        message = (
            "the source seems to say otherwise, in much the same words"
            if denied
            else "its words stand in the source, but not as one statement that says this"
        )
        whole = Span(0, len(text)) if text else None
        return (Finding(FindingKind.UNSUPPORTED_WORDS, message, whole, contradicts=denied),)
    told = "speaks against" if denied else "does not say"
    return tuple(
        Finding(
            FindingKind.UNSUPPORTED_WORDS, f"the evidence {told} “{span.of(text)}”", span, contradicts=denied
        )
        for span in sorted(stretches)
    )


def _stretches(text: str, missing: Sequence[Span]) -> list[Span]:
    """Runs of missing words, with the function words between them."""
    spans: list[Span] = []
    for word in missing:
        apart = text[spans[-1].end : word.start] if spans else "."
        if (
            set(apart) & set(".;:!?")
            or not all(between.stop for between in words(apart))
            or len(words(apart)) > 2
        ):
            spans.append(Span(word.start, word.end))
        else:
            spans[-1] = Span(spans[-1].start, word.end)
    return spans
