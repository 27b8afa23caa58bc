"""Small scored runs, made by hand: no Verifier is asked."""

from collections.abc import Mapping

from eval.cases import Case, Expected
from eval.cases.case import Statement
from eval.comparing.changes import Comparison, compare
from eval.comparing.pairing import Pairing
from eval.comparing.scores import Scored
from eval.measures.catalogue import MEASURES
from eval.measures.examined import Examined, Judged, NuggetTold, Place, Told
from eval.runs.cells import Cell, CellKey, Configuration, Run, RunCase, SourceArticle, State
from service.domain.briefs import FindingKind, Status
from tests.eval.measures.harbour import LEDGER, PILOT, VERIFIER, brief, cite, examined, found, said

CLOSING = "The harbour of Merrow may close in May, its master, Ada Brill, said."
QUAYS = "Some 340 people work on the quays."
WRONG = "Some 430 people work on the quays."
DEBTS = "Merrow's harbour has debts of 4.5 million marks."
CASES = ("merrow", "quays", "lost")


def closing() -> Judged:
    return said(
        CLOSING, cite(PILOT, "The harbour of Merrow may close in May"), place=Place.BOTTOM_LINE, name="s1"
    )


def right() -> Judged:
    return said(QUAYS, cite(PILOT, "Some 340 people work on the quays"), name="s2")


def wrong() -> Judged:
    finding = found(FindingKind.NUMBER, WRONG, "430", PILOT, "340")
    quote = cite(PILOT, "Some 340 people work on the quays")
    return said(WRONG, quote, status=Status.CONTRADICTED, findings=[finding], name="s2")


def withheld() -> Judged:
    return said(
        DEBTS,
        cite(LEDGER, "debts of 4.5 million marks"),
        status=Status.UNSUPPORTED,
        place=Place.WITHHELD,
        name="s3",
    )


def scored(drafts: Mapping[str, tuple[Judged, ...]], name: str = "default") -> Scored:
    """A run of the three cases; one that ``drafts`` lacks was lost to infrastructure."""
    expected = Expected(must_say=(Statement(id="quays", text="340 people work on the quays"),))
    sources = tuple(
        SourceArticle(a.id, a.id, a.title, a.text, publisher=a.publisher) for a in (PILOT, LEDGER)
    )
    cases = tuple(
        RunCase(Case(id=each, files=("pilot.txt",), expected=expected, tags=("harbour",)), sources)
        for each in CASES
    )
    done: dict[CellKey, Examined] = {}
    cells = []
    for case in cases:
        key = CellKey(case.id, name)
        judged = drafts.get(case.id)
        if judged is None:
            cells.append(Cell(key, State.INFRASTRUCTURE, "the server answered 503"))
            continue
        document = brief(judged)
        told = tuple(each.id for each in judged if each.text == QUAYS)
        nugget = expected.all_nuggets[0]
        heard = Told(nugget, told, told=bool(told), worded=True)
        done[key] = examined(
            *judged,
            document=document,
            expected=expected,
            nuggets=[NuggetTold(nugget, heard, Told(nugget, (), told=False, worded=False))],
            key=key,
        )
        cells.append(done[key].cell)
    run = Run(
        suite="merrow",
        cases=cases,
        configurations=(Configuration(name),),
        repeats=1,
        cells=tuple(cells),
        versions={"citebrief": "0.1.0"},
        started_at="2026-11-22T02:00:00Z",
    )
    tallies = {key: {measure.name: measure.take(each) for measure in MEASURES} for key, each in done.items()}
    return Scored(run, name, MEASURES, done, tallies, VERIFIER)


def base() -> Scored:
    return scored({"merrow": (closing(), right()), "quays": (closing(), wrong()), "lost": (closing(),)})


def new() -> Scored:
    return scored({"merrow": (closing(), wrong(), withheld()), "quays": (closing(), right())})


def comparison() -> Comparison:
    """One Sentence and Case broken, one fixed, one Case lost to infrastructure."""
    old, young = base(), new()
    return compare(Pairing(old.run, young.run, "default", "default", CASES), old, young)
