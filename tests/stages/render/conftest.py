"""A small invented Brief: three sources of two Origins, one of each kind of thing that a rendering must show."""

from dataclasses import replace

import pytest

from service.domain.articles import (
    Article,
    CleanedArticle,
    Integrity,
    LeftOut,
    Note,
    NoteKind,
    Passage,
    Reason,
    Role,
)
from service.domain.briefs import (
    Brief,
    BriefOptions,
    Citation,
    Difference,
    Finding,
    FindingKind,
    Policy,
    Provenance,
    Section,
    Sentence,
    Side,
    Status,
    TimelineEntry,
    Usage,
    Verdict,
    Withheld,
    cite,
)
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.groups import Event, Grouping, Origin, Topic
from service.domain.spans import Span
from service.stages.render import BriefDocument, document

GAZETTE = """Home | Harbour | Sport
Selby bridge closes after crack is found
The Selby bridge closed on 4 March 2025 after inspectors found a crack in its northern pier, the harbour office said.
Read also: Ten walks for a rainy day
About 40 boats are waiting upstream. “We will not reopen before the pier is safe,” said harbour master Ines Vold.
Leave a comment"""

COURIER = """Crack shuts Selby bridge
Inspectors shut the Selby bridge on Tuesday because of a crack in the northern pier.
Roughly 55 boats are waiting upstream, the skippers' union said.
Repairs may take “until the summer, the union fears."""

WIRE = """The Selby bridge closed on 4 March 2025 after inspectors found a crack in its northern pier."""

VERIFIER = "citebrief-verifier/1 checks+cosine"


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def cleaned(
    article: Article,
    passages: list[tuple[str, Role, frozenset[Integrity]]],
    left_out: list[tuple[str, Reason]],
) -> CleanedArticle:
    return CleanedArticle(
        article=article,
        passages=tuple(
            Passage(f"{article.id}-p{number}", article.id, span_of(article.text, words), role, (), marks)
            for number, (words, role, marks) in enumerate(passages, 1)
        ),
        left_out=tuple(LeftOut(span_of(article.text, words), reason) for words, reason in left_out),
    )


def quoting(source: CleanedArticle, words: str) -> Citation:
    span = span_of(source.article.text, words)
    passage = source.passage_at(span)
    assert passage is not None
    return cite(source, passage.id, span)


def supported(probability: float = 0.97, *findings: Finding) -> Verdict:
    return Verdict(Status.SUPPORTED, probability, findings, VERIFIER)


SOUND: frozenset[Integrity] = frozenset()


