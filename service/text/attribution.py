"""Who said it: speaker, verb of saying and content, by rules over one clause at a time."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.domain.spans import Span


class Stance(StrEnum):
    """How far the reporter stands behind what is reported."""

    SAID = "said"
    CLAIMED = "claimed"
    """The speaker's own view: claimed, argued, warned, accused, suggested, believes."""
    FOUND = "found"
    """Confirmed, announced, found, showed: the saying makes it so, or rests on evidence."""
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement with its speaker. ``speaker`` is None where none is named; ``content`` is what is said."""

    speaker: Span | None
    verb: Span
    content: Span
    stance: Stance = Stance.SAID


_VERBS: dict[Stance, str] = {
    Stance.SAID: "said says saying told tells stated states added adds noted notes commented comments remarked explained explains wrote writes tweeted tweets "
    "replied responded recalled described reported reports testified quoted according",
    Stance.CLAIMED: "claimed claims claiming alleged alleges alleging asserted asserts argued argues arguing warned warns warning suggested suggests insisted insists maintained maintains "
    "contended contends believes believed thinks accused accuses accusing charged predicted predicts speculated estimated estimates hinted implied feared fears hopes "
    "hoped expects expected urged urges vowed vows stressed stresses emphasized emphasised emphasizes emphasises called complained criticised criticized",
    Stance.FOUND: "confirmed confirms announced announces announcing found finds showed shows revealed reveals acknowledged acknowledges admitted admits conceded concedes "
    "concluded concludes declared declares disclosed pointed ruled heard clarified",
    Stance.DENIED: "denied denies denying dismissed dismisses rejected rejects disputed disputes refuted",
}
STANCE = {verb: stance for stance, verbs in _VERBS.items() for verb in verbs.split()}
_NOUNS = frozenset("claims reports warning warnings states notes comments hopes fears estimates".split())
_BEFORE_NOUN = re.compile(
    r"\b(?:the|his|her|their|its|these|those|such|any|as|of|denied|denies|rejected|rejects|dismissed|dismisses|made|over|with|about|by|despite|no|and|from)\s(?:\S+\s){0,2}$",
    re.IGNORECASE,
)
_NEEDS_THAT = frozenset(
    """described reported reports called charged estimated estimates found finds showed shows ruled heard pointed states notes comments fears hopes expected expects
    believed quoted urged urges dismissed dismisses rejected rejects disputed disputes disclosed declared declares announced announces revealed reveals concluded
    concludes claims stressed stresses emphasized emphasises emphasizes emphasised suggested suggests warning feared hoped thinks accused accuses accusing complained
    criticised criticized vowed vows confirmed confirms admitted admits acknowledged acknowledges states estimates refuted recalled believes""".split()
)
_ADVERBS = r"(?:\s(?:also|later|earlier|further|previously|reportedly|publicly|repeatedly|then|now|has|have|had|is|was|were|have\salso|has\salso|had\salso|had\spreviously|has\srepeatedly|have\srepeatedly|recently|again|only|once|simply|yesterday|today|\w+ly))*"
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(STANCE, key=len, reverse=True))})\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_LEFT_STOP = re.compile(
    r"[,;:.!?\"“”«»—–(]|\s-\s|\b(?:that|but|because|which|while|although|when|after|before|as|if)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(rf"{_ADVERBS}\s*$", re.IGNORECASE)
_JOINED = re.compile(
    r"^(?:and|but|so|yet|then|meanwhile|however|earlier|later|also|still|and then)\s+", re.IGNORECASE
)
_RIGHT_SPEAKER = re.compile(
    r"\s+(?P<who>(?:(?:the|a|an|its|his|her|their|one)\s)?(?:[A-Z][\w.'’-]*|[a-z][\w'’-]*)(?:\s(?!on\b|in\b|at\b|after\b|as\b|that\b|when\b|during\b|to\b|by\b)[\w.'’-]+){0,5})"
)
_NO_SPEAKER = re.compile(
    r"(?:on|in|at|after|as|when|during|to|by|about|of|for|from|with|there|it|that|this|if|how|why|what|while|because|but|and|so|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|has|have|had|is|was|were|are|will|would|could|should|a lot|more|no|not)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:he|she|they|it|we|i|who|him|her|them)$", re.IGNORECASE)
_SENTENCE_EDGE = re.compile(
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bCol\.)(?<!\bProf\.)(?<!\b[ap]\.m\.)"
    r"(?<=[^.\s][^.\s][.!?])[\"”’']?\s+(?=[\"“‘]?[A-Z])|\n+"
)


def _spans_of_sentences(text: str) -> list[tuple[int, int]]:
    edges = [0]
    for match in _SENTENCE_EDGE.finditer(text):
        edges.append(match.end())
    edges.append(len(text))
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if a < b]


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ',;:—–-"“”«»'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:—–-"“”«»'):
        end -= 1
    return Span(start, end) if end > start else None


def attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of ``text`` in order of their verbs, offsets from 0; at most one for each verb of saying."""
    found: list[Attribution] = []
    for start, end in _spans_of_sentences(text):
        found.extend(_of_sentence(text, start, end))
    return tuple(found)


