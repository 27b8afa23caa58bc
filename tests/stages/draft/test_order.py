from service.stages.draft.candidates import candidates
from service.stages.draft.extract import draft, extract
from service.stages.draft.order import freshness
from tests.stages.draft.sources import report, request

TALKS = report(
    "a1", "Talks between Lundholm and Westby on the ferry fares collapsed on Friday without a result."
)
SIGNED = report(
    "a2", "Lundholm and Westby signed a treaty on the ferry fares in the old harbour hall on Monday."
)
AGAIN = report(
    "a3", "The mayors of Lundholm and Westby put their names to one fare for all ferries on Monday."
)


def test_the_newest_event_opens() -> None:
    asked = request([TALKS, SIGNED], 200, events=[("e1", ["a1"], "2023-05-16"), ("e2", ["a2"], "2025-06-02")])
    assert freshness(asked)["e2"] == 1.0
    assert freshness(asked)["e1"] < 1.0
    first = draft(asked, extract(asked, candidates(asked))).sentences[0]
    assert first.citations[0].article_id == "a2"


def test_an_older_event_with_twice_the_origins_is_no_worse() -> None:
    events = [("e1", ["a2", "a3"], "2023-05-16"), ("e2", ["a1"], "2025-06-02")]
    assert freshness(request([TALKS, SIGNED, AGAIN], 200, events=events)) == {"e1": 1.0, "e2": 1.0}
    one = request([TALKS, SIGNED, AGAIN], 200, events=events, origins={"a1": "o1", "a2": "o2", "a3": "o2"})
    assert freshness(one)["e1"] < 1.0


def test_without_dates_no_event_is_fresher() -> None:
    assert freshness(request([TALKS])) == {}
    assert freshness(request([TALKS], events=[("e1", ["a1"], "XXXX-07-28")])) == {}
