"""What each source of rows adds: ``python -m training.sources LOG …`` reads what ``training.train --dev`` printed last in each.

Prints a table of AUROC, times 100: means over the labelled sets and over the kinds of contrast, and the kinds that move most.
"""

import re
import sys
from pathlib import Path
from statistics import mean

_SET = re.compile(r"(?:: |, )([a-z][\w ]*?) (\d+\.\d)/(\d+\.\d)")
_TRUE = re.compile(r"contrast harmless right (\d+)")
_KINDS = 5


def read(log: Path) -> dict[str, float]:
    """The AUROC of each set, as last printed; ``harmless`` is how many in a hundred of true rewordings pass.

    Raises:
        ValueError: nothing was measured yet.
    """
    lines = [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("DEV")]
    if not lines:
        raise ValueError(f"{log}: no line that begins with DEV; was the run given --dev, and has it ended?")
    found = {name: float(area) for name, area, _ in _SET.findall(lines[-1])}
    passed = _TRUE.search(lines[-1])
    return found if passed is None else {**found, "harmless": float(passed[1])}


def means(found: dict[str, float]) -> tuple[float, float]:
    """The mean over labelled sets, and over kinds of contrast."""
    contrasts = [area for name, area in found.items() if name.startswith("contrast ")]
    labelled = [
        area for name, area in found.items() if not name.startswith("contrast ") and name != "harmless"
    ]
    return mean(labelled), mean(contrasts)


def table(runs: dict[str, dict[str, float]], whole: str) -> str:
    """Markdown; the differences are to the run that is called ``whole``."""
    rows = [
        "| left out | labelled sets | contrasts | true rewordings that pass | moves most |",
        "|---" * 5 + "|",
    ]
    for name, found in runs.items():
        labelled, contrasts = means(found)
        moved = sorted(
            (area - runs[whole][kind], kind)
            for kind, area in found.items()
            if kind in runs[whole] and kind != "harmless"
        )
        told = ", ".join(f"{kind} {change:+.1f}" for change, kind in moved[:_KINDS]) if name != whole else ""
        rows.append(
            f"| {name} | {labelled:.1f} | {contrasts:.1f} | {found.get('harmless', 0):.0f} % | {told} |"
        )
    return "\n".join(rows)


def main() -> None:
    """Print the table of the logs given; the run that has all rows is called ``none``."""
    runs = {Path(name).stem: read(Path(name)) for name in sys.argv[1:]}
    print(table(runs, "none" if "none" in runs else next(iter(runs))))


if __name__ == "__main__":
    main()
