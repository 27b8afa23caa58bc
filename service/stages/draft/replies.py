"""Reads what a chat model replied: schema-checked, ids mapped back, nothing taken on trust."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from service.domain.briefs import NOT_CHECKED, Citation, Sentence, cite
from service.domain.errors import ModelReplyUnreadable
from service.stages.draft.fence import Shown, plain
from service.text.words import count_words, words

_MARKS = re.compile(r"\s*[\[(]\s*(?:passages?\s+)?P\d+(?:\s*(?:[,;]|and)\s*P\d+)*\s*[\])]", re.IGNORECASE)
_ID = re.compile(r"P\d+")
_NAMED = re.compile(r"\W*(?:PASSAGE\s+)?(P\d+)\W*")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that a reader doesn't see, or that turn the direction of those he sees."""

_LABEL_WORDS = 9
_QUOTED = 60


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class DraftedSentence(_Wire):
    """A Sentence on the wire."""

    text: str
    passages: list[str]


class DraftReply(_Wire):
    """The reply to ``draft``."""

    sentences: list[DraftedSentence]


class MergeReply(_Wire):
    """The reply to ``merge``."""

    sentence_ids: list[str]


class LabelReply(_Wire):
    """The reply to ``label``."""

    label: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The Sentences of a reply, and in words what was dropped from it."""

    sentences: tuple[Sentence, ...]
    failures: tuple[str, ...] = ()


_Reply = TypeVar("_Reply", bound=_Wire)


def _parse(reply: type[_Reply], text: str) -> _Reply:
    try:
        return reply.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "reply"
        raise ModelReplyUnreadable(f"the reply is not the JSON asked for: {where}: {first['msg']}") from error


def read_draft(text: str, shown: Sequence[Shown], ids: Iterable[str]) -> Reading:
    """The Sentences of a ``draft`` reply, with ids from ``ids`` and a Citation for every Passage named.

    An id that was not shown is dropped and told; a Sentence left without any goes on without Citation, so that the
    Verifier refuses it in the open. Empty and repeated Sentences are dropped.

    Raises:
        ModelReplyUnreadable: ``text`` is not the JSON asked for.
    """
    sentences: list[Sentence] = []
    failures: list[str] = []
    said: set[str] = set()
    numbers = iter(ids)
    for drafted in _parse(DraftReply, text).sentences:
        sentence, told = _sentence(drafted, shown)
        if not sentence.text or sentence.text.casefold() in said:
            continue
        said.add(sentence.text.casefold())
        failures.extend(told)
        sentences.append(Sentence(next(numbers), sentence.text, sentence.citations))
    return Reading(tuple(sentences), tuple(failures))


def read_repair(text: str, shown: Sequence[Shown], failed: Sentence) -> Reading:
    """The mended Sentence under the id of ``failed``; none where it was given up or comes back unchanged.

    Raises:
        ModelReplyUnreadable: ``text`` is not the JSON asked for.
    """
    sentence, told = _sentence(_parse(DraftedSentence, text), shown)
    unchanged = sentence.text == failed.text and set(sentence.citations) <= set(failed.citations)
    if not sentence.text or unchanged:
        return Reading((), told)
    return Reading((Sentence(failed.id, sentence.text, sentence.citations),), told)


def read_merge(text: str, known: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The short ids that a ``merge`` reply keeps, in its order and once each, and what was dropped from it.

    Raises:
        ModelReplyUnreadable: ``text`` is not the JSON asked for, or it keeps nothing that is known.
    """
    asked = dict.fromkeys(label.strip() for label in _parse(MergeReply, text).sentence_ids)
    kept = tuple(label for label in asked if label in known)
    if not kept:
        raise ModelReplyUnreadable("the reply keeps no sentence that it was shown")
    invented = [label for label in asked if label not in known]
    return kept, tuple(f"the merge names a sentence {label!r} that there is not" for label in invented)


def read_label(text: str, shown: Sequence[Shown], keywords: Sequence[str]) -> str:
    """The name that a ``label`` reply gives; empty where it uses a word or number that was not shown, or is too long.

    A heading stands in a Brief unchecked, so it may only be made of the sources' own words.

    Raises:
        ModelReplyUnreadable: ``text`` is not the JSON asked for.
    """
    label = _visible(plain(_parse(LabelReply, text).label)).strip(" .\"'“”")
    own = {word.stem for one in shown for word in words(one.text)}
    own |= {word.stem for word in words(" ".join(keywords))}
    foreign = [word for word in words(label) if not word.stop and word.stem not in own]
    return "" if foreign or not 0 < count_words(label) <= _LABEL_WORDS else label


def _sentence(drafted: DraftedSentence, shown: Sequence[Shown]) -> tuple[Sentence, tuple[str, ...]]:
    by_label: Mapping[str, Shown] = {one.label: one for one in shown}
    named = dict.fromkeys(_plain_id(label) for label in drafted.passages)

    def unmarked(mark: re.Match[str]) -> str:
        """Take off what repeats the ids of ``passages``; other words in brackets stay."""
        return "" if set(_ID.findall(mark.group().upper())) <= set(named) else mark.group()

    text = _visible(plain(_MARKS.sub(unmarked, drafted.text)))
    citations = tuple(_citation(by_label[label]) for label in named if label in by_label)
    invented = [label for label in named if label not in by_label]
    if not invented:
        return Sentence("", text, citations, NOT_CHECKED), ()
    told = f"the model cited {', '.join(invented)}, which it was not shown, for “{_short(text)}”"
    return Sentence("", text, citations, NOT_CHECKED), (told,)


def _visible(text: str) -> str:
    """``text`` on one line, without hidden characters."""
    return " ".join(_HIDDEN.sub("", text).split())


def _plain_id(label: str) -> str:
    match = _NAMED.fullmatch(label.upper())
    return match[1] if match else label.strip()[:_QUOTED]


def _citation(shown: Shown) -> Citation:
    return cite(shown.cleaned, shown.passage.id, shown.span)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
