"""What the evaluation's Verifier said of a run's Sentences, kept in the run's folder.

``compare``, ``gate`` and ``report`` hold the same runs against the same Verifier one after the other; the second need not
ask what the first one asked. What was kept serves only the same Verifier and the same code of the service.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.runs.folder import write_whole
from eval.runs.versions import code_digest
from service.domain.briefs import Verdict
from service.domain.errors import InputError
from service.verifier import PairVerification

FILE = "examined.json"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Literal["citebrief-examined/1"] = "citebrief-examined/1"
    verifier: str
    code: str
    verdicts: dict[str, Verdict]
    pairs: dict[str, PairVerification]


class Remembered:
    """Answers of the Verifier of version ``verifier``, by the digest of what was asked. Not safe in threads."""

    def __init__(self, verifier: str) -> None:
        self._verifier = verifier
        self._verdicts: dict[str, Verdict] = {}
        self._pairs: dict[str, PairVerification] = {}
        self._used: dict[str, None] = {}

    def verdict(self, key: str) -> Verdict | None:
        """The Verdict kept under ``key``."""
        self._used[key] = None
        return self._verdicts.get(key)

    def pair(self, key: str) -> PairVerification | None:
        """What is kept under ``key`` of a pair."""
        self._used[key] = None
        return self._pairs.get(key)

    def keep(self, key: str, answer: Verdict | PairVerification) -> None:
        """Keep ``answer`` under ``key``."""
        if isinstance(answer, Verdict):
            self._verdicts[key] = answer
        else:
            self._pairs[key] = answer

    @contextmanager
    def of(self, folder: Path, *, afresh: bool = False) -> Iterator[None]:
        """Within it what ``folder`` holds is known; at its end ``folder`` holds all that was asked within it.

        With ``afresh`` nothing is taken from the folder. A file that is of another Verifier or can't be read is as none;
        a folder that can't be written stays as it is, for all can be asked again.
        """
        path = folder / FILE
        before = None if afresh else self._read(path)
        if before is not None:
            self._verdicts.update(before.verdicts)
            self._pairs.update(before.pairs)
        self._used = {}
        yield
        content = _File(
            verifier=self._verifier,
            code=code_digest(),
            verdicts={key: self._verdicts[key] for key in self._used if key in self._verdicts},
            pairs={key: self._pairs[key] for key in self._used if key in self._pairs},
        )
        known = set() if before is None else {*before.verdicts, *before.pairs}
        if known.issuperset({*content.verdicts, *content.pairs}):
            return
        if before is not None:
            content.verdicts.update(before.verdicts)
            content.pairs.update(before.pairs)
        try:
            write_whole(path, content.model_dump_json() + "\n")
        except (InputError, OSError):
            return

    def _read(self, path: Path) -> _File | None:
        try:
            found = _File.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        return found if (found.verifier, found.code) == (self._verifier, code_digest()) else None


def key_of(*asked: object) -> str:
    """The digest of what is asked: 32 hexadecimal digits of SHA-256."""
    content = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
