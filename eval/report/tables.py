"""The tables of measures."""

from collections.abc import Mapping, Sequence

from eval.comparing.changes import Comparison
from eval.comparing.gating import Gated
from eval.comparing.scores import Figure, Scored, figures
from eval.measures.catalogue import BY_NAME, GATED
from eval.report.view import Estimate, MeasureView, TableView
from eval.statistics.bootstrap import bca
from eval.statistics.noninferiority import Call

_CALLS = {
    Call.REGRESSED: "regressed",
    Call.NOT_WORSE: "not worse",
    Call.INCONCLUSIVE: "inconclusive",
}


def table(scored: Scored) -> TableView:
    """The measures of one configuration; one that is defined in no case and was asked of none is left out."""
    rows = [
        MeasureView(each.name, each.title, each.unit, each.better, _estimate(each))
        for each in figures(scored)
        if _worth(each)
    ]
    return _parted(scored.configuration, rows)


def compared_table(comparison: Comparison, gated: Mapping[tuple[str, str], Gated]) -> TableView:
    """The measures of two configurations, with the mean difference over the cases in which both are defined."""
    olds = {each.name: each for each in comparison.base_figures}
    rows = []
    for young in comparison.new_figures:
        old = olds[young.name]
        if not _worth(young, old):
            continue
        said = gated.get((comparison.pairing.title, young.name))
        rows.append(
            MeasureView(
                young.name,
                young.title,
                young.unit,
                young.better,
                _estimate(young),
                _estimate(old),
                _difference(comparison, young.name),
                _remark(said),
            )
        )
    return _parted(comparison.pairing.title, rows)


def _parted(title: str, rows: Sequence[MeasureView]) -> TableView:
    return TableView(
        title,
        tuple(row for row in rows if row.name in GATED),
        tuple(row for row in rows if row.name not in GATED),
    )


def _worth(*found: Figure) -> bool:
    """Whether a measure says anything, or is one of those that a gate looks at."""
    return any(each.value is not None or BY_NAME[each.name].margin is not None for each in found)


def _estimate(figure: Figure) -> Estimate:
    low, high = figure.interval or (None, None)
    return Estimate(figure.value, low, high, figure.cases, figure.undefined, figure.unchecked)


def _difference(comparison: Comparison, name: str) -> Estimate | None:
    pairs = [
        (comparison.base.value(case, name), comparison.new.value(case, name))
        for case in comparison.pairing.cases
    ]
    moved = [young - old for old, young in pairs if old is not None and young is not None]
    if not moved:
        return None
    low, high = bca(moved) or (None, None)
    return Estimate(sum(moved) / len(moved), low, high, len(moved), len(pairs) - len(moved))


def _remark(gated: Gated | None) -> str:
    if gated is None or gated.call is None:
        return ""
    margin = f"{gated.margin * 100:g} %" if gated.measure.unit == "share" else f"{gated.margin:g}"
    why = f"; {gated.why}" if gated.why else ""
    return f"{_CALLS[gated.call]}, margin {margin}{why}"
