"""What a chat model is asked, for each task of writing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.briefs import DraftRequest, Sentence
from service.domain.prompts import Prompt
from service.ports import ChatRequest
from service.stages.draft.fence import Shown, escape, sources
from service.text.words import count_words

_NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Form:
    """A Prompt with the cap on its replies, in tokens."""

    prompt: Prompt
    reply_tokens: int

    def ask(self, inputs: Mapping[str, str]) -> ChatRequest:
        """The request with these inputs.

        Raises:
            PromptInputError: they are not the template's.
        """
        system, user = self.prompt.render(inputs)
        return ChatRequest(
            system=system,
            user=user,
            schema_name=self.prompt.task,
            schema=json.loads(self.prompt.reply_schema),
            max_tokens=self.reply_tokens,
            purpose=self.prompt.task,
        )


def short_origins(request: DraftRequest) -> dict[str, str]:
    """For each Article the short id of its Origin (``O1`` …), numbered in the request's order."""
    numbers: dict[str, str] = {}
    shown: dict[str, str] = {}
    for cleaned in request.articles:
        article = cleaned.article.id
        origin = request.origin_of.get(article, article)
        shown[article] = numbers.setdefault(origin, f"O{len(numbers) + 1}")
    return shown


def draft_request(form: Form, request: DraftRequest, shown: Sequence[Shown], size: int) -> ChatRequest:
    """Ask for a section of at most ``size`` words from what is shown."""
    return form.ask(
        {
            "topic": _line(request.topic.label),
            "keywords": _line(", ".join(request.topic.keywords)),
            "focus": _line(request.options.focus),
            "audience": _line(request.options.audience),
            "language": _line(request.options.language),
            "words": str(size),
            "sources": sources(shown, short_origins(request)),
        }
    )


def merge_request(form: Form, request: DraftRequest, sentences: Mapping[str, Sentence]) -> ChatRequest:
    """Ask which of ``sentences`` (short id → Sentence) to keep, in which order."""
    lines = []
    for label, sentence in sentences.items():
        origins = {
            request.origin_of.get(citation.article_id, citation.article_id) for citation in sentence.citations
        }
        lines.append(
            f'<sentence id="{label}" origins="{len(origins)}" words="{count_words(sentence.text)}">'
            f"{escape(sentence.text)}</sentence>"
        )
    return form.ask(
        {
            "topic": _line(request.topic.label),
            "focus": _line(request.options.focus),
            "audience": _line(request.options.audience),
            "words": str(request.words),
            "sentences": "\n".join(lines),
        }
    )


def repair_request(
    form: Form, request: DraftRequest, sentence: Sentence, shown: Sequence[Shown]
) -> ChatRequest:
    """Ask for ``sentence`` mended by the Findings of its Verdict, from what is shown."""
    findings = []
    for finding in sentence.verdict.findings:
        words = finding.sentence_span.of(sentence.text) if finding.sentence_span is not None else ""
        where = f" (at “{escape(words)}”)" if words else ""
        findings.append(f"- {finding.kind}{where}: {_line(finding.message)}")
    return form.ask(
        {
            "topic": _line(request.topic.label),
            "language": _line(request.options.language),
            "sentence": escape(sentence.text),
            "findings": "\n".join(findings) or f"- {sentence.verdict.status}",
            "sources": sources(shown, short_origins(request)),
        }
    )


def label_request(form: Form, request: DraftRequest, shown: Sequence[Shown]) -> ChatRequest:
    """Ask for a name of the Topic from what is shown."""
    return form.ask(
        {
            "keywords": _line(", ".join(request.topic.keywords)),
            "language": _line(request.options.language),
            "sources": sources(shown, short_origins(request)),
        }
    )


def _line(text: str) -> str:
    return escape(" ".join(text.split())) or _NONE
