import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from service.adapters.reading import article
from service.domain.articles import Article
from service.domain.briefs import (
    Brief,
    BriefOptions,
    Draft,
    DraftRequest,
    Policy,
    Sentence,
    Status,
    Usage,
    Verdict,
    cite,
)
from service.domain.errors import ModelUnavailable, NoArticles, OptionError
from service.pipeline import Pipeline
from service.stages.clean import clean
from service.stages.group import group
from service.stages.origins import find_origins
from service.stages.plan import share_words
from service.stages.withhold import part, reason_for
from service.verifier import Verifier
from service.writing.extractive import ExtractiveWriter

RIVER = article(
    text="The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026. "
    "It sets a minimum flow of 310 cubic metres a second at the border.",
    title="Ministers sign river accord",
    publisher="Velmora Courier",
)
PORT = article(
    text="Dockers at Port Hessel voted by 812 to 97 on 20 May 2026 to strike from 1 June over night shifts. "
    "The union's secretary, Jorun Aske, said talks with the port company had failed.",
    title="Dockers at Port Hessel vote to strike",
    url="http://hessel.example/strike",
)


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 6, 1, 12, tzinfo=UTC)


@dataclass
class DictatedWriter:
    """Gives, for each Topic in turn, Sentences of the dictated texts that cite its first Passage."""

    texts: Sequence[str]
    mended: Sequence[str] = ()
    failure: Exception | None = None
    repairs: list[tuple[Sentence, ...]] = field(default_factory=list)
    name: str = "dictated"
    model: str = "none"

    async def draft(self, request: DraftRequest) -> Draft:
        if self.failure is not None and "dock" in request.articles[0].article.text.lower():
            raise self.failure
        return Draft(request.topic.id, self._sentences(request, self.texts), usage=Usage(1, 10, 5, 0.5))

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        self.repairs.append(tuple(failed))
        new = self._sentences(request, self.mended)
        mended = tuple(replace(sentence, id=old.id) for sentence, old in zip(new, failed, strict=False))
        return Draft(request.topic.id, mended, usage=Usage(1, 4, 2, 0.25))

    def _sentences(self, request: DraftRequest, texts: Sequence[str]) -> tuple[Sentence, ...]:
        first = request.articles[0]
        passage = first.citable[0]
        citation = cite(first, passage.id, passage.span)
        return tuple(Sentence(f"{request.topic.id}-{n}", text, (citation,)) for n, text in enumerate(texts))


def pipeline(writer: DictatedWriter | ExtractiveWriter, repairs: int = 1) -> Pipeline:
    return Pipeline("0", writer, Verifier(), StoppedClock(), repairs=repairs)


def make(
    writer: DictatedWriter | ExtractiveWriter, *articles: Article, options: BriefOptions | None = None
) -> Brief:
    return asyncio.run(pipeline(writer).make_brief(articles, options or BriefOptions()))


@dataclass
class DictatedJudge:
    """Gives the statuses in turn; each takes 12 tokens and 0.25 US dollars, a Sentence that it had before nothing."""

    statuses: Sequence[Status]
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    prompts: dict[str, str] = field(default_factory=lambda: {"judge/v1": "d" * 64})

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        question = (sentence.text, tuple(evidence))
        took = Usage() if question in self.asked else Usage(1, 10, 2, 0.25)
        self.asked.append(question)
        return Verdict(self.statuses[len(self.asked) - 1], None, (), "judge"), took


TRUE = (
    "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 4 March 2026."
)
FALSE = (
    "The water ministers of Velmora and Tarsk signed an accord on the Sarn river in Dunmere on 9 March 2026."
)


def test_a_failed_sentence_goes_back_once_with_its_findings_and_is_checked_afresh() -> None:
    writer = DictatedWriter([FALSE], mended=[TRUE])
    brief = make(writer, RIVER)
    ((sent,),) = writer.repairs
    assert sent.text == FALSE
    assert sent.verdict.findings
    assert [sentence.text for sentence in brief.shown] == [TRUE]
    assert brief.withheld == ()
    assert brief.provenance.usage == Usage(2, 14, 7, 0.75)


def test_what_still_fails_is_withheld_with_the_reason() -> None:
    brief = make(DictatedWriter([TRUE, FALSE], mended=[FALSE]), RIVER)
    assert [sentence.text for sentence in brief.shown] == [TRUE]
    (withheld,) = brief.withheld
    assert withheld.sentence.text == FALSE
    assert "9 March" in withheld.reason or "March 9" in withheld.reason or "source says" in withheld.reason


def test_flag_shows_what_fails_with_its_verdict() -> None:
    brief = make(DictatedWriter([FALSE]), RIVER, options=BriefOptions(policy=Policy.FLAG))
    assert [sentence.verdict.status is Status.SUPPORTED for sentence in brief.shown] == [False]


