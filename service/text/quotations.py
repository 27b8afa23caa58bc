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


_MARK = re.compile(
    r"[\"“”„«»‟]|``|''|(?<!\w)[‘'](?=\w)(?!(?:s|t|re|ve|ll|d|m)\b)|(?<=[\w.,!?…])[’'](?!\w)|\n\s*\n"
)
_SINGLE = ("‘", "’", "'")


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of ``text`` in order, offsets from 0. Marks of a paragraph that don't pair are told as such.

    Double marks of any make pair with one another (scraped pages mix them); a mark that can only open or only close,
    by the white space beside it, is not taken for the other. Words before a closing mark that nothing opened count
    from the start of the paragraph. Single marks count where they open before a word and close after one, at least
    two words apart, so that apostrophes do not.
    """
    found: list[Quotation] = []
    opened: int | None = None
    single: int | None = None
    paragraph = 0
    for match in _MARK.finditer(text):
        token = match.group()
        if token.startswith("\n"):
            if opened is not None:
                found.append(Quotation(_trimmed(text, opened, match.start()), paired=False))
            opened = single = None
            paragraph = match.end()
        elif token in _SINGLE:
            if opened is None:
                single = _single(text, match, single, found)
        elif opened is None and _closes(text, match):
            found.append(Quotation(_trimmed(text, paragraph, match.start()), paired=False))
            paragraph = match.end()
        elif opened is None:
            opened, single = match.end(), None
        elif _opens(text, match):
            found.append(Quotation(_trimmed(text, opened, match.start()), paired=False))
            opened = match.end()
        else:
            found.append(Quotation(_trimmed(text, opened, match.start())))
            opened, paragraph = None, match.end()
    if opened is not None:
        found.append(Quotation(_trimmed(text, opened, len(text)), paired=False))
    return tuple(quotation for quotation in found if len(quotation.span))


def _single(text: str, match: re.Match[str], single: int | None, found: list[Quotation]) -> int | None:
    """Where a single mark opens a quotation; one that closes is added to ``found``."""
    before = text[match.start() - 1] if match.start() else " "
    opens = not (before.isalnum() or before in ".,!?…")
    if single is None:
        return match.end() if opens else None
    if opens:
        return single
    if " " in text[single : match.start()]:
        found.append(Quotation(_trimmed(text, single, match.start())))
    return None


def _sides(text: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether white space (or an edge, a bracket) is before, and whether it is after the mark."""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return before.isspace() or before in "([—–", after.isspace() or after in ").,;:!?"


def _closes(text: str, match: re.Match[str]) -> bool:
    before, after = _sides(text, match)
    return after and not before and match.group() != "“"


def _opens(text: str, match: re.Match[str]) -> bool:
    before, after = _sides(text, match)
    return before and not after and match.group() != "”"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
