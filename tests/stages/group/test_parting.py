"""Blocks parted together are parted as each alone."""

import math
from datetime import date

import numpy as np

from service.stages.group.parting import block_of, each_parted
from service.stages.group.similarity import collection_weights
from service.stages.group.terms import terms_of
from service.text.wording import wording_of
from tests.stages.reports import DAM_OTHER, DAM_WIRE, FERRY_OTHER, FERRY_WIRE, report

TEXTS = (FERRY_WIRE, DAM_WIRE, FERRY_OTHER, DAM_OTHER)


def test_blocks_parted_together_are_parted_as_each_alone() -> None:
    articles = [
        report(
            f"a{number}",
            f"{TEXTS[number % 4]}\nTown{number // 8} was told, and Name{number} Last{number} came.",
        )
        for number in range(160)
    ]
    days = [
        float(date(2025, 3, 1 + number % 20).toordinal()) if number % 3 else math.nan for number in range(160)
    ]
    terms = terms_of((wording_of(article), day) for article, day in zip(articles, days, strict=True))
    weights = collection_weights(terms)
    order = np.random.default_rng(7).permutation(160)
    found = [np.sort(rows) for rows in np.split(order, [1, 2, 12, 40, 41, 60, 150, 153])]

    together = each_parted(found, lambda rows: block_of(terms, rows, weights))

    alone = [block_of(terms, rows, weights).parted() for rows in found]
    named = [[[event.tolist() for event in subject] for subject in subjects] for subjects in alone]
    assert [[[event.tolist() for event in subject] for subject in subjects] for subjects in together] == named
    assert max(len(subjects) for subjects in named) > 1
