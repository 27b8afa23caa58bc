"""A spreadsheet of what people said of Sentences, as Cases or as labels for ``citebrief-eval calibrate``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.cases import ArticleRow, Case, Expected, Judgement
from eval.cases.case import GivenSentence
from eval.importing.names import identifier, tags
from eval.importing.tables import CellError, Row, Table, read_table, refuse
from service.adapters.reading import read_paths
from service.domain.errors import InputError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sentence": ("sentence", "claim", "summary sentence"),
    "supported": ("supported", "label", "judgement", "judgment", "verdict"),
    "source": ("source", "article", "doc", "document"),
    "file": ("source file", "article file", "file"),
    "id": ("id", "sentence id"),
    "error_type": ("error type", "error", "problem"),
    "by": ("by", "judge", "annotator", "rater"),
    "note": ("note", "comment", "reason"),
}
"""What a column may be called. There may be several sources: ``source 1``, ``source 2``, ``source file 1`` …

Several people may have judged in one row: ``supported 1``, ``supported 2`` …, ``supported (Ida)``, or, in a sheet with no such
column, ``judge 1``, ``judge 2`` …
"""
YES = frozenset({"yes", "y", "true", "1", "supported", "faithful"})
NO = frozenset(
    {"no", "n", "false", "0", "unsupported", "not supported", "contradicted", "unfaithful", "hallucinated"}
)
UNSURE = frozenset({"unsure", "?", "don't know", "cannot tell", "can't tell", "n/a"})
_SAY = "say yes, no or unsure"


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: what one person said of a Sentence held against ``sources``; ``supported`` is None for unsure."""

    row: int
    id: str
    sentence: str
    sources: tuple[str, ...]
    supported: bool | None
    error_type: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """All rows of a spreadsheet, and the names of columns that mean nothing here."""

    path: Path
    rows: tuple[Judged, ...]
    passed_over: tuple[str, ...]

    @property
    def unsure(self) -> int:
        """How many rows say that they can't tell."""
        return sum(row.supported is None for row in self.rows)


def read_judgements(path: Path) -> Judgements:
    """The judgements in a spreadsheet.

    Raises:
        InputError: a column is missing, or cells can't be used; names each one's row and column.
    """
    table = read_table(path)
    named = _meanings(table.columns)
    found = set(named.values())
    for needed in ("sentence", "supported"):
        if needed not in found:
            raise InputError(
                str(path), f"has no column “{needed}”", f"its columns are {_listed(table.columns)}"
            )
    if not found & {"source", "file"}:
        raise InputError(
            str(path), "has no column “source” or “source file”", f"its columns are {_listed(table.columns)}"
        )
    twice = Counter(
        meaning for meaning in named.values() if meaning not in {"", "source", "file", "supported"}
    )
    if doubled := next((meaning for meaning, count in twice.items() if count > 1), ""):
        both = _listed([column for column, meaning in named.items() if meaning == doubled])
        raise InputError(str(path), f"two columns give the {doubled}: {both}", "keep one of them")
    errors: list[CellError] = []
    files: dict[str, str] = {}
    rows = [one for row in table.rows for one in _judged(row, table, named, errors, files)]
    refuse(path, errors)
    if not rows:
        raise InputError(str(path), "has headings, but no rows", "give a row for each judgement")
    return Judgements(path, tuple(rows), tuple(column for column, meaning in named.items() if not meaning))


def as_cases(judgements: Judgements, licence: str = "") -> list[Case]:
    """One Case for each set of sources, with every judgement of its Sentences. Who was unsure is left out."""
    by_sources: dict[tuple[str, ...], list[Judged]] = {}
    for row in judgements.rows:
        if row.supported is not None:
            by_sources.setdefault(row.sources, []).append(row)
    stem = judgements.path.stem
    return [
        Case(
            id=identifier(stem, rows[0].id or f"row-{rows[0].row}"),
            articles=tuple(ArticleRow(id=f"source-{n}", text=text) for n, text in enumerate(sources, 1)),
            given=tuple(GivenSentence(text=text) for text in dict.fromkeys(row.sentence for row in rows)),
            expected=Expected(
                judgements=tuple(
                    Judgement(
                        id=row.id or f"row-{row.row}",
                        sentence=row.sentence,
                        supported=bool(row.supported),
                        error_type=row.error_type,
                        by=row.by,
                        note=row.note,
                    )
                    for row in rows
                )
            ),
            tags=("judged", *tags(row.error_type for row in rows if not row.supported)),
            licence=licence,
            origin=judgements.path.name,
        )
        for sources, rows in by_sources.items()
    ]


