"""The HTML page in a real browser, from a file, with the network watched."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from service.domain.briefs import Brief
from service.stages.render import BriefDocument, document, to_html
from tests.browsing import CONTRAST, IN_BROWSER, LIT, launched, watched

IN_VIEW = """() => {
  const lit = document.querySelector('#panel-text mark.lit').getBoundingClientRect();
  const text = document.getElementById('panel-text').getBoundingClientRect();
  return lit.top >= text.top && lit.top < text.bottom && lit.top < innerHeight;
}"""
pytestmark = IN_BROWSER
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a document's page; whatever it asks of the network or complains of fails the test."""
    with watched(browser, ("file://", "blob:")) as opening:

        def shown(
            published: BriefDocument, width: int = 1280, *, script: bool = True, scheme: str = "light"
        ) -> Page:
            file = tmp_path / "brief.html"
            file.write_text(to_html(published), encoding="utf-8", newline="")
            return opening(file.as_uri(), width, script=script, dark=scheme == "dark")

        yield shown


@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_opens_the_source_with_the_cited_words_lit(
    open_page: Open, published: BriefDocument, width: int
) -> None:
    page = open_page(published, width)
    expect(page.locator("#panel")).to_be_hidden()
    for sentence, anchor in zip(published.shown, ("s1", "s2", "s3", "s4"), strict=True):
        page.locator(f"#{anchor} a.says").click()
        expect(page.locator("#panel")).to_be_visible()
        assert page.evaluate(LIT) == sentence.citations[0].quote
        assert page.evaluate(IN_VIEW)
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_the_keyboard_alone_does_it_too(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#s2') !== null"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate(LIT) == "About 40 boats are waiting upstream."
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('#s2') !== null")


def test_each_of_several_citations_can_be_lit(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    page.locator("#s1 a.says").click()
    page.locator("#panel-cites button").nth(1).click()
    assert page.evaluate(LIT) == published.bottom_line[0].citations[1].quote
    expect(page.locator("#panel-title")).to_have_text("North Wire")
    page.locator("#s1 .mark a").first.click()
    assert page.evaluate(LIT) == published.bottom_line[0].citations[0].quote


def test_a_finding_is_told_on_hover_and_lights_its_source(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    page.locator("#s2 .finding").hover()
    expect(page.locator("#tip")).to_have_text("number: another source gives 55")
    page.locator("#s2 .chip").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#tip")).to_be_visible()
    page.locator("#s2 .chip").click()
    page.locator("#panel .findings button").click()
    assert page.evaluate(LIT) == "55"
    expect(page.locator("#panel-title")).to_have_text("Crack shuts Selby bridge")


def test_what_was_left_out_says_why(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    page.locator("#s1 a.says").click()
    page.locator("#panel-text .left-out").first.hover()
    expect(page.locator("#tip")).to_have_text("Left out: navigation")


def test_a_side_of_a_difference_opens_its_source(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    page.locator(".sides .who a").nth(1).click()
    assert page.evaluate(LIT) == "Roughly 55 boats"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_no_wider_than_its_window(open_page: Open, hostile: Brief, width: int) -> None:
    page = open_page(document(hostile), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_a_contrast_of_four_and_a_half(
    open_page: Open, published: BriefDocument, scheme: str
) -> None:
    page = open_page(published, scheme=scheme)
    page.locator("#s1 a.says").click()
    expect(page.locator("#panel")).to_have_css("opacity", "1")
    assert page.evaluate(CONTRAST) == []


def test_without_a_script_links_lead_to_lit_words(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published, script=False)
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#s2 a.says").click()
    assert page.url.endswith("#cite-3")
    cited = page.locator("#text-1 .c3").first
    expect(cited).to_be_in_viewport()
    expect(cited).to_have_css("background-color", "rgb(255, 224, 138)")


def test_in_print_footnotes_stand_and_the_panel_does_not(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    page.locator("#s1 a.says").click()
    page.emulate_media(media="print")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#note-1")).to_be_visible()
    expect(page.locator("#text-1")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_hostile_article_runs_nothing(open_page: Open, hostile: Brief) -> None:
    page = open_page(document(hostile))
    dialogs: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note_dialog)
    page.locator("#s1 a.says").click()
    quote = document(hostile).bottom_line[0].citations[0].quote
    assert page.evaluate(LIT) == quote.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert dialogs == []
    assert page.title().startswith("</script><script>alert(1)")


def test_the_document_can_be_saved_from_its_page(open_page: Open, published: BriefDocument) -> None:
    page = open_page(published)
    with page.expect_download() as download:
        page.locator("button.save").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert BriefDocument.model_validate_json(saved) == published
