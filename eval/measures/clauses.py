"""The clauses of a Sentence that can be checked alone."""

import re

from service.text.words import words

_BREAK = re.compile(
    r"\s*[;:—–]\s+|,?\s+(?:while|whereas|although|though|because|after|before)\s+|,\s+(?:and|but|so|yet|which|who|where|as|with)\s+"
    r"|\s+and\s+(?=(?:the|a|an|it|he|she|they|that)\s)"
)
_LEAST = 3


def clauses(text: str) -> tuple[str, ...]:
    """``text`` parted at semicolons, colons, dashes and the conjunctions that join statements.

    Pieces of fewer than three content words stay with what is before them. A text that can't be parted is one clause.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = len(text) if match is None else match.start()
        content = sum(not word.stop for word in words(text[start:end]))
        if content >= _LEAST:
            found.append((start, end))
        elif found:
            found[-1] = (found[-1][0], end)
        else:
            continue
        if match is not None:
            start = match.end()
    return tuple(text[start:end].strip() for start, end in found) or (text,)