def as_labels(judgements: Judgements) -> tuple[list[dict[str, Any]], int]:
    """One label for each Sentence with its sources, by the majority of those who were sure; and how many ties were left out.

    The type of error is that which most of those name who say that it is not supported.
    """
    same: dict[tuple[str, tuple[str, ...]], list[Judged]] = {}
    for row in judgements.rows:
        if row.supported is not None:
            same.setdefault((row.sentence, row.sources), []).append(row)
    labels: list[dict[str, Any]] = []
    ties = 0
    for (sentence, sources), rows in same.items():
        votes = Counter(bool(row.supported) for row in rows)
        if votes[True] == votes[False]:
            ties += 1
            continue
        label = votes[True] > votes[False]
        kinds = Counter(row.error_type for row in rows if row.error_type and not row.supported)
        labels.append(
            {
                "id": f"{judgements.path.stem}:{rows[0].id or rows[0].row}",
                "dataset": judgements.path.stem,
                "docs": list(sources),
                "claim": sentence,
                "label": int(label),
                **({"error_type": kinds.most_common(1)[0][0]} if kinds and not label else {}),
                "judges": len(rows),
            }
        )
    return labels, ties


def _meanings(columns: Sequence[str]) -> dict[str, str]:
    """What each column gives, by the column's name; empty where that means nothing here."""
    named = {column: _meaning(column) for column in columns}
    if "supported" not in named.values():
        named |= {
            column: "supported" for column in columns if _which(column) and _bare(column) in COLUMNS["by"]
        }
    return named


def _meaning(column: str) -> str:
    for meaning, names in COLUMNS.items():
        several = meaning in {"source", "file", "supported"}
        if _plain(column) in names or (several and _bare(column) in names):
            return meaning
    return ""


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[_\-?:*.!]+", " ", column).lower().split())


def _bare(column: str) -> str:
    """The name without what tells one of several columns: a number, or a name in brackets."""
    return re.sub(r" ?(?:\d+|\([^()]+\)|(?<= )[a-z])$", "", _plain(column))


def _which(column: str) -> str:
    """What tells one of several columns, as it is written."""
    found = re.search(r"(?:(\d+)|\(([^()]+)\)|(?<=[ _])([A-Za-z]))\W*$", column)
    return "" if found is None else next(part for part in found.groups() if part)


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f"“{column}”" for column in columns)


def _judged(
    row: Row, table: Table, named: Mapping[str, str], errors: list[CellError], files: dict[str, str]
) -> Iterator[Judged]:
    """What each of those who judged in ``row`` said."""
    cell = {meaning: row.cells.get(column, "").strip() for column, meaning in named.items() if meaning}
    column_of = {meaning: column for column, meaning in named.items()}
    if not cell["sentence"]:
        errors.append(CellError(row.number, column_of["sentence"], "is blank", "give the Sentence judged"))
    sources = []
    for column, meaning in named.items():
        text = row.cells.get(column, "").strip()
        if meaning == "source" and text:
            sources.append(text)
        elif meaning == "file" and text:
            sources.append(_file(row, column, table.path.parent / text, errors, files))
    if not sources:
        first = next(column for column, meaning in named.items() if meaning in {"source", "file"})
        errors.append(CellError(row.number, first, "is blank", "give the source's text or file"))
    judging = [column for column, meaning in named.items() if meaning == "supported"]
    given = [column for column in judging if row.cells.get(column, "").strip()]
    if not given:
        errors.append(CellError(row.number, judging[0], "is blank", _SAY))
    for column in given:
        yield Judged(
            row.number,
            cell.get("id", ""),
            cell["sentence"],
            tuple(sources),
            _answer(row, column, errors),
            cell.get("error_type", ""),
            cell.get("by", "") or (_which(column) if len(judging) > 1 else ""),
            cell.get("note", ""),
        )


def _answer(row: Row, column: str, errors: list[CellError]) -> bool | None:
    """Whether the Sentence is supported, as the cell has it; None for unsure."""
    said = " ".join(row.cells[column].lower().split()).rstrip(".")
    said = re.sub(r"^([01])[.,]0+$", r"\1", said)  # a number with decimals, whichever mark parts them
    if said not in YES | NO | UNSURE:
        errors.append(CellError(row.number, column, f"“{said[:40]}” is no judgement", _SAY))
    return None if said in UNSURE else said in YES


def _file(row: Row, column: str, path: Path, errors: list[CellError], files: dict[str, str]) -> str:
    """The text of a file that a cell names, read once."""
    key = str(path)
    if key not in files:
        try:
            files[key] = "\n\n".join(article.text for article in read_paths([key]))
        except InputError as error:
            errors.append(CellError(row.number, column, str(error)))
            return ""
    return files[key]
