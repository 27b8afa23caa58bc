import datetime as dt
from pathlib import Path

import pytest

from eval.calibration import (
    Answer,
    Certificate,
    LabelFile,
    Labelled,
    certificate_of,
    read_certificate,
    report_of,
)
from service.domain.briefs import Status
from service.domain.errors import InputError
from service.stages.verify.decision import Point

YES, NO = Answer(Status.SUPPORTED, 0.9), Answer(Status.UNSUPPORTED, 0.1)


def _certificate() -> Certificate:
    rows = tuple(
        Labelled.model_validate({"id": str(n), "docs": [f"d{n}"], "claim": "It rained.", "label": n % 2})
        for n in range(40)
    )
    given = [YES if n % 2 or n < 8 else NO for n in range(40)]
    file = LabelFile("set.jsonl", "f" * 64, rows)
    return report_of([file], [{Point.STRICT: given}], "verifier/2", dt.date(2031, 5, 4)).certificate


def test_it_goes_through_its_file_unchanged(tmp_path: Path) -> None:
    certificate = _certificate()
    path = tmp_path / "certificate.json"
    path.write_text(certificate.to_json(), encoding="utf-8")
    assert read_certificate(path) == certificate
    rates = certificate.at(Point.STRICT)
    assert rates is not None
    assert rates.false_pass.value == pytest.approx(0.2)
    assert rates.false_pass.n == 20
    assert rates.false_withhold.value == 0.0
    assert rates.false_withhold.high is not None
    assert rates.false_withhold.high > 0.05
    assert certificate.at(Point.BALANCED) is None


def test_it_parts_its_rates_by_set_where_there_are_several() -> None:
    files = [
        LabelFile(
            f"{name}.jsonl",
            name * 64,
            tuple(
                Labelled(id=str(n), docs=[f"{name}{n}"], claim="It rained.", label=0, dataset=name)
                for n in range(10)
            ),
        )
        for name in ("a", "b")
    ]
    given = [{Point.STRICT: [NO] * 10}, {Point.STRICT: [YES] * 5 + [NO] * 5}]
    certificate = report_of(files, given, "verifier/2", dt.date(2031, 5, 4)).certificate
    rates = certificate.at(Point.STRICT)
    assert rates is not None
    assert rates.false_pass.value == pytest.approx(0.25)
    assert [(each.name, each.false_pass.value) for each in rates.sets] == [("a", 0.0), ("b", 0.5)]
    told = certificate.to_markdown()
    assert "| strict | 25.0%" in told
    assert "| strict, b | 50.0%" in told


def test_it_says_plainly_where_another_verifier_was_used() -> None:
    certificate = _certificate()
    assert certificate.remark("verifier/2") == ""
    assert "does not speak of" not in certificate.to_markdown("verifier/2")
    told = certificate.to_markdown("verifier/3")
    assert told.startswith("**This certificate does not speak of the Verifier that was used.")
    assert "`verifier/3`" in told
    assert "an unknown one" in certificate.remark("")


@pytest.mark.parametrize("content", ["", "{}", '{"format": "another/1"}', "[]"])
def test_what_is_no_certificate_is_refused_by_name(content: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="here"):
        certificate_of(content, "here")
    with pytest.raises(InputError, match="calibrate"):
        read_certificate(tmp_path / "none.json")
