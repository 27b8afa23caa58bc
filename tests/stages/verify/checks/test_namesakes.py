"""One person is not told for a namesake. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.namesakes import check_namesakes
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "Dagny Oster of Kells and Pavel Sund of Marl put their names to the text in Ansel. "
    "Karin Oster, a hydrologist at the institute, said that the figure was prudent."
)
found = against(SOURCE, check_namesakes)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Dagny Oster, a hydrologist at the institute, said that the figure was prudent.", "Karin Oster"),
        ("Dagny Oster of Marl and Pavel Sund of Kells put their names to the text.", "Dagny Oster of Kells"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.NAME
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Karin Oster, a hydrologist, called the figure prudent.",
        "Oster, a hydrologist at the institute, said that the figure was prudent.",
        "Dagny Oster and Pavel Sund put their names to the text in Ansel.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
