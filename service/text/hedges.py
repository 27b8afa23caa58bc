"""Hedges and negations, each with the stretch that it governs."""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.domain.spans import Span


class HedgeKind(StrEnum):
    """How a Hedge weakens what it governs."""

    POSSIBILITY = "possibility"
    FUTURE = "future"
    PLAN = "plan"
    ATTEMPT = "attempt"
    REPORT = "report"
    BELIEF = "belief"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that keeps a statement from being plain fact. ``scope`` is the stretch that it governs."""

    span: Span
    kind: HedgeKind
    scope: Span


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that turns a statement into its opposite. ``scope`` is the stretch that it governs."""

    span: Span
    scope: Span


_BE = r"(?:is|are|was|were|be|been|being|'s|'re|’s|’re)"
_ADVERB = (
    r"(?:\s(?:now|also|still|widely|currently|already|soon|reportedly|not|being|been|generally|both|all))?"
)
_CUES: tuple[tuple[HedgeKind, str], ...] = (
    (
        HedgeKind.POSSIBILITY,
        r"may(?!\s\d)|might|could|can|possibly|perhaps|maybe|potentially|probably|likely|unlikely|presumably|conceivably",
    ),
    (
        HedgeKind.PLAN,
        (
            rf"{_BE}{_ADVERB}\s(?:set|due|scheduled|slated|poised|expected|planned|intended|hoping|aiming|preparing|planning|ready|about|likely|unlikely|supposed|tipped|bound|looking|forecast|projected|predicted|anticipated|on\s(?:course|track))\sto"
            r"|(?:is|are|was|were)\sto(?=\s[a-z])|(?:set|due|scheduled|slated|poised|expected|planned|intended)\sto"
            r"|(?:plan|intend|hope|expect|aim|prepare|propose|promise|pledge|vow|agree|want|wish|threaten|offer)(?:s|d|ed|es|ned|ning|ing)?\sto"
            r"|propos(?:es|ed|ing)\sto|prepar(?:es|ed|ing)\sto|would\slike\sto"
            r"|(?:plans?|proposals?|intention|bid|efforts?|moves?|talks)\s(?:to|for)"
        ),
    ),
    (HedgeKind.FUTURE, r"will|shall|won['’]t|\w+['’]ll|(?:is|are|was|were)\s(?:not\s)?going\sto|would"),
    (
        HedgeKind.ATTEMPT,
        r"(?:try|tries|tried|trying|attempt(?:s|ed|ing)?|seek(?:s|ing)?|sought|struggl(?:e|es|ed|ing))\sto|attempt(?:s|ed)?\sat",
    ),
    (
        HedgeKind.REPORT,
        (
            rf"reportedly|allegedly|purportedly|supposedly|ostensibly|apparently|{_BE}\s(?:alleged|reported|said|claimed|rumou?red|understood)\sto"
            r"|alleged|suspected|unconfirmed|so-called|rumou?red"
        ),
    ),
    (
        HedgeKind.BELIEF,
        rf"{_BE}{_ADVERB}\s(?:believed|thought|feared|considered|presumed|seen)\sto|(?:seem|appear)(?:s|ed)?\sto|(?:believe|suspect|fear|think|doubt)(?:s|d|ed)?\s(?:that\s)?|thought\sthat",
    ),
    (
        HedgeKind.CONDITION,
        r"if|unless|(?<!at\s)once(?=\s(?:it|they|he|she|the|a|an|all|its|their)\b)|subject\sto|provided\sthat|as\slong\sas|on\scondition(?:\sthat)?|in\scase|should\sit|whether|in\sthe\sevent\sof",
    ),
)
_HEDGE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{kind}>(?:{pattern})(?!\\w))" for kind, pattern in _CUES) + ")",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not(?!\sonly\b)|cannot|\w+n['’]t(?!\sonly\b)|n['’]t|never|no(?!\.|\s?,|\sdoubt\b|\slonger\sthan\b)|none|nobody|nothing|neither|nor|without|hardly|scarcely|barely"
    r"|den(?:y|ies|ied|ying)(?!\s(?:(?:any|the|all|such)\s)?(?:notions?|ideas?|suggestions?|claims?|allegations?|reports?)\s)|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)\sto|fail(?:s|ed|ing|ure)?\sto|(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying))\s(?:(?:any|the|all|such|as\s\w+)\s)?"
    r"(?:notions?|ideas?|suggestions?|claims?|allegations?|possibility|prospect|speculation|reports?)\s(?:that|of)|reject(?:s|ed|ing)?|"
    r"rul(?:e|es|ed|ing)\sout"
    r"|lack(?:s|ed|ing)?(?:\sof)?|(?<!\bas\s)yet\sto(?=\s[a-z])|unable\sto|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|stop(?:s|ped)\sshort\sof|far\sfrom|instead\sof|rather\sthan|nowhere)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:!?](?=[\"”’']?(?:\s|$))|[,–—]|\s-\s|\b(?:but|although|though|while|whereas|because|which|who|that|so|after|before|when|and\s(?:he|she|it|they|the|has|have|will|was|were|is|are))\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s+(?:[\w'’-]+\s){0,7}?that\b", re.IGNORECASE)
_THIS = re.compile(r"\s+(?:this|that|it|them|both|all)(?=\s(?:and|but)\b)", re.IGNORECASE)
_DENYING = ("de", "di")
_SENTENCE_END = re.compile(r"[.;!?](?=[\"”’']?(?:\s|$))")


def _scope(text: str, start: int, *, whole: bool = False, past_comma: bool = True) -> Span:
    end = (_SENTENCE_END if whole else _CLAUSE_END).search(text, start)
    if past_comma and end and end.start() - start < 2 and end.group() == ",":
        end = _CLAUSE_END.search(text, end.end())
    return Span(start, end.start() if end else len(text))


def _sentence(text: str, start: int, end: int) -> Span:
    before = 0
    for match in _SENTENCE_END.finditer(text, 0, start):
        before = match.end()
    after = _SENTENCE_END.search(text, end)
    return Span(before, after.start() if after else len(text))


def hedges(text: str) -> tuple[Hedge, ...]:
    """All hedges of ``text`` in order, offsets from 0. A cue governs what follows it up to the end of its clause.

    A condition governs to the end of its sentence, a word of report (``reportedly``) the whole of it.
    """
    found = []
    for match in _HEDGE.finditer(text):
        kind = HedgeKind(match.lastgroup or "")
        if match.group() == "May" and match.start() > 0:
            continue
        if kind is HedgeKind.REPORT:
            scope = _sentence(text, match.start(), match.end())
        else:
            scope = _scope(text, match.end(), whole=kind is HedgeKind.CONDITION)
        found.append(Hedge(Span(*match.span()), kind, scope))
    return tuple(found)


def negations(text: str) -> tuple[Negation, ...]:
    """All negations of ``text`` in order, offsets from 0: particles and verbs that deny what follows them."""
    return tuple(Negation(Span(*match.span()), _denied(text, match)) for match in _NEGATION.finditer(text))


def _denied(text: str, match: re.Match[str]) -> Span:
    """What a negation governs: after *denied that*, what follows *that*; after *denied this and*, nothing but *this*."""
    denies = match.group()[:2].lower() in _DENYING
    this = _THIS.match(text, match.end()) if denies else None
    if this is not None:
        return Span(match.end(), this.end())
    that = _THAT.match(text, match.end()) if denies else None
    return _scope(text, that.end() if that else match.end(), past_comma=False)
