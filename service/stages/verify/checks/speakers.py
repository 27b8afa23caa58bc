"""Who said it: a reported claim stays reported, and stays with its speaker."""

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.aliases import canonical
from service.text.attribution import Attribution, Stance, is_pronoun
from service.text.forms import base
from service.text.hedges import HedgeKind
from service.text.names import names, same_name
from service.text.words import STOPWORDS, words

_LEAST_INSIDE = 0.6
_OUTLETS = frozenset(
    """reuters tass afp ap xinhua interfax ria kyodo yonhap cnn bbc nhk nbc abc cbs fox bloomberg axios politico guardian
    times post journal telegraph mail news agency newspaper newspapers media broadcaster magazine daily gazette tribune
    herald press reports report website channel outlet""".split()
)
_BODIES = frozenset(
    """agency ministry government university party council department office bank company group union association institute police court
    committee commission board authority organisation organization federation foundation society trust service services fund club school
    hospital news centre center house church army navy force forces states kingdom nations network corporation of and inc ltd""".split()
)
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
    """A Finding where the source has a statement as somebody's and the Sentence as fact, or drops the outlet of a
    second-hand report.
    """
    found: list[Finding] = []
    for pairing in _best(given):
        if pairing.mine.attributions:
            found.extend(_second_hand(pairing))
        elif not _reported(pairing.mine):
            found.extend(_dropped(pairing))
    return tuple(found)


def check_speakers(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence gives a statement to another speaker than the source does.

    Only named speakers are held against one another; a pronoun or a plain noun may be anyone.
    """
    found: list[Finding] = []
    for pairing in _best(given):
        for attribution in pairing.mine.attributions:
            finding = _other_speaker(given, pairing, attribution)
            if finding is not None:
                found.append(finding)
                break
    return tuple(found)


def _best(given: CheckInput) -> list[Pairing]:
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
        if attribution.stance is Stance.SAID and not _judges(pairing):
            continue
        if inside(theirs, attribution.content, linked) < 0.8:
            continue
        spoken = attribution.speaker.of(theirs.text)
        stretch = Span(
            min(attribution.speaker.start, attribution.verb.start),
            max(attribution.speaker.end, attribution.verb.end),
        )
        message = f"the source has this as what {_lower_article(spoken)} {_past(attribution.verb.of(theirs.text))}, the Sentence as fact"
        return [pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, Span(0, len(mine.text)), stretch)]
    return []


def _judges(pairing: Pairing) -> bool:
    """Whether what the Sentence has from the source is a judgement or a forecast, which stays its speaker's own."""
    return any(pairing.mine.bases[index] in _JUDGEMENT for index in pairing.links) or any(
        word.lower in _DUTY for word in pairing.mine.words
    )


def _past(verb: str) -> str:
    return "says" if verb.lower().startswith("according") else verb.lower()


def _lower_article(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return (
        f"{first.lower()} {rest}"
        if first.lower() in ("the", "a", "an", "he", "she", "they", "his", "her", "one") and rest
        else (first.lower() if is_pronoun(first) and first != "I" else phrase)
    )


def _key_words(phrase: str) -> set[str]:
    return {word.lower.replace("’", "'").removesuffix("'s") for word in words(phrase)} - STOPWORDS


def _outlet(theirs: Statement, attribution: Attribution) -> bool:
    if attribution.speaker is None:
        return False
    return bool(_key_words(attribution.speaker.of(theirs.text)) & _OUTLETS)


def _second_hand(pairing: Pairing) -> list[Finding]:
    """The outlet that a statement reached the source through, where the Sentence keeps the speaker alone."""
    mine, theirs = pairing.mine, pairing.theirs
    outlets = [a for a in theirs.attributions if _outlet(theirs, a)]
    people = [a for a in theirs.attributions if a.speaker is not None and not _outlet(theirs, a)]
    if not outlets or not people or pairing.coverage < 0.5:
        return []
    kept = _key_words(mine.text)
    for outlet in outlets:
        assert outlet.speaker is not None  # noqa: S101  _outlet saw to it; mypy can't
        if _key_words(outlet.speaker.of(theirs.text)) & kept:
            return []
    outlet = outlets[0]
    assert outlet.speaker is not None  # noqa: S101  as above
    named = outlet.speaker.of(theirs.text)
    stretch = Span(min(outlet.speaker.start, outlet.verb.start), max(outlet.speaker.end, outlet.verb.end))
    return [
        pairing.finding(
            FindingKind.ATTRIBUTION_DROPPED,
            f"the source has this from {_lower_article(named)}, which the Sentence leaves out",
            mine.attributions[0].verb,
            stretch,
        )
    ]


def _named(phrase: str) -> list[str]:
    return [name.key for name in names(phrase, inside=True) if name.key]


def _people(pairing: Pairing, keys: list[str]) -> bool:
    """Whether a speaker is surely a person: under a full name or a title, here or elsewhere in the source."""
    known = [name for _, name in pairing.source.names] + list(pairing.mine.names)
    for key in keys:
        if set(key.split()) & _BODIES or canonical(key) != key:
            return False
        full = [name for name in known if name.key.split()[-1] == key.split()[-1]]
        if not any(name.title or len(name.key.split()) in (2, 3) for name in full):
            return False
    return True


def _other_speaker(given: CheckInput, pairing: Pairing, attribution: Attribution) -> Finding | None:
    mine = pairing.mine
    if attribution.speaker is None:
        return None
    spoken = attribution.speaker.of(mine.text)
    mine_names = _named(spoken)
    if not mine_names or is_pronoun(spoken):
        return None
    content = [
        index
        for index in mine.content
        if attribution.content.start <= mine.words[index].start < attribution.content.end
    ]
    if len(content) < 3:
        return None
    candidates: list[tuple[float, Finding]] = []
    for other in given.pairings:
        if other.mine is not mine:
            continue
        links = [other.links[index] for index in content if index in other.links]
        if len(links) < max(3, 0.5 * len(content)):
            continue
        theirs = other.theirs
        for source_attribution in theirs.attributions:
            share = inside(theirs, source_attribution.content, links)
            if share < _LEAST_INSIDE or source_attribution.speaker is None:
                continue
            phrase = source_attribution.speaker.of(theirs.text)
            left = min(source_attribution.speaker.start, source_attribution.verb.start)
            right = max(source_attribution.speaker.end, source_attribution.verb.end)
            wide = theirs.text[left : min(len(theirs.text), right + 80)]
            their_names = _named(theirs.text[left:right])
            if is_pronoun(phrase) or not their_names:
                return None
            if not (_people(other, mine_names) and _people(other, their_names)):
                return None
            if any(same_name(a, b) for a in mine_names for b in (*their_names, *_named(wide))):
                return None
            if _key_words(spoken) & _key_words(wide):
                return None
            message = (
                f"the source has {_lower_article(phrase)} say this, the Sentence {_lower_article(spoken)}"
            )
            candidates.append(
                (
                    share,
                    other.finding(
                        FindingKind.SPEAKER,
                        message,
                        attribution.speaker,
                        source_attribution.speaker,
                        contradicts=True,
                    ),
                )
            )
    return max(candidates, key=lambda entry: entry[0])[1] if candidates else None
