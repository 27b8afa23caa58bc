"""Who said it: speaker, verb of saying and content, by rules over one clause at a time."""

import re
from dataclasses import dataclass
from itertools import pairwise

from service.domain.spans import Span
from service.text.saying import BARE, BEFORE_NOUN, NEEDS_THAT, NOUNS, STANCE, Stance


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement with its speaker. ``speaker`` is None where none is named; ``content`` is what is said."""

    speaker: Span | None
    verb: Span
    content: Span
    stance: Stance = Stance.SAID


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
_PARTICIPLES = frozenset("saying adding warning claiming".split())
_AFTER_CONTENT = re.compile(r"[,!?…][\"”’']?\s*$|[\"”]\s*$")
_THAT_NEXT = re.compile(r"\s+(?:that|the\sfollowing)\b")
_QUOTED_BEFORE = re.compile(r"[,!?.…][\"”’']\s*$|[\"”]\s*,?\s*$")
_SAYS_ON = re.compile(r"\s+that\b|\s*,?\s*[:\"“]")
_TAIL = re.compile(
    r"(?:\s(?:reporters|journalists|parliament|lawmakers|the\s(?:council|court|committee|paper|newspaper|agency)))?\s*(?:[.!?]|$|,\s*[\"“]?|(?:today|yesterday|last|this|late|early|on|in|at|as|after|when|during|following|before|while)\b)"
)
_THAT = re.compile(
    r"\s+(?:[^.;:\"“]{0,60}?\s)?that\b|(?:\s[^.;:\"“]{0,30})?,\sciting\s[^.;:\"“]{0,120}?,\sthat\b|\s*,?\s*[:\"“]"
)
_TAKES_OBJECT = re.compile(r"\s+(?:to|about|of|by|in|on|for|against|over|with|as|from)\b")
_NOT_FINITE = re.compile(r"\b(?:to|be|been|being|not|was|were|is|are)\s$")
_SPEAKER_END = re.compile(r"[,;:.](?=\s|$|[\"”])|\bwhich\b|\bwho\b")
_BRACKET = re.compile(r"\s\([^()]*\)\s*$")
_LEAST_BEFORE = 3
_LEAST_AFTER = 2
_MOST_SPEAKER = 14
_PRONOUN = re.compile(r"^(?:he|she|they|it|we|i|who|him|her|them)$", re.IGNORECASE)
_SENTENCE_EDGE = re.compile(
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bCol\.)(?<!\bProf\.)(?<!\b[ap]\.m\.)"
    r"(?<=[^.\s][^.\s][.!?])[\"”’']?\s+(?=[\"“‘]?[A-Z])|\n+"
)


def _spans_of_sentences(text: str) -> list[tuple[int, int]]:
    edges = [0, *(match.end() for match in _SENTENCE_EDGE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if start < end]


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
        if match.group()[0].isupper() and match.start() > start and lower != "according":
            continue  # "the United States" states nothing
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
    stop = _SPEAKER_END.search(text, cue.end(), end)
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
    bracket = _BRACKET.search(text[start:end])
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
    return phrase if len(phrase) and len(phrase.of(text).split()) <= _MOST_SPEAKER else None


def _said(text: str, start: int, end: int, match: re.Match[str], stance: Stance) -> Attribution | None:
    """The attribution of the verb at ``match`` in the sentence from ``start`` to ``end``."""
    verb = Span(*match.span())
    before, after = text[start : verb.start], text[verb.end : end]
    lower = match.group().lower()
    if _AFTER_CONTENT.search(before) and lower not in _PARTICIPLES:
        inverted = _inverted(text, start, end, verb, stance)
        if inverted is not None:
            return inverted
    speaker = _left_speaker(text, start, verb.start)
    content = _content_before(text, start, speaker, after)
    if content is not None:
        return Attribution(speaker, verb, content, stance)
    if lower in NOUNS and BEFORE_NOUN.search(before):
        return None
    that = _THAT.match(after)
    if that is None and (_TAKES_OBJECT.match(after) or (lower in NEEDS_THAT and lower not in BARE)):
        return None
    if lower != "said" and _NOT_FINITE.search(before):
        return None
    content = _trim(text, verb.end, end)
    if content is None or len(content.of(text).split()) < _LEAST_AFTER:
        return None
    return Attribution(speaker, verb, content, stance)


def _inverted(text: str, start: int, end: int, verb: Span, stance: Stance) -> Attribution | None:
    """``“…,” said the minister``: the content before, the speaker after the verb."""
    who = _RIGHT_SPEAKER.match(text, verb.end, end)
    content = _trim(text, start, verb.start)
    if (
        who is None
        or content is None
        or _NO_SPEAKER.match(who["who"])
        or _THAT_NEXT.match(text, verb.end, end)
    ):
        return None
    before = text[start : verb.start]
    apposed = before.rstrip().endswith(",") and '"' not in before and "”" not in before
    if apposed and is_pronoun(who["who"].split()[0]):
        return None
    return Attribution(Span(*who.span("who")), verb, content, stance)


def _content_before(text: str, start: int, speaker: Span | None, after: str) -> Span | None:
    """``“…,” the minister said``: the content before the speaker; None where the content follows the verb."""
    if speaker is None:
        return None
    before = text[start : speaker.start]
    content = _trim(text, start, speaker.start)
    if content is None:
        return None
    if _QUOTED_BEFORE.search(before) and _SAYS_ON.match(after) is None:
        return content
    closes = (
        _TAIL.match(after) is not None
        and _THAT.match(after) is None
        and any(mark in before for mark in '",”')
    )
    return content if closes and len(content.of(text).split()) >= _LEAST_BEFORE else None


def is_pronoun(phrase: str) -> bool:
    """Whether a speaker's phrase is a pronoun, which names nobody by itself."""
    return _PRONOUN.match(phrase.strip()) is not None
