from service.domain.articles import Integrity, Passage, Role
from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks import check_quotations

SOURCE = (
    "“We will not leave our friends alone,” Ilse Maren told reporters in Casterby. The harbour was quiet that night.\n\n"
    "The talks failed. “Nobody wants another cold winter here,” said Davi Okoro, who leads the union."
)
CUT = SOURCE.index("\n\n")


def check(text: str, *, cited: tuple[int, ...] = (0, 1), unsound: bool = False) -> tuple[Finding, ...]:
    passages = (
        Passage(
            "p1",
            "a1",
            Span(0, CUT),
            Role.BODY,
            integrity=frozenset({Integrity.MACHINE_REWORDED} if unsound else ()),
        ),
        Passage("p2", "a1", Span(CUT + 2, len(SOURCE)), Role.BODY),
    )
    source = SourceAnalysis("a1", SOURCE, passages=passages)
    return check_quotations(CheckInput(text, (source,), passages=tuple(passages[i] for i in cited)))


def kinds(text: str, *, cited: tuple[int, ...] = (0, 1), unsound: bool = False) -> list[FindingKind]:
    return [finding.kind for finding in check(text, cited=cited, unsound=unsound)]


def test_the_words_as_they_stand_in_any_make_of_marks() -> None:
    assert kinds('"We will not leave our friends alone," Maren said.') == []
    assert kinds("Maren: ‘we will not leave our friends alone’.") == []


def test_an_ellipsis_and_a_bracketed_word_part_the_quotation() -> None:
    assert kinds("“We will not leave … alone,” Maren said.") == []
    assert kinds("“We will not leave [them] alone,” Maren said.") == []
    assert kinds("“… alone … we will not leave,” Maren said.") == [FindingKind.QUOTE_ALTERED]


def test_one_word_changed_is_told_with_both_places() -> None:
    (finding,) = check("“We will never leave our friends alone,” Maren said.")
    assert finding.kind is FindingKind.QUOTE_ALTERED
    assert finding.contradicts
    assert finding.sentence_span == Span(1, 39)
    assert finding.source_span is not None
    assert "Ilse Maren" in finding.source_span.of(SOURCE)


def test_words_of_nobody() -> None:
    (finding,) = check("The talks were a “farce of lies”, Okoro said.")
    assert finding.kind is FindingKind.QUOTE_ALTERED
    assert not finding.contradicts


def test_the_words_of_another() -> None:
    (finding,) = check("“Nobody wants another cold winter here,” said Ilse Maren.")
    assert finding.kind is FindingKind.QUOTE_MISATTRIBUTED
    assert finding.source_span is not None
    assert finding.source_span.of(SOURCE) == "Davi Okoro"


def test_the_writers_own_words_put_in_a_mouth() -> None:
    source = SourceAnalysis("a1", "The harbour was very quiet that night. " * 9 + SOURCE)
    found = check_quotations(CheckInput("“The harbour was very quiet that night,” said Okoro.", (source,)))
    assert [finding.kind for finding in found] == [FindingKind.QUOTE_MISATTRIBUTED]


def test_words_from_a_damaged_passage_are_not_quoted() -> None:
    assert kinds("“We will not leave our friends alone,” Maren said.", unsound=True) == [
        FindingKind.QUOTE_UNSOUND
    ]
    assert kinds("Maren will not leave her friends alone.", unsound=True) == []


def test_words_from_a_passage_that_is_not_cited() -> None:
    (finding,) = check("“We will not leave our friends alone,” Maren said.", cited=(1,))
    assert finding.kind is FindingKind.CITATION_WRONG
    assert finding.source_span is not None
    assert finding.source_span.of(SOURCE) == "We will not leave our friends alone"
