from dataclasses import replace

import pytest

from service.domain.briefs import Finding, FindingKind, Status
from service.domain.spans import Span
from service.stages.verify.coefficients import MODELS
from service.stages.verify.decision import Case, Model, Point, decide, raised, sigmoid, unsupported_words
from service.stages.verify.examination import FINDING_NAMES
from service.stages.verify.features import NAMES
from service.stages.verify.similarity import NAMES as SIMILARITY_NAMES
from service.text.words import words

MODEL = Model(
    "test", {"a": 2.0, "b": -1.0}, 0.5, {Point.BALANCED: 0.5, Point.STRICT: 0.8}, (0.3, 0.8), 0.3, 0.6
)
TEXT = "The dam held and seven geese flew off"
SILENT = Finding(FindingKind.NAME, "a name")
OPPOSITE = Finding(FindingKind.NUMBER, "another number", contradicts=True)


def _case(probability: float, *findings: Finding, copied: bool = False) -> Case:
    return Case(TEXT, probability, findings, (), copied)


def test_the_probability_is_that_of_the_logistic_model() -> None:
    assert MODEL.probability({"a": 1.0, "b": 2.5, "c": 9.0}) == pytest.approx(0.5)
    assert MODEL.probability({}) == pytest.approx(sigmoid(0.5))
    assert sigmoid(-1000) == 0.0
    assert sigmoid(1000) == 1.0


@pytest.mark.parametrize(
    ("case", "point", "status"),
    [
        (_case(0.6), Point.BALANCED, Status.SUPPORTED),
        (_case(0.6), Point.STRICT, Status.UNSUPPORTED),
        (_case(0.9), Point.STRICT, Status.SUPPORTED),
        (_case(0.9, SILENT), Point.STRICT, Status.UNSUPPORTED),
        (_case(0.9, OPPOSITE), Point.STRICT, Status.CONTRADICTED),
        (_case(0.9, SILENT), Point.BALANCED, Status.SUPPORTED),
        (_case(0.2, SILENT, OPPOSITE), Point.BALANCED, Status.CONTRADICTED),
        (_case(0.2, SILENT), Point.BALANCED, Status.UNSUPPORTED),
        (_case(0.3, copied=True), Point.STRICT, Status.SUPPORTED),
        (_case(0.3 - 0.01, copied=True), Point.STRICT, Status.UNSUPPORTED),
        (_case(0.99, SILENT, copied=True), Point.STRICT, Status.UNSUPPORTED),
    ],
)
def test_the_line_depends_on_the_point_the_findings_and_copying(
    case: Case, point: Point, status: Status
) -> None:
    verdict = decide(case, MODEL, point, "v")
    assert verdict.status is status
    assert verdict.probability == case.probability
    assert status is Status.SUPPORTED or verdict.findings


def test_words_without_support_are_named_with_their_spans() -> None:
    missing = [Span(word.start, word.end) for word in words(TEXT) if word.lower in {"seven", "geese", "dam"}]
    found = unsupported_words(TEXT, missing)
    assert [each.sentence_span.of(TEXT) for each in found if each.sentence_span] == ["dam", "seven geese"]
    assert {each.kind for each in found} == {FindingKind.UNSUPPORTED_WORDS}
    assert "seven geese" in found[1].message


def test_where_each_word_has_support_the_whole_is_named() -> None:
    (found,) = unsupported_words(TEXT, ())
    assert found.sentence_span == Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("probability", "denied", "status"),
    [
        (0.2, 0.9, Status.CONTRADICTED),
        (0.2, 0.69, Status.UNSUPPORTED),
        (0.6, 0.9, Status.SUPPORTED),
    ],
)
def test_a_scorer_that_is_sure_of_a_contradiction_tells_the_words(
    probability: float, denied: float, status: Status
) -> None:
    doubted = (Span(4, 12),)
    model = replace(MODEL, denied_line=0.7)
    verdict = decide(
        replace(_case(probability, SILENT), denied=denied, doubted=doubted), model, Point.BALANCED, "v"
    )
    assert verdict.status is status
    told = [finding for finding in verdict.findings if finding.contradicts]
    assert bool(told) is (status is Status.CONTRADICTED)
    assert all(finding.sentence_span == Span(4, 12) for finding in told)
    assert SILENT in verdict.findings


def test_without_a_line_nothing_is_called_contradicted_by_a_scorer() -> None:
    verdict = decide(replace(_case(0.2), denied=1.0), MODEL, Point.BALANCED, "v")
    assert verdict.status is Status.UNSUPPORTED


def test_what_is_nearly_a_copy_must_be_surer_at_balanced_and_a_faithful_copy_need_not() -> None:
    rising = replace(MODEL, rise=1.0)
    free, near = replace(_case(0.6), run=0.0), replace(_case(0.6), run=0.9)
    assert decide(free, rising, Point.BALANCED, "v").status is Status.SUPPORTED
    assert decide(near, rising, Point.BALANCED, "v").status is Status.UNSUPPORTED
    assert decide(replace(near, probability=0.75), rising, Point.BALANCED, "v").status is Status.SUPPORTED
    assert decide(replace(near, copied=True), rising, Point.BALANCED, "v").status is Status.SUPPORTED
    assert decide(replace(near, probability=0.81), rising, Point.STRICT, "v").status is Status.SUPPORTED


def test_a_line_rises_in_log_odds_and_one_that_was_asked_for_does_not() -> None:
    rising = replace(MODEL, rise=2.0)
    assert rising.line(Point.BALANCED, 0.5) == pytest.approx(sigmoid(1.0))
    assert rising.line(Point.STRICT, 0.5) == MODEL.lines[Point.STRICT]
    assert rising.with_line(Point.BALANCED, 0.4).line(Point.BALANCED, 1.0) == 0.4
    assert [raised(line, 5.0) for line in (0.0, 1.0, 1.1)] == [0.0, 1.0, 1.1]


def test_another_fit_has_another_digest() -> None:
    assert MODEL.digest == replace(MODEL, weights={"b": -1.0, "a": 2.0}).digest
    assert MODEL.digest != replace(MODEL, weights={"a": 2.0, "b": -1.1}).digest
    assert MODEL.digest != replace(MODEL, denied_line=0.8).digest
    assert MODEL.digest != replace(MODEL, rise=0.5).digest
    assert MODEL.digest != replace(MODEL, lines={Point.BALANCED: 0.5, Point.STRICT: 0.81}).digest


@pytest.mark.parametrize("name", ["lexical", "embedded"])
def test_the_fitted_models_know_only_features_that_there_are(name: str) -> None:
    model = MODELS[name]
    assert set(model.weights) <= {*NAMES, *FINDING_NAMES, *SIMILARITY_NAMES}
    assert all(weight <= 0 for feature, weight in model.weights.items() if feature in FINDING_NAMES)
    assert 0 < model.band[0] < model.lines[Point.BALANCED] < model.lines[Point.STRICT] < 1
