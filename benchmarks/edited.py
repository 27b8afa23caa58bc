"""Labelled cases made by editing: true Sentences, reworded ones and their wrong twins beside the whole source.

The sources are those of the training sets that are held out of the scorer's training (``training.rows.held_out``), so that
the decision can be fitted on what editing shows and labelled summaries hardly do: exchanged roles, changed dates, harmless
rewordings. What is reported of edits comes from other documents and another generator (``benchmarks/edits.py``).
"""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from training.contrasts import contrasts, harmless
from training.rows import Document, documents

NAME = "edited"
TWINS = 2
"""Pairs of a true Sentence and its wrong twin from one document; and as many rewordings."""


def edited(data: Path, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Rows ``{"id", "docs", "claim", "label", "error_type"}`` of all held-out documents."""
    for rows in documents(data, held=True):
        chosen = random.Random(f"{seed} edited {rows[0]['id']}")
        docs = rows[0]["docs"]
        lines = Document(docs).texts
        if len(lines) < TWINS:
            continue
        made: list[tuple[str, int, str]] = []
        for each in islice(contrasts(lines, chosen, most=1), TWINS):
            if each.kind != "removed":
                made += [(each.sentence, 1, ""), (each.edited, 0, each.kind)]
        made += [(each.sentence, 1, "") for each in islice(harmless(lines, chosen, most=1), TWINS)]
        for number, (claim, label, kind) in enumerate(made):
            row = {"docs": docs, "claim": claim, "label": label, "error_type": kind}
            yield {"id": f"edited-{rows[0]['id']}-{number}", **row}
