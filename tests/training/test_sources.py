from pathlib import Path

import pytest

from training.sources import means, read, table

_LINE = "DEV mean AUROC 70.00: begin 80.0/70.1, contrast harmless right 92, contrast role {role}/61.0, fib_cnndm {fib}/55.0; contrasts by the sentence alone 50.5"


def _log(folder: Path, name: str, *, role: float, fib: float) -> Path:
    path = folder / f"{name}.log"
    path.write_text(
        f"{_LINE.format(role=1.0, fib=1.0)}\nlast 5/5 loss 0.4\n{_LINE.format(role=role, fib=fib)}\n",
        encoding="utf-8",
    )
    return path


def test_the_last_measurement_is_read(tmp_path: Path) -> None:
    found = read(_log(tmp_path, "none", role=60.0, fib=90.0))

    assert found == {"begin": 80.0, "contrast role": 60.0, "fib_cnndm": 90.0, "harmless": 92.0}
    assert means(found) == (85.0, 60.0)


def test_a_row_tells_what_is_worse_without_a_source(tmp_path: Path) -> None:
    runs = {
        "none": read(_log(tmp_path, "none", role=60.0, fib=90.0)),
        "human": read(_log(tmp_path, "human", role=65.0, fib=70.0)),
    }

    assert table(runs, "none").splitlines()[2:] == [
        "| none | 85.0 | 60.0 | 92 % |  |",
        "| human | 75.0 | 65.0 | 92 % | fib_cnndm -20.0, begin +0.0, contrast role +5.0 |",
    ]


def test_a_run_that_measured_nothing_is_an_error(tmp_path: Path) -> None:
    empty = tmp_path / "empty.log"
    empty.write_text("entail 1/5 loss 0.6\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no line that begins with DEV"):
        read(empty)
