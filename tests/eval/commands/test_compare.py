import json
from pathlib import Path

import pytest

from eval.cli import main
from eval.runs.cells import State
from tests.eval.comparing.folders import RIGHT, WRONG, written


def test_what_broke_is_listed_with_its_reason_in_words_and_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = written(tmp_path / "base", {"a": RIGHT, "b": RIGHT}, "old")
    new = written(tmp_path / "new", {"a": WRONG, "b": RIGHT}, "new")
    file = tmp_path / "compared.json"
    assert main(["compare", base, new, "--json", str(file)]) == 0
    out = capsys.readouterr().out
    assert "old → new: 2 cases" in out
    assert "BROKEN (1)" in out
    assert "Sentences: 1 broken, 0 fixed, 0 changed, 0 added, 0 gone, 3 same" in out
    assert "BROKEN a" in out
    (comparison,) = json.loads(file.read_text())["comparisons"]
    (change,) = comparison["sentences"]
    assert (change["case"], change["change"], change["new"]["findings"][:1]) == ("a", "broken", ["number"])
    assert [each["change"] for each in comparison["cases"]] == ["broken", "same"]
    assert main(["compare", new, base, "--json", "-"]) == 0
    (back,) = json.loads(capsys.readouterr().out)["comparisons"]
    assert [each["change"] for each in back["sentences"]] == ["fixed"]


def test_a_run_of_which_nothing_is_known_is_infrastructure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = written(tmp_path / "base", {"a": RIGHT})
    lost = written(tmp_path / "lost", {"a": State.INFRASTRUCTURE})
    assert main(["compare", base, lost]) == 4
    assert "failed for infrastructure and are not scored" in capsys.readouterr().out


def test_only_common_cases_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = written(tmp_path / "base", {"a": RIGHT, "b": RIGHT})
    new = written(tmp_path / "new", {"b": RIGHT, "c": RIGHT})
    assert main(["compare", base, new]) == 2
    assert main(["compare", base, new, "--common"]) == 0
    assert "! Left out, for the runs are over different cases" in capsys.readouterr().out
