import re

from syrupy.assertion import SnapshotAssertion

from service.domain.briefs import Brief
from service.stages.render import BriefDocument, document, to_markdown


def test_markdown(published: BriefDocument, snapshot: SnapshotAssertion) -> None:
    assert to_markdown(published) == snapshot


def test_every_footnote_resolves_both_ways(published: BriefDocument) -> None:
    text = to_markdown(published)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    assert set(used) == set(defined)


def test_a_footnote_holds_the_words_that_its_number_cites(published: BriefDocument) -> None:
    text = to_markdown(published)
    line = next(line for line in text.splitlines() if line.startswith("- About 40 boats are waiting"))
    (number,) = re.findall(r"\[\^(\d+)\]", line)
    assert f"[^{number}]: " in text
    footnote = next(line for line in text.splitlines() if line.startswith(f"[^{number}]:"))
    assert footnote.endswith("“About 40 boats are waiting upstream.”")


def test_words_of_a_source_add_no_markup(hostile: Brief) -> None:
    text = to_markdown(document(hostile))
    assert "<script" not in text.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"(?<!\\)[<`*&](?!\*)", text.replace("**", ""))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not re.search(r"^#{1,6} Invented heading", text, re.MULTILINE)
