"""Labelled JSON lines as Cases: ``{"id", "docs": [text, …], "claim", "label": 1 or 0, "error_type"?, "dataset"?, "license"?}``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from eval.cases import ArticleRow, Case, Expected, Judgement
from eval.cases.case import GivenSentence
from eval.importing.names import identifier, tags
from service.adapters.rows import check_row, read_rows
from service.domain.errors import InputError

_FORM = '{"id": text, "docs": [text, …], "claim": text, "label": 1 or 0}'


class LabelRow(BaseModel):
    """One labelled row. Fields that are not named here are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str
    docs: list[str]
    claim: str
    label: Literal[0, 1]
    error_type: str | None = None
    dataset: str = ""
    license: str | None = None


def read_cases(path: Path, limit: int | None = None) -> list[Case]:
    """One Case for all rows of the same docs, in the order of the file; ``limit`` Cases at most.

    Rows on one text are not independent: as one Case they are resampled together.

    Raises:
        InputError: it can't be read, or a row can't be used.
    """
    groups: dict[tuple[str, ...], list[LabelRow]] = {}
    for where, row in read_rows(path):
        check_row(where, row, LabelRow, _FORM)
        label = LabelRow.model_validate(row)
        docs = tuple(doc for doc in label.docs if doc.strip())
        if not docs or not label.claim.strip():
            raise InputError(f"{where}: {'docs' if not docs else 'claim'}", "is blank", f"a row is {_FORM}")
        if docs in groups or limit is None or len(groups) < limit:
            groups.setdefault(docs, []).append(label)
    if not groups:
        raise InputError(str(path), "holds no rows", f"a row is {_FORM}")
    return [_case(path, docs, rows) for docs, rows in groups.items()]


def _case(path: Path, docs: Sequence[str], rows: Sequence[LabelRow]) -> Case:
    first = rows[0]
    return Case(
        id=identifier(first.dataset, first.id.removeprefix(f"{first.dataset}:")),
        articles=tuple(ArticleRow(id=f"doc-{number}", text=text) for number, text in enumerate(docs, 1)),
        given=tuple(GivenSentence(text=text) for text in dict.fromkeys(row.claim for row in rows)),
        expected=Expected(
            judgements=tuple(
                Judgement(
                    id=row.id, sentence=row.claim, supported=bool(row.label), error_type=row.error_type or ""
                )
                for row in rows
            )
        ),
        tags=tags(
            ["labelled", *dict.fromkeys(row.dataset for row in rows), *(row.error_type or "" for row in rows)]
        ),
        licence=first.license or "",
        origin=f"{path.name}, {first.dataset}" if first.dataset else path.name,
    )
