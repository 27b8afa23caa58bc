"""A small invented report: each kind of change, a hostile article, a cell that was not run."""

from dataclasses import replace

from eval.comparing.changes import Change
from eval.report.view import (
    ArticleView,
    CellView,
    CertificateRow,
    CertificateView,
    CitationView,
    Estimate,
    ExpectationView,
    FindingView,
    MeasureView,
    PairView,
    ReportView,
    RunView,
    SentenceView,
    TableView,
)

GAZETTE = (
    "Home | Harbour | Sport\nThe Selby bridge closed on 4 March 2025 \N{CONSTRUCTION SIGN} after inspectors found a crack.\n"
    "About 40 boats are waiting upstream. The repairs may take until the summer, the harbour office said."
)
HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> <!-- ]]> \u2028"
    "\x00\x1b[31m {{ 7*7 }} \u202eright to left\u202c The mayor spoke on Tuesday."
)


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def sentence(  # noqa: PLR0917  a Sentence has so many parts
    key: str,
    text: str,
    quote: str,
    status: str = "supported",
    findings: tuple[FindingView, ...] = (),
    article: str = "g",
    source: str = GAZETTE,
) -> SentenceView:
    return SentenceView(
        id=key,
        text=text,
        place="section",
        status=status,
        probability=0.97 if status == "supported" else 0.12,
        findings=findings,
        citations=(CitationView(article, span(source, quote)),),
    )


CLOSED = sentence("s1", "The Selby bridge closed on 4 March 2025.", "The Selby bridge closed on 4 March 2025")
BOATS = sentence("s2", "About 40 boats are waiting upstream.", "About 40 boats are waiting upstream.")
BOATS_WRONG = sentence(
    "s2",
    "About 55 boats are waiting upstream.",
    "About 40 boats are waiting upstream.",
    "contradicted",
    (
        FindingView(
            "number",
            "the source says “40”, the Sentence says “55”",
            (6, 8),
            "g",
            span(GAZETTE, "40"),
        ),
    ),
)
REPAIRS_WRONG = sentence(
    "s3",
    "The repairs will take until the summer.",
    "The repairs may take until the summer",
    "unsupported",
    (
        FindingView(
            "hedge_dropped",
            "the source says “may take”, the Sentence says “will take”",
            (12, 21),
            "g",
            span(GAZETTE, "may take"),
        ),
    ),
)
REPAIRS = sentence("s3", "The repairs may take until the summer.", "The repairs may take until the summer")
MAYOR = sentence(
    "s1", HOSTILE, "The mayor spoke on Tuesday.", article="h", source=HOSTILE, status="unchecked"
)


def articles() -> dict[str, ArticleView]:
    return {
        "g": ArticleView(
            "g",
            "Selby bridge closes after crack is found",
            ("Harbour Gazette", "5 March 2025"),
            "https://gazette.example/selby?a=1&b=2",
            "en",
            GAZETTE,
            (
                (*span(GAZETTE, GAZETTE.splitlines()[1]), "lead", ""),
                (*span(GAZETTE, GAZETTE.splitlines()[2]), "body", ""),
            ),
            ((*span(GAZETTE, "Home | Harbour | Sport"), "Left out: navigation"),),
        ),
        "h": ArticleView("h", HOSTILE, (HOSTILE,), "", "", HOSTILE),
    }


def cell(case: str, change: Change, *pairs: PairView) -> CellView:
    return CellView(
        case=case,
        configuration="default",
        repeat=0,
        title=case.replace("-", " ").capitalize(),
        tags=("harbour",),
        note="",
        state="done",
        failure="",
        change=change,
        pairs=pairs,
        articles=("g",),
        base_state="done",
    )


def alone(shown: CellView) -> CellView:
    """The same cell of a run without a base."""
    pairs = tuple(PairView(Change.SAME, None, pair.new) for pair in shown.pairs if pair.new is not None)
    return replace(shown, change=Change.SAME, base_state="", pairs=pairs)


def report(*, base: bool = True, filler: int = 0) -> ReportView:
    same = PairView(Change.SAME, CLOSED, CLOSED)
    cells = [
        replace(
            cell(
                "bridge-numbers",
                Change.BROKEN,
                same,
                PairView(Change.BROKEN, BOATS, BOATS_WRONG),
                PairView(Change.FIXED, REPAIRS_WRONG, REPAIRS),
            ),
            note="A reader disputed the number.",
            expectations=(ExpectationView("must say", "about 40 boats wait", new=False, base=True),),
        ),
        cell("bridge-hedges", Change.FIXED, same, PairView(Change.FIXED, REPAIRS_WRONG, REPAIRS)),
        replace(
            cell(
                "mayor",
                Change.CHANGED,
                PairView(Change.ADDED, None, MAYOR),
                PairView(Change.GONE, CLOSED, None),
            ),
            articles=("h",),
            title=HOSTILE,
            tags=("mayor", "harbour"),
            configuration="strict",
        ),
        replace(
            cell("ferry", Change.SAME),
            state="infrastructure",
            failure="the model server answered 503 five times",
            articles=(),
        ),
        *(cell(f"filler-{number:03d}", Change.SAME, same) for number in range(filler)),
    ]
    if not base:
        cells = [alone(each) for each in cells]
    run = RunView(
        "harbour", (("Started", "22 November 2026, 02:00 UTC"), ("Citebrief", "0.1.0")), 4, 3, 1, 0, 0
    )
    shares = Estimate(0.91, 0.86, 0.95, n=42, unchecked=1)
    return ReportView(
        title="harbour",
        made_at="2026-11-22T03:00:00Z",
        new=run,
        base=run if base else None,
        verdict="REGRESSED" if base else "",
        verdict_words="Sentences supported fell by more than the margin of 2 %." if base else "",
        tables=(
            TableView(
                "default",
                (
                    MeasureView(
                        "sentence_support",
                        "Sentences supported, of all drafted",
                        "share",
                        "more",
                        shares,
                        Estimate(0.95, 0.92, 0.98, n=42) if base else None,
                        Estimate(-0.04, -0.07, -0.01, n=42) if base else None,
                        "worse than the margin of 3 %" if base else "",
                    ),
                    MeasureView(
                        "nuggets",
                        "Vital nuggets told",
                        "share",
                        "more",
                        Estimate(None, n=0, undefined=42),
                    ),
                ),
                (
                    MeasureView(
                        "words", "Words shown", "words", "neither", Estimate(180.5, 160.0, 199.0, n=42)
                    ),
                ),
            ),
        ),
        certificate=CertificateView(
            "Against 900 human labels on 300 documents, 22 November 2026.",
            "",
            (
                CertificateRow(
                    "strict",
                    "9.0 % (7.0 to 11.0 %)",
                    "21.0 % (18.0 to 24.0 %)",
                    "85.0 %",
                    "3 of 900",
                    used=True,
                ),
            ),
        ),
        cells=tuple(cells),
        articles=articles(),
        verifier="citebrief-verifier/1",
        remarks=("The two runs were checked with the same Verifier.",) if base else (),
    )
