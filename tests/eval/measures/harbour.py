"""Briefs made by hand of invented articles on a harbour, with the Verdicts that a test wants."""

from collections.abc import Mapping, Sequence
from itertools import count

from eval.cases import ArticleRow, Case, Expected
from eval.measures.examined import (
    DifferenceTold,
    Entailment,
    Examined,
    Judged,
    NuggetTold,
    Place,
    Support,
    Told,
)
from eval.runs.cells import Cell, CellKey, RunCase, SourceArticle, State
from service.domain.articles import Role
from service.domain.briefs import Finding, FindingKind, Status, Usage, Verdict
from service.domain.dates import DateBasis
from service.domain.spans import Span
from service.stages.render.document import (
    ArticlePart,
    BriefDocument,
    CitationPart,
    EventPart,
    FindingPart,
    OptionsPart,
    PassagePart,
    ProvenancePart,
    SectionPart,
    SentencePart,
    TopicPart,
    UsagePart,
    VerdictPart,
    WithheldPart,
)

VERIFIER = "verifier/test"
_numbers = count(1)


def article(name: str, *passages: str, origin: str = "", role: Role = Role.BODY) -> ArticlePart:
    """An article of these passages, each on a line."""
    text = "\n".join(passages)
    parts, at = [], 0
    for number, passage in enumerate(passages, 1):
        parts.append(PassagePart(id=f"{name}.p{number}", role=role, start=at, end=at + len(passage)))
        at += len(passage) + 1
    return ArticlePart(
        id=name,
        title=f"Title of {name}",
        text=text,
        url=f"https://{name}.example/harbour",
        publisher=f"The {name}",
        published_at="2025-03-04",
        published_basis=DateBasis.STATED,
        language="en",
        origin_id=origin or f"o-{name}",
        notes=(),
        passages=tuple(parts),
        left_out=(),
    )


PILOT = article(
    "pilot",
    "The harbour of Merrow may close in May, its master, Ada Brill, said on Monday.",
    "“We have no money for a new crane,” Ms Brill said.",
    "Some 340 people work on the quays, and 12 ships call each week.",
    "The town council votes on 3 June.",
)
LEDGER = article(
    "ledger",
    "Merrow's harbour has debts of 4.5 million marks, the Ledger has learned.",
    "About 300 people work there.",
)


def cite(source: ArticlePart, quote: str) -> CitationPart:
    """The Citation of the first place where ``source`` has ``quote``."""
    start = source.text.index(quote)
    passage = next(each for each in source.passages if each.start <= start < each.end)
    return CitationPart(
        article_id=source.id, passage_id=passage.id, start=start, end=start + len(quote), quote=quote
    )


def found(
    kind: FindingKind, text: str = "", words: str = "", source: ArticlePart | None = None, there: str = ""
) -> Finding:
    """A Finding on ``words`` of ``text``, pointing at ``there`` in ``source``."""
    here = None if not words else Span(text.index(words), text.index(words) + len(words))
    place = None if source is None else Span(source.text.index(there), source.text.index(there) + len(there))
    return Finding(kind, f"{kind.value} seen", here, "" if source is None else source.id, place)


def said(
    text: str,
    *citations: CitationPart,
    status: Status = Status.SUPPORTED,
    findings: Sequence[Finding] = (),
    place: Place = Place.SECTION,
    entailment: Entailment | None = None,
    support: Support | None = None,
    dangling: int = 0,
    name: str = "",
) -> Judged:
    """A Sentence that the evaluation finds ``status``; entailment and support follow from it unless given."""
    together = entailment or Entailment(
        status,
        (status,) * len(citations),
        (Status.UNSUPPORTED,) * len(citations),
    )
    graded = {Status.SUPPORTED: Support.FULL, Status.UNCHECKED: Support.UNCHECKED}.get(
        together.together, Support.NONE
    )
    published = VerdictPart(
        status=Status.UNSUPPORTED if place is Place.WITHHELD else Status.SUPPORTED,
        probability=0.5,
        findings=tuple(
            FindingPart(
                kind=FindingKind.CITATION_UNRESOLVED,
                message="the cited Passage does not exist",
                sentence_span=None,
                source=None,
            )
            for _ in range(dangling)
        ),
        verifier=VERIFIER,
    )
    sentence = SentencePart(
        id=name or f"s{next(_numbers)}", text=text, citations=citations, verdict=published
    )
    probability = None if status is Status.UNCHECKED else 0.9
    verdict = Verdict(status, probability, tuple(findings), VERIFIER)
    return Judged(
        sentence, place, "t1" if place is Place.SECTION else "", verdict, together, support or graded
    )


