from collections.abc import Callable

from service.domain.articles import Article, CleanedArticle
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.domain.groups import Event, Topic
from service.stages.assemble.happening import told_of
from service.stages.assemble.statements import statements
from service.stages.assemble.timeline import timeline
from service.stages.clean import clean

MakeSource = Callable[..., CleanedArticle]

DAY = KnownDate(PartialDate(2024, 7, 28), DateBasis.STATED)
BACKGROUND = "The canal has been a worry to its towns for many years."
SIGNED = "The towns of Aldra and Bexley signed the barge charter on 28 July 2024, pledging to mend the locks."


def said(
    source: CleanedArticle, date: KnownDate = UNKNOWN_DATE, label: str = "Canal trouble: what next?"
) -> str:
    event = Event("e", label, (source.article.id,), date)
    topic = Topic("t", "x", (), (source.article.id,), (event,))
    return told_of(event, statements(topic, [source], {}))


def test_an_event_is_what_a_source_says_happened_not_its_headline(make_source: MakeSource) -> None:
    source = make_source("a", f"{BACKGROUND}\n{SIGNED}")
    assert (
        said(source, DAY)
        == "The towns of Aldra and Bexley signed the barge charter, pledging to mend the locks"
    )


def test_a_planned_day_stays_with_its_plan(make_source: MakeSource) -> None:
    source = make_source("a", "The towns of Aldra and Bexley will sign the barge charter on 28 July 2024.")
    assert said(source, DAY).endswith("will sign the barge charter on 28 July 2024")


def test_unsound_asking_and_pointing_sentences_are_passed_over(make_source: MakeSource) -> None:
    text = "Can the canal be saved by you?\nThey signed it in the hall of Fort Ely.\nThe mayors of Aldra and Bexley met at Fort Ely."
    assert said(make_source("a", text)) == "The mayors of Aldra and Bexley met at Fort Ely"
    assert said(make_source("a", text, unsound=frozenset({0, 1, 2}))) == ""


def test_a_sentence_that_repeats_the_headline_to_be_found_gains_nothing(make_source: MakeSource) -> None:
    label = "Aldra and Bexley Barge Charter Amid Storm Fears"
    stuffed = "The Aldra and Bexley Barge Charter Amid Storm Fears is a significant step for trade."
    told = "The charter was signed by both mayors at Fort Ely."
    assert (
        said(make_source("a", f"{stuffed}\n{told}"), label=label)
        == "The charter was signed by both mayors at Fort Ely"
    )


def test_an_event_that_nothing_tells_of_is_no_entry(make_source: MakeSource) -> None:
    source = make_source("a", SIGNED, unsound=frozenset({0}))
    topic = Topic("t", "x", (), ("a",), (Event("e", "Canal trouble", ("a",)),))
    assert timeline(topic, [], statements(topic, [source], {})) == ()


def test_what_came_by_another_outlet_is_told_with_it() -> None:
    text = (
        "Okoro sees a bloc\n\nOpposition leader Davi Okoro asserted in Casterby that a military bloc could be forming "
        "around Norland. The claim, reported by TASS, was not confirmed by the ministry of defence there."
    )
    source = clean(Article("a1", "Okoro sees a bloc", text))
    event = Event("e1", "Okoro sees a bloc", ("a1",))
    topic = Topic("t1", "Norland", (), ("a1",), (event,))
    told = told_of(event, statements(topic, [source], {"a1": "o1"}))
    assert told.endswith("could be forming around Norland, according to TASS")
