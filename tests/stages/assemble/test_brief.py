from collections.abc import Callable, Sequence

from service.domain.articles import CleanedArticle
from service.domain.briefs import Brief, BriefOptions, Provenance, Sentence, Status, Withheld
from service.domain.groups import Event, Grouping, Origin, Topic
from service.stages.assemble import assemble

MakeSource = Callable[..., CleanedArticle]
Say = Callable[..., Sentence]

LINES = [f"Ferry {number} left the pier." for number in range(8)]


def assembled(
    sources: Sequence[CleanedArticle],
    drafted: Sequence[Sequence[Sentence]],
    withheld: Sequence[Withheld] = (),
) -> Brief:
    topics = tuple(
        Topic(f"t{i}", f"Topic {i}", (), (source.article.id,), (Event(f"e{i}", "x", (source.article.id,)),))
        for i, source in enumerate(sources)
    )
    return assemble(
        brief_id="b",
        title="Ferries",
        created_at="2025-01-01T00:00:00Z",
        options=BriefOptions(),
        articles=sources,
        grouping=Grouping(tuple(Origin(f"o{t.id}", t.article_ids) for t in topics), topics),
        sections=list(zip(topics, drafted, strict=True)),
        withheld=withheld,
        provenance=Provenance("0", "w", "v"),
    )


def test_the_bottom_line_is_moved_out_of_the_three_leading_sections(
    make_source: MakeSource, say: Say
) -> None:
    sources = [make_source(f"a{i}", "\n".join(LINES)) for i in range(4)]
    drafted = [
        [say(f"s{i}0", source, LINES[0]), say(f"s{i}1", source, LINES[1])] for i, source in enumerate(sources)
    ]
    brief = assembled(sources, drafted)
    assert [sentence.id for sentence in brief.bottom_line] == ["s00", "s10", "s20"]
    assert [[s.id for s in section.sentences] for section in brief.sections] == [
        ["s01"],
        ["s11"],
        ["s21"],
        ["s30", "s31"],
    ]
    assert len({sentence.id for sentence in brief.shown}) == len(brief.shown) == 8


def test_what_is_not_supported_never_leads(make_source: MakeSource, say: Say) -> None:
    sources = [make_source(f"a{i}", "\n".join(LINES)) for i in range(2)]
    drafted = [
        [say("s0", sources[0], LINES[0], status=Status.UNCHECKED), say("s1", sources[0], LINES[1])],
        [say("s2", sources[1], LINES[0], status=Status.UNSUPPORTED)],
    ]
    brief = assembled(sources, drafted)
    assert [sentence.id for sentence in brief.bottom_line] == ["s1"]
    assert [[s.id for s in section.sentences] for section in brief.sections] == [["s0"], ["s2"]]


def test_a_timeline_keeps_the_sentences_that_moved_up(make_source: MakeSource, say: Say) -> None:
    source = make_source("a0", "\n".join(LINES))
    brief = assembled([source], [[say("s0", source, LINES[0]), say("s1", source, LINES[1])]])
    assert brief.sections[0].events[0].sentence_ids == ("s0", "s1")


def test_a_brief_of_nothing_is_empty_and_keeps_its_ledger(make_source: MakeSource, say: Say) -> None:
    source = make_source("a0", "\n".join(LINES))
    held = Withheld(say("s0", source, LINES[0], status=Status.UNSUPPORTED), "nothing says so")
    brief = assembled([source], [[]], [held])
    assert brief.bottom_line == ()
    assert brief.withheld == (held,)
    assert brief.sections[0].events[0].sentence_ids == ()