def make_brief() -> Brief:
    gazette = cleaned(
        Article(
            id="a1",
            title="Selby bridge closes after crack is found",
            text=GAZETTE,
            url="https://gazette.example/selby?a=1&b=2",
            publisher="Harbour Gazette",
            published=KnownDate(PartialDate(2025, 3, 5), DateBasis.STATED),
            language="en",
            notes=(
                Note(
                    NoteKind.HAND, "first_hand", "Reports what its own staff heard from the harbour office."
                ),
            ),
        ),
        [
            ("Selby bridge closes after crack is found", Role.HEADLINE, SOUND),
            (GAZETTE.splitlines()[2], Role.LEAD, SOUND),
            (GAZETTE.splitlines()[4], Role.BODY, SOUND),
        ],
        [
            ("Home | Harbour | Sport", Reason.NAVIGATION),
            ("Read also: Ten walks for a rainy day", Reason.RELATED_LINK),
            ("Leave a comment", Reason.COMMENT_FORM),
        ],
    )
    courier = cleaned(
        Article(
            id="a2",
            title="Crack shuts Selby bridge",
            text=COURIER,
            publisher="River Courier",
            published=KnownDate(
                PartialDate(2025, 3, 6), DateBasis.RENDERED, "the page shows only when it was drawn"
            ),
            language="en",
            notes=(
                Note(NoteKind.DATE, "rendered", "The page shows only when it was drawn, 6 March 2025."),
                Note(
                    NoteKind.INTEGRITY,
                    "unpaired_quotes",
                    "Quotation marks do not pair in one Passage.",
                    span_of(COURIER, COURIER.splitlines()[3]),
                ),
            ),
        ),
        [
            ("Crack shuts Selby bridge", Role.HEADLINE, SOUND),
            (COURIER.splitlines()[1], Role.LEAD, SOUND),
            (COURIER.splitlines()[2], Role.BODY, SOUND),
            (COURIER.splitlines()[3], Role.BODY, frozenset({Integrity.UNPAIRED_QUOTES})),
        ],
        [],
    )
    wire = cleaned(
        Article(
            id="a3",
            title="",
            text=WIRE,
            url="javascript:alert(1)",
            publisher="North Wire",
            language="en",
            notes=(Note(NoteKind.HAND, "wire", "A wire report that the Harbour Gazette reprints."),),
        ),
        [(WIRE, Role.LEAD, SOUND)],
        [],
    )
    closed = Sentence(
        "s1",
        "The Selby bridge closed on 4 March 2025 after inspectors found a crack in its northern pier, the harbour office said.",
        (quoting(gazette, GAZETTE.splitlines()[2]), quoting(wire, WIRE)),
        supported(),
    )
    boats = Sentence(
        "s2",
        "About 40 boats are waiting upstream.",
        (quoting(gazette, "About 40 boats are waiting upstream."),),
        supported(
            0.81,
            Finding(
                FindingKind.NUMBER,
                "another source gives 55",
                Span(6, 8),
                "a2",
                span_of(COURIER, "55"),
            ),
        ),
    )
    master = Sentence(
        "s3",
        "“We will not reopen before the pier is safe,” said harbour master Ines Vold.",
        (quoting(gazette, "“We will not reopen before the pier is safe,” said harbour master Ines Vold."),),
        supported(0.99),
    )
    repairs = Sentence(
        "s4",
        "Repairs may take until the summer, the union fears.",
        (quoting(courier, COURIER.splitlines()[3]),),
        Verdict(Status.UNCHECKED, None, (Finding(FindingKind.FAILURE, "the scorer failed"),), VERIFIER),
    )
    collapsed = Sentence(
        "s5",
        "The Selby bridge collapsed on Tuesday.",
        (quoting(courier, "Inspectors shut the Selby bridge on Tuesday"),),
        Verdict(
            Status.CONTRADICTED,
            0.02,
            (
                Finding(
                    FindingKind.UNSUPPORTED_WORDS,
                    "the source says that it was shut",
                    Span(17, 26),
                    "a2",
                    span_of(COURIER, "shut the"),
                    contradicts=True,
                ),
            ),
            VERIFIER,
        ),
    )
    topic = Topic(
        "t1",
        "Selby bridge",
        ("bridge", "pier", "harbour"),
        ("a1", "a2", "a3"),
        (
            Event("e1", "Bridge closed", ("a1", "a3"), KnownDate(PartialDate(2025, 3, 4), DateBasis.STATED)),
            Event("e2", "Union speaks", ("a2",)),
        ),
    )
    return Brief(
        id="b1",
        title="Selby bridge",
        created_at="2025-03-07T08:00:00Z",
        bottom_line=(closed,),
        sections=(
            Section(
                topic=topic,
                sentences=(boats, master, repairs),
                events=(
                    TimelineEntry("e1", topic.events[0].date, "Bridge closed", ("s1", "s2", "s3")),
                    TimelineEntry(
                        "e2",
                        KnownDate(None, DateBasis.UNKNOWN, "no source gives a date"),
                        "Union speaks",
                        ("s4",),
                    ),
                ),
                differences=(
                    Difference(
                        "the number of boats",
                        (
                            Side("about 40 boats", (quoting(gazette, "About 40 boats"),)),
                            Side("roughly 55 boats", (quoting(courier, "Roughly 55 boats"),)),
                        ),
                    ),
                ),
            ),
        ),
        withheld=(Withheld(collapsed, "Its source says another thing: it was shut."),),
        articles=(gazette, courier, wire),
        grouping=Grouping((Origin("o1", ("a1", "a3")), Origin("o2", ("a2",))), (topic,)),
        provenance=Provenance(
            citebrief="0.1.0",
            writer="extractive/1",
            verifier=VERIFIER,
            inputs={"a1": "0" * 64, "a2": "1" * 64, "a3": "2" * 64},
            settings={"seed": 7, "temperature": 0.0, "judge": False, "model": None, "policy": "flag"},
            usage=Usage(calls=0, cost=None),
            failures=("The label of one Topic could not be read.",),
        ),
        options=BriefOptions(title="Selby bridge", policy=Policy.FLAG),
    )


@pytest.fixture
def brief() -> Brief:
    return make_brief()


@pytest.fixture
def published(brief: Brief) -> BriefDocument:
    return document(brief)


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\n"
    "# Invented heading\n"
    "[pay here](javascript:alert(3)) `code` *bold* _thin_ \x1b[31mred\x1b[0m \x00 nul \u202eright to left\u202c "
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \N{PILE OF POO} &lt;b&gt; {{ 7 * 7 }} \u2028 <!-- x -->\r\nThe end."
)


@pytest.fixture
def hostile() -> Brief:
    """A Brief of an article whose author wishes us ill, in every field that an article fills."""
    brief = make_brief()
    source = cleaned(
        Article(
            id="a1",
            title=HOSTILE,
            text=HOSTILE,
            url="javascript:alert(4)",
            publisher=HOSTILE,
            language='en"><script>',
            notes=(Note(NoteKind.METADATA, HOSTILE, HOSTILE),),
        ),
        [(HOSTILE, Role.LEAD, SOUND)],
        [],
    )
    sentence = Sentence(
        "s1", HOSTILE, (quoting(source, HOSTILE),), supported(0.9, Finding(FindingKind.NAME, HOSTILE))
    )
    topic = Topic("t1", HOSTILE, (HOSTILE,), ("a1",), (Event("e1", HOSTILE, ("a1",)),))
    unknown = KnownDate(None, DateBasis.UNKNOWN, HOSTILE)
    return replace(
        brief,
        title=HOSTILE,
        bottom_line=(sentence,),
        sections=(
            Section(
                topic,
                (),
                (TimelineEntry("e1", unknown, HOSTILE, ("s1",)),),
                (
                    Difference(
                        HOSTILE, (Side(HOSTILE, sentence.citations), Side(HOSTILE, sentence.citations))
                    ),
                ),
            ),
        ),
        withheld=(Withheld(replace(sentence, id="s2"), HOSTILE),),
        articles=(source,),
        grouping=Grouping((Origin("o1", ("a1",)),), (topic,)),
        provenance=replace(brief.provenance, failures=(HOSTILE,), model=HOSTILE),
        options=replace(brief.options, focus=HOSTILE, language='en" onclick="alert(5)'),
    )
