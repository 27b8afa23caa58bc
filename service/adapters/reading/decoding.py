"""Bytes to text, and text that was once decoded wrongly back to what was meant; each repair is told in a Note."""

import codecs
import re
from functools import cache

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad

from service.domain.articles import Note, NoteKind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_SHORT = 1000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Each pattern of ``is_bad`` needs a character that is none of these: typographic marks alone are no wrong decoding.
_PLAIN = re.compile(
    f"[\x00-\x7f{''.join(MOJIBAKE_CATEGORIES[name] for name in ('common', 'start_punctuation', 'end_punctuation'))}]*"
)


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of ``content`` and the Notes on what had to be guessed or repaired.

    UTF-8 is tried first, then the encoding that the page declares, then what charset-normalizer makes of the bytes.
    Offsets anywhere in Citebrief count in the text given back here.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            text = content.decode(name, errors="replace")
            return repaired(text)
    try:
        return repaired(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    as_declared = _as_declared(content, declared) if declared else None
    if as_declared is not None:
        said = Note(
            NoteKind.ENCODING, declared.lower(), f"the bytes were read as {declared}, as the page declares"
        )
        text, notes = repaired(as_declared)
        return text, (said, *notes)
    name = _guess(content[:_SAMPLE])
    text = content.decode(name, errors="replace")
    said = Note(
        NoteKind.ENCODING, name, f"the bytes are no UTF-8; they were read as {name}, which is a guess"
    )
    text, notes = repaired(text)
    return text, (said, *notes)


def _guess(sample: bytes) -> str:
    """The likeliest encoding by charset-normalizer; in a short text, where several fit, the commonest of the web."""
    matches = from_bytes(sample)
    best = matches.best()
    fitting = {match.encoding for match in matches}
    if best is None or best.encoding in {"latin_1", "iso8859_1"}:
        return "cp1252"
    return (
        "cp1252"
        if len(sample) < _SHORT and "cp1252" in fitting and best.encoding.startswith("cp125")
        else best.encoding
    )


def _as_declared(content: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        return content.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError):
        return None


def repaired(text: str) -> tuple[str, tuple[Note, ...]]:
    """``text`` with wrong decodings undone where they are certain (by ftfy), and a Note that shows what was changed."""
    notes: list[Note] = []
    if is_plain(text):
        return text, ()
    if _LONE_SURROGATE.search(text):
        text = _LONE_SURROGATE.sub("\ufffd", text)
        notes.append(
            Note(
                NoteKind.ENCODING,
                "surrogates",
                "half characters that no encoding can hold were replaced by “\ufffd”",
            )
        )
    if is_bad(text):
        # Line by line: the repair of one line must not depend on a character in another.
        mended = "".join(_mend(line) for line in text.splitlines(keepends=True))
        if mended != text:
            notes.append(Note(NoteKind.ENCODING, "mojibake", _shown(text, mended)))
            text = mended
    if "\ufffd" in text and not notes:
        count = text.count("\ufffd")
        notes.append(
            Note(
                NoteKind.ENCODING,
                "lost",
                f"{count} characters were lost before the text came here (“\ufffd”)",
            )
        )
    return text, tuple(notes)


def is_plain(text: str) -> bool:
    """Whether ``text`` has no character that a repair could be due to; a hundredth of the time that looking for one takes."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


@cache
def _settings() -> ftfy.TextFixerConfig:
    return ftfy.TextFixerConfig(explain=False, unescape_html=False)


def _mend(line: str) -> str:
    return ftfy.fix_encoding(line, _settings()) if not is_plain(line) and is_bad(line) else line


def _shown(before: str, after: str) -> str:
    """What was changed, with the first line of it as an example."""
    pairs = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=False) if a != b]
    old, new = pairs[0] if pairs else (before, after)
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    end = next((i for i, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b), 0)
    was, now = (
        old[start : max(start + 1, min(len(old) - end, start + 12))],
        new[start : max(start + 1, min(len(new) - end, start + 12))],
    )
    lines = "1 line" if len(pairs) == 1 else f"{len(pairs)} lines"
    return f"text that was decoded wrongly before it came here was repaired in {lines}, as “{was}” to “{now}”"
