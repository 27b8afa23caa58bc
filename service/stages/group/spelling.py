"""How Articles write their terms: a steel plant's reports and Mr Steele's share a stem, not a keyword."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from service.stages.group.terms import Terms, places_of

Rows = NDArray[np.int64]


class Spelled:
    """The forms in which Articles, row by row, write terms with a capital, or otherwise than the collection does.

    ``columns`` are those of the terms and ``numbers`` the places in ``forms``, up to each row's end in ``ends``.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.columns, self.numbers, self.ends = array("i"), array("i"), array("q", [0])
        self._number: dict[str, int] = {}

    def add(self, forms: Iterable[tuple[int, str]]) -> None:
        """The next row: its forms, with the columns of their terms."""
        if len(self._number) < len(self.forms):  # others were put in since
            self._number = {form: number for number, form in enumerate(self.forms)}
        for column, form in forms:
            number = self._number.setdefault(form, len(self.forms))
            if number == len(self.forms):
                self.forms.append(form)
            self.columns.append(column)
            self.numbers.append(number)
        self.ends.append(len(self.columns))

    def known(self, row: int) -> int:
        """How many forms the rows before this one have, which are the first of ``forms``."""
        before = np.frombuffer(self.numbers, dtype=np.int32)[: self.ends[row]]
        return int(before.max(initial=-1)) + 1

    def extend(
        self, columns: NDArray[np.int32], numbers: NDArray[np.int32], sizes: Rows, forms: Iterable[str]
    ) -> None:
        """The next rows, with so many forms each, and the ``forms`` that are new with them."""
        self.ends.frombytes((len(self.columns) + np.cumsum(sizes, dtype=np.int64)).tobytes())
        self.columns.frombytes(columns.tobytes())
        self.numbers.frombytes(numbers.tobytes())
        self.forms.extend(forms)

    def skip(self, rows: int) -> None:
        """The next so many rows, of which no forms are kept."""
        self.ends.extend(repeat(len(self.columns), rows))

    def of(self, terms: Terms, rows: Rows, columns: Rows) -> "Spelling":
        """How ``rows`` write ``terms``, which are theirs alone and have these ``columns`` of the collection, ascending."""
        ends, places = places_of(np.array(self.ends, dtype=np.int64), rows)
        own = np.frombuffer(self.columns, dtype=np.int32)[places]
        numbers, told = np.unique(np.frombuffer(self.numbers, dtype=np.int32)[places], return_inverse=True)
        return Spelling(
            terms,
            np.repeat(np.arange(len(rows)), np.diff(ends)),
            np.searchsorted(columns, own),
            told,
            [self.forms[number] for number in numbers.tolist()],
        )


@dataclass(frozen=True, slots=True)
class Spelling:
    """How Articles write their ``terms``: where not as ``terms.written`` says, whose form stands in place of which column.

    ``owner`` are rows, ``columns`` those of the terms, ``told`` the places in ``forms``.
    """

    terms: Terms
    owner: Rows
    columns: Rows
    told: Rows
    forms: Sequence[str]

    def most(self, rows: Rows) -> Callable[[int], str]:
        """How most of the Articles at ``rows`` write the term of a column; of equals, the first by spelling."""
        field = self.terms.fields[0]
        held = field.indices[places_of(field.indptr, rows)[1]]
        asked = np.zeros(self.terms.size, dtype=np.bool_)
        asked[rows] = True

        def written(column: int) -> str:
            here = np.flatnonzero(self.columns == column)
            here = here[asked[self.owner[here]]]
            found: Counter[str] = Counter(self.forms[place] for place in self.told[here].tolist())
            found[self.terms.written[column]] += int(np.count_nonzero(held == column)) - len(here)
            return min(sorted(found), key=lambda form: -found[form])

        return written
