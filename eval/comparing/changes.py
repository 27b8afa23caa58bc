"""What became of every Sentence and every case between two runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.comparing.matching import match
from eval.comparing.pairing import Pairing
from eval.comparing.scores import Figure, Scored, figures
from eval.comparing.standing import faults_of
from eval.measures.examined import Examined, Judged, Place
from eval.runs.cells import CellKey
from eval.statistics.mcnemar import McNemar, mcnemar


class Change(StrEnum):
    """What became of a Sentence or a case."""

    BROKEN = "broken"
    FIXED = "fixed"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True)
class SentenceChange:
    """A Sentence before and after, in one case and repeat, and what changed, in words.

    It is broken where it was supported and is not now, or is new and not supported; fixed where it is the other way round,
    a Sentence that was not supported and is gone included. One that could be checked in only one of the runs is changed.
    """

    case: str
    repeat: int
    change: Change
    base: Judged | None
    new: Judged | None
    what: str

    @property
    def now(self) -> Judged:
        """The new Sentence, else the old one."""
        found = self.new or self.base
        if found is None:
            raise ValueError("a change of no Sentence")
        return found


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case before and after. ``base`` and ``new`` say what each run did not meet, in words; None where it was not scored."""

    case: str
    change: Change
    base: tuple[str, ...] | None
    new: tuple[str, ...] | None


@dataclass(frozen=True)
class Comparison:
    """All that changed between two scored runs. ``mcnemar`` is over the cases scored in both: met in full, or not."""

    pairing: Pairing
    base: Scored
    new: Scored
    sentences: tuple[SentenceChange, ...]
    cases: tuple[CaseChange, ...]
    base_figures: tuple[Figure, ...]
    new_figures: tuple[Figure, ...]
    mcnemar: McNemar

    def met(self, *, base: bool) -> tuple[int, int]:
        """How many cases are met in full, of those scored, in the base run or in the new one."""
        faults = [each.base if base else each.new for each in self.cases]
        known = [each for each in faults if each is not None]
        return sum(not each for each in known), len(known)

    def of(self, change: Change) -> tuple[SentenceChange, ...]:
        """The Sentences that changed that way."""
        return tuple(each for each in self.sentences if each.change is change)


def compare(pairing: Pairing, base: Scored, new: Scored) -> Comparison:
    """Pair the Sentences of every cell that is done in both runs, and the cases.

    Repeats are paired by number; a repeat that one run lacks is compared with nothing.
    """
    sentences: list[SentenceChange] = []
    for case in pairing.cases:
        for repeat in range(min(pairing.base.repeats, pairing.new.repeats)):
            before = base.examined.get(CellKey(case, pairing.base_configuration, repeat))
            after = new.examined.get(CellKey(case, pairing.new_configuration, repeat))
            if before is not None and after is not None:
                sentences += _sentences(case, repeat, before, after)
    cases = tuple(_case(case, base, new) for case in pairing.cases)
    known = [each for each in cases if each.base is not None and each.new is not None]
    return Comparison(
        pairing,
        base,
        new,
        tuple(sentences),
        cases,
        figures(base, pairing.cases),
        figures(new, pairing.cases),
        mcnemar({each.case: not each.base for each in known}, {each.case: not each.new for each in known}),
    )


def _sentences(case: str, repeat: int, before: Examined, after: Examined) -> Iterator[SentenceChange]:
    for old, young in match(before.judged, after.judged):
        change, what = _change(old, young)
        yield SentenceChange(case, repeat, change, old, young, what)


def _change(old: Judged | None, young: Judged | None) -> tuple[Change, str]:
    if old is None and young is not None:
        if young.supported or young.unchecked:
            return Change.ADDED, f"new, {young.verdict.status.value}"
        return Change.BROKEN, f"new, and {young.verdict.status.value}"
    if young is None and old is not None:
        if old.supported or old.unchecked:
            return Change.GONE, f"gone, was {old.verdict.status.value}"
        return Change.FIXED, f"gone, was {old.verdict.status.value}"
    if old is None or young is None:
        raise ValueError("a pair of no Sentences")
    if old.supported != young.supported and not old.unchecked and not young.unchecked:
        told = f"{old.verdict.status.value} → {young.verdict.status.value}"
        return (Change.BROKEN if old.supported else Change.FIXED), told
    told = ", ".join(_differences(old, young))
    return (Change.CHANGED, told) if told else (Change.SAME, "")


def _differences(old: Judged, young: Judged) -> Iterator[str]:
    if old.verdict.status is not young.verdict.status:
        yield f"{old.verdict.status.value} → {young.verdict.status.value}"
    if old.text != young.text:
        yield "other words"
    if old.sentence.citations != young.sentence.citations:
        yield "other Citations"
    if old.shown != young.shown:
        yield "shown now" if young.shown else "withheld now"
    elif (old.place is Place.BOTTOM_LINE) != (young.place is Place.BOTTOM_LINE):
        yield "in the bottom line now" if young.place is Place.BOTTOM_LINE else "out of the bottom line now"


def _case(case: str, base: Scored, new: Scored) -> CaseChange:
    before, after = _faults(case, base), _faults(case, new)
    if before is None or after is None:
        same = before is None and after is None
        return CaseChange(case, Change.SAME if same else Change.CHANGED, before, after)
    if bool(before) != bool(after):
        return CaseChange(case, Change.BROKEN if after else Change.FIXED, before, after)
    return CaseChange(case, Change.SAME if before == after else Change.CHANGED, before, after)


def _faults(case: str, scored: Scored) -> tuple[str, ...] | None:
    """What any scored repeat does not meet, each once; None where no repeat was scored."""
    keys = (CellKey(case, scored.configuration, repeat) for repeat in range(scored.run.repeats))
    found: Sequence[Examined] = [scored.examined[key] for key in keys if key in scored.examined]
    if not found:
        return None
    return tuple(dict.fromkeys(fault for each in found for fault in faults_of(each)))
