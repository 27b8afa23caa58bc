"""All finders of wrong edits: each gives every edit of its kinds that a line offers."""

import random
from collections.abc import Callable, Iterator

from training.contrasts.entities import entities
from training.contrasts.inserting import inserted, referents
from training.contrasts.kinds import Edit
from training.contrasts.modality import modality
from training.contrasts.negating import negation
from training.contrasts.opposing import opposites
from training.contrasts.roles import roles
from training.contrasts.source import Source
from training.contrasts.speech import speakers, unattributed
from training.contrasts.values import dates, numbers, units

FINDERS: tuple[Callable[[str, Source, random.Random], Iterator[Edit]], ...] = (
    numbers,
    units,
    dates,
    entities,
    speakers,
    unattributed,
    roles,
    negation,
    opposites,
    modality,
    inserted,
    referents,
)
