"""A collection's index as bytes, and back: a part for each addition, and parts that are written anew."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import chain, islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.collections.growth import Growth
from service.collections.index import Counted, Index
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.ports import Members
from service.stages.group.blocks import MOST_AT_ONCE, Links
from service.stages.group.cards import Card
from service.stages.group.events import LINES, Pieces
from service.stages.group.parting import Remembered
from service.stages.group.similarity import FIELD_WEIGHTS, TIME_WEIGHT
from service.stages.group.spelling import Spelled
from service.stages.origins.imprints import Imprint

ADDED, COUNTED, NEAR, GROUPS, FALLEN = "added", "counted", "near", "groups", "fallen"
"""The parts: what was read of the Articles of one addition; words counted; who is near whom; who leads, and all ids given;
what groups were found to fall into."""

_PIECE = 10_000
_LINES = np.array([*astuple(LINES), *FIELD_WEIGHTS, TIME_WEIGHT])
Arrays = dict[str, NDArray[Any]]
Number = TypeVar("Number", bound=np.generic)


def packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Arrays by name as one NPZ file, uncompressed."""
    file = BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpacked(content: bytes) -> Arrays:
    """What ``packed`` was given."""
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def _text(value: object) -> NDArray[np.uint8]:
    return np.frombuffer(
        json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), dtype=np.uint8
    )


def _read(array: NDArray[np.uint8]) -> Any:  # noqa: ANN401  JSON is of any form
    return json.loads(array.tobytes().decode("utf-8", "surrogatepass"))


def added(index: Index, first: int, width: int) -> tuple[tuple[str, bytes], ...]:
    """The Articles from ``first`` on, with the terms that stand beyond the first ``width`` columns, in pieces in order."""
    starts = range(first, index.size, _PIECE)
    return tuple(
        (
            f"{ADDED}.{number:04d}",
            _piece(index, start, min(start + _PIECE, index.size), width if number == 0 else None),
        )
        for number, start in enumerate(starts)
    )


def _piece(index: Index, first: int, end: int, width: int | None) -> bytes:
    arrays: Arrays = {}
    terms = [] if width is None else list(index.table.places)[width:]
    for name, field in zip(("whole", "opening", "names"), index.table.fields, strict=True):
        begin, stop = field.ends[first], field.ends[end]
        arrays[f"{name}.columns"] = np.array(field.columns[begin:stop], dtype=np.int32)
        arrays[f"{name}.times"] = np.array(field.times[begin:stop], dtype=np.uint8)
        arrays[f"{name}.ends"] = np.array(field.ends[first + 1 : end + 1], dtype=np.int64) - begin
    late = index.imprints[first:end]
    for name, hashes in (
        ("phrases", [one.phrases for one in late]),
        ("frames", [one.frames for one in late]),
    ):
        arrays[name] = np.concatenate(hashes)
        arrays[f"{name}.ends"] = np.cumsum([len(one) for one in hashes], dtype=np.int64)
    arrays["days"] = np.array(index.table.days[first:end], dtype=np.float64)
    arrays["words"] = np.array([one.words for one in late], dtype=np.int64)
    arrays["reworded"] = np.array([one.reworded for one in late], dtype=np.bool_)
    arrays["cards"] = _text(
        [
            [card.article_id, card.headline, card.doubtful, one.published, _dates(card)]
            for card, one in zip(index.cards[first:end], late, strict=True)
        ]
    )
    written = index.table.written
    old = [] if width is None else sorted(place for place in index.table.respelled if place < width)
    arrays["terms"] = _text(
        [terms, [] if width is None else written[width:], [[place, written[place]] for place in old]]
    )
    return packed(arrays | _spelled(index.spelled, first, end))


