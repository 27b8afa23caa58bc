import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from service.adapters.group_rows import group_rows
from service.domain.errors import InputError
from tests.stages.reports import DAM_WIRE, FERRY_OTHER, FERRY_WIRE

ROWS: list[dict[str, Any]] = [
    {"id": "1", "title": "Ferry Marisol runs aground off Sarrow", "text": FERRY_WIRE, "date": "2025-03-03"},
    {
        "id": "2",
        "title": "Crack in Quillan dam empties two villages",
        "text": DAM_WIRE,
        "date": None,
        "url": None,
    },
    {
        "id": "3",
        "title": "Pupils sang as boats came for the Marisol",
        "text": FERRY_OTHER,
        "date": "2025-03-04",
        "publisher": "Kellan News",
    },
    {
        "id": "4",
        "title": "Marisol aground",
        "text": FERRY_WIRE,
        "publisher": "Sarrow Post",
        "cluster": "labelled",
    },
]


class _Directions:
    """An Embedder that gives every text a direction of its own and remembers what it was asked."""

    name = "directions"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.eye(len(texts), 384, dtype=np.float32)


def _write(path: Path, rows: Sequence[object]) -> Path:
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def _read(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    lines = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in lines.splitlines()]


def _told(event: int, number: int) -> dict[str, str]:
    """A report of an event in made-up words, most of which other reports of it share in another order."""
    words = random.Random(event)  # noqa: S311  seeded, for the same words each time
    own = [
        "".join(words.choices("aeiou" if place % 2 else "bdfgklmnprst", k=1)[0] for place in range(7))
        for _ in range(40)
    ]
    chosen = random.Random(f"{event}.{number}").sample(own, 30)  # noqa: S311  as above
    return {"id": f"{event}.{number}", "title": own[0], "text": " ".join(chosen).capitalize() + "."}


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_each_row_gets_its_groups_in_order(tmp_path: Path, ending: str) -> None:
    source, out = _write(tmp_path / f"in{ending}", ROWS), tmp_path / "deep" / f"out{ending}"
    told: list[str] = []

    count = group_rows(source, out, embedder=None, progress=told.append)

    found = _read(out)
    assert count == 4
    assert [row["id"] for row in found] == ["1", "2", "3", "4"]
    assert [set(row) for row in found] == [{"id", "topic", "event", "origin"}] * 4
    assert found[0]["event"] == found[2]["event"] == found[3]["event"] != found[1]["event"]
    assert found[0]["origin"] == found[3]["origin"] != found[2]["origin"]
    assert told


def test_groups_do_not_depend_on_the_order_of_the_rows(tmp_path: Path) -> None:
    group_rows(_write(tmp_path / "a.jsonl", ROWS), tmp_path / "1", embedder=None, progress=print)
    group_rows(_write(tmp_path / "b.jsonl", ROWS[::-1]), tmp_path / "2", embedder=None, progress=print)

    assert _read(tmp_path / "1") == _read(tmp_path / "2")[::-1]


def test_rows_of_the_same_content_or_id_each_get_a_row(tmp_path: Path) -> None:
    twice = [ROWS[0], ROWS[0], {**ROWS[1], "id": "1"}]

    group_rows(_write(tmp_path / "in.jsonl", twice), tmp_path / "out", embedder=None, progress=print)

    first, again, other = _read(tmp_path / "out")
    assert first == again
    assert other["id"] == "1"
    assert other["event"] != first["event"]


def test_a_row_without_text_is_grouped_by_its_title(tmp_path: Path) -> None:
    rows = [*ROWS, {"id": "5", "title": "Rye bread of Lunz wins again", "text": " "}]

    assert (
        group_rows(_write(tmp_path / "in.jsonl", rows), tmp_path / "out", embedder=None, progress=print) == 5
    )


def test_more_rows_than_one_process_cleans_give_the_same_groups(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        *(
            {"id": f"n{n}", "title": f"Matter {n}", "text": f"Name{n} did thing{n} at Place{n}."}
            for n in range(320)
        ),
    ]
    source = _write(tmp_path / "in.jsonl", rows)

    group_rows(source, tmp_path / "one", embedder=None, progress=print, workers=1)
    group_rows(source, tmp_path / "two", embedder=None, progress=print, workers=2)

    assert _read(tmp_path / "one") == _read(tmp_path / "two")


def test_blocks_that_several_processes_part_give_the_same_groups(tmp_path: Path) -> None:
    rows = [_told(event, number) for event in range(700) for number in range(3)]
    source = _write(tmp_path / "in.jsonl", rows)

    group_rows(source, tmp_path / "one", embedder=None, progress=print, workers=1)
    group_rows(source, tmp_path / "two", embedder=None, progress=print, workers=2)

    found = _read(tmp_path / "one")
    assert found == _read(tmp_path / "two")
    assert len({row["event"] for row in found}) > 100


def test_the_embedder_is_asked_for_few_articles_and_not_for_many(tmp_path: Path) -> None:
    few, many = _Directions(), _Directions()
    crowd = [{"id": f"n{n}", "title": "", "text": f"Name{n} did thing{n} at Place{n}."} for n in range(100)]

    group_rows(_write(tmp_path / "few.jsonl", ROWS), tmp_path / "1", embedder=few, progress=print)
    group_rows(_write(tmp_path / "many.jsonl", crowd), tmp_path / "2", embedder=many, progress=print)

    assert len(few.asked) == 4
    assert many.asked == []


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"id": "9", "title": "a"}, ":5: text"),
        ({"id": "9", "title": 7, "text": "a"}, ":5: title"),
        ({"id": "9", "title": "a", "text": "b", "date": 2025}, ":5: date"),
        ({"id": "9", "title": "", "text": "  "}, ":5: text"),
        ({"title": "a", "text": "b"}, ":5: id"),
        (["no", "object"], ":5"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_line_and_field(
    tmp_path: Path, row: object, named: str
) -> None:
    source = _write(tmp_path / "in.jsonl", [*ROWS, row])

    with pytest.raises(InputError) as caught:
        group_rows(source, tmp_path / "out.jsonl", embedder=None, progress=print)

    assert named in str(caught.value)
    assert not (tmp_path / "out.jsonl").exists()


def test_no_rows_give_no_rows(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", [])

    assert group_rows(source, tmp_path / "out.jsonl", embedder=None, progress=print) == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""
