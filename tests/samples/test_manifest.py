from pathlib import Path

import pytest

from eval.faults.manifest import KeptTest, LeftOutTest, Manifest, TogetherTest, load, place, submitted_text


@pytest.fixture(scope="module")
def folder(repository: Path) -> Path:
    return repository / "samples"


@pytest.fixture(scope="module")
def manifest(folder: Path) -> Manifest:
    return load(folder / "manifest.json")


def test_every_planted_text_stands_verbatim_where_the_manifest_says(manifest: Manifest, folder: Path) -> None:
    texts = {sample.file: submitted_text(folder / "articles" / sample.file) for sample in manifest.articles}
    for fault in manifest.faults:
        assert texts[fault.article].count(fault.text) >= fault.occurrence, fault.id
        assert place(texts[fault.article], fault.text, fault.occurrence) is not None, fault.id


def test_a_text_to_be_left_out_or_kept_stands_in_one_place_unless_told_which(
    manifest: Manifest, folder: Path
) -> None:
    allowed = {"sellamycin-recall-health-orbit-aside"}
    for fault in manifest.faults:
        if isinstance(fault.test, LeftOutTest | KeptTest) and fault.occurrence == 1:
            told_elsewhere = fault.kind in {"pull_quote", "repeated_title"}
            count = submitted_text(folder / "articles" / fault.article).count(fault.text)
            assert count == 1 or told_elsewhere or fault.id in allowed, fault.id


def test_the_manifest_lists_every_article_once_and_every_article_has_faults(
    manifest: Manifest, folder: Path
) -> None:
    listed = [sample.file for sample in manifest.articles]
    assert sorted(listed) == sorted(path.name for path in (folder / "articles").iterdir())
    assert {fault.article for fault in manifest.faults} == set(listed)
    assert len({fault.id for fault in manifest.faults}) == len(manifest.faults)


def test_articles_are_of_the_form_that_the_manifest_says(manifest: Manifest) -> None:
    assert all(sample.file.endswith("." + sample.form) for sample in manifest.articles)
    assert {sample.form for sample in manifest.articles} == {"txt", "html", "md", "json"}


def test_what_must_be_together_or_apart_agrees_with_the_events_and_origins_listed(manifest: Manifest) -> None:
    by_file = {sample.file: sample for sample in manifest.articles}
    for fault in manifest.faults:
        if isinstance(fault.test, TogetherTest):
            mine, other = by_file[fault.article], by_file[fault.test.other]
            level, wanted = fault.test.check.split("_")
            told = {
                "origin": mine.origin == other.origin,
                "event": mine.event == other.event,
                "topic": mine.subject == other.subject,
            }[level]
            assert told == (wanted == "shared"), fault.id


def test_three_subjects_of_several_events_told_by_several_origins(manifest: Manifest) -> None:
    subjects = {sample.subject for sample in manifest.articles if "off topic" not in sample.subject}
    assert len(subjects) == 3
    for subject in subjects:
        of_subject = [sample for sample in manifest.articles if sample.subject == subject]
        assert len({sample.event for sample in of_subject}) >= 3
        assert len({sample.origin for sample in of_subject}) >= 5


def test_articles_are_marked_as_invented_outside_their_texts(manifest: Manifest, folder: Path) -> None:
    assert "invented" in manifest.marking
    assert "**invented**" in (folder / "README.md").read_text(encoding="utf-8")
    for sample in manifest.articles:
        assert "invented" not in submitted_text(folder / "articles" / sample.file)
