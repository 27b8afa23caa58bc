"""What somebody is accused of is not told as done. All texts are invented."""

import pytest

from service.stages.verify.checks.accusing import check_accusations
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "Prosecutors have charged the former warden, Edo Prisk, with stealing 30 rifles from the depot. "
    "Customs officers arrested the skipper, Jan Orrel, on suspicion of forging the papers. "
    "A state radio in Tarn blamed smugglers for the fire, without giving evidence."
)
found = against(SOURCE, check_accusations)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The former warden, Edo Prisk, stole 30 rifles from the depot.", "stealing"),
        ("Prosecutors have convicted the former warden, Edo Prisk, of stealing 30 rifles.", "charged"),
        ("Customs officers charged the skipper, Jan Orrel, with forging the papers.", "arrested"),
        ("The skipper, Jan Orrel, forged the papers.", "forging"),
        ("Smugglers were to blame for the fire.", "blamed"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Edo Prisk is accused of stealing 30 rifles from the depot.",
        "Customs officers suspect that Jan Orrel forged the papers.",
        "A state radio blamed smugglers for the fire.",
        "Smugglers were to blame for the fire, a state radio said.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
