from collections.abc import Callable

from service.domain.articles import CleanedArticle
from service.domain.briefs import Sentence, TimelineEntry
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.domain.groups import Event, Topic
from service.stages.assemble.statements import statements
from service.stages.assemble.timeline import timeline

MakeSource = Callable[..., CleanedArticle]
Say = Callable[..., Sentence]

SIGNED = "The northern states signed the patrol charter on 28 July."
DRILL = "The same navies conducted the exercise Grey Gull in June 2023, off the cape."
SINCE = "The navies have met since June 2021."


def stated(*parts: int) -> KnownDate:
    return KnownDate(PartialDate(*parts), DateBasis.STATED)


def by_id(entries: tuple[TimelineEntry, ...]) -> dict[str, TimelineEntry]:
    return {entry.id: entry for entry in entries}


def drawn(
    sources: list[CleanedArticle], events: tuple[Event, ...], *said: Sentence
) -> tuple[TimelineEntry, ...]:
    topic = Topic("t", "x", (), tuple(source.article.id for source in sources), events)
    return timeline(topic, said, statements(topic, sources, {}))


def test_a_sentence_stands_with_the_event_of_its_article(make_source: MakeSource, say: Say) -> None:
    source = make_source("a0", SIGNED)
    no_year = KnownDate(PartialDate(None, 7, 28), DateBasis.INFERRED, "the text gives no year")
    (entry,) = drawn([source], (Event("e", "Charter signed", ("a0",), no_year),), say("s0", source, SIGNED))
    assert entry == TimelineEntry("e", no_year, "The northern states signed the patrol charter", ("s0",))


def test_another_dated_happening_gets_an_entry_in_its_sources_words(
    make_source: MakeSource, say: Say
) -> None:
    source = make_source("a0", f"{SIGNED}\n{DRILL}")
    event = Event("e", "Charter signed", ("a0",), stated(2024, 7, 28))
    entries = drawn([source], (event,), say("s0", source, SIGNED), say("s1", source, DRILL))
    assert [(str(entry.date.date), entry.label, entry.sentence_ids) for entry in entries] == [
        ("2023-06", "The same navies conducted the exercise Grey Gull in June 2023, off the cape", ("s1",)),
        ("2024-07-28", "The northern states signed the patrol charter", ("s0",)),
    ]
    assert len({entry.id for entry in entries}) == 2


def test_a_date_at_the_edge_of_its_source_is_not_said_twice(make_source: MakeSource, say: Say) -> None:
    drill = "In June 2023, the navies conducted the exercise Grey Gull."
    source = make_source("a0", drill)
    event = Event("e", "Charter signed", ("a0",), stated(2024, 7, 28))
    label = drawn([source], (event,), say("s0", source, drill))[0].label
    assert label == "The navies conducted the exercise Grey Gull"


def test_a_sentence_goes_to_the_event_whose_date_it_gives(make_source: MakeSource, say: Say) -> None:
    told = "The charter was signed on 28 July 2024, a year after the leaders met."
    first, second = make_source("a0", told), make_source("a1", SIGNED)
    events = (
        Event("summit", "Leaders meet", ("a0",), stated(2023, 8, 18)),
        Event("signing", "Charter signed", ("a1",), stated(2024, 7, 28)),
    )
    entries = by_id(drawn([first, second], events, say("s0", first, told)))
    assert entries["signing"].sentence_ids == ("s0",)
    assert entries["summit"].sentence_ids == ()
    assert len(entries) == 2


def test_a_bound_is_no_date_of_a_happening(make_source: MakeSource, say: Say) -> None:
    source = make_source("a0", SINCE)
    (entry,) = drawn([source], (Event("e", "x", ("a0",), stated(2024, 7, 28)),), say("s0", source, SINCE))
    assert entry.sentence_ids == ("s0",)


def test_a_weekday_is_the_reports_own_day(make_source: MakeSource, say: Say) -> None:
    told = "The dockers voted on Friday to strike from October."
    source = make_source("a0", told, published=stated(2025, 9, 27))
    (entry,) = drawn([source], (Event("e", "x", ("a0",), stated(2025, 9, 26)),), say("s0", source, told))
    assert entry.sentence_ids == ("s0",)


def test_a_filing_date_is_no_date_of_a_happening(make_source: MakeSource, say: Say) -> None:
    told = "ALDRA, June 3, 2024 (Invented Wire) - The navies conducted the exercise Grey Gull."
    source = make_source("a0", told)
    (entry,) = drawn([source], (Event("e", "x", ("a0",), stated(2024, 5, 1)),), say("s0", source, told))
    assert entry.sentence_ids == ("s0",)


def test_a_date_that_only_the_sentence_gives_counts_for_nothing(make_source: MakeSource, say: Say) -> None:
    source = make_source("a0", "The navies conducted the exercise Grey Gull off the cape.")
    made_up = say("s0", source, source.article.text, text="In June 2023 the navies conducted Grey Gull.")
    (entry,) = drawn([source], (Event("e", "x", ("a0",), stated(2024, 7, 28)),), made_up)
    assert entry.sentence_ids == ("s0",)


def test_the_day_on_which_a_page_was_drawn_is_no_date(make_source: MakeSource) -> None:
    rendered = KnownDate(PartialDate(2024, 12, 26), DateBasis.RENDERED, "shown at the head of the page")
    (entry,) = drawn([make_source("a0", SIGNED)], (Event("e", "x", ("a0",), rendered),))
    assert entry.date.date is None
    assert entry.date.basis is DateBasis.UNKNOWN
    assert "drawn" in entry.date.reason


def test_entries_stand_by_date_with_unknown_years_and_dates_last(make_source: MakeSource) -> None:
    dates = {
        "never": UNKNOWN_DATE,
        "no-year": KnownDate(PartialDate(None, 1, 2), DateBasis.INFERRED, "no year"),
        "late": stated(2024, 7, 28),
        "month": stated(2024, 7),
        "early": stated(2023, 8, 18),
    }
    sources = [make_source(name, SIGNED) for name in dates]
    events = tuple(Event(name, name, (name,), date) for name, date in dates.items())
    assert [entry.id for entry in drawn(sources, events)] == ["early", "month", "late", "no-year", "never"]
