"""Contrast pairs: a supported Sentence and its minimally wrong twin, both made from the lines of a source."""

from training.contrasts.fusing import fused
from training.contrasts.generate import contrasts
from training.contrasts.harmless import harmless
from training.contrasts.kinds import Contrast, Fused, Harmless

__all__ = ["Contrast", "Fused", "Harmless", "contrasts", "fused", "harmless"]
