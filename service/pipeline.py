"""From Articles to a Brief: the stages and ports, in order."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from typing import Protocol

from service.domain.articles import Article, CleanedArticle
from service.domain.briefs import (
    Brief,
    BriefOptions,
    Draft,
    DraftRequest,
    FindingKind,
    Provenance,
    Sentence,
    Status,
    Usage,
    Verdict,
    Verification,
    Withheld,
)
from service.domain.groups import Grouping, Topic
from service.ports import Clock, Embedder, Writer
from service.stages.assemble import assemble
from service.stages.clean import clean
from service.stages.group import group, texts_to_embed
from service.stages.origins import find_origins
from service.stages.plan import select, share_words
from service.stages.withhold import part
from service.text.wording import wording_of
from service.verifier import Verifier

STEPS = ("clean", "group", "draft", "verify", "repair", "assemble")
"""The named steps of make_brief, in order."""

Progress = Callable[[str, str], None]
"""Told a step's name and, in words, what it has to do."""


class Judge(Protocol):
    """Decides what the checks leave open."""

    @property
    def prompts(self) -> Mapping[str, str]:
        """Its prompts' names and digests, for Provenance."""

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        """A Verdict from the texts that the Sentence cites; a failure is an ``unchecked`` Verdict."""


def _quiet(step: str, detail: str) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class _SectionOutcome:
    """What became of one Topic."""

    topic: Topic
    shown: tuple[Sentence, ...]
    withheld: tuple[Withheld, ...]
    draft: Draft
    judged: Mapping[str, Usage] = field(default_factory=dict)


@dataclass(frozen=True)
class Pipeline:
    """``make_brief`` with the parts that it needs.

    ``settings`` are recorded in Provenance as they are. ``allowance`` opens what the calls to a model for one Brief
    may take together.
    """

    version: str
    writer: Writer
    verifier: Verifier
    clock: Clock
    embedder: Embedder | None = None
    judge: Judge | None = None
    repairs: int = 1
    settings: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    allowance: Callable[[], AbstractContextManager[object]] = nullcontext

    async def make_brief(
        self,
        articles: Sequence[Article],
        options: BriefOptions,
        *,
        brief_id: str = "",
        unread: Sequence[str] = (),
        progress: Progress = _quiet,
    ) -> Brief:
        """The Brief of ``articles``. Without ``brief_id`` its id is made from all that decides its content.

        ``unread`` says of sources that gave no Article why; Provenance tells it among the failures.

        A Topic that can't be drafted is told in Provenance and takes nothing else down.

        Raises:
            NoArticles: none are left to make a Brief of.
            OptionError: ``options.leave_out`` names what is not there.
        """
        kept = select(articles, options.leave_out)
        progress("clean", f"{len(kept)} articles")
        cleaned = await asyncio.to_thread(lambda: tuple(clean(article) for article in kept))
        progress("group", f"{sum(len(article.passages) for article in cleaned)} passages")
        grouping = await asyncio.to_thread(self._group, cleaned)
        shares, undrafted = share_words(grouping, options.max_words)
        progress(
            "draft",
            f"{len(grouping.topics)} topics, {len(grouping.origins)} origins, writer {self.writer.name}",
        )
        requests = [
            DraftRequest(topic, _members(topic, cleaned), grouping.origin_of, options, words)
            for topic, words in shares
        ]
        with self.allowance():
            outcomes = await asyncio.gather(
                *(self._section(request, cleaned, progress) for request in requests)
            )
        progress("assemble", f"{sum(len(outcome.shown) for outcome in outcomes)} sentences to show")
        return await asyncio.to_thread(
            assemble,
            brief_id=brief_id or self._identify(kept, options),
            title=options.title or _title(outcomes, grouping),
            created_at=self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            options=options,
            articles=cleaned,
            grouping=grouping,
            sections=[(outcome.topic, outcome.shown) for outcome in outcomes],
            withheld=[withheld for outcome in outcomes for withheld in outcome.withheld],
            provenance=self._provenance(kept, options, outcomes, [*unread, *_too_many(undrafted, options)]),
        )

    def group_articles(self, articles: Sequence[Article]) -> Grouping:
        """The Origins, Topics and Events of ``articles``; one that is there twice counts once."""
        unique = {article.id: article for article in articles}
        return self._group(tuple(clean(article) for article in unique.values()))

    def _group(self, cleaned: Sequence[CleanedArticle]) -> Grouping:
        wordings = [wording_of(article) for article in cleaned]
        origins = find_origins(cleaned, wordings)
        vectors = self.embedder.embed(texts_to_embed(cleaned)) if self.embedder is not None else None
        return group(cleaned, origins, vectors, wordings)

    async def _section(
        self, request: DraftRequest, cleaned: Sequence[CleanedArticle], progress: Progress
    ) -> _SectionOutcome:
        topic = request.topic
        try:
            draft = await self.writer.draft(request)
        except Exception as error:  # noqa: BLE001  the per-Topic boundary: the failure is recorded, other Topics go on
            failure = f"Topic {topic.label!r} could not be drafted: {type(error).__name__}: {error}"
            return _SectionOutcome(topic, (), (), Draft(topic.id, (), failures=(failure,)))
        progress("verify", f"{len(draft.sentences)} sentences on {topic.label}")
        checked, judged = await self._verify(draft.sentences, cleaned)
        for _ in range(self.repairs):
            failed = [sentence for sentence in checked if sentence.verdict.status is not Status.SUPPORTED]
            if not failed:
                break
            progress("repair", f"{len(failed)} sentences on {topic.label}")
            mended = await self.writer.repair(request, failed)
            again, more = await self._verify(mended.sentences, cleaned)
            judged = _added(judged, more)
            draft = _joined(draft, mended)
            checked = _replaced(checked, again)
        shown, withheld = part(checked, request.options.policy)
        labelled = replace(topic, label=draft.label) if draft.label else topic
        return _SectionOutcome(labelled, shown, withheld, draft, judged)

    async def _verify(
        self, sentences: Sequence[Sentence], cleaned: Sequence[CleanedArticle]
    ) -> tuple[tuple[Sentence, ...], Mapping[str, Usage]]:
        """The Sentences with their Verdicts and evidence; one whose citation alone is wrong takes the proposed one.

        Beside them, what judging each took that was judged, by its id.
        """
        results = await asyncio.to_thread(self.verifier.verify, sentences, cleaned)
        recited = [
            (index, replace(sentence, citations=result.proposed))
            for index, (sentence, result) in enumerate(zip(sentences, results, strict=True))
            if result.proposed and result.verdict.status is not Status.SUPPORTED
        ]
        checked = [_settled(sentence, result) for sentence, result in zip(sentences, results, strict=True)]
        second = await asyncio.to_thread(self.verifier.verify, [sentence for _, sentence in recited], cleaned)
        for (index, sentence), result in zip(recited, second, strict=True):
            if result.verdict.status is Status.SUPPORTED:
                checked[index] = _settled(sentence, result)
        judged: Mapping[str, Usage] = {}
        if self.judge is not None:
            for index, result in enumerate(results):
                if checked[index].verdict.status is Status.SUPPORTED or not self.verifier.open_band(result):
                    continue
                evidence = result.evidence or checked[index].citations
                verdict, took = await self.judge.decide(
                    checked[index], [citation.quote for citation in evidence]
                )
                judged = _added(judged, {checked[index].id: took})
                checked[index] = replace(checked[index], citations=evidence, verdict=verdict)
        return tuple(checked), judged

    def _identify(self, articles: Sequence[Article], options: BriefOptions) -> str:
        content = [
            [article.id for article in articles],
            asdict(options),
            self.writer.name,
            self.verifier.version,
            dict(self.settings),
        ]
        return "b" + hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    def _provenance(
        self,
        articles: Sequence[Article],
        options: BriefOptions,
        outcomes: Sequence[_SectionOutcome],
        told: Sequence[str],
    ) -> Provenance:
        usage = Usage()
        prompts: dict[str, str] = dict(self.judge.prompts) if self.judge is not None else {}
        failures = list(told)
        judged: Mapping[str, Usage] = {}
        for outcome in outcomes:
            usage += sum(outcome.judged.values(), outcome.draft.usage)
            judged = _added(judged, outcome.judged)
            prompts.update(outcome.draft.prompts)
            failures.extend(outcome.draft.failures)
        chosen = {f"option.{name}": _plain(value) for name, value in asdict(options).items()}
        return Provenance(
            citebrief=self.version,
            writer=self.writer.name,
            verifier=self.verifier.version,
            model=self.writer.model,
            inputs={article.id: hashlib.sha256(article.text.encode()).hexdigest() for article in articles},
            prompts=prompts,
            settings={**chosen, **self.settings},
            usage=usage,
            failures=tuple(failures),
            judged=judged,
        )


