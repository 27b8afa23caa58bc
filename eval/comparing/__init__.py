"""Two runs side by side: scored alike, paired by case, told apart Sentence by Sentence, and judged by a gate."""

from eval.comparing.changes import Change, Comparison, SentenceChange, compare
from eval.comparing.gating import Gate, Gated, gate
from eval.comparing.pairing import Pairing, pair_runs
from eval.comparing.scores import Figure, Scored, figures, score

__all__ = [
    "Change",
    "Comparison",
    "Figure",
    "Gate",
    "Gated",
    "Pairing",
    "Scored",
    "SentenceChange",
    "compare",
    "figures",
    "gate",
    "pair_runs",
    "score",
]
