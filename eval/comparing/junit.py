"""A gate as JUnit XML, for what shows tests in continuous integration.

One suite for the gate, with a test for each measure: failed where it REGRESSED, skipped where it is INCONCLUSIVE. One suite
for each pair of configurations, with a test for each Sentence of the new run: where the gate REGRESSED, a Sentence that broke
failed. Otherwise it passed, with the reason as its output: a gate that found nothing worse does not turn a build red for
the Sentences that change back and forth in every run. Cells lost to infrastructure are errors, never failures.
"""

import re
from xml.etree import ElementTree as ET

from eval.comparing.changes import Change, Comparison, SentenceChange
from eval.comparing.gating import Gate, Gated
from eval.comparing.tables import HEAD, headline, remark, row, rules
from eval.comparing.telling import cut, kind_of, places_of, reason_of
from eval.runs.cells import CellKey, State
from eval.statistics.noninferiority import Call

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = 160


def to_junit(gate: Gate) -> str:
    """The XML document, in the form that Jenkins, GitLab and others read."""
    root = ET.Element("testsuites", name=f"citebrief gate: {headline(gate)}")
    _measures(root, gate)
    for comparison in gate.comparisons:
        _sentences(root, comparison, failing=gate.call is Call.REGRESSED)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _measures(root: ET.Element, gate: Gate) -> None:
    suite = ET.SubElement(root, "testsuite", name="gate")
    properties = ET.SubElement(suite, "properties")
    for name, value in (("verifier", gate.verifier), ("rules", rules(gate)), ("call", gate.call.value)):
        ET.SubElement(properties, "property", name=name, value=_clean(value))
    for each in gate.gated:
        test = ET.SubElement(
            suite, "testcase", classname=_clean(f"gate.{each.configuration}"), name=each.measure.name
        )
        _told(test, each)
    _close(suite)


def _told(test: ET.Element, each: Gated) -> None:
    figures = "\n".join(f"{name}: {value}" for name, value in zip(HEAD, row(each), strict=True))
    if each.call is Call.REGRESSED:
        failure = ET.SubElement(
            test, "failure", type="regressed", message=_clean(f"{each.measure.title} regressed")
        )
        failure.text = figures
    elif each.call is Call.NOT_WORSE:
        ET.SubElement(test, "system-out").text = figures
    else:
        ET.SubElement(test, "skipped", message=_clean(remark(each) or "inconclusive"))


def _sentences(root: ET.Element, comparison: Comparison, *, failing: bool) -> None:
    pairing = comparison.pairing
    suite = ET.SubElement(root, "testsuite", name=_clean(f"sentences.{pairing.title}"))
    if pairing.notices:
        properties = ET.SubElement(suite, "properties")
        for notice in pairing.notices:
            ET.SubElement(properties, "property", name="notice", value=_clean(notice))
    for each in comparison.sentences:
        if each.new is not None:
            name = cut(f"{each.repeat}.{each.new.id} {each.new.text}", _NAME)
            test = ET.SubElement(suite, "testcase", classname=_clean(each.case), name=_clean(name))
            _judge(test, comparison, each, failing=failing)
    for scored, which in ((comparison.base, "base"), (comparison.new, "new")):
        for cell in scored.cells(State.INFRASTRUCTURE, State.BAD_CASE):
            test = ET.SubElement(
                suite, "testcase", classname=_clean(cell.key.case), name=f"{which} {cell.key.repeat}"
            )
            ET.SubElement(test, "error", type=cell.state.value, message=_clean(cell.failure))
    _close(suite)


def _judge(test: ET.Element, comparison: Comparison, each: SentenceChange, *, failing: bool) -> None:
    judged = each.new
    if judged is None or judged.supported:
        return
    if each.change is Change.BROKEN:
        detail = _detail(comparison, each)
        if failing:
            failure = ET.SubElement(test, "failure", type=kind_of(judged), message=_clean(reason_of(judged)))
            failure.text = detail
        else:
            ET.SubElement(test, "system-out").text = detail
    elif judged.unchecked:
        ET.SubElement(test, "skipped", message=_clean(f"unchecked: {reason_of(judged)}"))
    else:
        ET.SubElement(test, "skipped", message=_clean(f"not supported before either: {reason_of(judged)}"))


def _detail(comparison: Comparison, each: SentenceChange) -> str:
    """The Sentence, the reason, the source spans, and what stood there before."""
    judged = each.now
    key = CellKey(each.case, comparison.pairing.new_configuration, each.repeat)
    lines = [
        f"Sentence: {judged.text}",
        f"Place: {judged.place.value}",
        f"Verdict: {judged.verdict.status.value} ({each.what})",
        f"Reason: {reason_of(judged)}",
        *(f"Source: {place}" for place in places_of(judged, comparison.new.examined[key])),
    ]
    if each.base is not None:
        lines.append(f"Before: {each.base.text}")
    return _clean("\n".join(lines))


def _close(suite: ET.Element) -> None:
    tests = suite.findall("testcase")
    suite.set("tests", str(len(tests)))
    for tag, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(key, str(sum(test.find(tag) is not None for test in tests)))


def _clean(text: str) -> str:
    """``text`` without the characters that no XML 1.0 document can hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
