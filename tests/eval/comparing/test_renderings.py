"""One gate in every form in which it is told."""

import json
from xml.etree import ElementTree as ET

import pytest

from eval.comparing import Gate, gate
from eval.comparing.annotations import annotations, command
from eval.comparing.json_form import gate_json, written
from eval.comparing.junit import to_junit
from eval.comparing.markdown import escaped, to_markdown
from eval.comparing.telling import cut, number, signed
from eval.comparing.terminal import comparison_text, gate_text
from eval.measures.catalogue import named
from eval.measures.examined import Judged
from eval.runs.cells import State
from service.domain.briefs import FindingKind, Status
from tests.eval.comparing.sides import VOTE, Briefs, compared, good, many, side
from tests.eval.measures.harbour import PILOT, found, said

KEPT = [good(f"Ship {name} calls at the quay.") for name in "ABCDEFGHI"]
BEFORE = "The town council votes on 3 June."
AFTER = "The town council votes on 9 July, <b>50% sure</b> & @mayor_tarn.\x07"
WHY = found(FindingKind.DATE, AFTER, "9 July", PILOT, "3 June")
START = PILOT.text.index("3 June")


def broken(name: str = "") -> Judged:
    return said(AFTER, VOTE, status=Status.CONTRADICTED, findings=[WHY], name=name)


def judged(new: Briefs, cases: int = 20) -> Gate:
    base = side(many([*KEPT, good(BEFORE)], cases))
    return gate([compared(base, side(new))], named(["sentence_support"]), {"sentence_support": 0.03})


REGRESSED = judged(many([*KEPT, broken()], 20))
NOT_WORSE = judged({**many([*KEPT, good(BEFORE)], 80), "case00": [*KEPT, broken()]}, 80)
INCONCLUSIVE = judged(many([*KEPT, good(BEFORE)], 3), 3)


def suites(gated: Gate) -> dict[str, ET.Element]:
    root = ET.fromstring(to_junit(gated))  # noqa: S314  our own document
    return {str(suite.get("name")): suite for suite in root}


def test_the_gates_are_what_the_forms_are_tried_on() -> None:
    assert [each.call.value for each in (REGRESSED, NOT_WORSE, INCONCLUSIVE)] == [
        "REGRESSED",
        "NOT WORSE",
        "INCONCLUSIVE",
    ]


def test_junit_has_the_sentence_the_reason_and_the_source_span() -> None:
    suite = suites(REGRESSED)["sentences.default"]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("200", "20", "0")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("date", "date seen")
    told = failure.text or ""
    assert (
        "Sentence: The town council votes on 9 July, <b>50% sure</b> & @mayor_tarn.\N{REPLACEMENT CHARACTER}"
        in told
    )
    assert "Reason: date seen" in told
    assert f"Source: The pilot, Title of pilot [{START}–{START + 6}]: “3 June”" in told
    assert f"Before: {BEFORE}" in told


def test_junit_fails_the_measure_that_regressed_and_skips_the_inconclusive() -> None:
    (test,) = suites(REGRESSED)["gate"].findall("testcase")
    assert (test.get("name"), test.find("failure") is not None) == ("sentence_support", True)
    (test,) = suites(INCONCLUSIVE)["gate"].findall("testcase")
    skipped = test.find("skipped")
    assert skipped is not None
    assert "3 cases are too few: 29 are needed" in str(skipped.get("message"))


def test_junit_of_a_gate_that_found_nothing_worse_has_no_failure_though_a_sentence_broke() -> None:
    root = ET.fromstring(to_junit(NOT_WORSE))  # noqa: S314  as above
    assert (root.get("failures"), root.get("errors")) == ("0", "0")
    told = [each.text or "" for each in root.iter("system-out")]
    assert sum("Reason: date seen" in each for each in told) == 1


def test_junit_tells_lost_cells_as_errors_and_old_faults_as_skipped() -> None:
    old = said("The harbour is shut.", VOTE, status=Status.UNSUPPORTED)
    base = side({"a": [old], "b": [good()]})
    new = side({"a": [old], "b": State.INFRASTRUCTURE})
    lost = gate([compared(base, new)], named(["sentence_support"]), {"sentence_support": 0.03})
    suite = suites(lost)["sentences.default"]
    error = suite.find("testcase/error")
    assert error is not None
    assert (error.get("type"), error.get("message")) == ("infrastructure", "infrastructure happened")
    skipped = suite.find("testcase/skipped")
    assert skipped is not None
    assert str(skipped.get("message")).startswith("not supported before either")


