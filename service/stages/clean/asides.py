"""Sentences that a page speaks to its reader, or to programs that read it, inside its paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.articles import Reason, Role
from service.domain.spans import Span
from service.stages.clean.units import Unit
from service.stages.clean.vocabulary import holds


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a unit with what it is; ``sentences`` are the spans of its sentences in the Article's text."""

    span: Span
    what: Role | Reason
    sentences: tuple[Span, ...]


_MACHINE = r"(?:AI|A\.I\.|LLM|chat ?bot|language model|artificial intelligence|automated|machine)s?(?: (?:assistants?|systems?|models?|agents?|tools?|readers?|summari[sz]ers?|bots?|programs?))?\b"
_INSTRUCTION_AT_START = re.compile(
    rf"\W*(?:(?:(?:important )?(?:note|notice|message|instructions?|attention) (?:to|for) )?(?:all |any )?{_MACHINE}\s*(?:,|:|reading\b|(?:that|which|who)\b[^.!?\n]{{0,60}}\b(?:must|should|shall)\b|(?:must|should|shall|are (?:asked|instructed|required|told)|need to|have to|please)\b)|"
    r"(?:summari[sz]ers?|assistants?|bots|crawlers|scrapers|whoever summari[sz]es this|any (?:model|program|system|assistant) (?:that|which)?)\b[^.!?\n]{0,60}\b(?:must|should|shall)\b|"
    r"(?:you are|act as|pretend to be|from now on,? you)\b[^.!?\n]{0,40}\b(?:AI|assistant|language model|chat ?bot|summari[sz]er|GPT)\b|"
    r"(?:system|assistant|user|developer)(?: prompt| message| override)?\s*:\s|(?:instruction|system|response)s?\s*:?\s*$|"
    r"(?:when|while|in) (?:summari[sz]ing|citing|quoting|rewriting|processing) (?:this|the) (?:article|page|text|document|story|content)\b|"
    r"(?:respond|reply|answer|output)(?: only)? with\b)",
    re.IGNORECASE,
)
_INSTRUCTION_ANYWHERE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|guidelines|system message|context)\b(?! of\b)|"
    r"\b(?:ignore|disregard|forget) (?:everything|anything|all)\b[^.!?\n]{0,20}\b(?:above|before|prior|previous|you (?:were|have been) told)\b|"
    r"\b(?:if|since|as) you(?: are|['’]re) an? (?:AI|LLM|A\.I\.|large language model|language model|assistant|chat ?bot|summari[sz]er|automated system|bot|program)\b|"
    r"\b(?:AI|LLM|language model|chat ?bot) (?:assistants?|systems?|models?|readers?|summari[sz]ers?|tools?|agents?) (?:reading|processing|summari[sz]ing) this\b|"
    r"<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]|<</?SYS>>|"
    r"\b(?:do not|don['’]t|never) (?:summari[sz]e|cite|quote|mention) (?:this|any of|anything|the rest|other)\b[^.!?\n]{0,40}\b(?:instead|article|page|source|summary)\b|"
    r"\b(?:in|to) your (?:summary|response|reply|output|answer|brief|briefing)\b|[\U000e0020-\U000e007f]{3,}",
    re.IGNORECASE,
)
_HINTS = (
    "ignore",
    "disregard",
    "forget",
    "overrid",
    "bypass",
    " you are",
    " you're",
    " you’re",
    "ing this",
    "<",
    "inst]",
    "do not ",
    "don't ",
    "don’t ",
    "never ",
    "your ",
    "\U000e0065",
)
_PLAIN_TALK = re.compile(r"[“\"‘'][^”\"’']*$")
_SPEAKER = re.compile(
    r"\baccording to\b|\b(?:said|says|told|stated|announced|reported|reports|confirmed|warned|noted|added|argued|explained|estimates?|showed|found that|citing|data from|survey|testified)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^[\s>*•▪–—-]*(?:you see,|pro tips?\b|(?:quick |hot |expert )?tips?:|fun fact\b|did you know\b|what do you think\b|tell us\b|write to (?:us|the editor)\b|(?:have you )?got a (?:tip|story)\b|did you (?:like|enjoy|find) this\b|(?:liked|enjoyed) (?:this|what)\b|recommend us\b|have your say\b|(?:please )?(?:share|leave|drop|tell us|let us know|let me know)\b.{0,40}\b(?:thoughts|opinion|comments?|below|think|know)\b|stay tuned\b|"
    r"(?:let['’]s|let us) (?:dive|take a (?:closer )?look|explore|break (?:it|this) down|unpack|delve|get started|find out)\b|(?:keep|bear) in mind\b|as you (?:can see|may know|might know|probably know)\b|if you(?:['’]re| are| want| enjoyed| liked| found| have any)\b|"
    r"here['’]s (?:what you need to know|everything you need|why (?:it|this) matters to you)\b|imagine\b.{0,80}\byou\b|think of it\b|consider (?:scenario|your|how you|diversif|subscrib|consult)\w*|(?:thanks|thank you) for reading\b|we hope (?:you|this)\b|feel free to\b|"
    r"in this (?:article|post|blog|guide), (?:we|i|you)\b|(?:read|scroll) on to\b|keep reading\b|disclaimer\b)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"^[\s>*•▪–—-]*(?:I['’]ve (?:found|noticed|seen|learned|observed|always)|I have (?:found|noticed|learned|observed)|in my (?:experience|opinion|view)|from my (?:experience|perspective)|I (?:believe|think|find|recommend|suggest|personally)|personally, I|as I['’]ve)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\byour (?:business|association|organi[sz]ation|company|team|portfolio|strategy|audience|brand|readers?|investments?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"I(?<!\wI)\b|my(?<!\wmy)\b")
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,2000}[”\"]")


