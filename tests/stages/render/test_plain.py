from syrupy.assertion import SnapshotAssertion

from service.domain.briefs import Brief
from service.stages.render import BriefDocument, document, to_text


def test_text(published: BriefDocument, snapshot: SnapshotAssertion) -> None:
    assert to_text(published) == snapshot


def test_lines_fit_a_terminal(published: BriefDocument) -> None:
    assert max(len(line) for line in to_text(published).splitlines()) <= 92


def test_what_was_not_checked_says_so(published: BriefDocument) -> None:
    assert "(NOT CHECKED) Repairs may take until the summer" in to_text(published)


def test_no_control_character_reaches_the_terminal(hostile: Brief) -> None:
    text = to_text(document(hostile))
    assert not [character for character in text if character != "\n" and not character.isprintable()]
