"""The report in a terminal: plain lines; colour only where it is asked for."""

from collections.abc import Iterator, Sequence

from eval.comparing.changes import Change
from eval.plain import flat
from eval.report.lines import Lines
from eval.report.view import (
    CellView,
    Estimate,
    MeasureView,
    PairView,
    ReportView,
    SentenceView,
)
from eval.report.wording import (
    CHANGE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    counted,
    figure,
    figure_words,
    tone,
)

_TITLE = 30


class Terminal(Lines):
    """Renders a report for a terminal ``width`` characters wide."""

    def overview(self, report: ReportView) -> str:
        """What the run comes to, and every Sentence broken or fixed, or without a base every one not supported."""
        lines = [*self._head(report), *self._tables(report), *self._certificate(report)]
        lines += self._unscored(report.cells)
        wanted = (
            [(change, change.value.upper()) for change in (Change.BROKEN, Change.FIXED)]
            if report.base
            else []
        )
        for change, words in wanted:
            pairs = [(cell, pair) for cell in report.cells for pair in cell.pairs if pair.change is change]
            lines += self._pairs(report, f"{words} ({counted(len(pairs), 'Sentence')})", pairs)
        if not report.base:
            poor = [
                (cell, pair)
                for cell in report.cells
                for pair in cell.pairs
                if pair.new is not None and pair.new.status != "supported"
            ]
            lines += self._pairs(report, f"NOT SUPPORTED ({counted(len(poor), 'Sentence')})", poor)
        lines += self.wrap("A whole Brief beside its sources: --case ID. All of it to read in: --out FILE.")
        return _joined(lines)

    def brief(self, report: ReportView, case: str) -> str:
        """Every Brief of the Case of that id, each Sentence with its source; empty where there is none."""
        lines: list[str] = []
        for cell in report.cells:
            if cell.case != case:
                continue
            repeat = f", repeat {cell.repeat + 1}" if cell.repeat else ""
            lines += [*self.wrap(f"{cell.title} ({cell.case}, {cell.configuration}{repeat})"), ""]
            lines += self._unscored([cell])
            for pair in cell.pairs:
                lines += [*self._pair(pair, report), ""]
            if cell.expectations:
                lines += ["WHAT THE CASE EXPECTS", ""]
                for each in cell.expectations:
                    old = f"old {_met(each.base)}, new " if report.base else ""
                    lines += self.wrap(f"{each.what}: {each.text} – {old}{_met(each.new)}", "  ", "- ")
                lines.append("")
        return _joined(lines)

    def _head(self, report: ReportView) -> Iterator[str]:
        yield self.paint("strong", flat(report.title))
        if report.verdict:
            tone_of = {"REGRESSED": "bad", "NOT WORSE": "good"}.get(report.verdict, "strong")
            yield from self.wrap(f"{report.verdict}: {report.verdict_words}", tone=tone_of)
        for run, name in ((report.base, "old"), (report.new, "new" if report.base else "run")):
            if run is not None:
                lost = run.infrastructure + run.bad + run.missing
                more = f", {lost} not scored" if lost else ""
                yield f"{name}: {run.done} of {run.cells} cells{more}"
        yield from self.wrap(f"Verifier {report.verifier}")
        for remark in report.remarks:
            yield from self.wrap(remark, "  ", "! ")
        yield ""

    def _tables(self, report: ReportView) -> Iterator[str]:
        for table in report.tables:
            yield self.paint("strong", f"MEASURES, {flat(table.title)}")
            rows = [*table.measures, *table.others]
            yield from self._aligned(rows, based=report.base is not None)
            yield ""
            remarks = [f"{row.title}: {row.remark}" for row in rows if row.remark]
            yield from (line for remark in remarks for line in self.wrap(remark, "  ", "- "))
            yield from [""] if remarks else []

    def _aligned(self, rows: Sequence[MeasureView], *, based: bool) -> Iterator[str]:
        head = ("", "old", "new", "difference", "of") if based else ("", "value", "of")
        cells = [head]
        for row in rows:
            if based:
                old = "–" if row.base is None else figure(row.base.value, row.unit)
                new = figure(row.new.value, row.unit)
                moved = figure_words(row.difference, row.unit, signed=True)
                cells.append((_cut(row.title), old, new, moved, _of(row.new)))
            else:
                cells.append((_cut(row.title), figure_words(row.new, row.unit), _of(row.new)))
        widths = [max(len(each[column]) for each in cells) for column in range(len(head))]
        tones = ["soft", *(tone(row) for row in rows)]
        if sum(widths) + 2 * (len(widths) - 1) <= self._width:
            for each, colour in zip(cells, tones, strict=True):
                line = "  ".join(cell.ljust(width) for cell, width in zip(each, widths, strict=True))
                yield self.paint(colour, line.rstrip())
            return
        for each, colour in zip(cells[1:], tones[1:], strict=True):  # too narrow for a table
            yield each[0]
            for name, cell in zip(head[1:], each[1:], strict=True):
                yield self.paint(colour, f"  {name}: {cell}")

    def _certificate(self, report: ReportView) -> Iterator[str]:
        yield self.paint("strong", "HOW FAR THE VERIFIER CAN BE TRUSTED")
        found = report.certificate
        if found is None:
            yield from self.wrap("No certificate is attached: how often this Verifier is wrong is not known.")
        else:
            yield from self.wrap(" ".join(part for part in (found.remark, found.told) if part))
            for row in found.rows:
                used = " (used here)" if row.used else ""
                yield from self.wrap(
                    f"{row.point}{used}: passes {row.false_pass} of what people found unsupported, withholds "
                    f"{row.false_withhold} of what they found supported; balanced accuracy {row.accuracy}; "
                    f"{row.unchecked} unchecked",
                    "  ",
                    "- ",
                )
        yield ""

    def _unscored(self, cells: Sequence[CellView]) -> Iterator[str]:
        for cell in cells:
            sides = ((cell.base_state, cell.base_failure, "old"), (cell.state, cell.failure, "new"))
            for state, failure, which in sides:
                if state not in ("", "done"):
                    side = f" ({which})" if cell.base_state else ""
                    words = f"{cell.case}, {cell.configuration}{side}: {STATE_WORDS.get(state, state)}"
                    yield from self.wrap(f"{words}. {failure}".rstrip(". ") + ".", "  ", "! ", tone="bad")
                    yield ""

    def _pairs(
        self, report: ReportView, title: str, pairs: Sequence[tuple[CellView, PairView]]
    ) -> Iterator[str]:
        yield self.paint("strong", title)
        yield ""
        for cell, pair in pairs:
            repeat = f", repeat {cell.repeat + 1}" if cell.repeat else ""
            yield from self.wrap(f"{cell.case}, {cell.configuration}{repeat}", tone="soft")
            yield from self._pair(pair, report)
            yield ""

    def _pair(self, pair: PairView, report: ReportView) -> Iterator[str]:
        if pair.change is not Change.SAME:
            colour = {Change.BROKEN: "bad", Change.FIXED: "good"}.get(pair.change, "strong")
            yield from self.wrap(f"{CHANGE_WORDS[pair.change]}: {pair.what}".rstrip(": "), "  ", tone=colour)
        sides = [("old", pair.base), ("new", pair.new)] if report.base else [("", pair.new)]
        if pair.change is Change.SAME:
            sides = [("", pair.shown)]
        for name, sentence in sides:
            if sentence is not None:
                yield from self._sentence(name, sentence, report)

    def _sentence(self, name: str, sentence: SentenceView, report: ReportView) -> Iterator[str]:
        sure = "" if sentence.probability is None else f", probability {sentence.probability:.2f}"
        named = any(finding.message in sentence.reason for finding in sentence.findings)
        held = (
            ""
            if sentence.place != "withheld"
            else ", withheld"
            if named
            else f", withheld: {sentence.reason}"
        )
        label = f"{name}: " if name else ""
        yield from self.wrap(f"{label}{sentence.text}", "    ", "  ")
        colour = "" if sentence.status == "supported" else "bad"
        yield from self.wrap(f"{STATUS_WORDS[sentence.status]}{sure}{held}", "    ", tone=colour)
        for finding in sentence.findings:
            yield from self.wrap(f"{finding.kind.replace('_', ' ')}: {finding.message}", "      ", "    - ")
            if finding.source_span is not None:
                yield from self.source(report.articles[finding.article], finding.source_span)
        if not any(finding.source_span is not None for finding in sentence.findings):
            for citation in sentence.citations:
                yield from self.source(report.articles[citation.article], citation.span)


def _cut(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def _of(estimate: Estimate) -> str:
    """Of how many cases a figure is; in brackets, of how many Briefs it says nothing, and what could not be checked."""
    beside = [f"{estimate.undefined} undefined"] if estimate.undefined else []
    beside += [f"{estimate.unchecked} unchecked"] if estimate.unchecked else []
    return f"{estimate.n} ({', '.join(beside)})" if beside else str(estimate.n)


def _met(value: bool | None) -> str:  # noqa: FBT001  an outcome in three states
    return "not judged" if value is None else "met" if value else "not met"


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n") + "\n" if lines else ""
