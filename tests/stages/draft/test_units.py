from service.stages.draft.candidates import candidates
from service.stages.draft.units import Unit, units
from tests.stages.draft.sources import report, request

LOG = (
    "The dredger Aldis ran aground off Lundholm on Friday. "
    "The fishermen's co-operative at Westby lost a whole morning. "
    "Eleven boats lay behind the dredger with fish on ice. "
    "The co-operative said that it would not ask for damages."
)
STRIKE = (
    "Dockers in Lundholm went on strike on Friday over pay. "
    "Hugo Brask, who heads Lund Terminals, said that the port would stay open. "
    "Brask said that the night shift was a question of survival."
)


def made(
    text: str, label: frozenset[str] = frozenset(), household: frozenset[str] = frozenset()
) -> list[Unit]:
    return units(candidates(request([report("a1", text)])), label=label, household=household)


def test_a_thing_taken_for_known_is_joined_to_the_sentence_that_tells_of_it() -> None:
    joined = [unit for unit in made(LOG) if unit.rows == (1, 3)]
    assert joined
    assert joined[0].text == (
        "The fishermen's co-operative at Westby lost a whole morning. "
        "The co-operative said that it would not ask for damages."
    )
    assert joined[0].needs == ()


def test_alone_it_is_understood_only_behind_what_tells_of_it() -> None:
    (alone,) = [unit for unit in made(LOG) if unit.rows == (3,)]
    assert not alone.understood(frozenset({"dredger"}), frozenset())
    assert alone.understood(frozenset({"co", "oper"}), frozenset())


def test_a_surname_is_joined_to_the_whole_name_and_role() -> None:
    found = made(STRIKE)
    (alone,) = [unit for unit in found if unit.rows == (2,)]
    assert alone.presumes == frozenset({"brask"})
    assert any(unit.rows == (1, 2) and not unit.presumes for unit in found)
    (named,) = [unit for unit in found if unit.rows == (1,)]
    assert "brask" in named.introduces


def test_what_the_label_says_and_whom_everybody_knows_needs_nothing() -> None:
    label = frozenset({"co", "oper"})
    assert all(not unit.needs for unit in made(LOG, label=label) if unit.rows == (3,))
    assert all(not unit.presumes for unit in made(STRIKE, household=frozenset({"brask"})))


def test_the_first_sentence_of_an_article_was_written_to_be_understood() -> None:
    (only,) = made("The ferry line closed its yard at the end of the week.")
    assert only.needs == ()


def test_a_joined_unit_is_never_longer_than_sixty_words() -> None:
    long = (
        "The co-operative at Westby, "
        + ", ".join(f"which owns pier {n} and its crane" for n in range(7))
        + ", lost a morning."
    )
    text = f"A dredger ran aground off Lundholm on Friday. {long} The co-operative said that it would not ask for damages from the owner of the dredger."
    assert all(unit.length <= 60 for unit in made(text))


def test_where_nothing_stands_a_sentence_that_names_its_people_is_offered() -> None:
    found = candidates(
        request([report("a1", "Karin Holt of Lundholm said that both sides had measured nothing.")])
    )
    assert units(found) == []
    assert [unit.rows for unit in units(found, lenient=True)] == [(0,)]


def test_what_a_sentence_points_to_is_not_cut_from_the_one_before() -> None:
    text = "Helen Mark, who acts for the fishers of Lundholm, was in court on Friday. She hopes that their suit will end by June."
    joined = [unit for unit in made(text) if unit.rows == (0, 1)]
    assert joined
    assert all("who acts for the fishers" in unit.text for unit in joined)
