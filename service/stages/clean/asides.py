"""Sentences that a page speaks to its reader, or to programs that read it, inside its paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.articles import Reason, Role
from service.domain.spans import Span
from service.stages.clean.units import Unit


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
    r"^[\s>*•▪–—-]*(?:you see,|pro tips?\b|(?:quick |hot |expert )?tips?:|fun fact\b|did you know\b|what do you think\b|(?:please )?(?:share|leave|drop|tell us|let us know|let me know)\b.{0,40}\b(?:thoughts|opinion|comments?|below|think|know)\b|stay tuned\b|"
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
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:ve|m|d|ll)|my)\b")
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,2000}[”\"]")


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


def is_instruction(sentence: str) -> bool:
    """Whether ``sentence`` is addressed to a program that reads it; a report of such words, in quotation marks, is not."""
    lower = sentence.lower()
    hinted = any(hint in lower for hint in _HINTS)
    match = _INSTRUCTION_AT_START.match(sentence) or (
        _INSTRUCTION_ANYWHERE.search(sentence) if hinted else None
    )
    if match is None:
        return False
    quoted = _PLAIN_TALK.search(sentence[: match.start()]) is not None
    return not (quoted and _SPEAKER.search(_unquoted(sentence)))


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
        _TO_READER.search(sentence) is not None
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
    bodies = [
        s.shift(-span.start).of(text)
        if s.start < span.start
        else text[s.start - span.start : s.end - span.start]
        for s in sentences
    ]
    labels: list[Role | Reason] = []
    obeying = False
    for at, body in zip(sentences, bodies, strict=True):
        obeying = obeying or is_instruction(body)
        if obeying:
            labels.append(Reason.INSTRUCTION)
        elif (
            what in {Role.BODY, Role.LIST_ITEM}
            and not _inside_quotation(text, span, at)
            and _is_aside(body, authored=authored)
        ):
            labels.append(Reason.ASIDE)
        else:
            labels.append(what)
    opens = labels[0] is Reason.ASIDE and (_AUTHOR.match(bodies[0]) or _ASIDE.match(bodies[0]))
    rest = " ".join(bodies[1:])
    if opens and not _SPEAKER.search(rest) and not _QUOTED.search(rest):
        short = _ASIDE.match(bodies[0]) is None or ":" in bodies[0][:20]
        if short:
            labels = [Reason.ASIDE if label is what else label for label in labels]
    pieces: list[Cut] = []
    for index, label in enumerate(labels):
        start = span.start if index == 0 else sentences[index].start
        end = span.end if index == len(labels) - 1 else sentences[index].end
        if pieces and pieces[-1].what is label:
            last = pieces.pop()
            pieces.append(Cut(Span(last.span.start, end), label, (*last.sentences, Span(start, end))))
        else:
            pieces.append(Cut(Span(start, end), label, (Span(start, end),)))
    return [piece if isinstance(piece.what, Role) else Cut(piece.span, piece.what, ()) for piece in pieces]
