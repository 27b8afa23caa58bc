import pickle

import numpy as np

from service.adapters.article_rows import article_of
from service.adapters.group_batches import cleaned_batch, skimmed_batch
from service.stages.clean import clean
from service.stages.group.terms import Table
from service.stages.origins.imprints import imprint_of
from service.text.wording import wording_of
from tests.stages.reports import DAM_WIRE, FERRY_OTHER, FERRY_WIRE

ROWS = [
    {"id": "1", "title": "Ferry aground off Sarrow", "text": FERRY_WIRE, "date": "2025-03-03"},
    {"id": "2", "title": "Crack in Quillan dam", "text": DAM_WIRE},
    {"id": "3", "title": "Pupils sang as boats came", "text": FERRY_OTHER, "publisher": "Kellan News"},
    {"id": "4", "title": "Crack in Quillan dam", "text": DAM_WIRE},
    {"id": "5", "title": "Two words", "text": " "},
]


def test_a_batch_keeps_of_each_row_what_reading_it_alone_gives() -> None:
    (batch,) = pickle.loads(pickle.dumps(cleaned_batch(ROWS)))  # noqa: S301  as it comes from a process

    assert batch.ids == ["1", "2", "3", "4", "5"]
    for row, made in zip(ROWS, batch.imprints(), strict=True):
        cleaned = clean(article_of(row))
        alone = imprint_of(cleaned, wording_of(cleaned))
        assert np.array_equal(made.phrases, alone.phrases)
        assert np.array_equal(made.frames, alone.frames)
        assert (made.article_id, made.words, made.reworded, made.published) == (
            alone.article_id,
            alone.words,
            alone.reworded,
            alone.published,
        )


def test_an_article_that_is_known_or_came_before_is_not_new() -> None:
    (batch,) = skimmed_batch(ROWS)
    ids = [about[0] for about in batch.about]
    assert ids[1] == ids[3]

    every, _ = batch.new(())
    some, counted = batch.new({ids[0]})

    assert [one.article_id for one in every] == [ids[0], ids[1], ids[2], ids[4]]
    assert [one.article_id for one in some] == [ids[1], ids[2], ids[4]]
    assert len(counted.days) == 3


def test_counts_put_together_are_those_counted_at_once() -> None:
    whole, parted = Table(), Table()
    for row in (ROWS[0], ROWS[1], ROWS[2], ROWS[4]):
        whole.add(wording_of(clean(article_of(row))), float(len(whole.days)))
    known: set[str] = set()
    for rows in (ROWS[:2], ROWS[2:], ROWS):
        (batch,) = cleaned_batch(rows)
        new, counted = batch.new(known)
        parted.extend(counted)
        known |= {one.article_id for one in new}

    assert [*parted.places] == [*whole.places]
    assert len(parted.days) == 4
    for one, other in zip(whole.terms().fields, parted.terms().fields, strict=True):
        assert np.array_equal(one.toarray(), other.toarray())
        assert np.array_equal(one.indices, other.indices)