def test_a_topic_that_cannot_be_drafted_takes_nothing_else_down() -> None:
    brief = make(DictatedWriter([TRUE], failure=ModelUnavailable("no answer", attempts=3)), RIVER, PORT)
    assert [sentence.text for sentence in brief.shown] == [TRUE]
    assert any("ModelUnavailable: no answer" in failure for failure in brief.provenance.failures)


def test_a_sentence_that_cites_the_wrong_place_takes_the_right_one() -> None:
    text = "The union's secretary, Jorun Aske, said talks with the port company had failed."

    class Mistaken(DictatedWriter):
        async def draft(self, request: DraftRequest) -> Draft:
            citation = cite(
                request.articles[0], (passage := request.articles[0].citable[0]).id, passage.sentences[0]
            )
            return Draft(request.topic.id, (Sentence("s", text, (citation,)),))

    brief = make(Mistaken([]), PORT)
    (shown,) = brief.shown
    assert text in shown.citations[0].quote


def test_the_same_request_gives_the_same_brief() -> None:
    first = make(ExtractiveWriter(), RIVER, PORT)
    second = make(ExtractiveWriter(), RIVER, PORT)
    assert first == second
    assert first.id != make(ExtractiveWriter(), RIVER, PORT, options=BriefOptions(max_words=50)).id


def test_provenance_says_what_is_needed_to_make_it_again() -> None:
    provenance = make(ExtractiveWriter(), RIVER, options=BriefOptions(focus="flow")).provenance
    assert set(provenance.inputs) == {RIVER.id}
    assert provenance.settings["option.focus"] == "flow"
    assert provenance.verifier == Verifier().version


@pytest.mark.parametrize("name", [PORT.id, "http://hessel.example/strike"])
def test_sources_to_leave_out_are_left_out(name: str) -> None:
    brief = make(ExtractiveWriter(), RIVER, PORT, options=BriefOptions(leave_out=(name,)))
    assert [cleaned.article.id for cleaned in brief.articles] == [RIVER.id]


def test_leaving_out_what_is_not_there_is_an_error() -> None:
    with pytest.raises(OptionError, match=r"options\.leave_out\[0\]: no source is called 'Gazette'"):
        make(ExtractiveWriter(), RIVER, options=BriefOptions(leave_out=("Gazette",)))


def test_nothing_to_make_a_brief_of_is_an_error() -> None:
    with pytest.raises(NoArticles):
        make(ExtractiveWriter(), RIVER, options=BriefOptions(leave_out=("Velmora Courier",)))


def test_an_article_sent_twice_counts_once() -> None:
    assert len(make(ExtractiveWriter(), RIVER, RIVER).articles) == 1


def test_words_are_shared_by_origins_and_never_exceed_the_limit() -> None:
    reprint = article(text=RIVER.text, title="Accord on the Sarn", publisher="Tarsk Herald")
    cleaned = [clean(one) for one in (RIVER, reprint, PORT)]
    grouping = group(cleaned, find_origins(cleaned), None)
    shares, undrafted = share_words(grouping, 100)
    assert sorted(words for _, words in shares) == [50, 50]
    assert not undrafted
    shares, undrafted = share_words(grouping, 30)
    assert [words for _, words in shares] == [30]
    assert len(undrafted) == 1


def test_reasons_are_in_words() -> None:
    assert reason_for(Verdict(Status.UNCHECKED, None, (), "v")) == "It could not be checked."
    assert part([Sentence("s", "x", ())], Policy.STRICT)[1][0].reason == "It could not be checked."


OPEN = "Ministers from Velmora and Tarsk reached an agreement about the Sarn river in March."
MENDED = "Ministers from Velmora and Tarsk reached an agreement about the Sarn river in March 2026."


def test_what_judging_each_sentence_took_is_told_apart_and_in_the_sum() -> None:
    judge = DictatedJudge([Status.UNSUPPORTED, Status.SUPPORTED])
    writer = DictatedWriter([TRUE, OPEN], mended=[MENDED])
    made = replace(pipeline(writer), judge=judge)
    brief = asyncio.run(made.make_brief([RIVER], BriefOptions()))
    assert [text for text, _ in judge.asked] == [OPEN, MENDED]
    assert all(quote in RIVER.text for _, evidence in judge.asked for quote in evidence)
    assert [sentence.text for sentence in brief.shown] == [TRUE, MENDED]
    (judged,) = brief.provenance.judged
    assert judged == brief.shown[1].id
    assert brief.provenance.judged[judged] == Usage(2, 20, 4, 0.5)
    assert brief.provenance.usage == Usage(2, 14, 7, 0.75) + Usage(2, 20, 4, 0.5)
    assert brief.provenance.prompts == judge.prompts


def test_where_no_sentence_is_left_open_nothing_is_judged() -> None:
    judge = DictatedJudge([])
    made = replace(pipeline(DictatedWriter([TRUE])), judge=judge)
    brief = asyncio.run(made.make_brief([RIVER], BriefOptions()))
    assert (judge.asked, brief.provenance.judged) == ([], {})
