"""Words within quotation marks."""

import re
from dataclasses import dataclass

from service.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words within quotation marks. ``span`` is the words, without the marks.

    ``paired`` is False where only one mark was found: the words then run to the end of the paragraph.
    """

    span: Span
    paired: bool = True


_OPENS = '"“”„«‟'
_CLOSES = {'"': '"“”', "“": '”"“', "”": '”"', "„": '“”"', "«": "»", "‟": '”"'}
_DOUBLE = re.compile(
    r"[\"“”„«»‟]|``|''|(?<!\w)[‘'](?=\w)(?!(?:s|t|re|ve|ll|d|m)\b)|(?<=[\w.,!?…])[’'](?!\w)|\n\s*\n"
)


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order, offsets from 0. Marks of a paragraph that don't pair are told as such.

    Double marks of any make pair with one another (scraped pages mix them); single marks count where they open
    before a word and close after one, at least two words apart, so that apostrophes do not.
    """
    found: list[Quotation] = []
    opened: int | None = None
    mark = ""
    single: int | None = None
    for match in _DOUBLE.finditer(text):
        token = match.group()
        if token.startswith("\n"):
            if opened is not None:
                found.append(Quotation(_trimmed(text, opened, match.start()), paired=False))
            opened = single = None
        elif token in ("‘", "’", "'"):
            if opened is not None:
                continue
            opens = match.start() == 0 or not (
                text[match.start() - 1].isalnum() or text[match.start() - 1] in ".,!?…"
            )
            if single is None and opens:
                single = match.end()
            elif single is not None and not opens:
                if " " in text[single : match.start()]:
                    found.append(Quotation(_trimmed(text, single, match.start())))
                single = None
        elif opened is None:
            if token == "»":
                continue
            opened, mark, single = match.end(), token, None
        elif token in ("``", "''") or token in _CLOSES.get(mark, '"“”'):
            found.append(Quotation(_trimmed(text, opened, match.start())))
            opened = None
    if opened is not None:
        found.append(Quotation(_trimmed(text, opened, len(text)), paired=False))
    return tuple(quotation for quotation in found if len(quotation.span))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
