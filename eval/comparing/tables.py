"""What a gate says of each measure, as the rows that every rendering shows."""

from eval.comparing.gating import Gate, Gated
from eval.comparing.telling import number, signed
from eval.statistics.multiplicity import Adjustment

_ADJUSTED = {Adjustment.HOLM: "Holm", Adjustment.BENJAMINI_HOCHBERG: "Benjamini–Hochberg"}

HEAD = (
    "measure",
    "says",
    "base",
    "new",
    "gain",
    "95 %",
    "margin",
    "cases",
    "could see",
    "needs",
    "unchecked",
)


def row(each: Gated) -> tuple[str, ...]:
    """One measure by ``HEAD``.

    A gain below 0 is worse; *could see* is the smallest loss that would have been called, *needs* the cases with
    which a loss of the margin would be called REGRESSED, and no loss NOT WORSE.
    """
    unit, trial = each.measure.unit, each.trial
    before, after = each.unchecked
    seen = "–"
    if trial is not None:
        least = f"≥ {trial.least} cases"
        seen = least if trial.detectable is None else number(trial.detectable, unit)
    return (
        each.measure.title,
        "nothing to measure" if each.call is None else each.call.value,
        number(each.base, unit),
        number(each.new, unit),
        "–" if trial is None else signed(trial.gain, unit),
        "–"
        if trial is None or trial.interval is None
        else f"{signed(trial.interval[0], unit)} to {signed(trial.interval[1], unit)}",
        number(each.margin, unit),
        "0" if trial is None else str(trial.cases),
        seen,
        "–" if trial is None or trial.needed is None else str(trial.needed),
        f"{before} / {after}",
    )


def remark(each: Gated) -> str:
    """What a reader must know of this measure beside its row; empty where there is nothing."""
    told = [each.why] if each.why else []
    if each.lost:
        told.append(f"{each.lost} cases defined in the base run alone")
    if each.found:
        told.append(f"{each.found} cases defined in the new run alone")
    return f"{each.measure.title}: {'; '.join(told)}." if told else ""


def headline(gate: Gate) -> str:
    """The outcome in one line."""
    worse = [
        each.measure.title for each in gate.gated if each.call is not None and each.call.value == "REGRESSED"
    ]
    about = f": {', '.join(dict.fromkeys(worse))}" if worse else ""
    return f"{gate.call.value}{about}"


def rules(gate: Gate) -> str:
    """By what rules it was decided."""
    tests = sum(each.trial is not None for each in gate.gated)
    return (
        f"One-sided level {gate.level.alpha:g}, {_ADJUSTED[gate.level.adjustment]} over {tests} measures; power {gate.level.chance:g} for what could be "
        f"seen and what is needed; paired by case, sign-flip permutation, seed {gate.level.seed}. Verifier {gate.verifier}."
    )
