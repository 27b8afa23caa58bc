"""An article's text cut wherever something begins or ends, so that each stretch can be marked on its own."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from service.stages.render.document import ArticlePart
from service.stages.render.wording import INTEGRITY_WORDS, REASON_WORDS


@dataclass(frozen=True, slots=True)
class Light:
    """A stretch ``[start, end)`` of an article's text that can be lit, by the ``key`` of what points at it."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class Segment:
    """A stretch of an article's text over which nothing begins or ends.

    ``keys`` are those of the Lights that cover it, ``begins`` of those that start with it. ``role`` is that of its
    Passage, empty outside one. ``why`` says to readers why it was left out or may not be quoted; ``left_out`` which.
    """

    text: str
    role: str = ""
    why: str = ""
    left_out: bool = False
    keys: list[str] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)


def segments(article: ArticlePart, lights: Iterable[Light]) -> list[Segment]:
    """The whole text of ``article``, in order: joined, the segments' texts are the text.

    Takes time linear in the text and in the number of segments that the lights cover.
    """
    lights = sorted(lights, key=lambda light: (light.start, light.end, light.key))
    cuts = {0, len(article.text)}
    for stretches in (article.passages, article.left_out, lights):
        cuts.update(end for stretch in stretches for end in (stretch.start, stretch.end))
    bounds = sorted(cuts)
    at = {bound: index for index, bound in enumerate(bounds)}
    found = [Segment(article.text[start:end]) for start, end in itertools.pairwise(bounds)]
    for passage in article.passages:
        why = "; ".join(INTEGRITY_WORDS[mark] for mark in passage.integrity)
        for segment in found[at[passage.start] : at[passage.end]]:
            segment.role, segment.why = passage.role.value, why[:1].upper() + why[1:]
    for left in article.left_out:
        for segment in found[at[left.start] : at[left.end]]:
            segment.left_out, segment.why = True, f"Left out: {REASON_WORDS[left.reason]}"
    for light in lights:
        covered = found[at[light.start] : at[light.end]]
        for segment in covered:
            segment.keys.append(light.key)
        if covered:
            covered[0].begins.append(light.key)
    return found
