"""Labelled rows: what people found of claims, read from files as they are."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from service.adapters.rows import read_rows
from service.domain.errors import InputError, UnreadableSource

_APART = re.compile(r"[,;|\[\]'\"]+")


class Labelled(BaseModel):
    """One labelled row: whether people found that ``docs`` support ``claim``. Other fields are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str
    docs: list[str]
    claim: str
    label: Literal[0, 1]
    error_type: str | None = None
    dataset: str = ""

    @property
    def error_types(self) -> tuple[str, ...]:
        """The types of error, each once; a label that lists several (``A,B`` or ``['A', 'B']``) has them all."""
        named = (part.strip() for part in _APART.split(self.error_type or ""))
        return tuple(dict.fromkeys(part for part in named if part)) or (NOT_NAMED,)

    @property
    def document(self) -> str:
        """A digest of the source texts: rows that share them are no independent cases."""
        told = sha256()
        for text in self.docs:
            told.update(text.encode("utf-8", "backslashreplace") + b"\0")
        return told.hexdigest()[:16]


NOT_NAMED = "not named"
"""The type of error of a row that has none."""


@dataclass(frozen=True, slots=True)
class LabelFile:
    """A file of labelled rows; ``sha256`` is that of the file's bytes, ``of`` how many rows it has, where ``rows`` are not all."""

    name: str
    sha256: str
    rows: tuple[Labelled, ...]
    of: int | None = None


def read_labels(path: Path, most: int | None = None) -> LabelFile:
    """The rows of ``path``, in JSON lines, gzipped or not. A row without ``dataset`` has the file's name for one.

    With ``most``, no more than so many: document by document in the order of their digests, which is no order of anything
    else and the same each time.

    Raises:
        InputError: it can't be read, a row is none, or there are no rows.
    """
    rows = []
    name = path.name.split(".")[0]
    for where, row in read_rows(path):
        try:
            read = Labelled.model_validate(row)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"{where}: {field}",
                first["msg"],
                'a row is {"id": text, "docs": [text, …], "claim": text, "label": 1 or 0}',
            ) from error
        rows.append(read if read.dataset else read.model_copy(update={"dataset": name}))
    if not rows:
        raise InputError(str(path), "holds no rows", "give labelled rows")
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableSource(str(path), f"can't be read: {error}") from error
    if most is None or len(rows) <= most:
        return LabelFile(path.name, digest, tuple(rows))
    chosen = sorted(rows, key=lambda row: row.document)[:most]
    return LabelFile(path.name, digest, tuple(chosen), len(rows))
