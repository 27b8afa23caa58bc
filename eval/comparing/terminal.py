"""Comparisons and gates for a terminal."""

from collections.abc import Iterator, Sequence

from eval.comparing.changes import CaseChange, Change, Comparison, SentenceChange
from eval.comparing.gating import Gate
from eval.comparing.scores import Figure, Scored
from eval.comparing.tables import HEAD, headline, remark, row, rules
from eval.comparing.telling import cut, number, places_of, reason_of
from eval.measures.examined import Judged
from eval.measures.intervals import wilson
from eval.plain import cleared, flat
from eval.runs.cells import CellKey

_LISTED = (Change.BROKEN, Change.FIXED, Change.CHANGED, Change.ADDED, Change.GONE)


def comparison_text(comparison: Comparison) -> str:
    """Every measure, and every Sentence and case that is not the same."""
    pairing = comparison.pairing
    lines = [
        f"{pairing.title}: {len(pairing.cases)} cases",
        f"Verifier of the evaluation: {comparison.new.verifier}",
        *(f"! {notice}" for notice in pairing.notices),
        "",
        *_measures(comparison.base_figures, comparison.new_figures),
        "",
        *_sentences(comparison),
        *_cases(comparison),
    ]
    return cleared("\n".join(lines)) + "\n"


def gate_text(gate: Gate) -> str:
    """The outcome, every measure gated, and the Sentences that broke."""
    lines = [*(f"! {notice}" for notice in gate.notices), *([""] if gate.notices else [])]
    for title in dict.fromkeys(each.configuration for each in gate.gated):
        lines += [
            title,
            *table([HEAD, *(row(each) for each in gate.gated if each.configuration == title)]),
            "",
        ]
    lines += [f"- {told}" for each in gate.gated if (told := remark(each))]
    for comparison in gate.comparisons:
        broken = comparison.of(Change.BROKEN)
        if broken:
            lines += ["", f"{comparison.pairing.title}: {len(broken)} Sentences broken"]
            lines += [line for each in broken for line in _sentence(comparison, each)]
    lines += ["", rules(gate)]
    if gate.unscored:
        lines.append(
            f"{gate.unscored} of {gate.cells} cells failed for infrastructure or were not run: nothing is known of them."
        )
    if gate.bad:
        lines.append(f"{gate.bad} cells have a case that can't be used.")
    lines += ["", headline(gate)]
    return cleared("\n".join(lines)) + "\n"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """``rows`` in columns as wide as they need; the first flush left."""
    widths = [max(len(each[column]) for each in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(each, widths, strict=True))
        ).rstrip()
        for each in rows
    ]


def _measures(base: Sequence[Figure], new: Sequence[Figure]) -> list[str]:
    head = ("measure", "better", "base", "new", "95 % of new", "cases", "undefined", "unchecked", "n")
    rows: list[tuple[str, ...]] = [head]
    for old, young in zip(base, new, strict=True):
        between = young.interval
        rows.append(
            (
                young.title,
                young.better,
                number(old.value, old.unit),
                number(young.value, young.unit),
                "–"
                if between is None
                else f"{number(between[0], young.unit)} to {number(between[1], young.unit)}",
                str(young.cases),
                f"{old.undefined} / {young.undefined}",
                f"{old.unchecked} / {young.unchecked}",
                f"{old.denominator:g} / {young.denominator:g}",
            )
        )
    return table(rows)


def _sentences(comparison: Comparison) -> Iterator[str]:
    counts = ", ".join(f"{len(comparison.of(change))} {change.value}" for change in Change)
    yield f"Sentences: {counts}"
    for change in _LISTED:
        found = comparison.of(change)
        if found:
            yield ""
            yield f"{change.value.upper()} ({len(found)})"
            for each in found:
                yield from _sentence(comparison, each)


def _sentence(comparison: Comparison, each: SentenceChange) -> Iterator[str]:
    pairing = comparison.pairing
    repeat = f" #{each.repeat}" if pairing.new.repeats > 1 else ""
    yield f"  {each.case}{repeat} · {each.what}"
    if each.base is not None:
        key = CellKey(each.case, pairing.base_configuration, each.repeat)
        yield from _side("base", each.base, comparison.base, key, full=each.change is Change.FIXED)
    if each.new is not None:
        key = CellKey(each.case, pairing.new_configuration, each.repeat)
        yield from _side("new", each.new, comparison.new, key, full=each.change is Change.BROKEN)


def _side(which: str, judged: Judged, scored: Scored, key: CellKey, *, full: bool) -> Iterator[str]:
    held = "" if judged.shown else " (withheld)"
    yield f"    {which:<4} {judged.verdict.status.value}{held}: {flat(judged.text)}"
    if full and not judged.supported:
        yield f"         why: {flat(reason_of(judged))}"
        for place in places_of(judged, scored.examined[key]):
            yield f"         source: {place}"


def _cases(comparison: Comparison) -> Iterator[str]:
    found = comparison.mcnemar
    yield ""
    for which, (met, known) in (("base", comparison.met(base=True)), ("new", comparison.met(base=False))):
        interval = wilson(met, known)
        between = "" if interval is None else f" ({interval[0]:.0%} to {interval[1]:.0%}, Wilson 95 %)"
        yield f"Cases met in full, {which}: {met} of {known}{between}"
    yield (
        f"Cases met in full: {found.fixed} fixed, {found.broken} broken, {found.same} as before "
        f"(McNemar, exact, p = {found.p:.3g})"
    )
    for change in (Change.BROKEN, Change.FIXED, Change.CHANGED):
        for each in comparison.cases:
            if each.change is change:
                yield from _case(each)


def _case(each: CaseChange) -> Iterator[str]:
    yield f"  {each.change.value.upper()} {each.case}"
    if each.base is None or each.new is None:
        yield f"    not scored in {'the base run' if each.base is None else 'the new run'}"
        return
    for fault in each.new:
        if fault not in each.base:
            yield f"    now: {cut(fault)}"
    for fault in each.base:
        if fault not in each.new:
            yield f"    no more: {cut(fault)}"
