import pytest

from eval.measures.quotations import Made, exactness, fabricated, made_of, misattributed, spliced
from service.domain.briefs import FindingKind, Status
from tests.eval.measures.harbour import PILOT, cite, examined, found, said

SOURCES = [PILOT.text, "He said: the tide tables were wrong all spring."]
MONEY = cite(PILOT, "We have no money for a new crane")


@pytest.mark.parametrize(
    ("quoted", "made"),
    [
        ("We have no money for a new crane", Made.EXACT),
        ("we have NO money, for a new crane", Made.EXACT),
        ("We have no money … a new crane", Made.EXACT),
        ("We have [almost] no money for a new crane", Made.EXACT),
        ("a new crane … We have no money", Made.SPLICED),
        ("We have no money and the tide tables were wrong", Made.FABRICATED),
        ("We have no money the tide tables were wrong", Made.SPLICED),
        ("We have plenty of money for cranes", Made.FABRICATED),
    ],
)
def test_what_a_quotation_is_made_of(quoted: str, made: Made) -> None:
    assert made_of(quoted, SOURCES) is made


def test_words_that_stand_alone_in_the_sources_splice_nothing() -> None:
    assert made_of("crane money harbour council", SOURCES) is Made.FABRICATED


def test_each_kind_is_a_share_of_all_quotations() -> None:
    exact = said("“We have no money for a new crane,” she said.", MONEY)
    invented = said("“The harbour will be rich again,” she said.", MONEY, status=Status.UNSUPPORTED, name="i")
    mixed = said(
        "“No money for 12 ships call each week,” she said.", MONEY, status=Status.UNSUPPORTED, name="m"
    )
    both = examined(exact, invented, mixed)
    assert exactness(both).value == pytest.approx(1 / 3)
    assert exactness(both).costly == ("i", "m")
    assert fabricated(both).costly == ("i",)
    assert spliced(both).costly == ("m",)


def test_exact_words_in_another_mouth_are_misattributed() -> None:
    text = "“We have no money for a new crane,” Karl Tamm said."
    swapped = said(
        text,
        MONEY,
        status=Status.CONTRADICTED,
        findings=[found(FindingKind.QUOTE_MISATTRIBUTED, text, "We have no money for a new crane")],
        name="k",
    )
    assert misattributed(examined(swapped)).costly == ("k",)
    assert exactness(examined(swapped)).value == 0.0


def test_short_and_unpaired_quotations_are_none_and_no_quotation_is_undefined() -> None:
    assert exactness(examined(said("The “new crane” is gone.", MONEY))).value is None
    assert exactness(examined(said("The council votes.", MONEY))).value is None


def test_exact_words_of_an_unchecked_sentence_are_unchecked() -> None:
    blank = said("“We have no money for a new crane,” she said.", MONEY, status=Status.UNCHECKED)
    assert (exactness(examined(blank)).value, exactness(examined(blank)).unchecked) == (0.0, 1)
    assert misattributed(examined(blank)).value == 0.0
