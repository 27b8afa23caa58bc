"""Attribution: what the source has somebody say is not told as fact, and a second-hand report keeps its outlet."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.attribution import Attribution, is_pronoun
from service.text.forms import base
from service.text.hedges import HedgeKind
from service.text.names import names
from service.text.saying import Stance
from service.text.words import STOPWORDS, words

_OUTLETS = frozenset(
    """reuters tass afp ap xinhua interfax ria kyodo yonhap cnn bbc nhk nbc abc cbs fox bloomberg axios politico guardian
    times post journal telegraph mail news agency newspaper newspapers media broadcaster magazine daily gazette tribune
    herald press reports report website channel outlet""".split()
)
RECORDS = frozenset(
    "figures data statistics survey poll polls census records documents tools estimates results numbers accounts".split()
)
"""Speakers that are no persons: what they say is on record."""
_AUTHORITIES = frozenset(
    """police officials authorities office department ministry court prosecutors league service fire ambulance council agency
    union association university board commission government company bank hospital""".split()
)
_CREDIT = re.compile(
    r"^(?:The|These|This|His|Her|Their|Such)\s(?:claims?|remarks?|comments?|statements?|words|report|account|interview|speech|warning|news)\b[^.]{0,20}?"
    r"\b(?:reported|cited|quoted|carried|published)\sby\s(?P<outlet>(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})"
)
_CREDIT_REACH = 2
_LEAST_CREDITED = 0.5
_DUTY = frozenset("should must ought".split())
_JUDGEMENT = frozenset(
    base(word)
    for word in """threat threaten danger dangerous crucial essential vital necessary wrong unfair unjust unacceptable
    irresponsible responsible blame fault deliberate illegal unlawful illegitimate failure success terrible excellent great tragic shameful
    disgraceful outrageous reckless cruel brave heroic strong weak hard difficult easy clear obvious impossible
    inevitable unlikely grave meaningless pointless useful useless safe unsafe absurd ridiculous false true lie mistake
    betrayal humiliation provocation aggression terrorism genocide corrupt corruption fraud conspiracy cover-up""".split()
)
_SAYING = frozenset(
    base(word)
    for word in """say tell state claim argue warn add note report announce declare insist believe think accuse allege suggest
    according deny admit confirm describe call estimate predict fear hope expect urge vow plan want find show reveal quote cite blame criticise
    condemn praise welcome ask demand explain write tweet comment promise pledge threaten view opinion source""".split()
)


def check_attribution(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where what the source has somebody say is told as fact, or a second-hand report loses its outlet.

    ``claimed``, ``warned``, ``accused`` and the like always keep their speaker; ``said`` where what is said is a
    judgement, and one person's. Records (``figures show``) and plain events that police or officials report do not.
    """
    found: list[Finding] = []
    named = key_words(given.text)
    for pairing in best(given):
        if pairing.mine.attributions:
            found.extend(_second_hand(pairing, named) or _credited(pairing, named))
        elif not _reported(pairing.mine):
            found.extend(_dropped(pairing))
    return tuple(found)


def best(given: CheckInput) -> list[Pairing]:
    """The best pairing of each sentence of the Sentence."""
    best: dict[int, Pairing] = {}
    for pairing in given.pairings:
        best.setdefault(pairing.mine.start, pairing)
    return list(best.values())


def _reported(statement: Statement) -> bool:
    """Whether anything in the sentence marks it as reported."""
    return (
        any(form in _SAYING for form in statement.bases)
        or bool(statement.quotations)
        or any(
            hedge.kind in (HedgeKind.REPORT, HedgeKind.BELIEF, HedgeKind.POSSIBILITY)
            for hedge in statement.hedges
        )
    )


def inside(statement: Statement, span: Span, linked: list[int]) -> float:
    """Share of the words at ``linked`` that stand within ``span``."""
    if not linked:
        return 0.0
    return sum(span.start <= statement.words[index].start < span.end for index in linked) / len(linked)


def _dropped(pairing: Pairing) -> list[Finding]:
    mine, theirs = pairing.mine, pairing.theirs
    if pairing.coverage < 0.6:
        return []
    linked = list(pairing.links.values())
    for attribution in theirs.attributions:
        if attribution.speaker is None or attribution.stance in (Stance.FOUND, Stance.DENIED):
            continue
        spoken = attribution.speaker.of(theirs.text)
        if key_words(spoken) & RECORDS:
            continue
        if attribution.stance is Stance.SAID and not (_judges(pairing) and _somebody(spoken)):
            continue
        if inside(theirs, attribution.content, linked) < 0.8:
            continue
        stretch = Span(
            min(attribution.speaker.start, attribution.verb.start),
            max(attribution.speaker.end, attribution.verb.end),
        )
        message = f"the source has this as what {in_mid_sentence(spoken)} {_past(attribution.verb.of(theirs.text))}, the Sentence as fact"
        return [pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, Span(0, len(mine.text)), stretch)]
    return []


