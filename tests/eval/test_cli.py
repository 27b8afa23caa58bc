from pathlib import Path

import pytest

from eval.cli import main


def test_faults_judges_a_manifest_as_the_module_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["faults", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
