import json
import shutil
from pathlib import Path

import pytest

from service.adapters.entailment import FOLDER, MiniLMScorer
from service.domain.errors import ScorerError

SOURCE = "The council of Orvane voted on Tuesday to close the ferry pier. Mayor Edda Quill opposed the plan."
COPY = "The council of Orvane voted to close the ferry pier."
WRONG = "The council of Orvane voted to rebuild the northern airport."


@pytest.fixture(scope="module")
def scorer() -> MiniLMScorer:
    return MiniLMScorer(threads=1)


def test_what_the_source_says_scores_high_and_what_it_does_not_say_low(scorer: MiniLMScorer) -> None:
    right, wrong, nothing = scorer.score([(SOURCE, COPY), (SOURCE, WRONG), ("", COPY)])
    assert right.supported > 0.7
    assert wrong.supported < 0.3
    assert nothing.supported < 0.3


def test_the_doubted_words_are_those_that_the_source_lacks(scorer: MiniLMScorer) -> None:
    (wrong,) = scorer.score([(SOURCE, WRONG)])
    doubted = {WRONG[doubt.span.start : doubt.span.end] for doubt in wrong.doubts if doubt.probability >= 0.5}
    assert {"northern", "airport"} <= doubted
    assert "Orvane" not in doubted
    assert all(doubt.span.end <= len(WRONG) for doubt in wrong.doubts)


def test_scores_stand_in_the_order_asked_and_do_not_depend_on_the_company(scorer: MiniLMScorer) -> None:
    pairs = [(SOURCE * count, text) for count in (1, 2, 5) for text in (COPY, WRONG)]
    together = MiniLMScorer(threads=1).score(pairs)
    for pair, found in zip(pairs, together, strict=True):
        (alone,) = MiniLMScorer(threads=1).score([pair])
        assert alone == found


def test_nothing_asked_gives_nothing_and_the_same_pair_twice_the_same_twice(scorer: MiniLMScorer) -> None:
    assert list(scorer.score([])) == []
    first, second = scorer.score([(SOURCE, COPY), (SOURCE, COPY)])
    assert first == second


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("word " * 20_000, COPY),
        (SOURCE, "pier " * 20_000),
        ("[SEP] [CLS] [PAD]", "[MASK] [SEP]"),
        ("\x00\ud7ff 🛶", "🛶"),
        (SOURCE, " "),
    ],
    ids=["long source", "long sentence", "marks of the tokenizer", "signs", "white space"],
)
def test_odd_texts_are_scored(scorer: MiniLMScorer, source: str, sentence: str) -> None:
    (found,) = scorer.score([(source, sentence)])
    assert 0 <= found.supported <= 1
    assert found.contradicted is not None
    assert 0 <= found.contradicted <= 1


def test_the_end_of_a_long_source_is_cut_and_never_the_sentence(scorer: MiniLMScorer) -> None:
    (found,) = scorer.score([("The harbour was quiet. " * 500, WRONG)])
    assert any(WRONG[doubt.span.start : doubt.span.end] == "airport" for doubt in found.doubts)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_not_the_released_one_is_refused(tmp_path: Path, name: str) -> None:
    for each in ("model.onnx", "tokenizer.json", "released.json"):
        shutil.copyfile(FOLDER / each, tmp_path / each)
    with (tmp_path / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ScorerError, match=f"{name} is not the file that was released"):
        MiniLMScorer(folder=tmp_path).score([(SOURCE, COPY)])


def test_a_release_without_a_digest_is_refused(tmp_path: Path) -> None:
    for each in ("model.onnx", "tokenizer.json"):
        shutil.copyfile(FOLDER / each, tmp_path / each)
    (tmp_path / "released.json").write_text(json.dumps({"name": "bare"}), encoding="utf-8")
    with pytest.raises(ScorerError, match=r"released\.json"):
        MiniLMScorer(folder=tmp_path).score([(SOURCE, COPY)])
