"""Mutants put to the Verifier, and the accepted Sentences that they come of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.mutation.material import Accepted, Mutant
from service.domain.briefs import Sentence, Status, Verification
from service.stages.verify.decision import Point
from service.verifier import Verifier

_EVERY = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """What the Verifier said of a mutant at one point, and of the Sentence before the edit.

    ``noticed``: it was not accepted; None where it was not checked. A surplus Citation is noticed where the Sentence is
    refused, or where the evidence, to which the service narrows Citations, leaves that Passage out.
    """

    mutant: Mutant
    point: Point
    before: Status
    after: Status
    probability: float | None
    findings: tuple[str, ...]
    noticed: bool | None

    @property
    def stood(self) -> bool:
        """Whether the Sentence was accepted before the edit."""
        return self.before is Status.SUPPORTED


def judge(
    mutants: Sequence[Mutant],
    verifiers: Mapping[Point, Verifier],
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Judged, ...]:
    """What each of ``verifiers`` says of every mutant, in order, point by point within one source."""
    by_source: dict[str, list[int]] = {}
    for index, each in enumerate(mutants):
        by_source.setdefault(each.accepted.document, []).append(index)
    found: dict[tuple[int, Point], Judged] = {}
    done = 0
    for indices in by_source.values():
        for point, verifier in verifiers.items():
            for index, judged in zip(
                indices, _of_one_source([mutants[index] for index in indices], point, verifier), strict=True
            ):
                found[index, point] = judged
        before, done = done, done + len(indices)
        if before // _EVERY != done // _EVERY:
            progress(f"{done} of {len(mutants)} mutants judged")
    return tuple(found[index, point] for index in range(len(mutants)) for point in verifiers)


def _of_one_source(mutants: Sequence[Mutant], point: Point, verifier: Verifier) -> list[Judged]:
    articles = mutants[0].accepted.articles
    accepted: dict[str, Accepted] = {each.accepted.id: each.accepted for each in mutants}
    sentences = [each.sentence for each in accepted.values()]
    sentences += [Sentence(each.id, each.after, each.citations) for each in mutants]
    verifications = verifier.verify(sentences, articles)
    bases = dict(zip(accepted, verifications[: len(accepted)], strict=True))
    return [
        _judged(each, point, bases[each.accepted.id], verification)
        for each, verification in zip(mutants, verifications[len(accepted) :], strict=True)
    ]


def _judged(mutant: Mutant, point: Point, before: Verification, after: Verification) -> Judged:
    verdict = after.verdict
    noticed: bool | None = None
    if verdict.status is not Status.UNCHECKED:
        noticed = verdict.status is not Status.SUPPORTED
        if mutant.operator == "citation_surplus":
            surplus = mutant.citations[-1]
            noticed = noticed or all(
                (each.article_id, each.passage_id) != (surplus.article_id, surplus.passage_id)
                for each in after.evidence
            )
    return Judged(
        mutant,
        point,
        before.verdict.status,
        verdict.status,
        verdict.probability,
        tuple(dict.fromkeys(finding.kind.value for finding in verdict.findings)),
        noticed,
    )
