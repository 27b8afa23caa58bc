"""One cell of a report: its Sentences, old beside new, and what its Case expects."""

from collections.abc import Iterator, Mapping, Sequence

from eval.comparing.changes import Change, SentenceChange
from eval.measures.examined import Examined, Judged, Place
from eval.report.articles import Shelf
from eval.report.view import (
    CellView,
    CitationView,
    ExpectationView,
    FindingView,
    PairView,
    SentenceView,
)
from eval.runs.cells import Cell, CellKey, RunCase, State
from service.domain.briefs import Finding

MISSING = "missing"
"""The state of a cell that was not run."""


class Side:
    """One run's half of a cell. ``cell`` is None where it was not run, ``examined`` where it was not scored."""

    def __init__(self, cell: Cell | None, examined: Examined | None, shelf: Shelf) -> None:
        self.examined = examined
        self.state = MISSING if cell is None else cell.state.value
        self.failure = "" if cell is None else cell.failure
        self._keys: Mapping[str, str] = {}
        self._reasons: Mapping[str, str] = {}
        if examined is not None:
            self._keys = {article.id: shelf.add(article) for article in examined.brief.articles}
            self._reasons = {held.sentence.id: held.reason for held in examined.brief.withheld}

    @property
    def articles(self) -> tuple[str, ...]:
        """The keys of its articles in the report."""
        return tuple(self._keys.values())

    def view(self, judged: Judged | None) -> SentenceView | None:
        """``judged`` as the report shows it."""
        if judged is None:
            return None
        published = judged.sentence.verdict.status
        return SentenceView(
            id=judged.id,
            text=judged.text,
            place=judged.place.value,
            status=judged.verdict.status.value,
            probability=judged.verdict.probability,
            findings=tuple(self._finding(each, judged.text) for each in judged.verdict.findings),
            citations=tuple(
                CitationView(self._keys[each.article_id], (each.start, each.end))
                for each in judged.sentence.citations
            ),
            published="" if published is judged.verdict.status else published.value,
            reason=self._reasons.get(judged.id, "") if judged.place is Place.WITHHELD else "",
        )

    def _finding(self, finding: Finding, text: str) -> FindingView:
        span, source = finding.sentence_span, finding.source_span
        article = self._keys.get(finding.article_id, "")
        return FindingView(
            kind=finding.kind.value,
            message=finding.message,
            sentence_span=None if span is None or span.end > len(text) else (span.start, span.end),
            article=article,
            source_span=None if source is None or not article else (source.start, source.end),
        )


def cell_view(
    case: RunCase,
    key: CellKey,
    sides: tuple[Side | None, Side],
    changes: Sequence[SentenceChange] = (),
    change: Change = Change.SAME,
) -> CellView:
    """The cell of ``key``, old (None without a base run) and new.

    ``changes`` are those between its two Briefs, ``change`` is what became of its Case.
    """
    base, new = sides
    if new.examined is not None and base is not None and base.examined is not None:
        pairs = tuple(
            PairView(each.change, base.view(each.base), new.view(each.new), each.what) for each in changes
        )
    elif new.examined is not None:
        pairs = tuple(PairView(Change.SAME, None, new.view(each)) for each in new.examined.judged)
    elif base is not None and base.examined is not None:
        pairs = tuple(PairView(Change.SAME, base.view(each), None) for each in base.examined.judged)
    else:
        pairs = ()
    return CellView(
        case=case.id,
        configuration=key.configuration,
        repeat=key.repeat,
        title=case.case.options.title or case.case.options.focus or case.id,
        tags=case.case.tags,
        note=case.case.note,
        state=new.state,
        failure=new.failure,
        change=_strongest(change, pairs),
        pairs=pairs,
        expectations=tuple(_expectations(new.examined, None if base is None else base.examined)),
        articles=tuple(dict.fromkeys((*new.articles, *(() if base is None else base.articles)))),
        base_state="" if base is None else base.state,
        base_failure="" if base is None else base.failure,
    )


def _strongest(change: Change, pairs: Sequence[PairView]) -> Change:
    """What is to be said of the whole: broken where its Case or any Sentence is, then fixed, then changed."""
    found = {change, *(pair.change for pair in pairs)}
    for each in (Change.BROKEN, Change.FIXED):
        if each in found:
            return each
    return Change.SAME if found == {Change.SAME} else Change.CHANGED


def order(cell: CellView) -> tuple[int, int, int]:
    """What a cell is put in order by: broken first, then fixed, not scored, changed, and the poorly supported."""
    ranks = {Change.BROKEN: 0, Change.FIXED: 1, Change.CHANGED: 3}
    rank = ranks.get(cell.change, 4)
    if rank > 1 and cell.state != State.DONE.value:
        rank = 2
    return rank, -cell.count(Change.BROKEN), cell.supported - cell.drafted


def _expectations(new: Examined | None, base: Examined | None) -> Iterator[ExpectationView]:
    ours, theirs = _met(new), _met(base)
    for what, text in dict.fromkeys((*ours, *theirs)):
        yield ExpectationView(what, text, ours.get((what, text)), theirs.get((what, text)))


def _met(examined: Examined | None) -> Mapping[tuple[str, str], bool | None]:
    """What the Case expects, in words, and whether the Brief meets it; None where that could not be judged."""
    if examined is None:
        return {}
    met: dict[tuple[str, str], bool | None] = {}
    for nugget in examined.nuggets:
        told = nugget.anywhere
        what = "must say" if nugget.nugget.vital else "may say"
        met[what, nugget.nugget.text] = None if told.unchecked else told.told
    for forbidden in examined.forbidden:
        met["must not say", forbidden.statement.text] = None if forbidden.unchecked else not forbidden.told
    for expected in examined.differences:
        met["difference to tell", expected.difference.about] = all(expected.sides)
    asked = examined.case.case.expected.abstain
    if asked is not None:
        met["abstain", "show nothing" if asked else "show something"] = examined.abstains == asked
    verdicts = {each.text: each for each in examined.judged}
    for judgement in examined.case.case.expected.judgements:
        here = verdicts.get(judgement.sentence)
        what = (
            f"{judgement.by or 'people'} found it {'supported' if judgement.supported else 'not supported'}"
        )
        agrees = None if here is None or here.unchecked else here.supported == judgement.supported
        met[what, judgement.sentence] = agrees
    return met
