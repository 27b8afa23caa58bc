"""The Sentences that could be drafted: source sentences, shortened, and joined to the one they point back to."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.stages.draft.candidates import Candidate
from service.stages.draft.rank import Gram, grams
from service.stages.draft.shorten import Shortened, shortenings
from service.stages.draft.standing import Standing, reported_back, standing, substance, whole
from service.text.words import count_words, words

_LONGEST = 55
_LONGEST_CHAIN = 80
_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A Sentence that could be drafted.

    ``rows`` index the candidates that it is made of, neighbours in one Article; ``length`` counts words.
    """

    rows: tuple[int, ...]
    text: str
    length: int
    grams: frozenset[Gram]
    substance: float
    cuts: int

    @property
    def alone(self) -> bool:
        """Whether it is one source sentence."""
        return len(self.rows) == 1


def _versions(candidate: Candidate, most: int) -> list[Shortened]:
    found = shortenings(candidate.text)
    if len(found) <= most:
        return list(found)
    by_length = sorted(found, key=lambda version: (-len(version.text), version.text))
    step = (len(by_length) - 1) / (most - 1) if most > 1 else 0
    return [by_length[round(i * step)] for i in range(most)]


def _unit(rows: tuple[int, ...], versions: Sequence[Shortened], language: str) -> Unit:
    text = " ".join(version.text for version in versions)
    held: set[Gram] = set()
    for version in versions:
        held |= grams(words(version.text, language))
    worth = min(substance(version.text) for version in versions)
    return Unit(rows, text, count_words(text), frozenset(held), worth, sum(len(v.cuts) for v in versions))


def _teller(row: int, told: Sequence[bool], stands: Sequence[Standing]) -> int | None:
    """The row that says who reported ``row``: the next, or the one after a next that itself points back."""
    after = row + 1
    while after < len(told) and not told[after] and stands[after] is Standing.LEANS and after < row + _CHAIN:
        after += 1
    return after if after < len(told) and told[after] and stands[after] is not Standing.UNFIT else None


def units(found: Sequence[Candidate], versions: int = 6) -> list[Unit]:
    """Every Sentence that could be drafted of ``found``; ``versions`` bounds the shortenings of one source sentence.

    A sentence that points back stands only behind the sentence before it in its Passage, as one Unit with it; one
    that says who reported the sentence before ("The claim, carried by the agency, …") stays with it always, so that
    what is known at second hand never stands without its outlet.
    """
    made: list[Unit] = []
    short = [_versions(candidate, versions) for candidate in found]
    stands = [
        standing(versions[0].text) if whole(candidate.text) else Standing.UNFIT
        for candidate, versions in zip(found, short, strict=True)
    ]
    follows = [
        row > 0
        and found[row - 1].passage.id == found[row].passage.id
        and found[row - 1].cleaned.article.id == found[row].cleaned.article.id
        for row in range(len(found))
    ]
    told = [follows[row] and reported_back(found[row].text) for row in range(len(found))]
    for row, candidate in enumerate(found):
        language = candidate.cleaned.article.language or "en"
        if stands[row] is Standing.UNFIT:
            continue
        chain = [row]
        while stands[chain[0]] is Standing.LEANS and follows[chain[0]] and len(chain) < _CHAIN:
            chain.insert(0, chain[0] - 1)
        teller = _teller(row, told, stands)
        if teller is not None:
            chain.append(teller)
        if stands[chain[0]] is not Standing.ALONE or any(stands[one] is Standing.UNFIT for one in chain):
            continue
        rows = tuple(chain)
        if len(rows) == 1:
            made += [_unit(rows, [version], language) for version in short[row]]
        else:
            made.append(_unit(rows, [short[one][0] for one in rows], language))
            made.append(_unit(rows, [min(short[one], key=lambda v: len(v.text)) for one in rows], language))
    unique = {
        (unit.rows, unit.text): unit
        for unit in made
        if unit.length <= (_LONGEST if unit.alone else _LONGEST_CHAIN)
    }
    return list(unique.values())
