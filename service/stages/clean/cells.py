"""Tables of which scraping left one cell on each line."""

import re
from collections.abc import Sequence

from service.domain.articles import Role
from service.stages.clean.units import Unit, merged

_NUMBER = re.compile(
    r"[-+–−~<>≈]?\s*[$€£¥]?\s*\d[\d.,  ]*\s*(?:%|[a-zA-Z°/²³]{1,6})?|[-–—]|n/?a", re.IGNORECASE
)
_FEWEST_ROWS = 2
_MOST_COLUMNS = 8


def join_cells(text: str, units: list[Unit]) -> None:
    """Make each row of such a table one unit with the role of a table row; ``units`` is changed in place."""
    index = 0
    while index < len(units):
        end = index
        while end < len(units) and _may_be_cell(units[end]):
            end += 1
        found = _grid(units[index:end]) if end - index >= 6 else None
        if found is not None:
            first, columns = found
            start = index + first
            stop = start + (end - start) // columns * columns
            rows = [merged(text, units[at : at + columns]) for at in range(start, stop, columns)]
            for row in rows:
                row.keep(Role.TABLE_ROW)
            units[start:stop] = rows
            end = start + len(rows)
        index = max(end, index + 1)


def _may_be_cell(unit: Unit) -> bool:
    return (
        not unit.settled
        and unit.layout is None
        and unit.words <= 5
        and not unit.text.endswith((":", "?", "!"))
    )


def _grid(cells: Sequence[Unit]) -> tuple[int, int] | None:
    """Where the header begins and how many columns there are: each row below is one label, then only numbers."""
    numeric = [_NUMBER.fullmatch(cell.text) is not None for cell in cells]
    for columns in range(2, _MOST_COLUMNS + 1):
        for first in range(min(3, len(cells))):
            rows = [
                numeric[at : at + columns] for at in range(first + columns, len(cells) - columns + 1, columns)
            ]
            if len(rows) < _FEWEST_ROWS or any(numeric[first : first + columns]):
                continue
            if all(not row[0] and all(row[1:]) for row in rows):
                return first, columns
    return None