def _spelled(spelled: Spelled, first: int, end: int) -> Arrays:
    begin, stop = spelled.ends[first], spelled.ends[end]
    return {
        "spelled.columns": np.array(spelled.columns[begin:stop], dtype=np.int32),
        "spelled.numbers": np.array(spelled.numbers[begin:stop], dtype=np.int32),
        "spelled.sizes": np.diff(np.array(spelled.ends[first : end + 1], dtype=np.int64)),
        "spelled.forms": _text(spelled.forms[spelled.known(first) : spelled.known(end)]),
    }


def take(index: Index, content: bytes) -> None:
    """Put a piece that ``added`` gave into ``index``."""
    arrays = unpacked(content)
    table = index.table
    terms, written, *respelled = _read(arrays["terms"])
    for term in terms:
        table.places[term] = len(table.places)
    table.written += written
    for place, form in chain.from_iterable(respelled):
        table.written[place] = form
    _take_spelled(index.spelled, arrays)
    for name, field in zip(("whole", "opening", "names"), table.fields, strict=True):
        end = field.ends[-1]
        field.columns.frombytes(arrays[f"{name}.columns"].tobytes())
        field.times.frombytes(arrays[f"{name}.times"].tobytes())
        field.ends.frombytes((arrays[f"{name}.ends"] + end).tobytes())
    table.days.frombytes(arrays["days"].tobytes())
    phrases = _parts(arrays["phrases"], arrays["phrases.ends"])
    frames = _parts(arrays["frames"], arrays["frames.ends"])
    counts, edited, days = (arrays[name].tolist() for name in ("words", "reworded", "days"))
    for row, (article_id, headline, doubtful, published, dates) in enumerate(_read(arrays["cards"])):
        imprint = Imprint(article_id, phrases[row], frames[row], counts[row], edited[row], published)
        index.take(imprint, Card(article_id, headline, doubtful, _day(days[row]), _known(dates)))


def _take_spelled(spelled: Spelled, arrays: Arrays) -> None:
    if "spelled.sizes" not in arrays:  # stored before forms were kept
        spelled.skip(len(arrays["days"]))
        return
    columns, numbers, sizes = (arrays[f"spelled.{name}"] for name in ("columns", "numbers", "sizes"))
    spelled.extend(columns, numbers, sizes, _read(arrays["spelled.forms"]))


def _parts(whole: NDArray[Number], ends: NDArray[np.int64]) -> list[NDArray[Number]]:
    """The parts of an array that end there, as views of it."""
    stops = ends.tolist()
    return [whole[start:stop] for start, stop in zip([0, *stops], stops, strict=False)]


def _dates(card: Card) -> list[list[object]]:
    return [[str(known.date), known.basis.value, known.reason, weight] for known, weight in card.dates]


def _known(dates: Sequence[tuple[str, str, str, float]]) -> tuple[tuple[KnownDate, float], ...]:
    return tuple((_date(day, basis, reason), weight) for day, basis, reason, weight in dates)


@lru_cache(maxsize=1 << 16)
def _date(day: str, basis: str, reason: str) -> KnownDate:
    return KnownDate(PartialDate.parse(day), DateBasis(basis), reason)


def _day(ordinal: float) -> date | None:
    return None if math.isnan(ordinal) else date.fromordinal(int(ordinal))


def counted(index: Index) -> bytes:
    """How words weigh, and the telling words by these weights."""
    own = index.counted
    held = dict(zip(("held.whole", "held.opening", "held.names"), own.held, strict=True))
    telling = index.telling
    return packed(
        {
            "size": np.array([own.size, telling.shape[0]], dtype=np.int64),
            "dated": np.array([own.dated]),
            **held,
            "telling.data": telling.data,
            "telling.indices": telling.indices,
            "telling.indptr": telling.indptr,
        }
    )


def near(index: Index) -> bytes:
    """Who is near whom, and which pairs seem to be of one hand."""
    pairs = np.array(list(index.strengths), dtype=np.int64).reshape(-1, 2)
    return packed(
        {
            "left": index.forest.left,
            "right": index.forest.right,
            "nearness": index.forest.nearness,
            "pairs": pairs,
            "strengths": np.array(list(index.strengths.values()), dtype=np.float64),
            "leader": np.array(index.leader, dtype=np.int64),
        }
    )


