"""Spreadsheets as rows of cells: .csv and .tsv, and .xlsx where openpyxl is installed."""

import codecs
import csv
import importlib
import importlib.util
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.domain.errors import InputError

_KINDS = ".csv, .tsv or .xlsx"
_LONGEST_CELL = 2**31 - 1
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name; ``number`` is the one that a spreadsheet program shows beside it."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under a heading row. ``columns`` are the headings as written."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with one cell, and what would be right."""

    row: int
    column: str
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        return f"row {self.row}, column “{self.column}”: {self.wrong}" + (
            f"; {self.right}" if self.right else ""
        )


def refuse(path: Path, errors: Sequence[CellError]) -> None:
    """Raise for ``errors``, if there are any.

    Raises:
        InputError: names the row and the column of each, up to twenty.
    """
    if errors:
        more = "" if len(errors) <= _ENOUGH else f"\n  and {len(errors) - _ENOUGH} more"
        told = "".join(f"\n  {error}" for error in errors[:_ENOUGH])
        cells = "1 cell" if len(errors) == 1 else f"{len(errors)} cells"
        raise InputError(str(path), f"{cells} can't be used:{told}{more}")


def read_table(path: Path) -> Table:
    """The first sheet of ``path``. Its first row that is not blank holds the headings; blank rows are passed over.

    Raises:
        InputError: it can't be read, is of another kind, has no headings, or two of them are the same.
    """
    kind = path.suffix.lower()
    if kind not in {".csv", ".tsv", ".xlsx"}:
        raise InputError(str(path), f"is no {_KINDS}", f"save the spreadsheet as {_KINDS}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"can't be read: {error.strerror}", f"give a {_KINDS}") from error
    lines = _sheet(path) if kind == ".xlsx" else _separated(path, content, "\t" if kind == ".tsv" else "")
    numbered = [
        (number, cells) for number, cells in enumerate(lines, 1) if any(cell.strip() for cell in cells)
    ]
    if not numbered:
        raise InputError(str(path), "is empty", "give headings and rows")
    (_, head), *body = numbered
    columns = tuple(cell.strip() for cell in head)
    named = [column for column in columns if column]
    if doubled := next((column for column in named if named.count(column) > 1), ""):
        raise InputError(str(path), f"two columns are called “{doubled}”", "give each its own name")
    _fits(path, columns, body)
    rows = tuple(
        Row(number, {name: cell for name, cell in zip(columns, cells, strict=False) if name})
        for number, cells in body
    )
    return Table(path, tuple(named), rows)


def _fits(path: Path, columns: Sequence[str], body: Sequence[tuple[int, Sequence[str]]]) -> None:
    """A cell with words outside every named column is a sign of a broken file, not something to pass over."""
    errors = []
    for number, cells in body:
        for place, cell in enumerate(cells):
            if cell.strip() and (place >= len(columns) or not columns[place]):
                errors.append(
                    CellError(number, _letters(place), f"“{cell.strip()[:40]}” stands under no heading")
                )
                break
    refuse(path, errors)


def _letters(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _separated(path: Path, content: bytes, separator: str) -> Iterator[list[str]]:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(str(path), f"is no UTF-8, first at line {line}", "save it as “CSV UTF-8”") from error
    if "\0" in text:
        raise InputError(str(path), "holds NUL characters", "save it as “CSV UTF-8”")
    csv.field_size_limit(_LONGEST_CELL)  # whole articles stand in cells
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                f"{path}:{reader.line_num}", f"can't be read: {error}", "check its quotation marks"
            ) from error


def _separator(text: str) -> str:
    """What parts the headings: comma, semicolon (as spreadsheets write it where the comma is a decimal mark) or tab."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(piece for place, piece in enumerate(head.split('"')) if place % 2 == 0)
    return max(",;\t", key=outside.count)


def _sheet(path: Path) -> Iterator[list[str]]:
    if importlib.util.find_spec("openpyxl") is None:
        raise InputError(
            str(path), "needs the package openpyxl", "install it, or save the sheet as “CSV UTF-8”"
        )
    openpyxl: Any = importlib.import_module("openpyxl")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # a damaged file fails in any part of zip, XML or openpyxl
        raise InputError(str(path), f"can't be read: {error}", "save the sheet as “CSV UTF-8”") from error
    try:
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield [_words(value) for value in cells]
    finally:
        book.close()


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
