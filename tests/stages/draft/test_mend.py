from service.domain.briefs import Sentence
from service.stages.draft.candidates import candidates
from service.stages.draft.extract import draft, extract
from service.stages.draft.mend import mend
from service.text.words import count_words
from tests.stages.draft.sources import report, request

TEXT = (
    "The Lundholm council, which met until midnight, closed the harbour on Friday, angering dockers along the quays. "
    "Mayor Ida Holt said the north pier may reopen in spring. The Westby ferry line has added 12 crossings a day. "
    "Bakers in Osthaven raised the price of bread by a tenth in March. A storm sank two trawlers near Osthaven on Monday. "
    "The regional court fined a shipping agent 4,000 crowns over forged papers."
)
LIMIT = 40


def test_a_shortened_sentence_comes_back_whole_and_a_whole_one_is_replaced() -> None:
    asked = request([report("a1", TEXT)], LIMIT)
    extracted = extract(asked, candidates(asked))
    first = draft(asked, extracted).sentences
    kept = {s.text for s in first[1:]}
    failed = first[0]
    mended = mend(asked, extracted, [failed])
    assert len(mended) == 1
    assert mended[0].id == failed.id
    assert mended[0].text != failed.text
    assert mended[0].text not in kept
    assert mended[0].citations[0].quote in TEXT
    assert sum(map(count_words, [*kept, mended[0].text])) <= LIMIT


def test_a_shortened_sentence_comes_back_unshortened_where_it_fits() -> None:
    asked = request([report("a1", TEXT)], 200)
    extracted = extract(asked, candidates(asked))
    shortened = [i for i in extracted.chosen if extracted.possible[i].cuts]
    if not shortened:
        shortened = [next(i for i, unit in enumerate(extracted.possible) if unit.cuts)]
    index = shortened[0]
    chosen = (
        index,
        *(i for i in extracted.chosen if extracted.possible[i].rows != extracted.possible[index].rows),
    )
    picked = type(extracted)(extracted.found, extracted.possible, extracted.gains, chosen)
    failed = draft(asked, picked).sentences[0]
    mended = mend(asked, picked, [failed])
    assert mended[0].text == failed.citations[0].quote


def test_what_was_not_drafted_or_has_no_replacement_is_given_up() -> None:
    asked = request([report("a1", "The Lundholm council closed the harbour on Friday after a vote.")])
    extracted = extract(asked, candidates(asked))
    only = draft(asked, extracted).sentences
    assert mend(asked, extracted, only) == ()
    assert mend(asked, extracted, [Sentence("s0", "Something else.", ())]) == ()


def test_a_replacement_is_understood_where_it_stands() -> None:
    text = (
        "The Lundholm council closed the harbour on Friday. "
        "Hugo Brask, who heads Lund Terminals, told dockers in Westby of the closure. "
        "Brask put the loss at 4,000 crowns a day for Lund Terminals. "
        "Lund Terminals owes the town 90,000 crowns, and the loan ends in 2031."
    )
    asked = request([report("a1", text)], 60)
    extracted = extract(asked, candidates(asked))
    drafted = draft(asked, extracted).sentences
    for failed in (one for one in drafted if "Hugo Brask" not in one.text):
        mended = mend(asked, extracted, [failed])
        shown = " ".join(
            next((new.text for new in mended if new.id == one.id), "") if one is failed else one.text
            for one in drafted
        )
        assert "Brask put" not in shown or "Hugo Brask" in shown.split("Brask put", maxsplit=1)[0]