def _members(topic: Topic, cleaned: Sequence[CleanedArticle]) -> tuple[CleanedArticle, ...]:
    members = frozenset(topic.article_ids)
    return tuple(article for article in cleaned if article.article.id in members)


def _settled(sentence: Sentence, result: Verification) -> Sentence:
    """``sentence`` with its Verdict and, where supported, with the exact evidence for its Citations."""
    if result.verdict.status is Status.SUPPORTED and result.evidence:
        return replace(sentence, citations=result.evidence, verdict=result.verdict)
    dangling = any(finding.kind is FindingKind.CITATION_UNRESOLVED for finding in result.verdict.findings)
    return replace(sentence, citations=() if dangling else sentence.citations, verdict=result.verdict)


def _added(judged: Mapping[str, Usage], more: Mapping[str, Usage]) -> dict[str, Usage]:
    return {**judged, **{name: judged.get(name, Usage()) + took for name, took in more.items()}}


def _joined(draft: Draft, mended: Draft) -> Draft:
    return replace(
        draft,
        usage=draft.usage + mended.usage,
        prompts={**draft.prompts, **mended.prompts},
        failures=draft.failures + mended.failures,
    )


def _replaced(sentences: Sequence[Sentence], mended: Sequence[Sentence]) -> tuple[Sentence, ...]:
    by_id = {sentence.id: sentence for sentence in mended}
    return tuple(by_id.get(sentence.id, sentence) for sentence in sentences)


def _too_many(undrafted: Sequence[Topic], options: BriefOptions) -> list[str]:
    why = f"{options.max_words} words are too few for every Topic"
    return [f"Topic {topic.label!r} was not drafted: {why}" for topic in undrafted]


def _title(outcomes: Sequence[_SectionOutcome], grouping: Grouping) -> str:
    """The first Topic's label, and how many others there are."""
    labels = [outcome.topic.label for outcome in outcomes] or [topic.label for topic in grouping.topics]
    others = len(labels) - 1
    if others < 1:
        return labels[0] if labels else "Brief"
    return f"{labels[0]}, and {others} more {'subject' if others == 1 else 'subjects'}"


def _plain(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False)
