import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eval.report.page import to_html
from tests.eval.report.views import report


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("base", [True, False])
def test_nothing_is_asked_of_the_network_and_nothing_foreign_can_run(*, base: bool) -> None:
    elements = Elements(to_html(report(base=base))).found
    assert {tag for tag, _ in elements} & {"img", "link", "iframe", "object", "embed", "base"} == set()
    assert [
        given for _, given in elements if "src" in given or any(name.startswith("on") for name in given)
    ] == []
    scripts = [given.get("type") for tag, given in elements if tag == "script"]
    assert scripts.count(None) == 1, "one script that runs, and it is ours"
    assert set(scripts) == {None, "application/json"}
    policy = next(
        g["content"] for t, g in elements if t == "meta" and g.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'",
        policy,
    )
    assert all("style" not in given for _, given in elements), "the policy would drop it"


def test_what_a_run_comes_to_stands_in_the_page_without_its_script() -> None:
    page = to_html(report())
    for words in (
        "REGRESSED",
        "91.0 %",
        "86.0 to 95.0 %",
        "−4.0 %",
        "42 cases, 1 unchecked",
        "0 cases, 42 undefined",
        "9.0 % (7.0 to 11.0 %)",
        "1 Sentence broken, 2 fixed",
        "3 of 4 done; 1 failed by infrastructure",
    ):
        assert words in page, words


def test_a_report_without_a_certificate_says_what_is_not_known() -> None:

    page = to_html(replace(report(), certificate=None))
    assert "how often this Verifier is wrong on such texts is not known" in page
