"""The filter's own error: edits of invented articles, judged by hand, kept or dropped by the filter."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.mutation.rates import Share
from service.domain.errors import UnreadableSource

AUDIT = Path(__file__).with_name("audit.jsonl")


class Judgement(BaseModel):
    """One edit with what a person said of it and what the filter did.

    ``valid``: it is what its operator promises, wrong or still true by the article alone, and no reader would stumble over
    its grammar. ``dropped`` is the filter's reason, empty where it kept the edit. ``why`` is the person's reason where
    it is not valid.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    operator: str
    survives: bool
    article: str
    before: str
    after: str
    dropped: Literal["", "equivalent", "ungrammatical", "inside a quotation", "supported elsewhere"]
    valid: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the judgements say of the filter.

    ``kept_invalid``: of the edits kept, those that are no mutants; they blur every kill rate. ``dropped_valid``: of
    the edits dropped, those that were mutants; these are only lost. ``kept_wrong`` and ``kept_surviving`` part the first.
    """

    kept_invalid: Share
    kept_wrong: Share
    kept_surviving: Share
    dropped_valid: Share
    reasons: tuple[tuple[str, int], ...]

    def to_markdown(self) -> str:
        """The filter's error in words."""
        return (
            f"The filter was judged by hand on {self.kept_invalid.n + self.dropped_valid.n} edits of the invented sample articles. "
            f"Of {self.kept_invalid.n} that it kept, {self.kept_invalid} % were no mutants "
            f"(of {self.kept_wrong.n} meant to be wrong {self.kept_wrong} %, of {self.kept_surviving.n} meant to survive "
            f"{self.kept_surviving} %); of {self.dropped_valid.n} that it dropped, {self.dropped_valid} % were mutants all the same."
        )


def read_audit(path: Path = AUDIT) -> tuple[Judgement, ...]:
    """The judgements in the file ``path``.

    Raises:
        UnreadableSource: it can't be read, or a row is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(Judgement.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        raise UnreadableSource(str(path), str(error)) from error


def audit(judgements: Sequence[Judgement]) -> Audit:
    """The filter's error by ``judgements``."""
    kept = [each for each in judgements if not each.dropped]
    dropped = [each for each in judgements if each.dropped]

    def invalid(chosen: Sequence[Judgement]) -> Share:
        return Share(sum(not each.valid for each in chosen), len(chosen))

    return Audit(
        invalid(kept),
        invalid([each for each in kept if not each.survives]),
        invalid([each for each in kept if each.survives]),
        Share(sum(each.valid for each in dropped), len(dropped)),
        tuple(Counter(each.why for each in kept if not each.valid).most_common()),
    )
