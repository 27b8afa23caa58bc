"""What of each Article is compared: its words, its opening words, the names in it, and its day."""

import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.stages.group.common import common_stems, general_stems
from service.text.wording import Counts, Wording
from service.text.wordings import Wordings

_FADES = 20
_MOST_TIMES = 99
_LOGS = np.array([0.0, *(1 + math.log(times) for times in range(1, _MOST_TIMES + 1))])


@dataclass(frozen=True, slots=True)
class Terms:
    """What is compared of ``n`` Articles.

    ``fields`` are the matrices of all words, of the opening's, and of names, in that order, each of shape ``(n, terms)``
    with ``1 + ln(count)``. ``common`` tells for each column whether its term is one that all news is full of;
    ``general`` tells the same with the names of places not counted in. ``written`` is how the term of each column stands
    in the texts. ``days`` are proleptic Gregorian ordinals, NaN where no day is known; ``dated`` is the share of the
    whole collection that has one, ``collected`` the size of that collection.
    """

    fields: tuple[sparse.csr_matrix, ...]
    common: NDArray[np.bool_]
    general: NDArray[np.bool_]
    written: Sequence[str]
    days: NDArray[np.float64]
    dated: float
    collected: int

    @property
    def size(self) -> int:
        """How many Articles."""
        return len(self.days)

    @property
    def fading(self) -> float:
        """The share of its weight that a common term has in this collection: few Articles can't show how little it says."""
        return self.collected / (self.collected + _FADES)

    def rows(self, rows: NDArray[np.int64]) -> "Terms":
        """The same of some of the Articles."""
        fields = tuple(_rows_of(field, rows) for field in self.fields)
        return replace(self, fields=fields, days=self.days[rows])

    def narrowed(self) -> tuple["Terms", NDArray[np.int64]]:
        """The same without columns that none of these Articles has, and the columns that are left; ``written`` is not kept."""
        width = self.fields[0].shape[1]
        seen = np.zeros(width, dtype=np.bool_)
        seen[self.fields[0].indices] = True  # every word is one of the first field
        columns = np.flatnonzero(seen)
        if not len(columns):
            columns = np.zeros(1, dtype=np.int64)
        spots = np.empty(
            width, dtype=np.int32
        )  # left as it is where nothing is looked up: there are very many columns
        spots[columns] = np.arange(len(columns), dtype=np.int32)
        fields = tuple(
            sparse.csr_matrix((field.data, spots[field.indices], field.indptr), (self.size, len(columns)))
            for field in self.fields
        )
        narrow = replace(
            self, fields=fields, common=self.common[columns], general=self.general[columns], written=()
        )
        return narrow, columns

    def faded(self, share: float | None = None) -> "Terms":
        """The same with common terms at a ``share`` of their weight, ``n / (n + 20)`` for all ``n`` of the collection.

        Few Articles can't show how little these words say.
        """
        scale = np.where(self.common, self.fading if share is None else share, 1.0)
        scaled = tuple(with_data(field, field.data * scale[field.indices]) for field in self.fields)
        return replace(self, fields=scaled)


def with_data(field: sparse.csr_matrix, data: NDArray[np.float64]) -> sparse.csr_matrix:
    """``field`` with other numbers at the same places, which are not looked at again: there are many small matrices."""
    other = copy(field)
    other.data = data
    return other


def _rows_of(field: sparse.csr_matrix, rows: NDArray[np.int64]) -> sparse.csr_matrix:
    """Some rows of ``field``, in the order given."""
    ends, places = places_of(field.indptr, rows)
    return sparse.csr_matrix((field.data[places], field.indices[places], ends), (len(rows), field.shape[1]))


def places_of(
    ends: NDArray[np.integer], rows: NDArray[np.int64]
) -> tuple[NDArray[np.integer], NDArray[np.int64]]:
    """Where what belongs to these rows ends when it is put together, and its places; ``ends`` are those of all rows."""
    start, sizes = ends[rows], ends[rows + 1] - ends[rows]
    own: NDArray[np.integer] = np.zeros(len(rows) + 1, dtype=ends.dtype)
    np.cumsum(sizes, out=own[1:])
    return own, np.repeat(start - own[:-1], sizes) + np.arange(int(own[-1]))


