"""What must hold of the Brief of the sample articles, whatever else gets better or worse."""

import asyncio
from pathlib import Path

import pytest

from eval.faults.__main__ import judge_samples
from eval.faults.judging import Judged, leaks
from eval.faults.observation import Observation
from eval.faults.outcomes import Outcome
from eval.faults.twins import JudgedTwin
from service.domain.briefs import Status
from service.settings import Settings

Samples = tuple[Observation, tuple[Judged, ...], tuple[JudgedTwin, ...]]


@pytest.fixture(scope="module")
def samples(repository: Path) -> Samples:
    manifest = repository / "samples" / "manifest.json"
    return asyncio.run(judge_samples(manifest, Settings()))


@pytest.mark.parametrize(
    "kind",
    [
        "altered_quotation", "caption", "content_after_form", "content_after_injection", "content_after_link",
        "faq", "injection", "mojibake", "off_topic", "origin", "page_date", "partial_date", "reprint",
        "state_media", "subheading", "topic",
    ],
)  # fmt: skip
def test_every_planted_fault_of_these_kinds_is_caught(samples: Samples, kind: str) -> None:
    of_kind = [one for one in samples[1] if one.fault.kind == kind]
    assert of_kind
    missed = [
        f"{one.fault.id}: {one.seen.words}" for one in of_kind if one.seen.outcome is not Outcome.CAUGHT
    ]
    assert missed == []


def test_no_text_that_must_be_left_out_comes_into_a_sentence(samples: Samples) -> None:
    observation, judged, _ = samples
    planted, found = leaks([one.fault for one in judged], observation)
    assert planted > 90
    assert [fault.id for fault in found] == []


def test_every_sentence_shown_is_supported_and_quotes_its_source(samples: Samples) -> None:
    brief = samples[0].brief
    texts = {cleaned.article.id: cleaned.article.text for cleaned in brief.articles}
    assert len(brief.shown) > 20
    for sentence in brief.shown:
        assert sentence.verdict.status is Status.SUPPORTED
        assert sentence.citations
        for citation in sentence.citations:
            assert citation.span.of(texts[citation.article_id]) == citation.quote


def test_few_correct_sentences_are_refused(samples: Samples) -> None:
    correct = [one for one in samples[2] if one.twin.label == 1]
    refused = [one.twin.id for one in correct if not one.right]
    assert len(refused) <= 0.05 * len(correct), refused


def test_most_wrong_sentences_are_refused(samples: Samples) -> None:
    wrong = [one for one in samples[2] if one.twin.label == 0]
    passed = [one.twin.id for one in wrong if not one.right]
    assert len(passed) <= 0.09 * len(wrong), passed
