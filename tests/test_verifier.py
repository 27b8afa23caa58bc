from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import Citation, FindingKind, Sentence, Status, cite
from service.domain.errors import ScorerError
from service.domain.spans import Span
from service.ports import Doubt, Entailment
from service.stages.verify.coefficients import MODELS
from service.stages.verify.decision import Point
from service.stages.verify.examination import Library, source_of
from service.stages.verify.scoring import NAMES, Scoring
from service.text.sentences import sentence_spans
from service.verifier import Verifier

PIER = (
    "The council of Orvane voted on Tuesday to close the ferry pier. It had stood for 90 years.\n\n"
    "Mayor Edda Quill said 120 boats will move to Port Lasse in May."
)
RELEASED = "citebrief-minilm/2"
FUND = "The harbour fund paid 4,500 crowns for new signs at Port Lasse."


@dataclass
class FakeEmbedder:
    """Vectors by the letters of a text; raises for texts with ``chokes_on``."""

    name: str = "letters"
    chokes_on: str = "\0"
    asked: list[list[str]] = field(default_factory=list)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        if any(self.chokes_on in text for text in texts):
            raise ScorerError("it choked")
        counts = np.array(
            [[1 + text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts],
            dtype=np.float32,
        ).reshape(len(texts), 26)
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), dtype=np.float32)


@dataclass
class FakeScorer:
    """Gives every pair ``says``; raises where the sentence has ``chokes_on``."""

    says: float
    name: str = "coin/1"
    chokes_on: str = "\0"
    doubts: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        self.asked += pairs
        if any(self.chokes_on in sentence for _, sentence in pairs):
            raise RuntimeError("it choked")
        return [Entailment(self.says, None, self._doubts(sentence)) for _, sentence in pairs]

    def _doubts(self, sentence: str) -> tuple[Doubt, ...]:
        start = sentence.find(self.doubts) if self.doubts else -1
        return (Doubt(Span(start, start + len(self.doubts)), 0.9),) if start >= 0 else ()


def _cleaned(article_id: str, text: str) -> CleanedArticle:
    passages, start = [], 0
    for number, block in enumerate(text.split("\n\n")):
        at = text.index(block, start)
        spans = tuple(span.shift(at) for span in sentence_spans(block))
        passages.append(Passage(f"p{number}", article_id, Span(at, at + len(block)), Role.BODY, spans))
        start = at + len(block)
    return CleanedArticle(Article(article_id, "", text), tuple(passages))


ARTICLES = (_cleaned("pier", PIER), _cleaned("fund", FUND))


def _sentence(text: str, *cited: tuple[int, str], sentence_id: str = "s") -> Sentence:
    found = []
    for place, passage_id in cited:
        passage = ARTICLES[place].passage(passage_id)
        assert passage is not None
        found.append(cite(ARTICLES[place], passage_id, passage.span))
    return Sentence(sentence_id, text, tuple(found))


COPY = _sentence(
    "Mayor Edda Quill said 120 boats will move to Port Lasse in May.", (0, "p1"), sentence_id="copy"
)
WRONG = _sentence(
    "Mayor Edda Quill said 150 boats will move to Port Lasse in May.", (0, "p1"), sentence_id="wrong"
)


def test_one_verification_for_each_sentence_in_order() -> None:
    found = Verifier().verify([WRONG, COPY, WRONG], ARTICLES)
    assert [each.verdict.status for each in found] == [
        Status.CONTRADICTED,
        Status.SUPPORTED,
        Status.CONTRADICTED,
    ]
    assert found[0] == found[2]
    assert FindingKind.NUMBER in {finding.kind for finding in found[0].verdict.findings}
    assert Verifier().verify([], ARTICLES) == ()


def test_evidence_is_the_very_stretch_inside_the_cited_passage() -> None:
    (found,) = Verifier().verify(
        [_sentence("The council of Orvane voted on Tuesday to close the ferry pier.", (0, "p0"))], ARTICLES
    )
    (evidence,) = found.evidence
    assert evidence.quote == "The council of Orvane voted on Tuesday to close the ferry pier."
    assert evidence.span.of(PIER) == evidence.quote


def test_a_sentence_that_joins_two_sources_has_evidence_in_both() -> None:
    joined = _sentence(
        "Mayor Edda Quill said 120 boats will move to Port Lasse, and the harbour fund paid 4,500 crowns for new signs.",
        (0, "p1"),
        (1, "p0"),
    )
    (found,) = Verifier().verify([joined], ARTICLES)
    assert {each.article_id for each in found.evidence} == {"pier", "fund"}


