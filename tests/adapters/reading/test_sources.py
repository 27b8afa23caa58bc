import gzip
import io
import json
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from service.adapters.reading import read_paths
from service.adapters.reading.pdf import joined, pdf
from service.domain.articles import Layout, NoteKind, article_id
from service.domain.errors import NoArticles, UnreadableSource

TEXT = "Ports agree\n\nThe two ports agreed on Monday to share their data.\n"
HTML = "<!doctype html><html><head><title>Ports agree</title></head><body><p>The two ports agreed.</p></body></html>"


def test_a_folder_is_read_in_order_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(HTML)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.md").write_text("# Ports agree\n\nThe two ports agreed on Tuesday.")
    (tmp_path / "manifest.json").write_text('{"faults": [1, 2]}')
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / ".hidden.txt").write_text(TEXT + "hidden")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\x00")
    found = read_paths([str(tmp_path)])
    assert [a.text.split("\n")[-1] for a in found] == [
        "The two ports agreed.",
        "",
        "The two ports agreed on Tuesday.",
    ]
    assert found[1].id == article_id(TEXT.encode())
    assert found[1].text == TEXT


def test_the_same_bytes_are_one_article(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    assert len(read_paths([str(tmp_path / "a.txt"), str(tmp_path)])) == 1


@pytest.mark.parametrize(
    "name",
    [
        "rows.jsonl",
        "rows.jsonl.gz",
        "rows.json",
        "rows.ndjson",
        "list.json",
        "pretty.json",
        "list",
        "object.json",
    ],
)
def test_rows_of_json(tmp_path: Path, name: str) -> None:
    rows = [
        {
            "text": "The two ports agreed.\u2028They did.",
            "title": "Ports agree",
            "source": "Courier",
            "date": "2026-03-11",
        },
        {"html": HTML, "url": "https://courier.example/1", "publisher": {"name": "Courier"}},
    ]
    content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n"
    if name in {"list.json", "list"}:
        content = json.dumps(rows)
    elif name == "pretty.json":
        content = json.dumps(rows, indent=2)
    elif name == "object.json":
        content = json.dumps({"articles": rows})
    packed = gzip.compress(content.encode()) if name.endswith("gz") else content.encode()
    (tmp_path / name).write_bytes(packed)
    first, second = read_paths([str(tmp_path / name)])
    assert (first.title, first.publisher, str(first.published.date)) == (
        "Ports agree",
        "Courier",
        "2026-03-11",
    )
    assert first.text == "The two ports agreed.\u2028They did."
    assert (second.title, second.publisher, second.text) == (
        "Ports agree",
        "Courier",
        "The two ports agreed.",
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (TEXT.encode(), "Ports"),
        (HTML.encode(), "The two"),
        (json.dumps({"text": TEXT}).encode(), "Ports"),
        (json.dumps([{"text": TEXT}]).encode(), "Ports"),
        ((json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + "2"})).encode(), "Ports"),
        (gzip.compress(TEXT.encode()), "Ports"),
    ],
)
def test_standard_input_is_told_by_its_content(content: bytes, kind: str) -> None:
    assert read_paths(["-"], io.BytesIO(content))[0].text.startswith(kind)


@pytest.mark.parametrize(
    ("name", "content", "where", "wrong"),
    [
        ("x.jsonl", b'{"text": "a b c"}\n{"text": ', "line 2", "no JSON"),
        ("x.jsonl", b'{"text": "a b c"}\n{"title": "x"}', "line 2", "no article"),
        ("x.jsonl", b'{"text": ["a"]}', "line 1", "\u201ctext\u201d is list"),
        ("x.json", b"{", "x.json", "no JSON"),
        ("x.json", b"[" * 100_000, "x.json", "JSON"),
        ("x.txt", b"  \n ", "x.txt", "no text"),
        ("x.bin", b"\x00\x01\x02", "x.bin", "no text"),
        ("x.pdf", b"%PDF-1.4 nonsense", "x.pdf", "can't be read"),
        ("x.html", b"<html><script>1</script></html>", "x.html", "no text"),
        ("x.txt.gz", gzip.compress(TEXT.encode())[:-9], "x.txt.gz", "cut short"),
        ("x.txt.gz", b"\x1f\x8bnonsense and more", "x.txt.gz", "damaged"),
    ],
)
def test_a_named_file_that_gives_no_article_says_why(
    tmp_path: Path, name: str, content: bytes, where: str, wrong: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSource) as caught:
        read_paths([str(tmp_path / name)])
    assert where in caught.value.where
    assert wrong in caught.value.wrong


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        read_paths([str(tmp_path / "nowhere.txt")])
    with pytest.raises(NoArticles):
        read_paths([str(tmp_path)])
    with pytest.raises(UnreadableSource, match="standard input"):
        read_paths(["-"])