def test_markdown_shows_words_of_sources_as_words() -> None:
    text = to_markdown(REGRESSED)
    assert text.startswith("## ❌ Briefs: REGRESSED: Sentences supported, of all drafted\n")
    assert r"\<b\>50% sure\</b\> & @" in text
    assert "@mayor" not in text
    assert "<summary>20 Sentences broken (default)</summary>" in text
    assert f"The pilot, Title of pilot \\[{START}–{START + 6}\\]: “3 June”" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len({line.count(" | ") for line in rows}) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("[x](http://y)", r"\[x\](http://y)"),
        ("1\n2", "1 2"),
        ("@team", "@\N{ZERO WIDTH SPACE}team"),
    ],
)
def test_nothing_in_markdown_is_markup(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_annotations_are_escaped_few_and_as_grave_as_the_gate() -> None:
    lines = annotations(REGRESSED).splitlines()
    assert lines[0].startswith("::error title=citebrief%3A REGRESSED::REGRESSED: Sentences supported")
    assert len(lines) == 10
    assert "50%25 sure" in lines[1]
    assert f"%0Adate seen%0AThe pilot, Title of pilot [{START}–{START + 6}]" in lines[1]
    quiet = annotations(NOT_WORSE).splitlines()
    assert [line.split(" ")[0] for line in quiet] == ["::notice", "::notice"]
    assert annotations(INCONCLUSIVE).startswith("::warning title=citebrief%3A INCONCLUSIVE::")


def test_a_command_keeps_its_parts_apart() -> None:
    assert command("error", "a,b: c", "50%\r\nnext") == "::error title=a%2Cb%3A c::50%25%0D%0Anext"


def test_the_terminal_lists_every_broken_sentence_with_its_source_and_ends_with_the_call() -> None:
    text = gate_text(REGRESSED)
    assert text.count("why: date seen") == 20
    assert f"source: The pilot, Title of pilot [{START}–{START + 6}]: “3 June”" in text
    assert text.rstrip().splitlines()[-1] == "REGRESSED: Sentences supported, of all drafted"
    assert "needs" in text


def test_a_comparison_lists_sentences_and_cases() -> None:
    text = comparison_text(REGRESSED.comparisons[0])
    assert "Sentences: 20 broken, 0 fixed, 0 changed, 0 added, 0 gone, 180 same" in text
    assert "BROKEN (20)" in text
    assert "0 fixed, 20 broken, 0 as before (McNemar, exact, p = 1.91e-06)" in text
    assert "Cases met in full, base: 20 of 20 (84% to 100%, Wilson 95 %)" in text
    assert "now: shown and contradicted:" in text


def test_json_holds_the_call_the_rules_and_the_places() -> None:
    data = json.loads(written(gate_json(REGRESSED)))
    assert (data["call"], data["exit_status"], data["verifier"]) == ("REGRESSED", 1, "verifier/test")
    (row,) = data["gated"]
    assert (row["measure"], row["cases"], row["margin"], row["unchecked"]) == (
        "sentence_support",
        20,
        0.03,
        [0, 0],
    )
    assert row["gain"] == pytest.approx(-0.1)
    (comparison,) = data["comparisons"]
    assert comparison["counts"]["broken"] == 20
    assert comparison["met"]["base"]["cases"] == 20
    assert comparison["met"]["new"]["interval"][0] == 0.0
    first = comparison["sentences"][0]
    assert (first["change"], first["new"]["findings"], first["base"]["text"]) == ("broken", ["date"], BEFORE)
    assert first["new"]["sources"] == [
        {
            "article_id": "pilot",
            "name": "The pilot, Title of pilot",
            "url": "https://pilot.example/harbour",
            "start": START,
            "end": START + 6,
            "quote": "3 June",
        }
    ]


def test_numbers_for_readers() -> None:
    assert (number(None), number(0.12345), number(0.5, "USD"), number(12.0, "words")) == (
        "–",
        "0.123",
        "0.5000",
        "12.0",
    )
    assert (signed(-0.02), signed(0.02), signed(-0.0001)) == ("−0.020", "+0.020", "0.000")
    assert cut("a\nb  c", 4) == "a b…"


def test_no_control_character_of_a_model_reaches_a_terminal() -> None:
    hostile = "The \x1b[2J\x1b]0;owned\x07town \u202ecouncil\x9b votes\r on 9 July."
    new = many([*KEPT, said(hostile, VOTE, status=Status.CONTRADICTED, findings=[])], 20)
    base = side(many([*KEPT, good(BEFORE)], 20))
    comparison = compared(base, side(new))
    gated = gate([comparison], named(["sentence_support"]), {"sentence_support": 0.03})
    for shown in (comparison_text(comparison), gate_text(gated)):
        assert "votes on 9 July." in shown
        assert not {"\x1b", "\x07", "\x9b", "\r", "\u202e"}.intersection(shown)
