"""From accepted Sentences to mutants: for each operator every edit, filtered, one drawn."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from eval.mutation.material import Accepted, Edit, Given, Mutant, Operator, mutant
from eval.mutation.operators import OPERATORS
from eval.mutation.validity import Dropped, objection

_SHORTEST = 4
"""A Sentence of fewer words has nothing to edit."""
_ENOUGH = 4
"""With a cap, an operator that has so many times the cap looks no further."""


@dataclass(frozen=True, slots=True)
class Made:
    """The mutants, and how many edits the filter dropped: by operator and reason."""

    mutants: tuple[Mutant, ...]
    dropped: dict[str, dict[Dropped, int]]


def make(
    accepted: Sequence[Accepted],
    *,
    operators: Sequence[Operator] = OPERATORS,
    seed: int = 7,
    most: int | None = None,
) -> Made:
    """At most one mutant for each Sentence and operator, and at most ``most`` for each operator.

    What is drawn hangs on the seed, the source, the Sentence and the operator alone: more Sentences, or other
    operators, change none of the other mutants, except where words come from outside, which is the next source. With
    ``most``, those whose digest comes first are kept, out of the first ``4 * most``.
    """
    found: dict[str, list[Mutant]] = {operator.name: [] for operator in operators}
    dropped: dict[str, Counter[Dropped]] = {operator.name: Counter() for operator in operators}
    for given in _givens(accepted):
        for operator in operators:
            if most is not None and len(found[operator.name]) >= _ENOUGH * most:
                continue
            valid: list[Edit] = []
            for edit in _distinct(operator.edits(given)):
                reason = objection(operator, given, edit)
                if reason is None:
                    valid.append(edit)
                else:
                    dropped[operator.name][reason] += 1
            if valid:
                place = _number(seed, given.accepted.document, given.text, operator.name) % len(valid)
                found[operator.name].append(mutant(operator, given.accepted, valid[place]))
    kept = [each for mutants in found.values() for each in _some(_once(mutants), most, seed)]
    return Made(tuple(kept), {name: dict(counts) for name, counts in dropped.items()})


def _givens(accepted: Sequence[Accepted]) -> Iterator[Given]:
    documents = list({each.document: each.source for each in accepted}.items())
    place = {document: index for index, (document, _) in enumerate(documents)}
    for each in accepted:
        if len(each.sentence.text.split()) < _SHORTEST:
            continue
        stranger = documents[(place[each.document] + 1) % len(documents)][1] if len(documents) > 1 else None
        yield Given(each, stranger)


def _distinct(edits: Iterable[Edit]) -> Iterator[Edit]:
    seen = set()
    for edit in edits:
        if (edit.text, edit.citations) not in seen:
            seen.add((edit.text, edit.citations))
            yield edit


def _once(mutants: Sequence[Mutant]) -> list[Mutant]:
    return list({each.id: each for each in mutants}.values())


def _some(mutants: Sequence[Mutant], most: int | None, seed: int) -> list[Mutant]:
    if most is None or len(mutants) <= most:
        return list(mutants)
    return sorted(mutants, key=lambda each: _number(seed, each.id))[:most]


def _number(*told: object) -> int:
    return int(sha256("\0".join(map(str, told)).encode("utf-8", "backslashreplace")).hexdigest()[:12], 16)