class Table:
    """Gathers what is compared of Articles, one by one, in little memory; columns are the same for all fields.

    ``places`` are the columns by term, ``written`` how the term of each column is written: as it was first, without a capital
    where it ever stands so. ``respelled`` are the columns whose form was changed, until they are taken out. ``own_forms`` is
    given for each Article the columns that it writes with a capital or otherwise, and how.
    """

    def __init__(self, own_forms: Callable[[Iterable[tuple[int, str]]], None] | None = None) -> None:
        self.places: dict[str, int] = {}
        self.written: list[str] = []
        self.respelled: set[int] = set()
        self._own_forms = own_forms
        self.days = array("d")
        self.fields = (Gathered(), Gathered(), Gathered())
        self._marked: tuple[NDArray[np.bool_], NDArray[np.bool_]] | None = None

    def add(self, wording: Wording, day: float) -> None:
        """The next Article; ``day`` is a proleptic Gregorian ordinal, NaN where it is not known."""
        places, written = self.places, self.written
        for term in wording.whole:
            if term not in places:
                places[term] = len(places)
                written.append(wording.written.get(term, term))
        told = [(places[term], form) for term, form in wording.written.items()]
        for place, form in told:
            if form[0].islower() and not written[place][0].islower():
                written[place] = form
                self.respelled.add(place)
        if self._own_forms is not None:
            self._own_forms(
                (place, form) for place, form in told if form != written[place] or form[0].isupper()
            )
        for field, counts in zip(self.fields, (wording.whole, wording.opening, wording.names), strict=True):
            field.add(places, counts)
        self.days.append(day)

    def extend(self, some: "Counted") -> None:
        """The next Articles, counted elsewhere; how their terms are written is not kept."""
        places, written = self.places, self.written
        for term in some.terms:
            if term not in places:
                places[term] = len(places)
                written.append(term)
        column = np.fromiter(map(places.__getitem__, some.terms), dtype=np.int32, count=len(some.terms))
        for field, (own, times, sizes) in zip(self.fields, some.fields, strict=True):
            field.extend(column[own], times, sizes)
        self.days.extend(some.days)

    def counted(self) -> "Counted":
        """What was gathered, to ``extend`` another Table by."""
        return Counted([*self.places], tuple(field.counted() for field in self.fields), [*self.days])

    def terms(self) -> Terms:
        """The Terms of all Articles so far, as a collection of their own."""
        days = np.array(self.days)
        dated = float(np.mean(~np.isnan(days))) if len(days) else 0.0
        return self.some(np.arange(len(days)), dated, len(days))

    def some(self, rows: NDArray[np.int64], dated: float, collected: int) -> Terms:
        """The Terms of some Articles of a collection of the size ``collected`` of which a share is ``dated``."""
        width = max(len(self.places), 1)
        if self._marked is None or len(self._marked[0]) != width:
            self._marked = self.among(common_stems()), self.among(general_stems())
        return Terms(
            tuple(field.matrix(rows, width) for field in self.fields),
            *self._marked,
            self.written,
            np.array(self.days)[rows],
            dated,
            collected,
        )

    def among(self, stems: frozenset[str]) -> NDArray[np.bool_]:
        """Which columns are of terms in ``stems``."""
        found = np.zeros(max(len(self.places), 1), dtype=np.bool_)
        found[[self.places[term] for term in stems if term in self.places]] = True
        return found


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of some Articles, and their days.

    ``fields`` are for each field the places in ``terms`` of what the Articles have, how often they have it, and how many
    places belong to each.
    """

    terms: Sequence[str]
    fields: tuple[tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.int64]], ...]
    days: Sequence[float]

    @classmethod
    def of(cls, read: Wordings, days: Sequence[float]) -> "Counted":
        """Those of Articles that were read together."""
        fields = tuple(
            (
                counts.places.astype(np.int32),
                np.minimum(counts.times, _MOST_TIMES).astype(np.uint8),
                counts.sizes,
            )
            for counts in (read.whole, read.opening, read.names)
        )
        return cls(read.terms, fields, days)

    def rows(self, rows: NDArray[np.int64]) -> "Counted":
        """Those of some of the Articles; ``terms`` stay."""
        fields = []
        for columns, times, sizes in self.fields:
            _, places = places_of(np.concatenate([[0], np.cumsum(sizes)]), rows)
            fields.append((columns[places], times[places], sizes[rows]))
        return Counted(self.terms, tuple(fields), [self.days[row] for row in rows.tolist()])


class Gathered:
    """The counts of one field, Article by Article: ``columns`` and ``times`` of what each has, up to its end in ``ends``."""

    def __init__(self) -> None:
        self.columns, self.times, self.ends = array("i"), array("B"), array("q", [0])

    def add(self, places: dict[str, int], counts: Counts) -> None:
        """The next Article's counts; every term has its place."""
        self.columns.extend([places[term] for term in counts])
        self.times.extend([min(times, _MOST_TIMES) for times in counts.values()])
        self.ends.append(len(self.columns))

    def extend(self, columns: NDArray[np.int32], times: NDArray[np.uint8], sizes: NDArray[np.int64]) -> None:
        """The counts of the next Articles, ``sizes`` of each."""
        self.ends.frombytes((len(self.columns) + np.cumsum(sizes, dtype=np.int64)).tobytes())
        self.columns.frombytes(columns.astype(np.int32).tobytes())
        self.times.frombytes(times.tobytes())

    def counted(self) -> tuple[NDArray[np.int32], NDArray[np.uint8], NDArray[np.int64]]:
        """The columns, counts and how many of them each Article has."""
        return (
            np.array(self.columns, dtype=np.int32),
            np.array(self.times, dtype=np.uint8),
            np.diff(np.array(self.ends, dtype=np.int64)).astype(np.int64),
        )

    def matrix(self, rows: NDArray[np.int64], width: int) -> sparse.csr_matrix:
        """``1 + ln(count)`` of these Articles."""
        own, places = places_of(np.array(self.ends), rows)
        data = _LOGS[np.frombuffer(self.times, dtype=np.uint8)[places]]
        columns = np.frombuffer(self.columns, dtype=np.int32)[places]
        return sparse.csr_matrix((data, columns, own), shape=(len(rows), width))


def terms_of(read: Iterable[tuple[Wording, float]]) -> Terms:
    """The Terms of Articles by their Wordings and days, in their order."""
    table = Table()
    for wording, day in read:
        table.add(wording, day)
    return table.terms()
