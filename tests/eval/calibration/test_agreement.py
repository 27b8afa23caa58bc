import numpy as np
import pytest

from eval.calibration import Answer, Labelled, agreement
from eval.calibration.clusters import Clusters
from service.domain.briefs import Status


def _row(number: int, label: int, words: int = 5, kind: str | None = None) -> Labelled:
    return Labelled.model_validate(
        {
            "id": str(number),
            "docs": [f"d{number // 2}"],
            "claim": "x " * words,
            "label": label,
            "error_type": kind,
        }
    )


def test_an_unchecked_case_enters_no_figure() -> None:
    rows = [_row(number, number % 2) for number in range(4)]
    given = [
        Answer(Status.UNSUPPORTED, 0.1),
        Answer(Status.SUPPORTED, 0.9),
        Answer(Status.UNCHECKED, None),
        Answer(Status.UNCHECKED, None),
    ]
    found = agreement("set", rows, given)
    assert (found.sent, found.unchecked, found.documents) == (4, 2, 2)
    assert all(figure.n <= 2 for figure in found.figures)
    assert all(figure.value is None or figure.value == figure.value for figure in found.figures)


def test_figures_count_passes_withholds_types_and_lengths() -> None:
    rows = [_row(n, int(n >= 20), 5 if n % 2 else 15, "number" if n < 12 else "name") for n in range(40)]
    supported = {*range(3), *range(20, 36)}
    given = [
        Answer(Status.SUPPORTED, 0.9) if n in supported else Answer(Status.CONTRADICTED, 0.2)
        for n in range(40)
    ]
    found = agreement("set", rows, given)
    assert found.figure("false pass: called supported, labelled not").value == pytest.approx(3 / 20)
    assert found.figure("false withhold: labelled supported, not called so").value == pytest.approx(4 / 20)
    assert found.figure("caught of number").value == pytest.approx(9 / 12)
    assert found.figure("caught of name").n == 8
    assert found.figure("balanced accuracy, up to 10 words").n == 20
    assert found.figure("balanced accuracy, 11 to 20 words").n == 20
    with pytest.raises(KeyError):
        found.figure("caught of date")


def test_kappa_is_the_same_from_counts_as_from_cases() -> None:
    random = np.random.default_rng(1)
    labels = random.random(2400) < 0.6
    said = np.where(random.random(2400) < 0.8, labels, ~labels)
    whole, part = (
        agreement(
            "set",
            [_row(n, int(labels[n])) for n in range(size)],
            [Answer(Status.SUPPORTED if said[n] else Status.UNSUPPORTED, 0.5) for n in range(size)],
        )
        .figure("Cohen's kappa")
        .value
        for size in (2400, 999)
    )
    assert whole is not None
    assert part is not None
    observed = float((labels == said).mean())
    chance = labels.mean() * said.mean() + (1 - labels.mean()) * (1 - said.mean())
    assert whole == pytest.approx((observed - chance) / (1 - chance))
    assert abs(whole - part) < 0.1


def test_intervals_are_wider_where_cases_share_documents() -> None:
    hits = np.repeat(np.arange(40) % 2 == 0, 10)
    among = np.ones(400, dtype=bool)
    alone = Clusters([str(n) for n in range(400)]).share(hits, among)
    shared = Clusters([str(n // 10) for n in range(400)]).share(hits, among)
    assert alone[0] == shared[0] == 0.5
    assert alone[1] is not None
    assert shared[1] is not None
    assert shared[1][1] - shared[1][0] > 2 * (alone[1][1] - alone[1][0])


def test_a_share_of_none_or_all_still_has_an_interval_by_its_documents() -> None:
    few = Clusters([str(n // 10) for n in range(100)]).share(
        np.zeros(100, dtype=bool), np.ones(100, dtype=bool)
    )
    many = Clusters([str(n) for n in range(100)]).share(np.zeros(100, dtype=bool), np.ones(100, dtype=bool))
    assert few[0] == many[0] == 0.0
    assert few[1] is not None
    assert many[1] is not None
    assert few[1][1] > 0.2 > many[1][1] > 0
    assert Clusters(["a"]).share(np.zeros(1, dtype=bool), np.zeros(1, dtype=bool)) == (None, None)
