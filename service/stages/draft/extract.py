"""Extraction: which source sentences become the Sentences of a Topic's section."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import Draft, DraftRequest, Sentence, cite
from service.stages.draft.candidates import Candidate
from service.stages.draft.choose import Choice
from service.stages.draft.focus import bearing, toward_focus
from service.stages.draft.order import freshness, lead, reading_order, voices
from service.stages.draft.rank import SourceSentence, worth
from service.stages.draft.referring import household
from service.stages.draft.repeats import repeats
from service.stages.draft.units import Unit, units
from service.stages.draft.weigh import rather, weigh
from service.text.words import count_words, words

_SHARE = 0.4
"""Never more of the sources' words than this share: what is left of three short reports said once."""
_LEAST = 40
_FORCED = 100
"""From so many words on, the opening and the voices are chosen before the rest."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What was drafted of what: ``chosen`` index ``possible``, in reading order; ``gains`` are the worth of each alone."""

    found: tuple[Candidate, ...]
    possible: tuple[Unit, ...]
    gains: tuple[float, ...]
    chosen: tuple[int, ...]
    failure: str = ""


def sentence_id(topic_id: str, text: str) -> str:
    """The id of a Sentence: ``s`` and 10 hexadecimal digits, the same for the same Topic and text."""
    return "s" + hashlib.sha256(f"{topic_id}\x00{text}".encode()).hexdigest()[:10]


def texts_to_embed(request: DraftRequest, found: Sequence[Candidate]) -> list[str]:
    """The texts whose vectors ``extract`` takes: every candidate's, then the focus question where there is one."""
    focus = request.options.focus.strip()
    return [candidate.text for candidate in found] + ([focus] if focus else [])


def extract(
    request: DraftRequest, found: Sequence[Candidate], vectors: NDArray[np.float32] | None = None
) -> Extract:
    """Choose, of the sentences ``found``, at most ``request.words`` words, and never most of what the sources say.

    ``vectors``: one unit row per text of ``texts_to_embed``, or None for lexical measures alone.
    """
    label = request.topic.label
    known = frozenset(word.stem for word in words(label))
    titles = [cleaned.article.title for cleaned in request.articles]
    names = household(titles, label)
    possible = units(found, household=names, label=known)
    if not possible:
        possible = units(found, household=names, label=known, lenient=True)
    focus = request.options.focus.strip()
    near: list[float] = []
    if focus:
        leaning = units(found, household=names, label=known, lenient=True)
        possible, near = bearing(request, possible, leaning, found, vectors)
    weights = weigh(possible, found, vectors)
    if possible and not any(weights):
        # Nothing but damaged text: what is no quotation may still be shown.
        weights = [0.0 if '"' in unit.text or "“" in unit.text else unit.substance for unit in possible]
    if focus:
        weights = toward_focus(weights, near)
    weights = rather(weights, possible, found)
    values = worth(
        [SourceSentence(c.origin, c.place, c.text, c.words) for c in found],
        [words(cleaned.article.title, cleaned.article.language or "en") for cleaned in request.articles],
    )
    kept = [i for i, weight in enumerate(weights) if weight > 0]
    possible = [possible[i] for i in kept]
    total = sum(count_words(c.text) for c in found)
    limit = min(request.words, max(_LEAST, round(_SHARE * total)))
    clashes = repeats(possible, vectors)
    voice = [found[unit.rows[0]].origin for unit in possible]
    choice = Choice(possible, values, [weights[i] for i in kept], limit, clashes, voice, known)
    gains = tuple(choice.gain(i) for i in range(len(possible)))
    opening = lead(request, possible, gains, found, known, limit)
    if opening is None:
        return Extract(tuple(found), tuple(possible), gains, (), _why_empty(focus, found))
    if focus:
        fitting = [i for i, unit in enumerate(possible) if unit.length <= limit]
        first = [max(fitting, key=lambda i: (near[kept[i]], gains[i], -i))]
    else:
        first = voices(possible, gains, found, limit, opening, clashes, known) if limit >= _FORCED else []
    chosen = replace(choice, opening=opening).choose(first) if first and not focus else choice.choose(first)
    if first and not focus:
        opening = next(i for i in chosen if possible[opening].rows[0] in possible[i].rows)
    elif chosen:
        fresh = freshness(request)
        opening = max(
            chosen,
            key=lambda i: (
                _opens(possible[i], known),
                possible[i].alone,
                gains[i] * fresh.get(found[possible[i].rows[0]].event, 1.0),
                -i,
            ),
        )
    else:
        chosen = (opening,)
    ordered = reading_order(request, possible, chosen, found, opening, known)
    if len(ordered) < len(chosen):
        # Something hung on the opening alone: choose again what else to say.
        chosen = replace(choice, opening=opening).choose(ordered)
        ordered = reading_order(request, possible, chosen, found, opening, known)
    return Extract(tuple(found), tuple(possible), gains, tuple(ordered))


def _opens(unit: Unit, known: frozenset[str]) -> bool:
    return unit.understood(known, frozenset())


def _why_empty(focus: str, found: Sequence[Candidate]) -> str:
    if focus and found:
        return f"nothing in these sources on {focus!r}"
    return "no sentence of these sources can stand in a Brief"


def draft(request: DraftRequest, extracted: Extract) -> Draft:
    """The Draft of what was extracted."""
    sentences = tuple(sentence(request, extracted.found, extracted.possible[i]) for i in extracted.chosen)
    return Draft(request.topic.id, sentences, failures=(extracted.failure,) if extracted.failure else ())


def sentence(request: DraftRequest, found: Sequence[Candidate], unit: Unit, same_id: str = "") -> Sentence:
    """The Sentence of ``unit``, citing each source sentence that it is made of."""
    citations = tuple(cite(found[r].cleaned, found[r].passage.id, found[r].span) for r in unit.rows)
    return Sentence(same_id or sentence_id(request.topic.id, unit.text), unit.text, citations)
