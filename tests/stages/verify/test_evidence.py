import numpy as np

from service.domain.spans import Span
from service.stages.verify.evidence import View, citations, cover, parts, rarity, read
from service.stages.verify.examination import as_article

TEXT = (
    "The council of Orvane met on Tuesday. It voted to close the old ferry pier. "
    "A new pier will open soon. Fishermen had asked for a delay."
)


def _view(text: str) -> View:
    lines = read(as_article("a", text)).lines
    return View(lines, rarity(lines), 3.0)


def test_lines_are_the_sentences_and_their_spans_point_into_the_text() -> None:
    lines = read(as_article("a", TEXT)).lines
    assert [line.span.of(TEXT) for line in lines] == [
        "The council of Orvane met on Tuesday.",
        "It voted to close the old ferry pier.",
        "A new pier will open soon.",
        "Fishermen had asked for a delay.",
    ]


def test_text_without_capitals_is_parted_at_full_stops() -> None:
    text = "the pier closed . the ferry moved to orvane . nobody was told ."
    assert [span.of(text) for span in parts(text, Span(0, len(text)))] == [
        "the pier closed .",
        "the ferry moved to orvane .",
        "nobody was told .",
    ]


def test_a_long_run_of_lines_is_parted_at_its_line_breaks() -> None:
    rows = [f"Berth {number}: {number * 40} tonnes of gravel and sand" for number in range(1, 13)]
    text = "  " + "\n".join(rows)
    assert [span.of(text) for span in parts(text, Span(0, len(text)))] == rows


def test_a_rare_stem_weighs_more_than_a_frequent_one() -> None:
    weights = rarity(read(as_article("a", TEXT)).lines)
    assert weights["fishermen"] > weights["pier"]


def test_windows_join_neighbours_but_never_two_articles() -> None:
    first, second = read(as_article("a", "One bridge. Two roads.")), read(as_article("b", "Three tunnels."))
    view = View((*first.lines, *second.lines), {}, 1.0)
    wide = view.windows(view.incidence(["bridg", "tunnel"]))
    assert wide.tolist() == [[True, True, False], [False, False, True]]


def test_cover_takes_the_lines_that_add_most_and_stops_when_little_is_added() -> None:
    table = np.array([[True, False, False], [True, False, True], [False, True, False]])
    chosen, gains = cover(table, np.array([2.0, 1.0, 1.0]), 3)
    assert chosen == [0, 1]
    assert gains == [0.75, 0.25]
    assert cover(table, np.array([99.0, 1.0, 1.0]), 3)[0] == [0]


def test_cover_of_nothing_is_nothing() -> None:
    assert cover(np.zeros((0, 3), dtype=bool), np.zeros(0), 3) == ([], [])


def test_neighbouring_lines_make_one_citation_and_others_their_own() -> None:
    reading = read(as_article("a", TEXT))
    found = citations({"a": reading}, [reading.lines[3], reading.lines[0], reading.lines[1]])
    assert [each.quote for each in found] == [
        "The council of Orvane met on Tuesday. It voted to close the old ferry pier.",
        "Fishermen had asked for a delay.",
    ]
    assert all(each.span.of(TEXT) == each.quote for each in found)


def test_a_view_finds_its_stems() -> None:
    view = _view(TEXT)
    assert view.incidence(["pier", "harbour"]).tolist() == [[False, True, True, False], [False] * 4]
    assert view.weight("harbour") == 3.0
