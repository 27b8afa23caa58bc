"""Right Sentences beside wrong ones of the same words, at the strict point. All texts are invented."""

import pytest

from service.domain.briefs import Status
from service.stages.verify.decision import Point
from service.verifier import Verifier

BRIDGE = (
    "The Ormel bridge will be closed for 14 weeks from 3 March, the roads office of Brellin said on Monday. "
    "Engineers found 212 cracked bolts in the eastern pier in November and 96 in the western one in December. "
    "Iva Terng, the roads minister, told parliament that the repair would cost 38 million marks. "
    "It may take longer if the river rises above four metres, she said. "
    "Lorries of more than 12 tonnes have been barred from the bridge since 2018. "
    "The bridge, opened in 1961, is the longest of its kind in the county. "
    "According to the newspaper Brellin Post, the contract went to a company that had not been on the shortlist. "
    "The company denied that it had paid anybody for the work."
)
FEVER = (
    "The health board of Sund counted 431 cases of marsh fever in July, up from 188 in June. "
    "Most of the sick live in the lower town, where the pumps failed on 9 July and were mended on 21 July. "
    "Doctor Halle Wirsen believes that the fever came from the wells. "
    "The first patients fell ill after the flood, he said. "
    "Some nurses have refused to work without masks. "
    "The board may close the schools once the number passes 600, its chairwoman Reta Oslund said. "
    "Radio Sund reported, citing a clerk at the hospital, that two wards had run out of beds. "
    "Up to 90 beds could be set up in the sports hall, but the town has not paid for them."
)
MINE = (
    "Corvane Metals reopened its mine at Tasker Hill on Thursday after a strike of 19 days. "
    "Union leader Bram Ostler said that the miners had won a rise of 6 per cent and a bonus of 400 crowns. "
    "The company's lawyer, Dina Vesk, accused the union of threatening the drivers. "
    "Ostler rejected the charge. "
    "The mine, which employs 2,300 people, produced 71,000 tonnes of zinc last year. "
    "Sabine Kroll of Corvane and Tomas Adeny of the labour court signed the deal in Marrow Bay. "
    "The court ruled in April that the strike was lawful. "
    "Analysts expect the price of zinc to fall in the autumn, and a trader in Marrow Bay warned that smaller mines might close."
)