def test_a_wrong_citation_gets_the_right_one_proposed() -> None:
    misplaced = _sentence("The harbour fund paid 4,500 crowns for new signs at Port Lasse.", (0, "p0"))
    (found,) = Verifier().verify([misplaced], ARTICLES)
    assert found.verdict.status is not Status.SUPPORTED
    assert [each.quote for each in found.proposed] == [FUND]
    wrong = [each for each in found.verdict.findings if each.kind is FindingKind.CITATION_WRONG]
    assert wrong[0].source_span is not None
    assert wrong[0].source_span.of(FUND) in wrong[0].message
    recited = Sentence("s", misplaced.text, found.proposed)
    assert Verifier().verify([recited], ARTICLES)[0].verdict.status is Status.SUPPORTED


def test_no_citation_is_no_support_but_may_have_a_proposal() -> None:
    nowhere, somewhere = Verifier().verify(
        [Sentence("a", "Whales sang all night.", ()), Sentence("b", FUND, ())], ARTICLES
    )
    for found in (nowhere, somewhere):
        assert found.verdict.status is Status.UNSUPPORTED
        assert FindingKind.NO_EVIDENCE in {finding.kind for finding in found.verdict.findings}
    assert nowhere.proposed == ()
    assert [each.article_id for each in somewhere.proposed] == ["fund"]


def test_a_citation_of_what_is_not_there_is_told() -> None:
    lost = Sentence("s", FUND, (Citation("gone", "p0", Span(0, 3), "The"),))
    (found,) = Verifier().verify([lost], ARTICLES)
    assert found.verdict.status is Status.UNSUPPORTED
    assert FindingKind.CITATION_UNRESOLVED in {finding.kind for finding in found.verdict.findings}


def test_what_is_not_supported_always_has_a_finding() -> None:
    texts = ["Whales sang all night.", "The pier sank.", "Port Lasse closed the council.", "90 boats voted."]
    for found in Verifier().verify([_sentence(text, (0, "p0"), (0, "p1")) for text in texts], ARTICLES):
        assert found.verdict.status in {Status.UNSUPPORTED, Status.CONTRADICTED}
        assert found.verdict.findings


def test_a_sentence_without_words_is_unchecked() -> None:
    (found,) = Verifier().verify([_sentence("…", (0, "p0"))], ARTICLES)
    assert found.verdict.status is Status.UNCHECKED
    assert found.verdict.probability is None
    assert [finding.kind for finding in found.verdict.findings] == [FindingKind.FAILURE]


@pytest.mark.parametrize(
    "verifier",
    [Verifier(FakeScorer(0.9, chokes_on="150")), Verifier(embedder=FakeEmbedder(chokes_on="150"))],
    ids=["scorer", "embedder"],
)
def test_a_model_that_fails_leaves_only_that_sentence_unchecked(verifier: Verifier) -> None:
    wrong, copy = verifier.verify([WRONG, COPY], ARTICLES)
    assert wrong.verdict.status is Status.UNCHECKED
    assert "it choked" in wrong.verdict.findings[0].message
    assert copy.verdict.status is Status.SUPPORTED


def test_a_scorer_that_gives_no_number_is_a_failure() -> None:
    (found,) = Verifier(FakeScorer(float("nan"))).verify([COPY], ARTICLES)
    assert found.verdict.status is Status.UNCHECKED


def test_a_scorer_moves_the_probability_and_is_shown_the_evidence() -> None:
    low, high = FakeScorer(0.01), FakeScorer(0.99)
    text = _sentence("Boats go to Port Lasse.", (0, "p1"))
    (down,), (up,) = Verifier(low).verify([text], ARTICLES), Verifier(high).verify([text], ARTICLES)
    assert down.verdict.probability is not None
    assert up.verdict.probability is not None
    assert down.verdict.probability < 0.5 < up.verdict.probability
    assert any("120 boats will move to Port Lasse" in source for source, _ in low.asked)
    assert {sentence for _, sentence in low.asked} == {text.text}


def test_words_that_a_scorer_doubts_are_named() -> None:
    text = _sentence("Boats swiftly go to Port Lasse.", (0, "p1"))
    (found,) = Verifier(FakeScorer(0.01, doubts="swiftly")).verify([text], ARTICLES)
    assert [finding.sentence_span for finding in found.verdict.findings] == [Span(6, 13)]
    assert found.verdict.findings[0].kind is FindingKind.UNSUPPORTED_WORDS


def test_a_scorer_is_shown_each_part_of_a_sentence_beside_a_narrow_and_a_wide_window() -> None:
    scorer = FakeScorer(0.9)
    texts = ["The pier stood for 90 years.", "Boats go to Port Lasse."]
    Verifier(scorer).verify([_sentence(" ".join(texts), (0, "p0"), (0, "p1"))], ARTICLES)
    assert {sentence for _, sentence in scorer.asked} == set(texts)
    assert [sentence for _, sentence in scorer.asked[:4]] == [texts[0], texts[0], texts[1], texts[1]]
    assert all("90 years" in source for source, _ in scorer.asked[:2])
    assert all("120 boats" in source for source, _ in scorer.asked[2:4])


