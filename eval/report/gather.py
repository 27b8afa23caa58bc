"""From scored runs, compared or not, to what their report shows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from eval.calibration.certificate import Certificate, certificate_of
from eval.comparing.changes import Change, Comparison, SentenceChange
from eval.comparing.gating import Gate
from eval.comparing.scores import Scored
from eval.report.articles import Shelf
from eval.report.cells import Side, cell_view, order
from eval.report.tables import compared_table, table
from eval.report.view import (
    CellView,
    CertificateRow,
    CertificateView,
    ReportView,
    RunView,
    TableView,
)
from eval.runs.cells import CellKey, Run, State
from eval.runs.folder import plain
from eval.statistics.noninferiority import Call
from service.stages.render.wording import time_words
from service.stages.verify.decision import Point

_PLAIN = {"point": "strict", "embeddings": True, "judge": False, "repairs": 1}
"""What goes without saying of a configuration."""


def single_report(scored: Sequence[Scored], made_at: str) -> ReportView:
    """The report of one run: every configuration in ``scored``."""
    run = scored[0].run
    shelf = Shelf()
    cells = [
        cell_view(run.case_of[key.case], key, (None, _side(each, key, shelf)))
        for each in scored
        for key in _keys(run, each.configuration)
    ]
    return _report(
        run,
        None,
        cells=cells,
        shelf=shelf,
        tables=tuple(table(each) for each in scored),
        verifier=scored[0].verifier,
        made_at=made_at,
    )


def compared_report(comparisons: Sequence[Comparison], gate: Gate | None, made_at: str) -> ReportView:
    """The report of a run beside its base; ``gate`` is what its gate says, where it was asked."""
    shelf = Shelf()
    cells: list[CellView] = []
    for comparison in comparisons:
        cells += _compared(comparison, shelf)
    first = comparisons[0]
    notices = [notice for each in comparisons for notice in each.pairing.notices]
    gated = {(each.configuration, each.measure.name): each for each in gate.gated} if gate is not None else {}
    report = _report(
        first.pairing.new,
        first.pairing.base,
        cells=cells,
        shelf=shelf,
        tables=tuple(compared_table(each, gated) for each in comparisons),
        verifier=first.new.verifier,
        made_at=made_at,
        remarks=tuple(dict.fromkeys(notices)),
    )
    if gate is None:
        return report
    return replace(report, verdict=gate.call.value, verdict_words=verdict_words(gate))


def verdict_words(gate: Gate) -> str:
    """What the gate's Call rests on, in words."""
    said = [each.measure.title for each in gate.gated if each.call is gate.call]
    asked = sum(each.call is not None for each in gate.gated)
    if gate.call is Call.NOT_WORSE:
        return f"within its margin on each of {asked} measures."
    if gate.call is Call.REGRESSED:
        return f"worse by more than can be chance: {', '.join(dict.fromkeys(said))}."
    if not asked:
        return "nothing could be measured."
    return f"too little to tell on {len(said)} of {asked} measures; the table says what each would need."


def _compared(comparison: Comparison, shelf: Shelf) -> list[CellView]:
    pairing = comparison.pairing
    changes: dict[tuple[str, int], list[SentenceChange]] = {}
    for each in comparison.sentences:
        changes.setdefault((each.case, each.repeat), []).append(each)
    became = {each.case: each.change for each in comparison.cases}
    cells = []
    for key in _keys(pairing.new, pairing.new_configuration):
        if key.case not in became:
            continue
        before = CellKey(key.case, pairing.base_configuration, key.repeat)
        base = _side(comparison.base, before, shelf) if key.repeat < pairing.base.repeats else None
        cells.append(
            cell_view(
                pairing.new.case_of[key.case],
                CellKey(key.case, pairing.title, key.repeat),
                (base, _side(comparison.new, key, shelf)),
                changes.get((key.case, key.repeat), ()),
                became.get(key.case, Change.SAME),
            )
        )
    return cells


def _side(scored: Scored, key: CellKey, shelf: Shelf) -> Side:
    return Side(scored.run.by_key.get(key), scored.examined.get(key), shelf)


def _keys(run: Run, configuration: str) -> list[CellKey]:
    return [key for key in run.keys if key.configuration == configuration]


def _report(  # noqa: PLR0913  what both kinds of report have
    run: Run,
    base: Run | None,
    *,
    cells: Sequence[CellView],
    shelf: Shelf,
    tables: tuple[TableView, ...],
    verifier: str,
    made_at: str,
    remarks: Sequence[str] = (),
) -> ReportView:
    return ReportView(
        title=run.suite,
        made_at=made_at,
        new=_run(run),
        base=None if base is None else _run(base),
        verdict="",
        verdict_words="",
        tables=tables,
        certificate=_certificate(run, verifier),
        cells=tuple(sorted(cells, key=order)),
        articles=shelf.views,
        verifier=verifier,
        remarks=tuple(remarks),
    )


def _run(run: Run) -> RunView:
    facts = [("Started", time_words(run.started_at))] if run.started_at else []
    facts += [(name.capitalize(), str(value)) for name, value in run.versions.items()]
    facts += [(f"{each.name}", _settings(plain(each))) for each in run.configurations]
    return RunView(
        name=run.suite,
        facts=tuple(facts),
        cells=len(run.keys),
        done=len(run.in_state(State.DONE)),
        infrastructure=len(run.in_state(State.INFRASTRUCTURE)),
        bad=len(run.in_state(State.BAD_CASE)),
        missing=len(run.missing),
    )


def _settings(values: Mapping[str, object]) -> str:
    """What a configuration sets; its writer always."""
    told = [str(values["writer"])]
    for name, value in values.items():
        if name == "writer" or value in ("", None) or value == _PLAIN.get(name):
            continue
        if isinstance(value, bool):
            told.append(name if value else f"no {name}")
        else:
            told.append(f"{name} {value}")
    return ", ".join(told)


def _certificate(run: Run, verifier: str) -> CertificateView | None:
    if run.certificate is None:
        return None
    found = certificate_of(json.dumps(run.certificate), "the run's certificate")
    used = {each.point for each in run.configurations}
    return CertificateView(_told(found), found.remark(verifier), tuple(_rows(found, used)))


def _told(found: Certificate) -> str:
    sets = ", ".join(f"{each.name} ({each.n})" for each in found.labels)
    return (
        f"Against {found.n} human labels on {found.documents} documents, {found.date}: {sets}. "
        "How often it errs on texts like these; with 95 % intervals."
    )


def _rows(found: Certificate, used: set[Point]) -> list[CertificateRow]:
    return [
        CertificateRow(
            point=each.point.value,
            false_pass=str(each.false_pass),
            false_withhold=str(each.false_withhold),
            accuracy=str(each.balanced_accuracy),
            unchecked=f"{each.unchecked} of {each.sent}",
            used=each.point in used,
        )
        for each in found.points
    ]
