"""Cases and labels written as JSON lines."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.cases import Case
from service.adapters.rows import read_rows, writing
from service.domain.errors import InputError


def case_line(case: Case) -> str:
    """``case`` as one line of a file of Cases, without what is as it is by default."""
    return case.model_dump_json(exclude_defaults=True) + "\n"


def write_cases(out: Path, cases: Sequence[Case]) -> None:
    """Write ``cases`` to ``out``, which is replaced whole or not at all.

    Raises:
        InputError: it can't be written.
    """
    _replace(out, "".join(map(case_line, cases)))


def write_rows(out: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write ``rows`` as JSON lines to ``out``, which is replaced whole or not at all.

    Raises:
        InputError: it can't be written.
    """
    _replace(out, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def add_case(out: Path, case: Case) -> bool:
    """Add ``case`` to those in ``out``, made where it is missing; False where one of that id is there already.

    Raises:
        InputError: ``out`` holds something else, or can't be written.
    """
    there = out.exists()
    if there and any(row["id"] == case.id for _, row in read_rows(out)):
        return False
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        before = out.read_bytes() if there else b""
        gap = b"\n" if before and not before.endswith(b"\n") else b""
        with out.open("ab") as file:
            file.write(gap + case_line(case).encode())
    return True


def _replace(out: Path, content: str) -> None:
    if out.is_dir():
        raise InputError(str(out), "is a folder", "name a file")
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        part = out.with_name(out.name + ".part")
        part.write_bytes(content.encode("utf-8", "backslashreplace"))
        part.replace(out)
