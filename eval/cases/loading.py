"""Suites and Cases out of files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.cases.case import Case
from eval.cases.suite import Suite
from eval.cases.yaml_form import read_yaml
from service.adapters.rows import read_rows
from service.domain.errors import InputError

LINES = (".jsonl", ".ndjson", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class PlacedCase:
    """A Case and the folder that its ``files`` are relative to."""

    case: Case
    folder: Path


@dataclass(frozen=True, slots=True)
class LoadedSuite:
    """A Suite with every Case that it names read in."""

    suite: Suite
    cases: tuple[PlacedCase, ...]


def load_suite(path: Path) -> LoadedSuite:
    """The Suite in ``path``: YAML, or JSON lines with a Case on each, which go by the file's name.

    Raises:
        InputError: a file can't be read or is no Suite or Case; names the file, the Case and the field. Two Cases with
            one id are an error too.
    """
    if path.name.endswith(LINES):
        cases = tuple(_from_lines(path))
        if not cases:
            raise InputError(str(path), "holds no cases", "write one Case on each line")
        suite = _suite({"name": path.name.split(".")[0], "cases": [str(path)]}, path)
        return _unique(LoadedSuite(suite, cases), path)
    loaded = read_yaml(path)
    if not isinstance(loaded, dict) or "cases" not in loaded:
        raise InputError(str(path), "is no Suite", "a Suite has a name and cases; see docs/evaluation.md")
    suite = _suite(loaded, path)
    found: list[PlacedCase] = []
    for each in suite.cases:
        found.extend(
            [PlacedCase(each, path.parent)] if isinstance(each, Case) else load_cases(path.parent / each)
        )
    return _unique(LoadedSuite(suite, tuple(found)), path)


def load_cases(path: Path) -> tuple[PlacedCase, ...]:
    """The Cases in ``path``: JSON lines, or YAML with one Case, a list, or ``cases``; a folder's files by name.

    Raises:
        InputError: as ``load_suite``.
    """
    if path.is_dir():
        files = [each for each in sorted(path.iterdir()) if each.name.endswith((*LINES, ".yaml", ".yml"))]
        if not files:
            raise InputError(str(path), "holds no cases", "a case file ends in .yaml or .jsonl")
        return tuple(case for file in files for case in load_cases(file))
    if path.name.endswith(LINES):
        return tuple(_from_lines(path))
    loaded = read_yaml(path)
    if isinstance(loaded, dict) and "cases" in loaded:
        loaded = loaded["cases"]
    rows = loaded if isinstance(loaded, list) else [loaded]
    return tuple(
        PlacedCase(_case(row, f"{path}: case {number}"), path.parent) for number, row in enumerate(rows, 1)
    )


def _from_lines(path: Path) -> Iterator[PlacedCase]:
    for where, row in read_rows(path):
        yield PlacedCase(_case(row, where), path.parent)


def _case(row: Any, where: str) -> Case:  # noqa: ANN401  what a file holds, before it is checked
    try:
        return Case.model_validate(row)
    except ValidationError as error:
        raise InputError(*_told(where, error, row)) from error


def _suite(loaded: dict[str, Any], path: Path) -> Suite:
    """The Suite of ``loaded``; its Cases are checked one by one, so that an error names the Case and not a union."""
    cases = loaded["cases"]
    if not isinstance(cases, list) or not cases:
        raise InputError(
            f"{path}: cases", "is no list, or an empty one", "list Cases, or files that hold them"
        )
    read = [
        each if isinstance(each, str) else _case(each, f"{path}: case {number}")
        for number, each in enumerate(cases, 1)
    ]
    try:
        return Suite.model_validate({**loaded, "cases": read})
    except ValidationError as error:
        raise InputError(*_told(str(path), error, {})) from error


def _told(where: str, error: ValidationError, row: object) -> tuple[str, str]:
    first = error.errors(include_url=False)[0]
    name = row.get("id") if isinstance(row, dict) else None
    field = ".".join(str(part) for part in first["loc"])
    return " ".join(filter(None, [f"{where}:", f"({name})" if name else "", field])).rstrip(": "), first[
        "msg"
    ]


def _unique(loaded: LoadedSuite, path: Path) -> LoadedSuite:
    seen: set[str] = set()
    for placed in loaded.cases:
        if placed.case.id in seen:
            raise InputError(
                str(path), f"two Cases have the id {placed.case.id!r}", "give each an id of its own"
            )
        seen.add(placed.case.id)
    return loaded
