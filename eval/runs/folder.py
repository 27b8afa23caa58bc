"""A run's folder: ``run.json``, ``cases.jsonl`` and ``cells/<digest>.json``, each file written whole or not at all."""

import errno
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError

from eval.runs.cells import Cell, CellKey, Configuration, Run, RunCase, SourceArticle
from eval.runs.forms import ArticleFile, CaseFile, CellFile, ConfigurationFile, RunFile
from eval.runs.redaction import Redaction
from service.domain.briefs import Usage
from service.domain.errors import InputError
from service.stages.verify.decision import Point

RUN = "run.json"
CASES = "cases.jsonl"
CELLS = "cells"
_MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EMFILE, errno.ENFILE})
"""What no other choice of a folder would mend for certain."""


def write_run(out: Path, run: Run) -> None:
    """Write ``run.json`` and ``cases.jsonl`` of ``run`` (not its cells) into the folder ``out``."""
    (out / CELLS).mkdir(parents=True, exist_ok=True)
    rows = [
        CaseFile(case=each.case, articles=[ArticleFile(**asdict(article)) for article in each.articles])
        for each in run.cases
    ]
    write_whole(out / CASES, "".join(row.model_dump_json() + "\n" for row in rows))
    write_whole(
        out / RUN,
        RunFile(
            suite=run.suite,
            configurations=[ConfigurationFile(**asdict(each)) for each in run.configurations],
            repeats=run.repeats,
            started_at=run.started_at,
            versions=dict(run.versions),
            certificate=dict(run.certificate) if run.certificate is not None else None,
        ).model_dump_json(indent=1)
        + "\n",
    )


def write_cell(out: Path, cell: Cell, redaction: Redaction | None = None) -> Path:
    """Write ``cell`` into the run's folder ``out``, without secrets; a cell that was there is replaced. The file's path."""
    path = cell_path(out, cell.key)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "case": cell.key.case,
        "configuration": cell.key.configuration,
        "repeat": cell.key.repeat,
        "state": cell.state.value,
        "failure": cell.failure,
        "brief": cell.brief,
        "inputs": cell.inputs,
        "usage": asdict(cell.usage),
        "seconds": cell.seconds,
        "versions": dict(cell.versions),
        "topics": cell.topics,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    write_whole(path, redaction.hide(text) if redaction is not None else text)
    return path


def cell_path(out: Path, key: CellKey) -> Path:
    """Where the cell of ``key`` stands in the folder ``out``."""
    return out / CELLS / f"{key.digest}.json"


def read_cell(out: Path, key: CellKey) -> Cell | None:
    """The cell of ``key``; None where it is not there, or can't be read (it is then made anew)."""
    try:
        read = CellFile.model_validate_json(cell_path(out, key).read_bytes())
    except (OSError, ValidationError):
        return None
    found = CellKey(read.case, read.configuration, read.repeat)
    if found != key:
        return None
    return Cell(
        key=found,
        state=read.state,
        failure=read.failure,
        brief=read.brief,
        inputs=read.inputs,
        usage=Usage(**read.usage.model_dump()),
        seconds=read.seconds,
        versions=read.versions,
        topics=read.topics,
    )


def read_run(path: Path) -> Run:
    """The run in the folder ``path``, finished or not.

    Raises:
        InputError: it is no run's folder, or a file of it can't be read.
    """
    run = read_plan(path)
    return with_cells(run, [cell for key in run.keys if (cell := _cell(path, key)) is not None])


def read_plan(path: Path) -> Run:
    """The run in the folder ``path`` without its cells.

    Raises:
        InputError: as ``read_run``.
    """
    read = _read(path / RUN, RunFile)
    return Run(
        suite=read.suite,
        cases=tuple(_read_cases(path / CASES)),
        configurations=tuple(Configuration(**each.model_dump()) for each in read.configurations),
        repeats=read.repeats,
        cells=(),
        versions=read.versions,
        certificate=read.certificate,
        started_at=read.started_at,
    )


def with_cells(run: Run, cells: Sequence[Cell]) -> Run:
    """``run`` with these cells."""
    return Run(
        run.suite,
        run.cases,
        run.configurations,
        run.repeats,
        tuple(cells),
        run.versions,
        run.certificate,
        run.started_at,
    )


def write_whole(path: Path, content: str) -> None:
    """Write ``content`` to ``path`` so that after a kill or a power cut the file is the old one or the new one.

    Raises:
        InputError: it can't be written there.
        OSError: this machine failed: its disk is full, or broken.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno in _MACHINE:
            error.filename = str(path)
            raise
        raise InputError(str(path), f"can't be written: {error.strerror}", "choose another folder") from error


def _cell(out: Path, key: CellKey) -> Cell | None:
    if not cell_path(out, key).exists():
        return None
    cell = read_cell(out, key)
    if cell is None:
        raise InputError(str(cell_path(out, key)), "is no cell", "run the suite again: it is made anew")
    return cell


def _read(path: Path, model: type[RunFile]) -> RunFile:
    try:
        return model.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(
            str(path), f"can't be read: {error.strerror}", "give a folder that citebrief-eval run wrote"
        ) from error
    except ValidationError as error:
        raise InputError(str(path), _first(error)) from error


def _read_cases(path: Path) -> list[RunCase]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(path), f"can't be read: {error}", "give a folder that citebrief-eval run wrote"
        ) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            row = CaseFile.model_validate_json(line)
        except ValidationError as error:
            raise InputError(f"{path}:{number}", _first(error)) from error
        articles = tuple(SourceArticle(**each.model_dump()) for each in row.articles)
        found.append(RunCase(row.case, articles))
    return found


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def plain(configuration: Configuration) -> Mapping[str, str | int | float | bool | None]:
    """``configuration`` as JSON values, without its name."""
    values = asdict(configuration)
    del values["name"]
    return {name: value.value if isinstance(value, Point) else value for name, value in values.items()}
