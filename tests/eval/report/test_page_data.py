import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eval.comparing.changes import Change
from eval.report.page_data import Units, block, cell_data, index
from eval.report.view import ExpectationView, Span
from tests.eval.report.views import HOSTILE, report

TEXTS = st.text(st.sampled_from("a\N{PILE OF POO}é\N{CONSTRUCTION SIGN}\u2028 "), min_size=1)


@given(TEXTS, st.data())
def test_offsets_in_utf16_units_cut_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span: Span = (start, end)
    left, right = Units(text).span(span)
    assert text.encode("utf-16-le")[2 * left : 2 * right].decode("utf-16-le") == text[start:end]


@given(st.text())
def test_a_block_holds_nothing_that_could_end_its_element_and_loads_as_it_was(text: str) -> None:
    written = block({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_the_list_is_searched_in_old_words_only_where_they_changed() -> None:
    first, *_ = index(report())
    assert "About 40 boats" in first["f"]
    assert first["f"].count("The Selby bridge closed on 4 March 2025.") == 1
    assert first["n"] == {"broken": 1, "fixed": 1, "same": 1}
    assert (first["u"], first["d"]) == (2, 3)
    assert first["x"] == "About 55 boats are waiting upstream."


def test_a_case_that_broke_by_what_it_expects_alone_says_so() -> None:
    found = report()
    missed = ExpectationView("must say", "the union counts 55", new=False, base=True)
    kept = ExpectationView("must say", "the bridge is closed", new=True, base=True)
    cell = replace(
        found.cells[0], pairs=found.cells[0].pairs[:1], change=Change.BROKEN, expectations=(kept, missed)
    )
    (row,) = index(replace(found, cells=(cell,)))
    assert row["ch"] == "broken"
    assert "broken" not in row["n"]
    assert row["x"] == "must say: the union counts 55"


def test_a_cell_carries_both_sides_and_what_changed() -> None:
    found = report()
    numbers = {key: number for number, key in enumerate(found.articles)}
    units = {key: Units(article.text) for key, article in found.articles.items()}
    data = cell_data(found.cells[0], numbers, units)
    change, old, new, _ = data["pairs"][1]
    assert (change, old["s"], new["s"]) == ("broken", "supported", "contradicted")
    kind, message, here, there = new["f"][0]
    assert (kind, new["t"][slice(*here)]) == ("number", "55")
    text = found.articles["g"].text.encode("utf-16-le")
    assert text[2 * there[1] : 2 * there[2]].decode("utf-16-le") == "40"
    assert message == "the source says “40”, the Sentence says “55”"


def test_controls_that_html_cannot_carry_are_shown_as_such() -> None:
    row = index(report())[2]
    assert "\x00" not in row["t"]
    assert row["t"].startswith("</script>")
    assert len(row["t"]) == len(HOSTILE)
