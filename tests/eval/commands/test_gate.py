import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from eval.cli import main
from eval.commands.gate import margins_of
from eval.measures.catalogue import named
from eval.runs.cells import State
from service.domain.errors import InputError
from tests.eval.comparing.folders import RIGHT, WRONG, written
from tests.eval.comparing.sides import many


@pytest.fixture
def base(tmp_path: Path) -> str:
    return written(tmp_path / "base", many(RIGHT, 8))


def test_a_run_against_itself_is_inconclusive_with_few_cases_and_not_worse_by_a_wide_margin(
    base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate", base, base, "--measures", "sentence_support"]) == 3
    assert "8 cases are too few: 49 are needed for this margin" in capsys.readouterr().out
    assert main(["gate", base, base, "--measures", "sentence_support", "--margin", "0.25"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("NOT WORSE")


def test_swapped_numbers_regress_and_every_file_is_written(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = written(tmp_path / "new", many(WRONG, 8))
    files = [tmp_path / name for name in ("gate.json", "gate.xml", "gate.md")]
    options = [f"--{kind}" for kind in ("json", "junit", "markdown")]
    given = [part for pair in zip(options, map(str, files), strict=True) for part in pair]
    assert (
        main(["gate", base, new, "--measures", "sentence_support,number_accuracy", "--annotations", *given])
        == 1
    )
    out = capsys.readouterr().out
    assert "430" in out
    assert "::error title=citebrief%3A REGRESSED::" in out
    assert json.loads(files[0].read_text())["exit_status"] == 1
    assert ET.parse(files[1]).getroot().get("failures") == "10"  # noqa: S314  our own document
    assert files[2].read_text().startswith("## ❌ Briefs: REGRESSED")


def test_infrastructure_has_its_own_exit_status(base: str, tmp_path: Path) -> None:
    lost = written(tmp_path / "lost", {**many(RIGHT, 8), "case00": State.INFRASTRUCTURE})
    wide = ["--measures", "sentence_support", "--margin", "0.3"]
    assert main(["gate", base, lost, *wide]) == 4
    assert main(["gate", base, lost, *wide, "--tolerate-infrastructure", "0.1"]) == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--measures", "charm"], "there is no measure 'charm'"),
        (["--measures", "words"], "words has no better way"),
        (["--measures", "seconds"], "seconds has no margin of its own"),
        (["--margin", "-1"], "is no number above 0"),
        (["--margin", "redundancy=0.1"], "redundancy is not gated"),
        (["--alpha", "0.9"], "none to test by"),
        (["--tolerate-infrastructure", "2"], "no share between 0 and 1"),
        (["--base-configuration", "other"], "the base run has no 'other'"),
    ],
)
def test_bad_usage_is_2_and_told(
    base: str, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate", base, base, *options]) == 2
    assert told in capsys.readouterr().err


def test_folders_without_a_run_and_runs_over_other_cases_are_bad_data(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate", base, str(tmp_path)]) == 2
    assert "give a folder that citebrief-eval run wrote" in capsys.readouterr().err
    other = written(tmp_path / "other", {"another": RIGHT})
    assert main(["gate", base, other]) == 2
    assert "the runs are over different cases: 8 only in the base run" in capsys.readouterr().err


def test_a_margin_for_one_measure_goes_before_one_for_all_and_before_its_own() -> None:
    measures = named(["sentence_support", "shown_support"])
    assert margins_of([], measures) == {"sentence_support": 0.03, "shown_support": 0.03}
    assert margins_of(["0.1"], measures) == {"sentence_support": 0.1, "shown_support": 0.1}
    assert margins_of(["shown_support=0.2", "0.1"], measures) == {
        "sentence_support": 0.1,
        "shown_support": 0.2,
    }
    with pytest.raises(InputError, match="no number above 0"):
        margins_of(["nan"], measures)
