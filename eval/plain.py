"""Words of sources and models made fit for a terminal: they may carry what moves its cursor or turns its lines round."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def flat(text: str) -> str:
    """``text`` on one line, without control characters, changes of direction and halves of characters."""
    return " ".join(cleared(text).split())


def cleared(text: str) -> str:
    """``text`` with its lines and tabs, without control characters, changes of direction and halves of characters."""
    return _CONTROL.sub(" ", text)
