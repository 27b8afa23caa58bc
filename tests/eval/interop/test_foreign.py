import pytest

from eval.cases import ArticleRow
from eval.interop.foreign import article_rows, foreign_case, given_sentences, sources_in

TWO = (ArticleRow(id="source-1", text="One."), ArticleRow(id="source-2", text="Two."))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Boats wait [1]. Piers crack [2][1].", [("Boats wait.", [1]), ("Piers crack.", [2, 1])]),
        ("Boats wait. [1] Piers crack. [2, 1]", [("Boats wait.", [1]), ("Piers crack.", [2, 1])]),
        ("“Boats wait.” [2] Piers crack.", [("“Boats wait.”", [2]), ("Piers crack.", [])]),
        (
            "# Harbour\n\n- Boats wait.\n2) Piers crack [1].\n---\n",
            [("Boats wait.", []), ("Piers crack.", [1])],
        ),
        ("The U.S. sent 3.5 million [1].", [("The U.S. sent 3.5 million.", [1])]),
        ("[1]\n\n", []),
    ],
)
def test_marks_go_with_the_sentence_that_they_stand_after(
    answer: str, expected: list[tuple[str, list[int]]]
) -> None:
    found, dangling = given_sentences(answer, TWO)
    assert [(each.text, each.articles) for each in found] == [
        (text, tuple(f"source-{number}" for number in numbers)) for text, numbers in expected
    ]
    assert dangling == ()


def test_a_mark_that_cites_nothing_is_told_and_cites_nothing() -> None:
    case, told = foreign_case(("t", "1"), TWO, "Boats wait [0][3]. Piers crack [1].", ("x",), "o")
    assert told == "t:1: [0], [3] cite none of its 2 sources"
    assert [each.articles for each in case.given] == [(), ("source-1",)]


@pytest.mark.parametrize(
    "value", ["One.", ["One."], {"text": "One."}, [{"content": "One.", "n": 1}], [["One."]]]
)
def test_sources_are_found_in_every_usual_form(value: object) -> None:
    for name in ("context", "articles", "document"):
        (row,) = sources_in({"query": "What?", name: value}, ())
        assert row.text == "One."
    assert sources_in({"query": value}, ()) == ()
    assert len(sources_in({"query": value}, ("query",))) == 1


def test_a_source_stands_once_and_a_blank_one_not_at_all() -> None:
    rows = article_rows([("T", "One."), ("", " "), ("U", "One."), ("", "Two.")])
    assert [(row.id, row.title, row.text) for row in rows] == [
        ("source-1", "T", "One."),
        ("source-2", "", "Two."),
    ]


def test_without_a_source_or_an_answer_there_is_no_case() -> None:
    with pytest.raises(ValueError, match="name the field with --source"):
        foreign_case(("t",), (), "Boats wait.", (), "")
    with pytest.raises(ValueError, match="says nothing"):
        foreign_case(("t",), TWO, "# Only a heading", (), "")
