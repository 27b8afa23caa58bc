import json
from hashlib import sha256
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from service.adapters.entailment import MiniLMScorer
from service.adapters.entailment.scorer import _doubts
from service.adapters.pairs import verify_pairs
from service.domain.errors import ScorerError
from service.domain.spans import Span

PAIRS = [("The pier sank.", "The pier sank.")]


def _folder(path: Path, **changed: str) -> Path:
    contents = {"model.onnx": b"no model", "tokenizer.json": b"{}"}
    released = {"name": "mine/1"} | {name: sha256(content).hexdigest() for name, content in contents.items()}
    for name, content in contents.items():
        (path / name).write_bytes(content)
    (path / "released.json").write_text(json.dumps(released | changed), encoding="utf-8")
    return path


def test_a_folder_without_a_scorer_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ScorerError, match=r"holds no trained scorer: training/README\.md"):
        _ = MiniLMScorer(folder=tmp_path).name


def test_a_missing_scorer_stops_a_run_over_rows_before_any_row(tmp_path: Path) -> None:
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"id": "1", "docs": ["The pier sank."], "claim": "The pier sank."}\n', encoding="utf-8")
    with pytest.raises(ScorerError, match="holds no trained scorer"):
        verify_pairs(rows, out, scorer=True, folder=tmp_path)
    assert not out.exists()


def test_the_name_is_the_released_one(tmp_path: Path) -> None:
    scorer = MiniLMScorer(folder=_folder(tmp_path))
    assert scorer.name == "mine/1"
    assert scorer.digest == sha256(b"no model").hexdigest()
    assert list(scorer.score([])) == []


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_not_the_released_one_is_refused(tmp_path: Path, name: str) -> None:
    # each is looked at by itself: the tokenizer would be needed first
    scorer = MiniLMScorer(folder=_folder(tmp_path, **{name: "0" * 64}))
    with pytest.raises(ScorerError, match=f"{name} is not the file that was released"):
        scorer._sound(name)


def test_files_that_are_released_but_hold_no_model_are_a_named_failure(tmp_path: Path) -> None:
    with pytest.raises(ScorerError, match="the tokenizer can't be loaded"):
        MiniLMScorer(folder=_folder(tmp_path)).score(PAIRS)


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "bare"}'])
def test_an_unsound_release_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "released.json").write_text(content, encoding="utf-8")
    with pytest.raises(ScorerError, match=r"released\.json"):
        _ = MiniLMScorer(folder=tmp_path).name


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(
        models.WordPiece({"[UNK]": 0, "pier": 1, "sank": 2, "north": 3, "##ern": 4}, unk_token="[UNK]")  # noqa: S106  a token of text, no secret
    )
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def test_pieces_of_a_doubted_word_are_one_stretch_of_the_sentence(tokenizer: Tokenizer) -> None:
    encoding = tokenizer.encode("pier sank", "northern pier sank")
    assert encoding.tokens == ["pier", "sank", "north", "##ern", "pier", "sank"]
    doubts = _doubts(encoding, [9.0, 9.0, 0.0, 2.0, -9.0, 1.0])
    assert [doubt.span for doubt in doubts] == [Span(0, 8), Span(14, 18)]
    assert doubts[0].probability == pytest.approx(0.8808, abs=1e-4)
