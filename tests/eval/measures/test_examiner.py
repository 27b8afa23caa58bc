from collections.abc import Sequence

import pytest

from eval.cases import Expected, ExpectedDifference, Side, Statement
from eval.measures.clauses import clauses
from eval.measures.examined import Examined, Judged, Place, Support
from eval.measures.examiner import Examiner
from eval.measures.sources import cleaned
from eval.runs.cells import Cell, CellKey, State
from service.domain.briefs import Sentence, Status, Verification
from service.stages.verify.decision import Point
from service.verifier import PairVerification, Verifier
from tests.eval.measures.harbour import LEDGER, PILOT, brief, cite, run_case, said

VOTE = cite(PILOT, "The town council votes on 3 June.")
WORK = cite(PILOT, "Some 340 people work on the quays, and 12 ships call each week.")
FEWER = cite(LEDGER, "About 300 people work there.")


class Counting(Verifier):
    """Counts what it is asked."""

    sentences = 0
    pairs = 0

    def verify(self, sentences: Sequence[Sentence], articles: Sequence[object]) -> tuple[Verification, ...]:
        self.sentences += len(sentences)
        return super().verify(sentences, articles)  # type: ignore[arg-type]

    def verify_pair(self, docs: Sequence[str], claim: str, point: Point = Point.BALANCED) -> PairVerification:
        self.pairs += 1
        return super().verify_pair(docs, claim, point)


def examine(*shown: Judged, expected: Expected | None = None, examiner: Examiner | None = None) -> Examined:
    cell = Cell(CellKey("merrow", "default"), State.DONE, brief=brief(shown).model_dump(mode="json"))
    return (examiner or Examiner(Verifier())).examine(run_case(expected=expected), cell)


def test_the_published_verdict_is_not_believed() -> None:
    # Published as supported, by whichever Verifier the run used.
    found = examine(
        said("The town council votes on 3 June.", VOTE), said("The town council votes on 9 July.", VOTE)
    )
    assert [each.supported for each in found.judged] == [True, False]
    assert found.judged[1].sentence.verdict.status is Status.SUPPORTED
    assert found.verifier == Verifier().version


def test_entailment_is_by_the_cited_spans_alone() -> None:
    shown = said("Some 340 people work on the quays, and 12 ships call each week.", WORK, VOTE)
    (found,) = examine(shown).judged
    assert found.entailment.together is Status.SUPPORTED
    assert [status is Status.SUPPORTED for status in found.entailment.alone] == [True, False]
    assert [status is Status.SUPPORTED for status in found.entailment.without] == [False, True]
    assert found.support is Support.FULL


def test_a_sentence_without_citations_is_not_entailed() -> None:
    (found,) = examine(said("The town council votes on 3 June.")).judged
    assert (found.entailment.together, found.support) == (Status.UNSUPPORTED, Support.NONE)
    assert found.verdict.status is Status.UNSUPPORTED


def test_a_clause_that_is_carried_makes_support_partial() -> None:
    text = "The town council votes on 3 June, and the volcano of Tarn destroyed seven chapels overnight."
    (found,) = examine(said(text, VOTE)).judged
    assert found.support is Support.PARTIAL


def test_what_was_checked_once_is_not_checked_again() -> None:
    verifier = Counting()
    examiner = Examiner(verifier)
    first = examine(said("The town council votes on 3 June.", VOTE, name="s"), examiner=examiner)
    asked = verifier.sentences, verifier.pairs
    again = examine(said("The town council votes on 3 June.", VOTE, name="t"), examiner=examiner)
    assert (verifier.sentences, verifier.pairs) == asked
    assert first.judged[0].verdict == again.judged[0].verdict


