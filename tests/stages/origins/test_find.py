from datetime import date

import pytest

from service.domain.articles import Article, CleanedArticle, Integrity, Passage, Role
from service.domain.spans import Span
from service.stages.origins import find_origins
from tests.stages.reports import DAM_OTHER, DAM_WIRE, EDITS, FERRY_OTHER, FERRY_WIRE, report, spun

REPORTS = {"ferry-wire": FERRY_WIRE, "ferry-other": FERRY_OTHER, "dam-wire": DAM_WIRE, "dam-other": DAM_OTHER}
EVERY = [report(name, text) for name, text in REPORTS.items()]


def _origin_of(articles: list[CleanedArticle]) -> dict[str, str]:
    return {a: origin.id for origin in find_origins(articles) for a in origin.article_ids}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("edit", EDITS)
def test_what_was_made_of_a_text_shares_its_origin(name: str, edit: str) -> None:
    made = report("made", EDITS[edit](REPORTS[name]))
    if edit != "copied":
        assert made.article.text != REPORTS[name]

    origin_of = _origin_of([*EVERY, made])

    assert origin_of["made"] == origin_of[name]
    assert len(set(origin_of.values())) == len(REPORTS)


def test_the_synonyms_change_most_content_words() -> None:
    before, after = FERRY_WIRE.split(), spun(FERRY_WIRE).split()

    changed = sum(one != other for one, other in zip(before, after, strict=True))

    assert changed > 40


def test_reports_of_one_happening_by_two_hands_stay_apart() -> None:
    assert all(len(origin.article_ids) == 1 for origin in find_origins(EVERY))


def test_a_round_up_does_not_join_what_it_rounds_up() -> None:
    round_up = report("round-up", FERRY_WIRE + DAM_WIRE)

    origin_of = _origin_of([*EVERY, round_up])

    assert origin_of["ferry-wire"] != origin_of["dam-wire"]


def test_reports_of_a_series_that_share_their_form_stay_apart() -> None:
    form = (
        "Applications for state aid in Varrick fell by {0} to {1} in the week that ended on {2}, labour office figures showed.\n"
        "{3}\n"
        "Analysts asked by the Ledger had expected {4}.\n"
    )
    may = form.format(
        "92,000",
        "498,000",
        "1 May",
        "Shops and cafes opened again in most towns, and many called back those who had waited at home since the winter.",
        "530,000",
    )
    june = form.format(
        "20,000",
        "385,000",
        "29 May",
        "Hiring picked up before summer although builders complained that hands are hard to find.",
        "390,000",
    )

    assert len(find_origins([report("may", may), report("june", june)])) == 2


def test_the_earliest_sound_text_represents() -> None:
    late = report("late", FERRY_WIRE + "More follows.\n", published=date(2025, 3, 2))
    early = report("early", FERRY_WIRE, published=date(2025, 3, 1))
    spoilt_text = spun(FERRY_WIRE)
    spoilt = CleanedArticle(
        Article("spoilt", "", spoilt_text),
        (
            Passage(
                "spoilt.p0",
                "spoilt",
                Span(0, len(spoilt_text)),
                Role.BODY,
                integrity=frozenset({Integrity.MACHINE_REWORDED}),
            ),
        ),
    )

    (origin,) = find_origins([late, spoilt, early])

    assert origin.article_ids == ("early", "late", "spoilt")


def test_ids_do_not_depend_on_the_order_of_the_articles() -> None:
    made = report("made", EDITS["lightly edited"](FERRY_WIRE))

    assert find_origins([*EVERY, made]) == find_origins([made, *reversed(EVERY)])


def test_a_box_of_questions_counts_for_nothing() -> None:
    text = DAM_OTHER + FERRY_WIRE
    with_box = CleanedArticle(
        Article("boxed", "", text),
        (
            Passage("boxed.p0", "boxed", Span(0, len(DAM_OTHER)), Role.BODY),
            Passage("boxed.p1", "boxed", Span(len(DAM_OTHER), len(text)), Role.FAQ),
        ),
    )

    origin_of = _origin_of([*EVERY, with_box])

    assert origin_of["boxed"] == origin_of["dam-other"] != origin_of["ferry-wire"]


def test_articles_of_few_words_or_none_are_their_own() -> None:
    articles = [
        report("empty", ""),
        report("none", ""),
        report("word", "Storm\n"),
        report("line", "Storm over Ruun\n"),
    ]

    assert len(find_origins(articles)) == 4


def test_no_articles_give_no_origins() -> None:
    assert find_origins([]) == ()


def test_many_articles_are_sampled_and_copies_still_found() -> None:
    filler = [
        report(f"n{number}", " ".join(f"w{number}x{place}" for place in range(60)) + "\n")
        for number in range(2100)
    ]
    made = [
        report("cut", EDITS["cut short"](FERRY_WIRE)),
        report("spun", spun(FERRY_WIRE)),
        report("copy", FERRY_WIRE),
    ]

    origins = find_origins([*filler, *EVERY, *made])

    assert {origin.article_ids for origin in origins if len(origin.article_ids) > 1} == {
        next(o.article_ids for o in origins if "ferry-wire" in o.article_ids)
    }
    assert {"cut", "spun", "copy", "ferry-wire"} == set(
        next(o.article_ids for o in origins if "ferry-wire" in o.article_ids)
    )