_MAY_HOLD_ASIDES = frozenset({Role.BODY, Role.LIST_ITEM})


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" ", text)


def speaks_as_author(units: Sequence[Unit]) -> bool:
    """Whether the Article is written in the first person throughout, so that "I have found" is its own report."""
    spoken = sum(
        1
        for unit in units
        if unit.role is Role.BODY
        and _FIRST_PERSON.search(unit.text)
        and _FIRST_PERSON.search(_unquoted(unit.text))
    )
    return spoken >= 3


def instruction_at(sentence: str) -> int | None:
    """Where in ``sentence`` words addressed to a program that reads it begin; None where there are none.

    A report of such words, in quotation marks and with a speaker, is none. What stands before them is theirs too,
    unless it is a sentence of its own that the splitter did not part from them.
    """
    match = _INSTRUCTION_AT_START.match(sentence)
    if match is None:
        lower = sentence.lower()
        match = _INSTRUCTION_ANYWHERE.search(sentence) if holds(lower, _HINTS) else None
    if match is None:
        return None
    before = sentence[: match.start()]
    if _PLAIN_TALK.search(before) and _SPEAKER.search(_unquoted(sentence)):
        return None
    return match.start() if before.rstrip().endswith((".", "!", "?", "”", '"')) else 0


def is_instruction(sentence: str) -> bool:
    """Whether ``sentence`` holds words addressed to a program that reads it."""
    return instruction_at(sentence) is not None


def _inside_quotation(text: str, span: Span, sentence: Span) -> bool:
    """Whether ``sentence`` of the unit ``text`` begins inside quotation marks that opened before it."""
    before = text[: sentence.start - span.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _is_aside(sentence: str, *, authored: bool) -> bool:
    if _ASIDE.match(sentence) and not _SPEAKER.search(sentence):
        return True
    if authored:
        return False
    if _AUTHOR.match(sentence):
        return True
    return (
        ("your" in sentence or "Your" in sentence or "YOUR" in sentence)
        and _TO_READER.search(sentence) is not None
        and not _SPEAKER.search(sentence)
        and "“" not in sentence
        and '"' not in sentence
    )


def cut(
    span: Span, what: Role | Reason, sentences: Sequence[Span], text: str, *, authored: bool
) -> list[Cut]:
    """Part a unit (``text``, standing at ``span``) where some of its ``sentences`` are instructions or asides.

    What follows an instruction in the same unit goes with it. A paragraph that opens with "I have found" is the
    page's own voice to its end, unless somebody is named for what it says.
    """
    if what in {Reason.INSTRUCTION, Reason.MARKUP}:
        return [Cut(span, what, ())]
    if isinstance(what, Reason):
        return [Cut(span, Reason.INSTRUCTION if is_instruction(text) else what, ())]
    parts: list[tuple[Span, Role | Reason]] = []
    for sentence in sentences:
        if parts and parts[-1][1] is Reason.INSTRUCTION:
            parts.append((sentence, Reason.INSTRUCTION))
            continue
        body = text[sentence.start - span.start : sentence.end - span.start]
        at = instruction_at(body)
        if at is None:
            aside = what in _MAY_HOLD_ASIDES and _is_aside(body, authored=authored)
            aside = aside and not _inside_quotation(text, span, sentence)
            parts.append((sentence, Reason.ASIDE if aside else what))
            continue
        if at:
            parts.append((Span(sentence.start, sentence.start + len(body[:at].rstrip())), what))
        parts.append((Span(sentence.start + at, sentence.end), Reason.INSTRUCTION))
    if parts[0][1] is Reason.ASIDE and _is_aside_throughout(text, parts[0][0], span):
        parts = [(part, Reason.ASIDE if label is what else label) for part, label in parts]
    return _joined(span, parts)


def _is_aside_throughout(text: str, first: Span, span: Span) -> bool:
    """Whether a paragraph whose first sentence is an aside goes on as one: nobody is named for what it says."""
    opening, rest = text[: first.end - span.start], text[first.end - span.start :]
    if _SPEAKER.search(rest) or _QUOTED.search(rest):
        return False
    if _AUTHOR.match(opening):
        return True
    return _ASIDE.match(opening) is not None and (":" in opening[:20] or len(text.split()) <= 25)


def _reaching(span: Span, parts: Sequence[tuple[Span, Role | Reason]]) -> tuple[Span, ...]:
    spans = [part for part, _ in parts]
    spans[0] = Span(span.start, spans[0].end)
    spans[-1] = Span(spans[-1].start, span.end)
    return tuple(spans)


def _joined(span: Span, parts: Sequence[tuple[Span, Role | Reason]]) -> list[Cut]:
    """The parts, neighbours of one kind made one piece; the first and last reach to the edges of ``span``."""
    if len({label for _, label in parts}) == 1:
        what = parts[0][1]
        return [Cut(span, what, _reaching(span, parts) if isinstance(what, Role) else ())]
    pieces: list[Cut] = []
    for index, (part, label) in enumerate(parts):
        start = span.start if index == 0 else part.start
        end = span.end if index == len(parts) - 1 else part.end
        own = (Span(start, end),) if isinstance(label, Role) else ()
        if pieces and pieces[-1].what is label:
            last = pieces.pop()
            pieces.append(Cut(Span(last.span.start, end), label, (*last.sentences, *own)))
        else:
            pieces.append(Cut(Span(start, end), label, own))
    return pieces