def test_places_and_order_are_those_of_the_brief() -> None:
    found = examine(
        said("The town council votes on 3 June.", VOTE, place=Place.BOTTOM_LINE, name="lead"),
        said("About 300 people work there.", FEWER, name="work"),
        said("It is shut.", VOTE, place=Place.WITHHELD, name="held"),
    )
    assert [(each.id, each.place) for each in found.judged] == [
        ("lead", Place.BOTTOM_LINE),
        ("work", Place.SECTION),
        ("held", Place.WITHHELD),
    ]
    assert [each.id for each in found.shown] == ["lead", "work"]


def test_nuggets_are_told_by_wording_or_by_meaning_and_the_withheld_tell_nothing() -> None:
    expected = Expected(
        must_say=(
            Statement(text="when the council decides", patterns=("votes on 3 june",)),
            Statement(text="The town council votes on 3 June."),
            Statement(text="12 ships call each week"),
        )
    )
    found = examine(
        said("The town council votes on 3 June.", VOTE, place=Place.BOTTOM_LINE, name="lead"),
        said("12 ships call each week.", WORK, place=Place.WITHHELD),
        expected=expected,
    )
    assert [each.anywhere.told for each in found.nuggets] == [True, True, False]
    assert [each.bottom_line.told for each in found.nuggets] == [True, True, False]
    assert found.nuggets[0].anywhere.sentences == ("lead",)
    meant = examine(said("On 3 June the town council votes.", VOTE, name="lead"), expected=expected).nuggets[
        1
    ]
    assert (meant.anywhere.told, meant.anywhere.worded) == (True, False)
    assert meant.bottom_line.told is False


def test_what_is_forbidden_by_wording_is_not_searched_by_meaning() -> None:
    expected = Expected(
        must_not_say=(
            Statement(text="The town council votes on 3 June.", alternatives=("decision day is 3 June",)),
            Statement(text="On 3 June the town council votes."),
        )
    )
    found = examine(said("The town council votes on 3 June.", VOTE, name="s"), expected=expected)
    assert [each.told for each in found.forbidden] == [False, True]
    assert found.forbidden[1].sentences == ("s",)


def test_a_side_is_told_by_a_sentence_that_cites_its_article() -> None:
    difference = ExpectedDifference(
        id="jobs",
        about="jobs",
        sides=(
            Side(says=Statement(text="340 people"), articles=("pilot",)),
            Side(says=Statement(text="300 people"), articles=("ledger",)),
        ),
    )
    expected = Expected(differences=(difference,))
    both = examine(
        said("Some 340 people work on the quays.", WORK),
        said("About 300 people work there.", FEWER),
        expected=expected,
    )
    assert both.differences[0].sides == (True, True)
    wrongly = examine(said("About 300 people work there.", WORK), expected=expected)
    assert wrongly.differences[0].sides == (False, False)


def test_a_cell_without_a_brief_is_refused() -> None:
    lost = Cell(CellKey("merrow", "default"), State.INFRASTRUCTURE)
    with pytest.raises(ValueError, match="merrow · default · 0 has no Brief"):
        Examiner(Verifier()).examine(run_case(), lost)


def test_an_article_comes_back_with_its_text_date_and_passages_and_as_one_object() -> None:
    found = cleaned(PILOT)
    assert found is cleaned(PILOT.model_copy())
    assert found.article.text == PILOT.text
    assert str(found.article.published.date) == "2025-03-04"
    assert [passage.id for passage in found.passages] == [f"pilot.p{number}" for number in range(1, 5)]
    assert all(
        sentence.of(PILOT.text).strip() for passage in found.passages for sentence in passage.sentences
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The council votes on 3 June.", ("The council votes on 3 June.",)),
        (
            "The council votes on 3 June, while the harbour master seeks new funds.",
            ("The council votes on 3 June", "the harbour master seeks new funds."),
        ),
        (
            "Debts reached 4.5 million marks; in May, the harbour may close its gates.",
            ("Debts reached 4.5 million marks", "in May, the harbour may close its gates."),
        ),
        ("", ("",)),
    ],
)
def test_clauses(text: str, parts: tuple[str, ...]) -> None:
    assert clauses(text) == parts
