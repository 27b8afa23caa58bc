"""The report in a real browser, from a file, with the network watched."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from eval.report.page import to_html
from eval.report.view import ReportView
from tests.browsing import CONTRAST, IN_BROWSER, LIT, launched, watched
from tests.eval.report.views import GAZETTE, HOSTILE, report

POINTED = (
    "[...document.querySelectorAll('#panel-text mark.pointed')].map((mark) => mark.textContent).join('')"
)
TITLES = "[...document.querySelectorAll('#list .name')].map((node) => node.textContent)"

pytestmark = IN_BROWSER
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report's page; whatever it asks of the network or complains of fails the test."""
    with watched(browser, ("file://",)) as opening:

        def shown(view: ReportView, width: int = 1280, *, at: str = "", dark: bool = False) -> Page:
            file = tmp_path / "report.html"
            file.write_text(to_html(view), encoding="utf-8", newline="")
            return opening(file.as_uri() + at, width, dark=dark)

        yield shown


def test_broken_cases_come_first_and_can_be_searched_and_filtered(open_page: Open) -> None:
    page = open_page(report(filler=3))
    assert page.evaluate(TITLES)[:2] == ["Bridge numbers", "Bridge hedges"]
    page.fill("#words", "FIFTY five")
    expect(page.locator("#count")).to_have_text("0 of 7 cells")
    page.fill("#words", "55 Boats")
    expect(page.locator("#count")).to_have_text("1 of 7 cells")
    page.fill("#words", "503")
    assert page.evaluate(TITLES) == ["Ferry"]
    page.fill("#words", "")
    page.select_option("#change", "fixed")
    assert page.evaluate(TITLES) == ["Bridge numbers", "Bridge hedges"]
    page.select_option("#change", "unrun")
    assert page.evaluate(TITLES) == ["Ferry"]
    page.select_option("#change", "")
    page.select_option("#configuration", "strict")
    expect(page.locator("#count")).to_have_text("1 of 7 cells")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sentence_opens_beside_its_source_with_evidence_lit_and_findings_named(
    open_page: Open, width: int
) -> None:
    page = open_page(report(), width)
    page.locator("#list a.cell").first.click()
    expect(page.locator("#what")).to_have_text("Bridge numbers")
    expect(page.locator(".pair.broken .side").nth(0)).to_contain_text("About 40 boats")
    expect(page.locator(".pair.broken .side").nth(1)).to_contain_text("About 55 boats")
    page.locator("#new-1").click()
    expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate(LIT) == "About 40 boats are waiting upstream."
    assert page.evaluate(POINTED) == "40"
    expect(page.locator("#panel-verdict")).to_contain_text("number: the source says “40”")
    expect(page.locator("#new-1")).to_be_in_viewport()
    page.locator("#panel .findings button").click()
    assert page.evaluate(
        "document.querySelector('#panel mark.pointed').getBoundingClientRect().top < innerHeight"
    )
    page.locator("#panel .close").click()
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#base-1").click()
    assert page.evaluate(POINTED) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text = page.evaluate("document.getElementById('panel-text').textContent")
    assert text == GAZETTE


def test_the_keyboard_alone_does_it_all(open_page: Open) -> None:
    page = open_page(report(filler=3))

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                break
        assert page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector), selector
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to("#words")
    page.keyboard.type("hedges")
    tab_to("a.cell")
    page.keyboard.press("Enter")
    expect(page.locator("#what")).to_be_focused()
    expect(page.locator("#what")).to_have_text("Bridge hedges")
    tab_to("#base-1")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    assert page.evaluate(POINTED) == "may take"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#base-1")).to_be_focused()
    page.locator("#back").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("#list a.cell").first).to_be_focused()
    expect(page.locator("#words")).to_have_value("hedges")


def test_a_cell_that_was_not_scored_says_why(open_page: Open) -> None:
    page = open_page(report(), at="#cell-3")
    expect(page.locator("#failed")).to_contain_text("the model server answered 503 five times")


def test_back_and_next_follow_the_list_as_filtered(open_page: Open) -> None:
    page = open_page(report())
    page.select_option("#change", "fixed")
    page.locator("#list a.cell").first.click()
    expect(page.locator("#place")).to_have_text("1 of 2")
    page.locator("#after").click()
    expect(page.locator("#what")).to_have_text("Bridge hedges")
    page.go_back()
    expect(page.locator("#what")).to_have_text("Bridge numbers")
    page.go_back()
    expect(page.locator("#overview")).to_be_visible()


def test_a_hostile_article_runs_nothing(open_page: Open) -> None:
    page = open_page(report(), at="#cell-2/new/0")
    expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate(LIT) == "The mayor spoke on Tuesday."
    shown = page.evaluate("document.getElementById('panel-text').textContent")
    assert shown == HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert "owned" not in page.title().split("'")[0]
    assert page.locator("#panel img, #panel script, #sentences img").count() == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("at", ["", "#cell-0/new/1"])
def test_text_has_a_contrast_of_four_and_a_half(open_page: Open, at: str, *, dark: bool) -> None:
    page = open_page(report(), at=at, dark=dark)
    if at:
        expect(page.locator("#panel")).to_have_css("opacity", "1")
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("at", ["", "#cell-0"])
def test_the_page_is_no_wider_than_its_window(open_page: Open, at: str) -> None:
    page = open_page(report(), 390, at=at)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_five_hundred_cases_are_built_as_they_are_wanted(open_page: Open) -> None:
    page = open_page(report(filler=500))
    expect(page.locator("#count")).to_have_text("504 cells")
    assert page.locator("#list > li").count() < 504
    page.fill("#words", "filler-499")
    assert page.evaluate(TITLES) == ["Filler 499"]
    page.locator("#list a.cell").click()
    expect(page.locator("#what")).to_have_text("Filler 499")


def test_a_case_broken_by_what_it_expects_is_marked_and_found(open_page: Open) -> None:
    shown = report()
    first, *others = shown.cells
    missed = replace(first, pairs=first.pairs[:1])
    page = open_page(replace(shown, cells=(missed, *others)))
    expect(page.locator("#list a.cell").first).to_contain_text("case broken")
    page.select_option("#change", "broken")
    assert page.evaluate(TITLES) == ["Bridge numbers"]
    page.locator("#list a.cell").click()
    expect(page.locator("#told")).to_contain_text("case broken")
    expect(page.locator("#expected")).to_contain_text("must say: about 40 boats wait – old met, new not met")


def test_without_a_base_there_is_one_column(open_page: Open) -> None:
    page = open_page(report(base=False), at="#cell-0")
    expect(page.locator(".pair").first).to_be_visible()
    assert page.locator(".pair .side").count() == 3
    assert page.locator("#base-0").count() == 0


def _axe() -> str:
    """axe-core, where somebody installed it (npm install axe-core); it is not part of this project."""
    named = os.environ.get("AXE_CORE", "")
    return named or str(Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js")


@pytest.mark.skipif(not Path(_axe()).is_file(), reason="axe-core is not installed: npm install axe-core")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("at", ["", "#cell-0", "#cell-0/new/1"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, at: str, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(to_html(report(filler=5)), encoding="utf-8", newline="")
    context = browser.new_context(viewport={"width": width, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri() + at)
    page.evaluate(Path(_axe()).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document)")
    context.close()
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20
