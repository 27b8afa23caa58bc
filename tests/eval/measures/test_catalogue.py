import pytest

from eval.measures.catalogue import BY_NAME, GATED, MEASURES, named
from eval.measures.tally import Better
from service.domain.errors import InputError
from tests.eval.measures.harbour import examined


def test_every_measure_has_its_own_name_and_title() -> None:
    assert len(BY_NAME) == len(MEASURES) == len({measure.title for measure in MEASURES})


def test_an_empty_brief_breaks_no_measure_and_is_0_of_no_share() -> None:
    for measure in MEASURES:
        found = measure.take(examined())
        assert measure.unit != "share" or found.value is None or found.denominator, measure.name


def test_what_is_gated_by_default_has_a_better_way() -> None:
    assert GATED
    assert all(BY_NAME[name].better is not Better.NEITHER for name in GATED)


def test_a_gain_is_for_the_better() -> None:
    assert BY_NAME["sentence_support"].gain(0.9, 0.8) == pytest.approx(-0.1)
    assert BY_NAME["redundancy"].gain(0.1, 0.3) == pytest.approx(-0.2)


def test_measures_are_named_once_and_in_order_and_strange_ones_refused() -> None:
    assert [each.name for each in named(["words", "seconds", "words"])] == ["words", "seconds"]
    with pytest.raises(InputError, match="no measure 'faithfulness'; there are sentence_support"):
        named(["faithfulness"])