def _somebody(phrase: str) -> bool:
    """Whether a speaker is one named person, or a pronoun for one: not police, officials, a league or an outlet."""
    if is_pronoun(phrase):
        return phrase.lower() in ("he", "she")
    return bool(names(phrase, inside=True)) and not key_words(phrase) & (_OUTLETS | _AUTHORITIES)


def _credited(pairing: Pairing, named: set[str]) -> list[Finding]:
    """The outlet that the next sentence of the source names for what this one says (``The claim, reported by …``).

    ``named`` are the words of the whole Sentence: an outlet that any part of it names is kept.
    """
    mine, source = pairing.mine, pairing.source
    if pairing.coverage < _LEAST_CREDITED or not pairing.theirs.attributions:
        return []
    at = next((i for i, statement in enumerate(source.statements) if statement is pairing.theirs), None)
    if at is None or at + 1 >= len(source.statements):
        return []
    found: list[Finding] = []
    for following in source.statements[at + 1 : at + 1 + _CREDIT_REACH]:
        credit = _CREDIT.search(following.text)
        if credit is None or not key_words(credit["outlet"]) & _OUTLETS:
            continue
        if key_words(credit["outlet"]) & named:
            return []
        message = f"the source has this from {credit['outlet']}, which the Sentence leaves out"
        stretch = following.place(Span(*credit.span()))
        verb = mine.place(mine.attributions[0].verb)
        found.append(Finding(FindingKind.ATTRIBUTION_DROPPED, message, verb, source.article_id, stretch))
        break
    return found


def _judges(pairing: Pairing) -> bool:
    """Whether what the Sentence has from the source is a judgement or a forecast, which stays its speaker's own."""
    return any(pairing.mine.bases[index] in _JUDGEMENT for index in pairing.links) or any(
        word.lower in _DUTY for word in pairing.mine.words
    )


def _past(verb: str) -> str:
    return "says" if verb.lower().startswith("according") else verb.lower()


def in_mid_sentence(phrase: str) -> str:
    """A speaker's phrase as it reads inside a message: articles and pronouns in lower case."""
    first, _, rest = phrase.partition(" ")
    return (
        f"{first.lower()} {rest}"
        if first.lower() in ("the", "a", "an", "he", "she", "they", "his", "her", "one") and rest
        else (first.lower() if is_pronoun(first) and first != "I" else phrase)
    )


def key_words(phrase: str) -> set[str]:
    """The words of ``phrase`` that carry meaning, in lower case and without possessive endings."""
    return {word.lower.replace("’", "'").removesuffix("'s") for word in words(phrase)} - STOPWORDS


def _outlet(theirs: Statement, attribution: Attribution) -> bool:
    if attribution.speaker is None:
        return False
    return bool(key_words(attribution.speaker.of(theirs.text)) & _OUTLETS)


def _second_hand(pairing: Pairing, kept: set[str]) -> list[Finding]:
    """The outlet that a statement reached the source through, where the Sentence keeps the speaker alone."""
    mine, theirs = pairing.mine, pairing.theirs
    outlets = [a for a in theirs.attributions if _outlet(theirs, a)]
    people = [a for a in theirs.attributions if a.speaker is not None and not _outlet(theirs, a)]
    if not outlets or not people or pairing.coverage < 0.5:
        return []
    for outlet in outlets:
        assert outlet.speaker is not None  # noqa: S101  _outlet saw to it; mypy can't
        if key_words(outlet.speaker.of(theirs.text)) & kept:
            return []
    outlet = outlets[0]
    assert outlet.speaker is not None  # noqa: S101  as above
    named = outlet.speaker.of(theirs.text)
    stretch = Span(min(outlet.speaker.start, outlet.verb.start), max(outlet.speaker.end, outlet.verb.end))
    return [
        pairing.finding(
            FindingKind.ATTRIBUTION_DROPPED,
            f"the source has this from {in_mid_sentence(named)}, which the Sentence leaves out",
            mine.attributions[0].verb,
            stretch,
        )
    ]
