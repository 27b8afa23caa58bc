import numpy as np
import pytest

from service.adapters.embedding import DIMENSION, MiniLMEmbedder


@pytest.fixture(scope="module")
def embedder() -> MiniLMEmbedder:
    return MiniLMEmbedder(threads=1)


def test_vectors_have_unit_length_and_stand_in_the_order_of_the_texts(embedder: MiniLMEmbedder) -> None:
    texts = ["A ferry ran aground.", "Bread won a prize in the old town, as it does every year.", "Rain."]

    vectors = embedder.embed(texts)

    assert vectors.shape == (3, DIMENSION)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(embedder.embed([text])[0], vector, atol=1e-4)


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: MiniLMEmbedder) -> None:
    ship, boat, bread = embedder.embed(
        [
            "The ship hit a sandbank before dawn.",
            "A boat ran aground early in the morning.",
            "The bakery won a prize for rye bread.",
        ]
    )

    assert ship @ boat > ship @ bread + 0.2


def test_more_texts_than_one_batch_keep_their_places(embedder: MiniLMEmbedder) -> None:
    texts = [f"Boat {number} left the pier{' and came back' * (number % 7)}." for number in range(70)]

    vectors = embedder.embed(texts)

    assert all(int(np.argmax(vectors @ embedder.embed([texts[row]])[0])) == row for row in (0, 33, 69))


def test_only_the_beginning_of_a_long_text_is_seen(embedder: MiniLMEmbedder) -> None:
    beginning = "The ferry left the pier. " * 80

    one, other = embedder.embed([beginning, beginning + "Bread won a prize."])

    np.testing.assert_allclose(one, other, atol=1e-5)


def test_no_texts_give_no_vectors_and_white_space_gives_one(embedder: MiniLMEmbedder) -> None:
    assert embedder.embed([]).shape == (0, DIMENSION)
    np.testing.assert_allclose(embedder.embed([" \n"])[0], embedder.embed([""])[0], atol=1e-6)


def test_its_name_tells_model_and_version() -> None:
    assert MiniLMEmbedder().name == "all-MiniLM-L6-v2-onnx-int8/1.0.0"
