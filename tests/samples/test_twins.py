from collections import Counter
from pathlib import Path

import pytest

from eval.faults.manifest import submitted_text
from eval.faults.twins import Twin, load_twins


@pytest.fixture(scope="module")
def twins(repository: Path) -> tuple[Twin, ...]:
    return load_twins(repository / "samples" / "verification" / "faulty_sentences.jsonl")


def test_every_citation_stands_verbatim_and_once_in_its_article(
    twins: tuple[Twin, ...], repository: Path
) -> None:
    folder = repository / "samples" / "articles"
    for twin in twins:
        assert submitted_text(folder / twin.article).count(twin.citation) == 1, twin.id


def test_every_pair_is_a_correct_sentence_and_a_wrong_one_of_one_kind_on_one_article(
    twins: tuple[Twin, ...],
) -> None:
    assert len({twin.id for twin in twins}) == len(twins)
    pairs = {twin.pair: [other for other in twins if other.pair == twin.pair] for twin in twins}
    for members in pairs.values():
        assert sorted((twin.label, twin.id.rpartition("-")[2]) for twin in members) == [
            (0, "faulty"),
            (1, "right"),
        ]
        assert len({(twin.kind, twin.article) for twin in members}) == 1
        assert len({(twin.sentence, twin.citation) for twin in members}) == 2


def test_pairs_cover_every_way_of_being_wrong(twins: tuple[Twin, ...]) -> None:
    kinds = Counter(twin.kind for twin in twins if twin.label == 0)
    assert sum(kinds.values()) >= 60
    assert set(kinds) >= {
        "number", "date", "name", "speaker", "hedge_dropped", "attribution_dropped", "negation", "scope",
        "planned_as_done", "cause", "quotation_altered", "wrong_citation",
    }  # fmt: skip