def test_a_scorer_whose_fit_weighs_the_narrow_window_alone_is_shown_no_other() -> None:
    assert not any(name.startswith("score.wide") for name in MODELS[f"scored {RELEASED}"].weights)
    deciding, measuring = FakeScorer(0.9, name=RELEASED), FakeScorer(0.9, name=RELEASED)
    sentence = _sentence("Boats go to Port Lasse.", (0, "p0"), (0, "p1"))
    Verifier(deciding).verify([sentence], ARTICLES)
    library = Library({each.article.id: source_of(each) for each in ARTICLES})
    (values,) = Scoring(measuring, None).values([library.examine(sentence)], library)
    assert deciding.asked == measuring.asked[:1]
    assert len(measuring.asked) == 2
    assert set(NAMES) <= values.keys()


def test_a_scorer_never_overrules_a_check_in_a_brief() -> None:
    (found,) = Verifier(FakeScorer(0.9999)).verify([WRONG], ARTICLES)
    assert found.verdict.status is Status.CONTRADICTED


def test_the_version_tells_what_it_is_made_of() -> None:
    plain, embedded, scored = Verifier(), Verifier(embedder=FakeEmbedder()), Verifier(FakeScorer(0.5))
    assert plain.version.startswith("citebrief-verifier/1 checks/")
    assert "no trained entailment scorer" in plain.version
    assert "letters" in embedded.version
    assert "coin/1" in scored.version
    assert "no trained" not in scored.version
    assert len({plain.version, embedded.version, scored.version}) == 3
    (found,) = embedded.verify([COPY], ARTICLES)
    assert found.verdict.verifier == embedded.version


def test_a_text_is_embedded_once() -> None:
    embedder = FakeEmbedder()
    verifier = Verifier(embedder=embedder)
    first = verifier.verify([COPY, WRONG], ARTICLES)
    assert verifier.verify([COPY, WRONG], ARTICLES) == first
    asked = [text for call in embedder.asked for text in call]
    assert len(asked) == len(set(asked))


def test_only_what_no_check_decides_and_the_model_doubts_is_open() -> None:
    verifier = Verifier()
    doubtful = _sentence("Quill expects the boats at Port Lasse this spring.", (0, "p1"))
    unsure, wrong, copy = verifier.verify([doubtful, WRONG, COPY], ARTICLES)
    assert unsure.verdict.status is Status.UNSUPPORTED
    assert verifier.open_band(unsure)
    assert not verifier.open_band(wrong)
    assert not verifier.open_band(verifier.verify([_sentence("…", (0, "p0"))], ARTICLES)[0])
    assert copy.verdict.status is Status.SUPPORTED


def test_a_pair_is_held_against_all_docs_and_evidence_names_them() -> None:
    claim = "Mayor Edda Quill said 120 boats will move to Port Lasse. The harbour fund paid 4,500 crowns for new signs."
    found = Verifier().verify_pair([PIER, "", FUND], claim)
    assert found.verdict.status is Status.SUPPORTED
    assert {each.source for each in found.evidence} == {0, 2}
    docs = [PIER, "", FUND]
    assert all(each.span.of(docs[each.source]).strip() for each in found.evidence)


def test_the_points_draw_other_lines() -> None:
    verifier, claim = Verifier(), "Edda Quill said that boats will move to Port Lasse."
    balanced = verifier.verify_pair([PIER], claim)
    strict = verifier.verify_pair([PIER], claim, Point.STRICT)
    assert balanced.verdict.probability == strict.verdict.probability
    assert balanced.verdict.status is Status.SUPPORTED


@pytest.mark.parametrize("docs", [[], [""], ["  \n"]])
def test_a_pair_without_text_has_no_evidence(docs: list[str]) -> None:
    found = Verifier().verify_pair(docs, "The pier closed.")
    assert found.verdict.status is Status.UNSUPPORTED
    assert FindingKind.NO_EVIDENCE in {finding.kind for finding in found.verdict.findings}
    assert found.evidence == ()


def test_a_threshold_takes_the_place_of_the_fitted_lines_and_tells_so() -> None:
    doubtful = _sentence("Quill expects the boats at Port Lasse this spring.", (0, "p1"))
    fitted, lax, sternest = Verifier(), Verifier(threshold=0.0), Verifier(threshold=1.0)
    assert len({fitted.version, lax.version, sternest.version}) == 3
    statuses = [
        [found.verdict.status for found in verifier.verify([COPY, doubtful, WRONG], ARTICLES)]
        for verifier in (fitted, lax, sternest)
    ]
    supported = [[status is Status.SUPPORTED for status in each] for each in statuses]
    assert supported[0] == [True, False, False]
    assert supported[1][0]
    assert not supported[1][2]
    assert supported[2] == [False, False, False]
