"""Which parts of two runs may be compared, and what must be said of them before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.runs.cells import Cell, Run, RunCase, State
from service.domain.errors import InputError

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Pairing:
    """A configuration of the base run and one of the new run over the same cases.

    ``cases`` are the ids of the cases compared. ``notices`` say, in words, what a reader must know before any figure.
    """

    base: Run
    new: Run
    base_configuration: str
    new_configuration: str
    cases: tuple[str, ...]
    notices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The configurations' names."""
        if self.base_configuration == self.new_configuration:
            return self.new_configuration
        return f"{self.base_configuration} → {self.new_configuration}"


def pair_runs(
    base: Run, new: Run, base_configuration: str = "", new_configuration: str = "", *, common: bool = False
) -> tuple[Pairing, ...]:
    """The Pairings of two runs: the configurations named, else the only ones, else those of the same names.

    With ``common`` only the cases that both runs have alike are compared; without it all must be alike.

    Raises:
        InputError: the configurations can't be paired, or the runs are over different cases.
    """
    cases, notices = _cases(base, new, common=common)
    return tuple(
        Pairing(base, new, old, young, cases, (*notices, *_notices(base, new, old, young)))
        for old, young in _configurations(base, new, base_configuration, new_configuration)
    )


def _configurations(base: Run, new: Run, chosen: str, wanted: str) -> list[tuple[str, str]]:
    old, young = _named(base, "base", chosen), _named(new, "new", wanted)
    if len(old) == 1 and len(young) == 1:
        return [(old[0], young[0])]
    if set(old) != set(young):
        raise InputError(
            "configurations",
            f"the base run has {', '.join(old)}; the new run has {', '.join(young)}",
            "choose with --base-configuration and --new-configuration",
        )
    return [(name, name) for name in old]


def _named(run: Run, which: str, chosen: str) -> list[str]:
    names = [configuration.name for configuration in run.configurations]
    if not chosen:
        return names
    if chosen not in names:
        raise InputError(
            f"--{which}-configuration", f"the {which} run has no {chosen!r}", f"it has {', '.join(names)}"
        )
    return [chosen]


def _cases(base: Run, new: Run, *, common: bool) -> tuple[tuple[str, ...], list[str]]:
    alike = [case.id for case in new.cases if case.id in base.case_of and _alike(base.case_of[case.id], case)]
    alone_base = [case.id for case in base.cases if case.id not in new.case_of]
    alone_new = [case.id for case in new.cases if case.id not in base.case_of]
    changed = [case.id for case in new.cases if case.id in base.case_of and case.id not in alike]
    faults = [
        f"{len(names)} {words}: {_listed(names)}"
        for names, words in (
            (alone_base, "only in the base run"),
            (alone_new, "only in the new run"),
            (changed, "with other articles, options or expectations"),
        )
        if names
    ]
    if faults and not common:
        raise InputError(
            "the runs are over different cases",
            "; ".join(faults),
            "run both over the same suite, or compare what they have in common with --common",
        )
    if not alike:
        raise InputError("the runs", "have no case in common", "run both over the same suite")
    left = [f"Left out, for the runs are over different cases: {fault}." for fault in faults]
    return tuple(alike), left


def _alike(base: RunCase, new: RunCase) -> bool:
    """Whether two cases are the same but for where they stand and what is noted of them."""
    ours, theirs = base.case, new.case
    return (
        ours.options == theirs.options
        and ours.expected == theirs.expected
        and ours.given == theirs.given
        and [(each.name, each.id, each.text) for each in base.articles]
        == [(each.name, each.id, each.text) for each in new.articles]
    )


def _notices(base: Run, new: Run, old: str, young: str) -> Iterable[str]:
    mine, theirs = _cells(base, old), _cells(new, young)
    before, after = _verifiers(mine), _verifiers(theirs)
    if before != after:
        yield (
            f"The Briefs were checked by different Verifiers when they were made: base {_listed(before)}; new {_listed(after)}. "
            "Both are measured afresh by one."
        )
    if base.repeats != new.repeats:
        yield f"The base run has {base.repeats} repeats of each case, the new run {new.repeats}; a case's value is their mean."
    for which, run, name, cells in (("base", base, old, mine), ("new", new, young, theirs)):
        failed = [str(cell.key) for cell in cells if cell.state is State.INFRASTRUCTURE]
        bad = [str(cell.key) for cell in cells if cell.state is State.BAD_CASE]
        missing = [str(key) for key in run.missing if key.configuration == name]
        if failed:
            yield f"{len(failed)} cells of the {which} run failed for infrastructure and are not scored: {_listed(failed)}."
        if missing:
            yield f"{len(missing)} cells of the {which} run were not run: {_listed(missing)}. Resume it."
        if bad:
            yield f"{len(bad)} cells of the {which} run have a case that can't be used: {_listed(bad)}."


def _cells(run: Run, configuration: str) -> list[Cell]:
    return [cell for cell in run.cells if cell.key.configuration == configuration]


def _verifiers(cells: Iterable[Cell]) -> list[str]:
    found = {
        str(cell.brief["provenance"]["verifier"])
        for cell in cells
        if cell.brief is not None and cell.state is State.DONE
    }
    return sorted(found)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
