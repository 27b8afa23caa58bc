from dataclasses import replace

import pytest

from eval.cases import Expected
from eval.comparing import pair_runs
from eval.runs.cells import Configuration, Run, State
from service.domain.errors import InputError
from tests.eval.comparing.sides import good, side

BASE = side({"a": [good()], "b": [good()]}).run


def configured(run: Run, *names: str) -> Run:
    return replace(run, configurations=tuple(Configuration(name) for name in names), cells=())


def test_the_only_configurations_pair_whatever_their_names() -> None:
    (found,) = pair_runs(configured(BASE, "old"), configured(BASE, "new"))
    assert (found.title, found.cases) == ("old → new", ("a", "b"))


def test_several_pair_by_name_and_must_have_the_same_names() -> None:
    both = pair_runs(configured(BASE, "x", "y"), configured(BASE, "y", "x"))
    assert [each.title for each in both] == ["x", "y"]
    with pytest.raises(
        InputError, match=r"base run has x, y; the new run has x, z; choose with --base-configuration"
    ):
        pair_runs(configured(BASE, "x", "y"), configured(BASE, "x", "z"))
    (chosen,) = pair_runs(configured(BASE, "x", "y"), configured(BASE, "x", "z"), "y", "z")
    assert chosen.title == "y → z"
    with pytest.raises(InputError, match="the new run has no 'y'; it has x, z"):
        pair_runs(configured(BASE, "x", "y"), configured(BASE, "x", "z"), "x", "y")


def test_runs_over_different_cases_are_refused_and_each_difference_is_named() -> None:
    new = side({"b": [good()], "d": [good()]}).run
    with pytest.raises(
        InputError, match=r"different cases: 1 only in the base run: a; 1 only in the new run: d"
    ):
        pair_runs(BASE, new)


def test_cases_with_other_expectations_are_different_cases() -> None:
    other = side({"a": [good()], "b": [good()]}, expected=Expected(abstain=False)).run
    with pytest.raises(InputError, match="2 with other articles, options or expectations: a, b"):
        pair_runs(BASE, other)
    with pytest.raises(InputError, match="have no case in common"):
        pair_runs(BASE, other, common=True)


def test_common_cases_are_compared_on_demand_and_what_is_left_out_is_told() -> None:
    (found,) = pair_runs(BASE, side({"b": [good()], "d": [good()]}).run, common=True)
    assert found.cases == ("b",)
    assert found.notices[:2] == (
        "Left out, for the runs are over different cases: 1 only in the base run: a.",
        "Left out, for the runs are over different cases: 1 only in the new run: d.",
    )


def test_other_verifiers_repeats_and_lost_cells_are_told_before_any_figure() -> None:
    old = side({"a": [good()], "b": State.INFRASTRUCTURE}, missing=["c"]).run
    new = replace(side({"a": [good()], "b": State.BAD_CASE, "c": [good()]}).run, repeats=2)
    brief = dict(new.cells[0].brief or {})
    brief["provenance"] = {**brief["provenance"], "verifier": "another"}
    new = replace(new, cells=(replace(new.cells[0], brief=brief), *new.cells[1:]))
    (found,) = pair_runs(old, new)
    told = "\n".join(found.notices)
    assert "different Verifiers when they were made: base verifier/test; new another" in told
    assert "The base run has 1 repeats of each case, the new run 2" in told
    assert "1 cells of the base run failed for infrastructure and are not scored: b · default · 0." in told
    assert "1 cells of the base run were not run: c · default · 0. Resume it." in told
    assert "1 cells of the new run have a case that can't be used: b · default · 0." in told


def test_alike_runs_have_nothing_to_be_told() -> None:
    (found,) = pair_runs(BASE, BASE)
    assert found.notices == ()
