from service.domain.briefs import Citation, Sentence
from service.domain.spans import Span
from service.stages.draft.merge import interleaved, merged, short_ids, within


def sentence(name: str, text: str) -> Sentence:
    return Sentence(name, text, (Citation("a1", "a1.p1", Span(0, 3), "The"),))


PARTS = (
    (sentence("p1.s1", "The bridge reopens on 3 June."), sentence("p1.s2", "Repairs cost 41 million marks.")),
    (
        sentence("p2.s1", "Heavy lorries stay banned until July."),
        sentence("p2.s2", "The bridge reopens on 3 June!"),
    ),
)


def test_sentences_of_the_same_words_get_one_id() -> None:
    assert [one.id for one in short_ids(PARTS).values()] == ["p1.s1", "p1.s2", "p2.s1"]
    assert list(short_ids(PARTS)) == ["S1", "S2", "S3"]


def test_merging_changes_neither_text_nor_citations() -> None:
    sentences = short_ids(PARTS)
    assert merged(sentences, ["S3", "S1"], 100) == (PARTS[1][0], PARTS[0][0])


def test_parts_stand_by_turns_without_repetition() -> None:
    assert [one.id for one in interleaved(PARTS, 100)] == ["p1.s1", "p2.s1", "p1.s2"]


def test_numbers_that_differ_are_not_repetition() -> None:
    other = (sentence("p2.s1", "Repairs cost 44 million marks."),)
    assert len(interleaved((PARTS[0], other), 100)) == 3


def test_words_are_kept_within_the_limit_and_the_first_always() -> None:
    assert [one.id for one in within(PARTS[0], 8)] == ["p1.s1"]
    assert [one.id for one in within(PARTS[0], 11)] == ["p1.s1", "p1.s2"]
    assert [one.id for one in within(PARTS[0], 1)] == ["p1.s1"]
    assert within((), 10) == ()
