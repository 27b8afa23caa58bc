"""The sample Suite is honest: what it expects stands in the sources, and every Case can be run."""

from pathlib import Path

import pytest

from eval.cases.case import Case, Statement
from eval.cases.loading import LoadedSuite, PlacedCase, load_suite
from eval.cases.saying import says
from eval.runs.cells import SourceArticle
from eval.runs.sources import read_case

SAMPLE = Path(__file__).parents[3] / "eval" / "suites" / "sample.yaml"


@pytest.fixture(scope="module")
def sample() -> LoadedSuite:
    return load_suite(SAMPLE)


def _cases() -> list[PlacedCase]:
    return list(load_suite(SAMPLE).cases)


def test_it_is_large_and_of_many_kinds(sample: LoadedSuite) -> None:
    cases = [placed.case for placed in sample.cases]
    assert len(cases) >= 40
    assert all(case.licence and case.origin and case.tags for case in cases)
    tags = {tag for case in cases for tag in case.tags}
    assert {
        "abstention",
        "differences",
        "faq",
        "hedges",
        "official-media",
        "reprints",
        "third-hand",
        "time",
    } <= tags
    assert sum(case.expected.abstain is True for case in cases) >= 5
    assert sum(len(case.expected.topics) > 1 for case in cases) >= 2
    assert sum(bool(case.expected.differences) for case in cases) >= 8


@pytest.mark.parametrize("placed", _cases(), ids=lambda placed: placed.case.id)
def test_what_is_expected_stands_in_the_sources(placed: PlacedCase) -> None:
    read = read_case(placed)
    assert read.failure == ""
    expected = read.ran.case.expected
    assert expected.abstain is not None
    assert not (expected.abstain and (expected.all_nuggets or expected.differences))
    assert expected.abstain or expected.all_nuggets
    kept = [article for article in read.ran.articles if not _left_out(article, read.ran.case)]
    for nugget in expected.all_nuggets:
        assert _said(nugget, kept), f"no source says {nugget.text!r}"
    for difference in expected.differences:
        for side in difference.sides:
            told = [article for article in kept if not side.articles or article.name in side.articles]
            assert _said(side.says, told), f"no source says {side.says.text!r}"


def _left_out(article: SourceArticle, case: Case) -> bool:
    return bool({article.url, article.publisher, article.id} & set(case.options.leave_out))


def _said(statement: Statement, articles: list[SourceArticle]) -> bool:
    return any(
        says(line, statement) for article in articles for line in article.text.split("\n") if line.strip()
    )
