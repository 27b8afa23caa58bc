"""Correct Sentences and their minimally wrong twins: how many the Verifier tells apart."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.faults.brief_tests import citations_at
from eval.faults.manifest import place
from eval.faults.observation import Observation
from service.domain.briefs import Sentence, Status
from service.domain.errors import UnreadableSource


class Twin(BaseModel):
    """One Sentence on a sample article: ``label`` 1 if its ``citation`` carries it, 0 if it is wrong in the way of ``kind``.

    The two of a pair have ids that differ in their ending, ``-right`` and ``-faulty``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    article: str
    citation: str
    sentence: str
    label: Literal[0, 1]
    kind: str

    @property
    def pair(self) -> str:
        """What the ids of the two have in common."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class JudgedTwin:
    """A twin with its Verdict's status; ``unchecked`` too where its citation is in no Passage that can be cited."""

    twin: Twin
    status: Status
    findings: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether a correct Sentence is supported, or a wrong one refused. What is unchecked is neither."""
        if self.status is Status.UNCHECKED:
            return False
        return (self.status is Status.SUPPORTED) == (self.twin.label == 1)


def load_twins(path: Path) -> tuple[Twin, ...]:
    """Read rows of twins.

    Raises:
        UnreadableSource: they can't be read, or a row is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(Twin.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        raise UnreadableSource(str(path), str(error)) from error


def judge_twins(twins: Sequence[Twin], observation: Observation) -> tuple[JudgedTwin, ...]:
    """The Verifier's word on each of ``twins``, in order."""
    citations = []
    for twin in twins:
        cleaned = observation.articles[twin.article]
        where = place(cleaned.article.text, twin.citation, 1)
        citations.append(citations_at(cleaned, where) if where is not None else ())
    sentences = [
        Sentence(twin.id, twin.sentence, cited) for twin, cited in zip(twins, citations, strict=True) if cited
    ]
    found = {
        sentence.id: verification.verdict
        for sentence, verification in zip(sentences, observation.verify(sentences), strict=True)
    }
    return tuple(
        JudgedTwin(
            twin,
            found[twin.id].status,
            tuple(dict.fromkeys(finding.kind.value for finding in found[twin.id].findings)),
        )
        if twin.id in found
        else JudgedTwin(twin, Status.UNCHECKED, ("its citation can't be cited",))
        for twin in twins
    )


def told_apart(judged: Sequence[JudgedTwin]) -> dict[str, tuple[int, int]]:
    """For each kind, the pairs of which both are judged right, and all pairs."""
    pairs: dict[str, list[JudgedTwin]] = {}
    for one in judged:
        pairs.setdefault(one.twin.pair, []).append(one)
    counts: dict[str, tuple[int, int]] = {}
    for members in pairs.values():
        kind = members[0].twin.kind
        apart, every = counts.get(kind, (0, 0))
        counts[kind] = (apart + all(one.right for one in members), every + 1)
    return counts
