"""Lines for a terminal: broken to its width, coloured where that is asked for, and free of what sources could smuggle in."""

import re
import textwrap
from collections.abc import Iterator

from eval.plain import flat
from eval.report.view import ArticleView, Span

_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE = re.compile("[\ue000\ue001]")
_EITHER = re.compile("([\ue000\ue001])")
"""What is cited is marked by characters that no source may bring along, until its lines are broken."""
_COLOURS = {"bad": "31", "good": "32", "lit": "30;43", "soft": "2", "strong": "1"}
_AROUND = 60
"""Characters of a source shown on either side of what is cited."""


class Lines:
    """Breaks and paints lines for a terminal ``width`` characters wide. No control character of a source reaches it."""

    def __init__(self, width: int = 100, *, colour: bool = False) -> None:
        self._width = max(40, width)
        self._colour = colour

    def source(self, article: ArticleView, span: Span) -> Iterator[str]:
        """The stretch with what stands around it, between arrows (and lit), and its offsets."""
        start, end = span
        before = article.text[max(0, start - _AROUND) : start]
        after = article.text[end : end + _AROUND]
        lead = "…" if start > _AROUND else ""
        rest = "…" if end + _AROUND < len(article.text) else ""
        lit_up = article.text[start:end]
        told = f"{article.name} [{start}:{end}] {lead}{before}"
        marked = f"{_PRIVATE.sub(' ', told)}{_OPEN}{_PRIVATE.sub(' ', lit_up)}{_CLOSE}{_PRIVATE.sub(' ', after)}{rest}"
        lit = False
        for line in self.wrap(marked, "        ", "      | "):
            painted = ""
            for piece in _EITHER.split(line):
                if piece in {_OPEN, _CLOSE}:
                    lit = piece == _OPEN
                    painted += "»" if lit else "«"
                else:
                    painted += self.paint("lit" if lit and piece.strip() else "", piece)
            yield painted

    def wrap(self, text: str, indent: str = "", first: str | None = None, tone: str = "") -> list[str]:
        """``text`` in lines, the first after ``first`` (else ``indent``), the others after ``indent``."""
        lines = textwrap.wrap(
            flat(text),
            self._width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return [self.paint(tone, line) for line in lines]

    def paint(self, tone_of: str, text: str) -> str:
        """``text`` in the colour of ``tone_of``, if there is to be colour."""
        return f"\x1b[{_COLOURS[tone_of]}m{text}\x1b[0m" if self._colour and tone_of else text