TWINS = [
    (
        BRIDGE,
        "The Ormel bridge will be closed for 14 weeks from 3 March, the roads office of Brellin said.",
        "The Ormel bridge will be closed for 14 days from 3 March, the roads office of Brellin said.",
    ),
    (
        BRIDGE,
        "The Ormel bridge will be closed for 14 weeks, the roads office of Brellin said on Monday.",
        "The Ormel bridge will be closed for 14 weeks.",
    ),
    (
        BRIDGE,
        "Engineers found 212 cracked bolts in the eastern pier in November.",
        "Engineers found 96 cracked bolts in the eastern pier in November.",
    ),
    (
        BRIDGE,
        "Iva Terng, the roads minister, told parliament that the repair would cost 38 million marks.",
        "Iva Terng, the finance minister, told parliament that the repair would cost 38 million marks.",
    ),
    (
        BRIDGE,
        "Iva Terng told parliament that the repair would cost 38 million marks.",
        "The repair will cost 38 million marks.",
    ),
    (
        BRIDGE,
        "It may take longer if the river rises above four metres, she said.",
        "It will take longer if the river rises above four metres, she said.",
    ),
    (
        BRIDGE,
        "It may take longer if the river rises above four metres, she said.",
        "It will take longer, she said.",
    ),
    (
        BRIDGE,
        "Lorries of more than 12 tonnes have been barred from the bridge since 2018.",
        "Lorries of more than 12 tonnes have been barred from the bridge since 1961.",
    ),
    (
        BRIDGE,
        "Lorries of more than 12 tonnes have been barred since 2018.",
        "Lorries of more than 21 tonnes have been barred since 2018.",
    ),
    (
        BRIDGE,
        "The bridge is the longest of its kind in the county.",
        "The bridge is the longest in the county.",
    ),
    (
        BRIDGE,
        "The bridge, opened in 1961, is the longest of its kind.",
        "The bridge, opened in 1961, is the longest.",
    ),
    (
        BRIDGE,
        "According to the newspaper Brellin Post, the contract went to a company that had not been on the shortlist.",
        "The contract went to a company that had not been on the shortlist.",
    ),
    (
        BRIDGE,
        "According to the Brellin Post, the contract went to a company that had not been on the shortlist.",
        "According to the Brellin Post, the contract went to a company that had been on the shortlist.",
    ),
    (
        BRIDGE,
        "The company denied that it had paid anybody for the work.",
        "The company had paid anybody for the work.",
    ),
    (
        FEVER,
        "The health board of Sund counted 431 cases of marsh fever in July.",
        "The health board of Sund counted 188 cases of marsh fever in July.",
    ),
    (
        FEVER,
        "The health board of Sund counted 431 cases of marsh fever in July, up from 188 in June.",
        "The health board of Sund counted 431 cases of marsh fever in July, down from 188 in June.",
    ),
    (
        FEVER,
        "The pumps failed on 9 July and were mended on 21 July.",
        "The pumps failed on 21 July.",
    ),
    (
        FEVER,
        "Most of the sick live in the lower town.",
        "All of the sick live in the lower town.",
    ),
    (
        FEVER,
        "Doctor Halle Wirsen believes that the fever came from the wells.",
        "The fever came from the wells.",
    ),
    (
        FEVER,
        "The first patients fell ill after the flood, he said.",
        "The first patients fell ill because of the flood, he said.",
    ),
    (
        FEVER,
        "Some nurses have refused to work without masks.",
        "Nurses have agreed to work without masks.",
    ),
    (
        FEVER,
        "Some nurses have refused to work without masks.",
        "All nurses have refused to work without masks.",
    ),
    (
        FEVER,
        "The board may close the schools once the number passes 600, its chairwoman Reta Oslund said.",
        "The board may close the schools at once, its chairwoman Reta Oslund said.",
    ),
    (
        FEVER,
        "The board may close the schools once the number passes 600, Reta Oslund said.",
        "The board may close the schools once the number passes 600, Halle Wirsen said.",
    ),
    (
        FEVER,
        "The board may close the schools once the number passes 600, Reta Oslund said.",
        "The board has closed the schools, Reta Oslund said.",
    ),
    (
        FEVER,
        "Radio Sund reported, citing a clerk at the hospital, that two wards had run out of beds.",
        "Two wards have run out of beds.",
    ),
    (
        FEVER,
        "Radio Sund reported that two wards had run out of beds.",
        "Two wards had run out of beds.",
    ),
    (
        FEVER,
        "Up to 90 beds could be set up in the sports hall.",
        "At least 90 beds could be set up in the sports hall.",
    ),
    (
        FEVER,
        "Up to 90 beds could be set up in the sports hall.",
        "Up to 90 beds have been set up in the sports hall.",
    ),
    (
        FEVER,
        "Up to 90 beds could be set up in the sports hall, but the town has not paid for them.",
        "Up to 90 beds could be set up in the sports hall, and the town has paid for them.",
    ),
    (
        MINE,
        "Corvane Metals reopened its mine at Tasker Hill on Thursday after a strike of 19 days.",
        "Corvane Metals reopened its mine at Tasker Hill on Thursday after a strike of 19 weeks.",
    ),
    (
        MINE,
        "Corvane Metals reopened its mine at Tasker Hill on Thursday.",
        "Corvane Metals closed its mine at Tasker Hill on Thursday.",
    ),
    (
        MINE,
        "Corvane Metals reopened its mine at Tasker Hill after a strike.",
        "Corvane Metals reopened its mine at Marrow Bay after a strike.",
    ),
    (
        MINE,
        "Union leader Bram Ostler said that the miners had won a rise of 6 per cent.",
        "Union leader Bram Ostler said that the miners had won a rise of 16 per cent.",
    ),
    (
        MINE,
        "Bram Ostler said that the miners had won a rise of 6 per cent.",
        "Dina Vesk said that the miners had won a rise of 6 per cent.",
    ),
    (
        MINE,
        "The company's lawyer, Dina Vesk, accused the union of threatening the drivers.",
        "The union threatened the drivers.",
    ),
    (
        MINE,
        "Dina Vesk accused the union of threatening the drivers.",
        "The union accused Dina Vesk of threatening the drivers.",
    ),
    (
        MINE,
        "The mine employs 2,300 people.",
        "The mine employs 3,200 people.",
    ),
    (
        MINE,
        "The mine produced 71,000 tonnes of zinc last year.",
        "The mine produced 71,000 kilograms of zinc last year.",
    ),
    (
        MINE,
        "Sabine Kroll of Corvane and Tomas Adeny of the labour court signed the deal in Marrow Bay.",
        "Sabine Kroll of Corvane and Tomas Adeny of the labour court signed the deal in Tasker Hill.",
    ),
    (
        MINE,
        "The court ruled in April that the strike was lawful.",
        "The court ruled in April that the strike was unlawful.",
    ),
    (
        MINE,
        "The court ruled in April that the strike was lawful.",
        "The court ruled in July that the strike was lawful.",
    ),
    (
        MINE,
        "Analysts expect the price of zinc to fall in the autumn.",
        "The price of zinc fell in the autumn.",
    ),
    (
        MINE,
        "A trader in Marrow Bay warned that smaller mines might close.",
        "Smaller mines will close, a trader in Marrow Bay warned.",
    ),
    (
        MINE,
        "A trader in Marrow Bay warned that smaller mines might close.",
        "Smaller mines might close.",
    ),
]

MISSED: frozenset[str] = frozenset()
"""Sentences that are known to be judged wrong; one that is mended must be taken out."""


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(point=Point.STRICT)


@pytest.mark.parametrize(("source", "right"), [(source, right) for source, right, _ in TWINS])
def test_a_right_sentence_is_supported(verifier: Verifier, source: str, right: str) -> None:
    verdict = verifier.verify_pair([source], right, Point.STRICT).verdict
    assert (verdict.status is Status.SUPPORTED) is (right not in MISSED), verdict


@pytest.mark.parametrize(("source", "wrong"), [(source, wrong) for source, _, wrong in TWINS])
def test_its_wrong_twin_is_refused(verifier: Verifier, source: str, wrong: str) -> None:
    verdict = verifier.verify_pair([source], wrong, Point.STRICT).verdict
    assert (verdict.status is not Status.SUPPORTED) is (wrong not in MISSED), verdict
