import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from syrupy.assertion import SnapshotAssertion

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import Brief, cite
from service.domain.spans import Span
from service.stages.render import BriefDocument, document, to_html, to_json


class Page(HTMLParser):
    """What a browser without a script sees: elements with their attributes, and texts by element id."""

    VOID = frozenset({"meta", "br", "img", "link", "input"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.elements.append((tag, named))
        if tag not in self.VOID:
            self._open.append((tag, named.get("id", "")))
            if "id" in named:
                assert named["id"] not in self.texts, f"the id {named['id']} stands twice"
                self.texts[named["id"]] = ""

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, _ = self._open.pop()
            if opened == tag:
                return
            self.unclosed.append(opened)

    def handle_data(self, data: str) -> None:
        for _, identifier in self._open:
            if identifier:
                self.texts[identifier] += data

    def having(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def skeleton(html: str) -> str:
    """The page without its style, script and data, which have tests of their own."""
    return re.sub(r"(<(style|script)[^>]*>).*?(</\2>)", r"\1…\3", html, flags=re.DOTALL)


def test_page(published: BriefDocument, snapshot: SnapshotAssertion) -> None:
    html = re.sub(r"sha256-[\w+/=]+", "sha256-…", skeleton(to_html(published)))
    assert html == snapshot


def test_elements_are_closed_and_ids_stand_once(published: BriefDocument) -> None:
    assert Page(to_html(published)).unclosed == []


def test_every_link_within_the_page_resolves(published: BriefDocument) -> None:
    page = Page(to_html(published))
    local = [href for href in page.having("href") if href.startswith("#")]
    assert local
    assert {href[1:] for href in local} <= set(page.texts)


def test_the_page_asks_nothing_of_the_network(published: BriefDocument) -> None:
    page = Page(to_html(published))
    assert page.having("src") == []
    assert [tag for tag, _ in page.elements if tag in {"link", "img", "iframe", "object", "form"}] == []
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "url(" not in to_html(published)


def test_the_policy_allows_the_pages_own_style_and_script(published: BriefDocument) -> None:
    html = to_html(published)
    (policy,) = [
        a["content"] for _, a in Page(html).elements if a.get("http-equiv") == "Content-Security-Policy"
    ]
    inline = re.findall(r"<style>(.*?)</style>|<script>(.*?)</script>", html, re.DOTALL)
    assert len(inline) == 3
    for style, script in inline:
        digest = base64.b64encode(hashlib.sha256((style or script).encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_the_page_carries_its_document(published: BriefDocument) -> None:
    data = re.search(
        r'<script type="application/json" id="brief-json">(.*?)</script>', to_html(published), re.DOTALL
    )
    assert data is not None
    assert BriefDocument.model_validate_json(data[1]) == published
    assert json.loads(data[1]) == json.loads(to_json(published))


def test_a_sources_text_stands_whole_with_its_marks(published: BriefDocument) -> None:
    page = Page(to_html(published))
    for number, article in enumerate(published.articles, 1):
        assert page.texts[f"text-{number}"] == article.text
    reasons = [attributes.get("data-why", "") for _, attributes in page.elements]
    assert "Left out: navigation" in reasons
    assert "Left out: link to another story" in reasons
    assert "Quotation marks do not pair here: not to be quoted word for word" in reasons


def test_what_is_not_supported_is_marked_in_words(published: BriefDocument) -> None:
    html = to_html(published)
    flags = re.findall(r'<strong class="flag" lang="en">(.*?)</strong>', html)
    assert flags == ["Not checked", "Contradicted by its source"]
    assert "4 Sentences shown; 1 not checked; 1 withheld" in html


def test_only_web_addresses_become_links(published: BriefDocument) -> None:
    external = [href for href in Page(to_html(published)).having("href") if not href.startswith("#")]
    assert external
    assert set(external) == {"https://gazette.example/selby?a=1&b=2"}


def test_a_hostile_article_stays_text(hostile: Brief) -> None:
    html = to_html(document(hostile))
    page = Page(html)
    assert page.unclosed == []
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "brief-json"}, {}]
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert [tag for tag, _ in page.elements if tag == "img"] == []
    assert [href for href in page.having("href") if not href.startswith("#")] == []
    assert "49" not in page.texts["text-1"]
    assert page.texts["text-1"] == document(hostile).articles[0].text.replace("\x00", "\ufffd").replace(
        "\x1b", "\ufffd"
    )


def test_a_megabyte_is_rendered_whole(brief: Brief) -> None:
    text = "Word & <word>. " * 70_000
    passage = Passage("big-p1", "big", Span(0, len(text)), Role.BODY)
    big = CleanedArticle(Article("big", "Big", text), (passage,))
    citation = cite(big, "big-p1", Span(15, 500_000))
    sentence = replace(brief.bottom_line[0], citations=(citation,))
    page = Page(to_html(document(replace(brief, bottom_line=(sentence,), articles=(*brief.articles, big)))))
    assert page.texts["text-4"] == text
    assert citation.quote in page.texts["note-1"]
