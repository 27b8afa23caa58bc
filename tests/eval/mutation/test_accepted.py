from eval.calibration import Labelled
from eval.mutation.accepted import cleaned_of, from_articles, from_briefs, from_labels
from eval.mutation.material import Origin
from service.domain.briefs import Brief, Provenance, Section, Sentence, Status, Verdict, cite
from service.domain.groups import Event, Grouping, Topic
from service.domain.groups import Origin as Shared
from service.stages.render import document
from tests.eval.mutation.texts import article_of

LINES = (
    "The council said on Monday that fares rose by 6% in May. It rained.",
    "Nobody was hurt when the Tarn ferry hit the pier at noon.",
)


def test_articles_give_their_own_sentences_and_reworded_ones_each_with_its_passage() -> None:
    found = list(from_articles([[article_of("a1", *LINES)]]))
    assert [each.origin for each in found] == [Origin.ARTICLE, Origin.REWORDED, Origin.ARTICLE]
    first, reworded, last = found
    assert first.sentence.text == "The council said on Monday that fares rose by 6% in May."
    assert first.sentence.citations[0].quote == first.sentence.text
    assert reworded.sentence.text != first.sentence.text
    assert reworded.sentence.citations == first.sentence.citations
    assert last.sentence.citations[0].passage_id == "p1"
    assert len({each.document for each in found}) == 1
    assert [each.origin for each in from_articles([[article_of("a1", *LINES)]], reword=False)] == [
        Origin.ARTICLE
    ] * 2


def test_labels_give_what_people_found_supported_with_the_edits_they_judged() -> None:
    claim = "The Tarn ferry hit the old pier at noon on Monday."
    rows = [
        Labelled(id="a", docs=[LINES[1]], claim=claim, label=1),
        Labelled(id="b", docs=[LINES[1]], claim=claim.replace("hit", "struck"), label=1),
        Labelled(id="c", docs=[LINES[1]], claim=claim.replace("noon", "night"), label=0),
        Labelled(
            id="d", docs=[LINES[1]], claim="Whales sang all night long near the harbour of Lasse.", label=0
        ),
        Labelled(id="e", docs=[LINES[0]], claim=claim.replace("noon", "dawn"), label=0),
    ]
    first, second = from_labels(rows)
    assert (first.id, first.origin) == ("a", Origin.LABELS)
    assert first.edits == ((rows[1].claim, True), (rows[2].claim, False))
    assert second.edits[0] == (claim, True)
    assert first.source.text == LINES[1]
    assert [each.quote for each in first.sentence.citations] == [LINES[1]]


def test_briefs_give_the_sentences_shown_as_supported_against_all_their_articles() -> None:
    cleaned = article_of("a1", *LINES)
    shown = Sentence(
        "s1",
        "Fares rose by 6%.",
        (cite(cleaned, "p0", cleaned.passages[0].sentences[0]),),
        Verdict(Status.SUPPORTED, 0.9, (), "v"),
    )
    flagged = Sentence("s2", "Fares fell.", shown.citations, Verdict(Status.UNSUPPORTED, 0.1, (), "v"))
    topic = Topic("t1", "Fares", (), ("a1",), (Event("e1", "Fares", ("a1",)),))
    brief = Brief(
        "b1", "Fares", "2031-05-04T00:00:00Z", (), (Section(topic, (shown, flagged)),), (), (cleaned,),
        Grouping((Shared("o1", ("a1",)),), (topic,)), Provenance("1", "w", "v"),
    )  # fmt: skip
    published = document(brief)
    (found,) = from_briefs([published])
    assert found.sentence == Sentence("s1", shown.text, shown.citations)
    assert found.origin is Origin.RUN
    assert found.id == "b1:s1"
    again = cleaned_of(published.articles[0])
    assert again.passages == cleaned.passages
    assert again.article.text == cleaned.article.text