def brief(
    judged: Sequence[Judged],
    articles: Sequence[ArticlePart] = (PILOT, LEDGER),
    *,
    sections: Mapping[str, Sequence[str]] | None = None,
    max_words: int = 400,
    language: str = "en",
) -> BriefDocument:
    """The published Brief of ``judged``; ``sections`` names the Sentence ids of each, all in one where None is given."""
    by_id = {each.id: each.sentence for each in judged}
    inside = [each.id for each in judged if each.place is Place.SECTION]
    leading = [each.id for each in judged if each.place is Place.BOTTOM_LINE]
    parts = {"t1": [*leading, *inside]} if sections is None else sections
    return BriefDocument(
        id="b1",
        title="Merrow",
        created_at="2025-03-05T00:00:00Z",
        bottom_line=tuple(by_id[name] for name in leading),
        sections=tuple(
            SectionPart(
                topic=TopicPart(id=topic, label=topic, keywords=()),
                sentences=tuple(by_id[name] for name in names if name in inside),
                events=(
                    EventPart(
                        id=f"e-{topic}",
                        date=None,
                        date_basis=DateBasis.UNKNOWN,
                        label=topic,
                        sentence_ids=tuple(names),
                    ),
                ),
                differences=(),
            )
            for topic, names in parts.items()
        ),
        withheld=tuple(
            WithheldPart(sentence=each.sentence, reason="not carried") for each in judged if not each.shown
        ),
        articles=tuple(articles),
        provenance=ProvenancePart(
            citebrief="0",
            writer="test",
            model="",
            verifier=VERIFIER,
            inputs={},
            prompts={},
            settings={},
            usage=UsagePart(calls=0, input_tokens=0, output_tokens=0, cost=0.0),
            failures=(),
        ),
        options=OptionsPart(max_words=max_words, language=language),
    )


def run_case(name: str = "merrow", expected: Expected | None = None) -> RunCase:
    """A case of the two articles, called by their own ids."""
    rows = tuple(ArticleRow(id=each.id, text=each.text) for each in (PILOT, LEDGER))
    sources = tuple(SourceArticle(each.id, each.id, each.title, each.text) for each in (PILOT, LEDGER))
    return RunCase(Case(id=name, articles=rows, expected=expected or Expected()), sources)


def examined(
    *judged: Judged,
    document: BriefDocument | None = None,
    expected: Expected | None = None,
    nuggets: Sequence[NuggetTold] = (),
    forbidden: Sequence[Told] = (),
    differences: Sequence[DifferenceTold] = (),
    usage: Usage | None = None,
    seconds: float = 0.0,
    topics: tuple[tuple[str, ...], ...] | None = None,
    key: CellKey | None = None,
) -> Examined:
    """All that the measures look at, of a Brief of ``judged``."""
    made = document or brief(judged)
    cell = Cell(
        key or CellKey("merrow", "default"),
        State.DONE,
        brief=made.model_dump(mode="json"),
        usage=usage or Usage(),
        seconds=seconds,
        topics=topics,
    )
    return Examined(
        run_case(cell.key.case, expected),
        cell,
        made,
        judged,
        tuple(nuggets),
        tuple(forbidden),
        tuple(differences),
        VERIFIER,
    )
