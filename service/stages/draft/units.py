"""The Sentences that could be drafted: source sentences, shortened, and joined to the one they point back to."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.stages.draft.candidates import Candidate
from service.stages.draft.rank import Gram, grams
from service.stages.draft.referring import Need, backward, needs, people
from service.stages.draft.shorten import Shortened, shortenings
from service.stages.draft.standing import Standing, bearable, reported_back, standing, substance, whole
from service.text.words import count_words, words

_LONGEST = 60
_LONGEST_LENIENT = 90
_CHAIN = 3
_BACKWARD = 0.85
_BACK = 30
"""So many sentences before, the thing that another takes for known is looked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A Sentence that could be drafted.

    ``rows`` index the candidates that it is made of, in the order of one Article; ``length`` counts words. ``needs`` are
    the things and ``presumes`` the surnames that it takes for known; ``introduces`` the people that it gives whole names.
    """

    rows: tuple[int, ...]
    text: str
    length: int
    grams: frozenset[Gram]
    substance: float
    cuts: int
    needs: tuple[Need, ...] = ()
    presumes: frozenset[str] = frozenset()
    introduces: frozenset[str] = frozenset()

    @property
    def alone(self) -> bool:
        """Whether it is one source sentence."""
        return len(self.rows) == 1

    @property
    def said(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(gram[0] for gram in self.grams if len(gram) == 1)

    def understood(self, said: frozenset[str], introduced: frozenset[str]) -> bool:
        """Whether a reader who was told of ``said`` (stems) and ``introduced`` (surnames) knows what it is about."""
        return self.presumes <= introduced and all(need.met(said) for need in self.needs)


def _versions(candidate: Candidate, most: int) -> list[Shortened]:
    found = shortenings(candidate.text)
    if len(found) <= most:
        return list(found)
    by_length = sorted(found, key=lambda version: (-len(version.text), version.text))
    step = (len(by_length) - 1) / (most - 1) if most > 1 else 0
    return [by_length[round(i * step)] for i in range(most)]


@dataclass(frozen=True, slots=True)
class _Known:
    """For each row: whom it introduces, whom it presumes, and the row that introduces each of those."""

    introduces: Sequence[frozenset[str]]
    presumes: Sequence[frozenset[str]]
    where: Sequence[Mapping[str, int]]
    openings: frozenset[int]
    backward: Sequence[int]
    label: frozenset[str]


def _unit(rows: tuple[int, ...], versions: Sequence[Shortened], language: str, known: _Known) -> Unit:
    text = " ".join(version.text for version in versions)
    held: set[Gram] = set()
    lacking: list[Need] = []
    presumed: set[str] = set()
    introduced: set[str] = set()
    for row, version in zip(rows, versions, strict=True):
        said = frozenset(gram[0] for gram in held if len(gram) == 1)
        lacking += [need for need in _needs(row, version.text, known) if not need.met(said)]
        presumed |= known.presumes[row] - introduced
        introduced |= known.introduces[row]
        held |= grams(words(version.text, language))
    worth = min(substance(version.text) for version in versions)
    worth *= _BACKWARD ** sum(known.backward[row] for row in rows[:1])
    return Unit(
        rows,
        text,
        count_words(text),
        frozenset(held),
        worth,
        sum(len(v.cuts) for v in versions),
        tuple(lacking),
        frozenset(presumed),
        frozenset(introduced),
    )


def _needs(row: int, text: str, known: _Known) -> tuple[Need, ...]:
    """What the sentence takes for known; the first of an Article was written to be understood at once."""
    return () if row in known.openings else tuple(need for need in needs(text) if not need.met(known.label))


def _teller(row: int, told: Sequence[bool], stands: Sequence[Standing]) -> int | None:
    """The row that says who reported ``row``: the next, or the one after a next that itself points back."""
    after = row + 1
    while after < len(told) and not told[after] and stands[after] is Standing.LEANS and after < row + _CHAIN:
        after += 1
    return after if after < len(told) and told[after] and stands[after] is not Standing.UNFIT else None


def _known(found: Sequence[Candidate], household: frozenset[str], label: frozenset[str]) -> _Known:
    introduces: list[frozenset[str]] = []
    presumes: list[frozenset[str]] = []
    where: list[Mapping[str, int]] = []
    for _, group in itertools.groupby(found, key=lambda candidate: candidate.cleaned.article.id):
        start = len(introduces)
        members = list(group)
        told = people([one.text for one in members], household)
        introduces += told.introduces
        presumes += told.presumes
        where += [{name: start + at for name, at in told.where.items()}] * len(members)
    openings = frozenset(row for row, one in enumerate(found) if one.place == 0)
    pointing: list[int] = []
    told_before: set[str] = set()
    for one in found:
        if one.place == 0:
            told_before.clear()
        pointing.append(backward(one.text, told_before, label))
        told_before.update(word.stem for word in one.words if not word.stop)
    return _Known(introduces, presumes, where, openings, pointing, label)


def units(
    found: Sequence[Candidate],
    versions: int = 6,
    household: frozenset[str] = frozenset(),
    label: frozenset[str] = frozenset(),
    *,
    lenient: bool = False,
) -> list[Unit]:
    """Every Sentence that could be drafted of ``found``; ``versions`` bounds the shortenings of one source sentence.

    A sentence that points back stands only behind the sentence before it in its Passage, as one Unit with it; one
    that says who reported the sentence before ("The claim, carried by the agency, …") stays with it always, so that
    what is known at second hand never stands without its outlet. One that takes somebody or something for known is
    offered alone, for use behind a Unit that tells of it, and joined to the sentence that does so in its own Article.
    ``household`` are surnames that need no introduction, ``label`` the stems of the words that the reader sees above. With ``lenient``,
    for Topics that have nothing else, a sentence may be long, and lean on another as far as it still names who it is about.
    """
    made: list[Unit] = []
    short = [_versions(candidate, versions) for candidate in found]
    known = _known(found, household, label)
    stands = [
        standing(versions[0].text) if whole(candidate.text) else Standing.UNFIT
        for candidate, versions in zip(found, short, strict=True)
    ]
    if lenient:
        stands = [
            Standing.ALONE if stand is Standing.LEANS and bearable(versions[0].text) else stand
            for stand, versions in zip(stands, short, strict=True)
        ]
    longest = _LONGEST_LENIENT if lenient else _LONGEST
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
            own = [_unit(rows, [version], language, known) for version in short[row]]
        else:
            own = [_unit(rows, [short[one][0] for one in rows], language, known)]
            own.append(_unit(rows, _last_shortened([short[one] for one in rows]), language, known))
            if teller is not None and len(rows) == 2:
                # "The claim, carried by …" points to the whole sentence before it, not to what a cut there would take
                told_by = short[teller][0]
                own += [_unit(rows, [version, told_by], language, known) for version in short[row][1:]]
        made += own
        before = _before(own[0], found, stands, told, known)
        if before is not None:
            joined = (before, *rows)
            parts = [short[one] for one in joined]
            made.append(_unit(joined, [versions[0] for versions in parts], language, known))
            made.append(_unit(joined, _last_shortened(parts), language, known))
    unique = {(unit.rows, unit.text): unit for unit in made if unit.length <= longest}
    return list(unique.values())


def _last_shortened(parts: Sequence[Sequence[Shortened]]) -> list[Shortened]:
    """The last sentence at its shortest; those before it whole, since it may point to what a cut would take."""
    return [*(versions[0] for versions in parts[:-1]), min(parts[-1], key=lambda version: len(version.text))]


def _before(
    unit: Unit,
    found: Sequence[Candidate],
    stands: Sequence[Standing],
    told: Sequence[bool],
    known: _Known,
) -> int | None:
    """The nearest sentence before ``unit`` in its Article that stands alone and tells of whom or, with nobody to introduce, what it takes for known."""
    if not unit.needs and not unit.presumes:
        return None
    first = unit.rows[0]
    people_at = {known.where[first].get(name, -1) for name in unit.presumes}
    for row in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if found[row].cleaned.article.id != found[first].cleaned.article.id:
            return None
        said = frozenset(word.stem for word in found[row].words)
        if (
            stands[row] is Standing.ALONE
            and unit.presumes <= known.introduces[row]
            and (unit.presumes or unit.understood(said, frozenset()))
            and not known.presumes[row]
            and not (row + 1 < len(told) and told[row + 1])
            and (unit.presumes or not _needs(row, found[row].text, known))
        ):
            return row
        if people_at and row < min(people_at):
            return None
    return None