def groups(growth: Growth) -> bytes:
    """The ids of Origins by their leading rows, and all ids that were ever given."""
    leads = np.array([*growth.origins], dtype=np.int64)
    return packed({"leads": leads, "groups": _text([[*growth.origins.values()], [*growth.used]])})


def fallen(looked: Mapping[bytes, Pieces]) -> bytes:
    """What groups were found to fall into, which holds as long as the thresholds do."""
    rows = [np.frombuffer(name, dtype=np.int64) for name in looked]
    pieces = [piece for found in looked.values() for piece in found or ()]
    return packed(
        {
            "lines": _LINES,
            "rows": _joined(rows).astype(np.int32),
            "sizes": np.array([len(own) for own in rows], dtype=np.int64),
            "pieces": np.array([len(found or ()) for found in looked.values()], dtype=np.int64),
            "places": _joined(pieces).astype(np.int16),
            "places.sizes": np.array([len(piece) for piece in pieces], dtype=np.int64),
        }
    )


def _joined(arrays: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def remember(known: Remembered, content: bytes) -> None:
    """Put what ``fallen`` gave into ``known``, unless thresholds were others then."""
    arrays = unpacked(content)
    if not np.array_equal(arrays["lines"], _LINES):
        return
    rows = _parts(arrays["rows"].astype(np.int64), np.cumsum(arrays["sizes"]))
    pieces = iter(_parts(arrays["places"].astype(np.int64), np.cumsum(arrays["places.sizes"])))
    known.keep(
        {
            own.tobytes(): tuple(islice(pieces, count)) or None
            for own, count in zip(rows, arrays["pieces"].tolist(), strict=True)
        }
    )


def opened(
    parts: Sequence[tuple[str, bytes]], topics: Sequence[Members], most_at_once: int = MOST_AT_ONCE
) -> Growth:
    """The collection whose parts, additions in their order, and members of Topics these are."""
    index = Index(most_at_once)
    for name, content in parts:
        if name.startswith(ADDED):
            take(index, content)
    index.look_up(0)
    latest = dict(parts)
    if COUNTED in latest:
        arrays = unpacked(latest[COUNTED])
        held = tuple(arrays[name] for name in ("held.whole", "held.opening", "held.names"))
        size, told = arrays["size"].tolist()
        index.counted = Counted(size, float(arrays["dated"][0]), held)
        telling = (arrays["telling.data"], arrays["telling.indices"], arrays["telling.indptr"])
        index.telling = sparse.csr_matrix(telling, shape=(told, max(len(held[0]), 1)))
    arrays = unpacked(latest[NEAR])
    index.leader = arrays["leader"].tolist()
    index.follow()
    index.link(dict(zip(map(tuple, arrays["pairs"].tolist()), arrays["strengths"].tolist(), strict=True)))
    index.forest = Links(arrays["left"], arrays["right"], arrays["nearness"])
    growth = Growth(index)
    for name, content in parts:
        if name == FALLEN:
            remember(growth.fallen, content)
    arrays = unpacked(latest[GROUPS])
    origins, used = _read(arrays["groups"])
    if "leads" in arrays:  # else stored when each id stood beside its row
        origins = zip(arrays["leads"].tolist(), origins, strict=True)
    growth.origins, growth.used = dict(origins), dict.fromkeys(used)
    for topic, events in topics:
        growth.topics[topic] = tuple(event for event, _ in events)
        for event, articles in events:
            rows = [index.row_of[article_id] for article_id in articles]
            growth.events[event] = tuple(sorted(row for row in rows if index.leader[row] == row))
    if 0 < index.telling.shape[0] < index.size:
        index.tell(index.telling.shape[0])
    growth.settle()
    return growth
