from pathlib import Path

import pytest

from eval.mutation.accepted import from_articles
from eval.mutation.audit import AUDIT, audit, read_audit
from eval.mutation.material import Edit, Given
from eval.mutation.operators import BY_NAME
from eval.mutation.validity import objection
from service.adapters.reading import read_paths
from service.domain.errors import UnreadableSource
from service.stages.clean import clean

ROOT = Path(__file__).parents[3]


def test_the_judgements_are_of_what_the_filter_does_now() -> None:
    """Where this fails, the filter does otherwise than when it was judged: judge anew what changed."""
    folders = {"audit_article.txt": AUDIT.parent}
    rows = read_audit()
    givens = {}
    for name in {row.article for row in rows}:
        path = folders.get(name, ROOT / "samples" / "articles") / name
        cleaned = clean(read_paths([str(path)], None)[0])
        givens[name] = {each.sentence.text: Given(each) for each in from_articles([[cleaned]])}
    differing = []
    for row in rows:
        given = givens[row.article].get(row.before)
        found = None if given is None else objection(BY_NAME[row.operator], given, Edit(row.after, ""))
        if given is None or (found or "") != row.dropped:
            differing.append((row.id, row.dropped, found))
    assert differing == []


def test_the_filter_errs_seldom_in_what_it_keeps() -> None:
    found = audit(read_audit())
    assert found.kept_invalid.n >= 120
    assert found.kept_invalid.value is not None
    assert found.kept_invalid.value <= 0.1
    assert found.kept_wrong.n + found.kept_surviving.n == found.kept_invalid.n
    assert found.dropped_valid.n + found.kept_invalid.n == len(read_audit())
    assert str(found.kept_invalid.n) in found.to_markdown()
    assert sum(count for _, count in found.reasons) == found.kept_invalid.hits


def test_every_judgement_of_not_valid_gives_its_reason() -> None:
    rows = read_audit()
    assert all(row.valid or row.why for row in rows)
    assert len({row.id for row in rows}) == len(rows)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    with pytest.raises(UnreadableSource):
        read_audit(path)
    path.write_text('{"id": "x"}\n')
    with pytest.raises(UnreadableSource):
        read_audit(path)
