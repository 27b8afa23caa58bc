"""What the Verifier said before is asked of it no more, as long as it is the same Verifier."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.comparing.runs import compare_folders
from eval.measures.remembered import FILE, Remembered, key_of
from service.domain.articles import CleanedArticle
from service.domain.briefs import Finding, FindingKind, Sentence, Status, Verdict, Verification
from service.domain.spans import Span
from service.stages.verify.decision import Point
from service.verifier import PairEvidence, PairVerification, Verifier
from tests.eval.comparing.folders import RIGHT, WRONG, written

FOUND = Finding(
    FindingKind.NUMBER,
    "a number differs",
    sentence_span=Span(4, 6),
    source_span=Span(10, 12),
    article_id="a1",
)
SAID = Verdict(Status.CONTRADICTED, 0.123456789012345678, (FOUND,), "v1")
PAIR = PairVerification(Verdict(Status.SUPPORTED, None, (), "v1"), (PairEvidence(0, Span(0, 4)),))


def kept(folder: Path, verifier: str = "v1") -> Remembered:
    remembered = Remembered(verifier)
    with remembered.of(folder):
        if remembered.verdict("one") is None:
            remembered.keep("one", SAID)
        if remembered.pair("two") is None:
            remembered.keep("two", PAIR)
    return remembered


def test_what_was_kept_is_given_back_as_it_was(tmp_path: Path) -> None:
    kept(tmp_path)
    again = Remembered("v1")
    with again.of(tmp_path):
        assert again.verdict("one") == SAID
        assert again.pair("two") == PAIR


def test_another_verifier_knows_nothing_of_it(tmp_path: Path) -> None:
    kept(tmp_path)
    other = Remembered("v2")
    with other.of(tmp_path):
        assert other.verdict("one") is None


def test_other_code_of_the_service_knows_nothing_of_it(tmp_path: Path) -> None:
    kept(tmp_path)
    path = tmp_path / FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), "code": "0" * 16}))
    again = Remembered("v1")
    with again.of(tmp_path):
        assert again.verdict("one") is None


def test_afresh_takes_nothing_from_the_folder(tmp_path: Path) -> None:
    kept(tmp_path)
    again = Remembered("v1")
    with again.of(tmp_path, afresh=True):
        assert again.verdict("one") is None


@pytest.mark.parametrize("content", ["", "{", '{"format": "citebrief-examined/2"}', "[]"])
def test_a_file_that_can_not_be_read_is_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    kept(tmp_path)
    again = Remembered("v1")
    with again.of(tmp_path):
        assert again.verdict("one") == SAID


def test_a_folder_that_can_not_be_written_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert kept(tmp_path).verdict("one") == SAID


def test_a_folder_holds_what_was_asked_of_it_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    remembered = Remembered("v1")
    with remembered.of(one):
        remembered.keep("here", SAID)
        remembered.verdict("here")
    with remembered.of(other):
        remembered.keep("there", SAID)
        remembered.verdict("there")
    assert list(json.loads((other / FILE).read_text())["verdicts"]) == ["there"]


def test_keys_tell_what_is_asked_apart() -> None:
    assert key_of(["a", "b"], "c") == key_of(["a", "b"], "c")
    assert len({key_of(["a", "b"], "c"), key_of(["a"], "b", "c"), key_of(["a", "bc"], "")}) == 3


class Counting(Verifier):
    """Counts how many Sentences and pairs it is asked about."""

    asked = 0

    def verify(
        self, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
    ) -> tuple[Verification, ...]:
        """As the Verifier does."""
        self.asked += len(sentences)
        return super().verify(sentences, articles)

    def verify_pair(self, docs: Sequence[str], claim: str, point: Point = Point.BALANCED) -> PairVerification:
        """As the Verifier does."""
        self.asked += 1
        return super().verify_pair(docs, claim, point)


def test_two_runs_are_checked_once_for_all_that_looks_at_them(tmp_path: Path) -> None:
    base = Path(written(tmp_path / "base", {"a": RIGHT}))
    new = Path(written(tmp_path / "new", {"a": WRONG}))
    first, second, third = Counting(), Counting(), Counting()
    (told,) = compare_folders(base, new, verifier=first)
    (again,) = compare_folders(base, new, verifier=second)
    compare_folders(base, new, verifier=third, afresh=True)
    assert (second.asked, third.asked) == (0, first.asked)
    assert first.asked
    assert (again.sentences, again.new_figures) == (told.sentences, told.new_figures)
