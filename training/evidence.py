"""How often the evidence that people marked stands in the windows: ``python -m training.evidence --data ../shared/data``.

``wice_claim`` marks, for each claim, the sets of source sentences (lines of the text) that carry it. A window has the
evidence where it holds every sentence of one of these sets.
"""

import argparse
from pathlib import Path
from typing import Any

from eval.measures.intervals import wilson
from service.stages.verify.windows import COMPACT, WIDE, Shape
from training.rows import Document, rows_of

SHAPES: dict[str, tuple[Shape, ...]] = {
    "compact": (COMPACT,),
    "wide": (WIDE,),
    "compact and wide": (COMPACT, WIDE),
}


def main() -> None:
    """Print one line for each choice of windows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    path = given.data / "verification" / "train" / "wice_claim.jsonl.gz"
    rows = [row for row in rows_of(path) if row.get("span") and row["error_type"] != "not_supported"]
    for status in ("supported", "partially_supported"):
        chosen = [row for row in rows if row["error_type"] == status]
        for name, shapes in SHAPES.items():
            hits = sum(_found(row, shapes) for row in chosen)
            low, high = wilson(hits, len(chosen)) or (0.0, 0.0)
            print(
                f"{status}, {name}: {hits}/{len(chosen)} = {100 * hits / len(chosen):.0f} % ({100 * low:.0f}–{100 * high:.0f})"
            )


def _found(row: dict[str, Any], shapes: tuple[Shape, ...]) -> bool:
    document = Document(row["docs"])
    text = " ".join(document.window(row["claim"], shape) for shape in shapes)
    seen = "".join(text.split())
    lines = row["docs"][0].split("\n")
    return any(
        all("".join(lines[number].split())[:60] in seen for number in wanted if number < len(lines))
        for wanted in row["span"]
    )


if __name__ == "__main__":
    main()
