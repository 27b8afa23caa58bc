"""How figures, changes and states are put to readers, the same in the page and in the terminal."""

from eval.comparing.changes import Change
from eval.report.view import Estimate, MeasureView

CHANGE_WORDS = {
    Change.BROKEN: "broken",
    Change.FIXED: "fixed",
    Change.CHANGED: "changed",
    Change.GONE: "gone",
    Change.ADDED: "added",
    Change.SAME: "unchanged",
}
STATE_WORDS = {
    "done": "done",
    "infrastructure": "infrastructure failed, not scored",
    "bad_case": "the case can't be used, not scored",
    "missing": "not run",
}
STATUS_WORDS = {
    "supported": "Supported",
    "contradicted": "Contradicted by its source",
    "unsupported": "Not supported by its source",
    "unchecked": "Not checked",
}


def figure(value: float | None, unit: str, *, signed: bool = False) -> str:
    """A value in its unit: a share as per cent, money to a hundredth of a cent, other amounts to three digits."""
    if value is None:
        return "undefined"
    sign = "+" if signed and value > 0 else "−" if value < 0 else ""
    size = abs(value)
    if unit == "share":
        return f"{sign}{size * 100:.1f} %"
    if unit == "USD":
        return f"{sign}${size:.4f}"
    return f"{sign}{size:,.0f}" if size >= 1000 else f"{sign}{size:.3g}"


def interval(estimate: Estimate, unit: str, *, signed: bool = False) -> str:
    """The interval in words; empty where there is none."""
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = figure(estimate.low, unit, signed=signed), figure(estimate.high, unit, signed=signed)
    return f"{low.removesuffix(' %')} to {high}" if unit == "share" else f"{low} to {high}"


def figure_words(estimate: Estimate | None, unit: str, *, signed: bool = False) -> str:
    """A figure with its interval in brackets; a dash where there is none."""
    if estimate is None:
        return "–"
    between = interval(estimate, unit, signed=signed)
    value = figure(estimate.value, unit, signed=signed)
    return f"{value} ({between})" if between else value


def beside_words(estimate: Estimate) -> str:
    """What stands beside a figure: of how many cases it is, and how many it says nothing of."""
    parts = [f"{estimate.n} {'case' if estimate.n == 1 else 'cases'}"]
    if estimate.undefined:
        parts.append(f"{estimate.undefined} undefined")
    if estimate.unchecked:
        parts.append(f"{estimate.unchecked} unchecked")
    return ", ".join(parts)


def tone(measure: MeasureView) -> str:
    """``good``, ``bad`` or empty: whether the whole interval of the difference lies on one side of nothing."""
    change = measure.difference
    if change is None or change.low is None or change.high is None or measure.better == "neither":
        return ""
    if change.low > 0:
        return "good" if measure.better == "more" else "bad"
    if change.high < 0:
        return "bad" if measure.better == "more" else "good"
    return ""


def counted(number: int, noun: str) -> str:
    """``1 Sentence``, ``2 Sentences``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
