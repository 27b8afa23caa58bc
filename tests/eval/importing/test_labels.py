import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases.loading import load_suite
from eval.cli import main
from eval.importing.labels import read_cases
from service.domain.errors import InputError

DOC = "The council of Orvane voted on Tuesday to close the ferry pier."
ROWS: list[dict[str, Any]] = [
    {
        "id": "news/1 a",
        "dataset": "news",
        "docs": [DOC],
        "claim": "The council voted.",
        "label": 1,
        "license": "CC0",
    },
    {"id": "news/2", "dataset": "news", "docs": ["Other."], "claim": "Other.", "label": 1},
    {
        "id": "news/3",
        "dataset": "news",
        "docs": [DOC, " "],
        "claim": "The mayor voted.",
        "label": 0,
        "error_type": "Role swap",
        "strange": 1,
    },
]


def written(folder: Path, rows: list[dict[str, Any]], name: str = "labels.jsonl.gz") -> Path:
    path = folder / name
    content = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return path


def test_rows_on_one_text_become_one_case_that_a_run_can_load(tmp_path: Path) -> None:
    out = tmp_path / "cases.jsonl"
    assert main(["import", "labels", str(written(tmp_path, ROWS)), "--out", str(out)]) == 0
    first, second = (placed.case for placed in load_suite(out).cases)
    assert [(each.sentence, each.supported, each.error_type) for each in first.expected.judgements] == [
        ("The council voted.", True, ""),
        ("The mayor voted.", False, "Role swap"),
    ]
    assert [each.text for each in first.given] == ["The council voted.", "The mayor voted."]
    assert (first.licence, first.tags) == ("CC0", ("labelled", "news", "role-swap-" + first.tags[2][-8:]))
    assert second.articles[0].text == "Other."
    assert first.id != second.id


def test_a_limit_counts_cases_and_cuts_none_short(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, ROWS), limit=1)
    assert len(case.expected.judgements) == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({**ROWS[0], "label": 2}, ":2: label"),
        ({**ROWS[0], "docs": DOC}, ":2: docs"),
        ({**ROWS[0], "docs": [" "]}, ":2: docs: is blank"),
        ({**ROWS[0], "claim": ""}, ":2: claim: is blank"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_cases(written(tmp_path, [ROWS[1], row], "labels.jsonl"))


def test_no_rows_are_no_cases(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no rows"):
        read_cases(written(tmp_path, []))