def _of_sentence(text: str, start: int, end: int) -> list[Attribution]:
    found: list[Attribution] = []
    for match in _VERB.finditer(text, start, end):
        lower = match.group().lower()
        stance = STANCE[lower]
        if lower == "according":
            attribution = _according(text, start, end, match.start())
        else:
            attribution = _said(text, start, end, match, stance)
        if attribution is not None:
            found.append(attribution)
    return found


def _according(text: str, start: int, end: int, position: int) -> Attribution | None:
    cue = _ACCORDING.match(text, position, end)
    if cue is None:
        return None
    stop = re.compile(r"[,;:.](?=\s|$|[\"”])|\bwhich\b|\bwho\b").search(text, cue.end(), end)
    until = stop.start() if stop else end
    speaker = _trim(text, cue.end(), until)
    if not text[start:position].strip(" \"“'‘"):
        content = _trim(text, until, end)
    else:
        content = _trim(text, start, position)
    if content is None:
        return None
    return Attribution(speaker, Span(position, cue.end()), content)


def _left_speaker(text: str, start: int, position: int) -> Span | None:
    """The noun phrase that ends right before ``position``, past an apposition between commas."""
    end = position
    trail = _TRAIL.search(text, start, end)
    if trail:
        end = trail.start()
    bracket = re.search(r"\s\([^()]*\)\s*$", text[start:end])
    if bracket:
        end = start + bracket.start()
    apposed = end > start and text[:end].rstrip().endswith(",")
    if apposed:
        end = len(text[:end].rstrip()) - 1
        comma = text.rfind(",", start, end)
        if comma < 0:
            return None
        end = comma
    edge = start
    for stop in _LEFT_STOP.finditer(text, start, end):
        edge = stop.end()
    phrase = _trim(text, edge, end)
    if phrase is None or _VERB.search(text, phrase.start, phrase.end):
        return None
    joined = _JOINED.match(text[phrase.start : phrase.end])
    if joined:
        phrase = Span(phrase.start + joined.end(), phrase.end)
    who = re.search(r"\s(?:who|which)$", text[phrase.start : phrase.end])
    if who:
        phrase = Span(phrase.start, phrase.start + who.start())
    return phrase if len(phrase) and len(phrase.of(text).split()) <= 14 else None


def _said(text: str, start: int, end: int, match: re.Match[str], stance: Stance) -> Attribution | None:
    lower = match.group().lower()
    verb = Span(*match.span())
    after = text[verb.end : end]
    before = text[start : verb.start]
    # "… ," said the minister / "…", the minister said.
    if re.search(r"[,!?…][\"”’']?\s*$|[\"”]\s*$", before) and lower not in (
        "saying",
        "adding",
        "warning",
        "claiming",
    ):
        who = _RIGHT_SPEAKER.match(text, verb.end, end)
        if (
            who
            and _NO_SPEAKER.match(who["who"]) is None
            and re.match(r"\s+(?:that|the\sfollowing)\b", after) is None
        ):
            left = _trim(text, start, verb.start)
            if left is not None:
                phrase = Span(who.start("who"), who.end("who"))
                comma_subject = re.search(r",\s*$", before) and not re.search(r"[\"”]", before)
                if not (comma_subject and re.match(r"\s+(?:it|there|he|she|they)\b", after)):
                    return Attribution(phrase, verb, left, stance)
    speaker = _left_speaker(text, start, verb.start)
    if speaker is not None and re.search(r"[,!?.…][\"”’']\s*$|[\"”]\s*,?\s*$", text[start : speaker.start]):
        content = _trim(text, start, speaker.start)
        if content is not None and re.match(r"\s+that\b|\s*,?\s*[:\"“]", after) is None:
            return Attribution(speaker, verb, content, stance)
    tail = re.match(r"\s*(?:[.!?]|$|,\s*[\"“]?|on\s\w+\s*[.,]|in\s)", after)
    quoted_before = re.search(r"[\"”,]", text[start : (speaker.start if speaker else verb.start)])
    if tail and quoted_before and speaker is not None:
        content = _trim(text, start, speaker.start)
        if content is not None and len(content.of(text).split()) >= 3:
            return Attribution(speaker, verb, content, stance)
    if lower in _NOUNS and _BEFORE_NOUN.search(before):
        return None
    needs_that = lower in _NEEDS_THAT
    that = re.match(r"\s+(?:[^.;:\"“]{0,60}?\s)?that\b|\s*,?\s*[:\"“]|\s*,\s*[\"“]", after)
    if (
        needs_that
        and that is None
        and lower
        not in (
            "accused",
            "accuses",
            "believes",
            "suggests",
            "suggested",
            "warns",
            "claims",
            "thinks",
            "vowed",
            "vows",
        )
    ):
        return None
    content = _trim(text, verb.end, end)
    if content is None or len(content.of(text).split()) < 2:
        return None
    if re.match(r"\s+(?:to|about|of|by|in|on|for|against|over|with|as|from)\b", after) and that is None:
        return None
    if re.search(r"\b(?:to|be|been|being|not|was|were|is|are)\s$", before) and lower not in ("said",):
        return None
    return Attribution(speaker, verb, content, stance)


def is_pronoun(phrase: str) -> bool:
    """Whether a speaker's phrase is a pronoun, which names nobody by itself."""
    return _PRONOUN.match(phrase.strip()) is not None