@pytest.mark.parametrize(
    ("content", "said", "text"),
    [
        ("Café “agreed”.".encode(), [], "Café “agreed”."),
        ("Café “agreed”.".encode("utf-8-sig"), [], "Café “agreed”."),
        ("Café “agreed”.".encode("utf-16"), [], "Café “agreed”."),
        (
            "Cafés in Málaga agreed, the señor of the cafés said on Monday.".encode("cp1252"),
            ["cp1252"],
            "Cafés in Málaga",
        ),
        ("The cafÃ© agreed, itâ€™s said.".encode(), ["mojibake"], "The café agreed, it's said."),
        (b"Lost \xef\xbf\xbd here.", ["lost"], "Lost \ufffd here."),
    ],
)
def test_encodings_are_repaired_and_told(tmp_path: Path, content: bytes, said: list[str], text: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    found = read_paths([str(tmp_path / "x.txt")])[0]
    notes = [note for note in found.notes if note.kind is NoteKind.ENCODING]
    assert found.text.replace("’", "'").startswith(text.replace("’", "'"))
    assert [note.value for note in notes] == said


def test_a_repair_shows_what_was_changed(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A first line.\nThe cafÃ© agreed on Monday.\n")
    note = next(n for n in read_paths([str(tmp_path / "x.txt")])[0].notes if n.kind is NoteKind.ENCODING)
    assert "in 1 line" in note.message
    assert "Ã©" in note.message


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Порты договорились.</p></body></html>'
    (tmp_path / "x.html").write_bytes(page.encode("koi8-r"))
    found = read_paths([str(tmp_path / "x.html")])[0]
    assert found.text == "Порты договорились."
    assert [n.value for n in found.notes if n.kind is NoteKind.ENCODING] == ["koi8-r"]


def test_first_lines_of_plain_text_name_its_fields(tmp_path: Path) -> None:
    text = "Title: Ports agree\nURL: https://courier.example/1\nSource: Courier\nDate: 11 March 2026\n\nThe two ports agreed."
    (tmp_path / "x.txt").write_text(text)
    found = read_paths([str(tmp_path / "x.txt")])[0]
    assert (found.title, found.url, found.publisher) == (
        "Ports agree",
        "https://courier.example/1",
        "Courier",
    )
    assert str(found.published.date) == "2026-03-11"
    assert found.text == text
    assert {b.layout for b in found.layout} == {Layout.BYLINE}


def test_a_sentence_with_a_colon_is_no_field(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Source: nobody knows\n\nThe two ports agreed.")
    assert read_paths([str(tmp_path / "x.txt")])[0].publisher == ""


def _pdf_file(path: Path, pages: list[list[str]]) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle("Ports agree")
    for number, lines in enumerate(pages, 1):
        canvas.drawString(72, 800, "The Harbour Courier")
        for index, line in enumerate(lines):
            canvas.drawString(72, 760 - 16 * index, line)
        canvas.drawString(72, 40, f"Page {number}")
        canvas.showPage()
    canvas.save()


def test_a_pdf_is_joined_into_paragraphs_and_its_running_heads_are_marked(tmp_path: Path) -> None:
    lines = [
        "The two ports agreed on Monday to share their time-",
        "table data, the port authority said in a note to all",
        "of its passengers.",
    ]
    _pdf_file(tmp_path / "x.pdf", [lines, ["A second page followed here with more."], ["And a third."]])
    found = read_paths([str(tmp_path / "x.pdf")])[0]
    assert (
        "share their timetable data, the port authority said in a note to all of its passengers."
        in found.text
    )
    assert found.title == "Ports agree"
    assert {b.span.of(found.text) for b in found.layout} >= {"The Harbour Courier", "Page 1"}


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(ValueError, match="no text"):
        pdf((tmp_path / "x.pdf").read_bytes())


def test_lines_of_pages_are_joined_by_width() -> None:
    text, layout = joined(
        [
            "A heading\nThe two ports agreed on Monday to share all of\ntheir data.\nA new paragraph begins after a short line there."
        ]
    )
    assert text == (
        "A heading\n\nThe two ports agreed on Monday to share all of their data.\n\nA new paragraph begins after a short line there."
    )
    assert layout == ()
