import re
from dataclasses import replace

import pytest

from eval.report.terminal import Terminal
from tests.eval.report.views import report

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_broken_and_fixed_sentences_stand_with_reason_and_source() -> None:
    told = Terminal(100).overview(report())
    broken, fixed = told.index("BROKEN (1 Sentence)"), told.index("FIXED (2 Sentences)")
    assert broken < fixed
    between = " ".join(told[broken:fixed].split())
    assert "old: About 40 boats are waiting upstream." in between
    assert "new: About 55 boats are waiting upstream." in between
    assert "number: the source says “40”, the Sentence says “55”" in between
    assert re.search(r"\[\d+:\d+\] .*About »40« boats", between.replace("| ", ""))
    assert (
        "ferry, default (new): infrastructure failed, not scored. the model server answered 503"
        in " ".join(told.split())
    )
    assert "REGRESSED: Sentences supported fell" in told


def test_without_a_base_what_is_not_supported_is_listed() -> None:
    told = Terminal(100).overview(report(base=False))
    assert "NOT SUPPORTED (2 Sentences)" in told
    assert "BROKEN" not in told
    assert "old:" not in told
    assert "difference" not in told


@pytest.mark.parametrize("width", [40, 72, 100, 160])
def test_no_line_is_wider_than_asked_for_but_a_long_word(width: int) -> None:
    for line in Terminal(width).overview(report()).splitlines():
        assert len(line) <= width or " " not in line.strip(" -|!"), line


@pytest.mark.parametrize("case", ["mayor", "bridge-numbers"])
def test_no_control_character_of_a_source_reaches_the_terminal(case: str) -> None:
    terminal = Terminal(100)
    assert not CONTROL.search(terminal.overview(report()))
    told = terminal.brief(report(), case)
    assert not CONTROL.search(told)


def test_colour_only_where_asked_for_and_around_what_is_cited() -> None:
    assert "\x1b" not in Terminal(100).brief(report(), "bridge-hedges")
    painted = Terminal(400, colour=True).brief(report(), "bridge-hedges")
    assert "»\x1b[30;43mmay take\x1b[0m«" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == Terminal(400).brief(report(), "bridge-hedges")


def test_a_whole_brief_stands_with_its_sources_and_expectations() -> None:
    told = Terminal(100).brief(report(), "bridge-numbers")
    assert "»The Selby bridge closed on 4 March 2025«" in " ".join(told.split()).replace("| ", "")
    assert "must say: about 40 boats wait – old met, new not met" in told
    assert Terminal(100).brief(report(), "none") == ""


def test_a_missing_certificate_is_told() -> None:
    told = Terminal(100).overview(replace(report(), certificate=None))
    assert "No certificate is attached" in told
