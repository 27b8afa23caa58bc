"""What is passed over when wrong decodings are looked for, and that nothing that ftfy would repair is."""

import random

import ftfy
import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad

from service.adapters.reading.decoding import is_plain, repaired

_SENTENCES = (
    "“We’ll sail at noon – or not at all,” the pilot said…",
    "Der Fährverkehr über den Sund ruht; 1.200 Gäste müssen warten.",
    "Le trafic a été rétabli à Sarrow «sans délai» pour 35 € par tête.",
    "Паром сел на мель у Сарроу.",
    "Η γέφυρα άνοιξε ξανά.",
    "The fare is £4.50 · 30 °C in the shade • ½ of the seats are taken™",
)
_WRONG = ("latin-1", "cp1252", "cp1251", "mac_roman", "cp1253", "cp1257")


def _wrongly_decoded() -> list[str]:
    lines = [sentence.encode().decode(name, errors="replace") for sentence in _SENTENCES for name in _WRONG]
    twice = [line.encode().decode("cp1252", errors="replace") for line in lines]
    return [*_SENTENCES, *lines, *twice]


@pytest.mark.parametrize("line", _wrongly_decoded())
def test_a_line_that_is_bad_is_not_plain(line: str) -> None:
    assert not (is_plain(line) and is_bad(line))


def test_the_lines_tried_are_of_every_kind() -> None:
    lines = _wrongly_decoded()
    assert sum(map(is_bad, lines)) > 20
    assert any(is_plain(line) and not line.isascii() for line in lines)
    assert any(not is_plain(line) and not is_bad(line) for line in lines)


def test_no_mixture_of_plain_characters_is_bad() -> None:
    marks = "".join(MOJIBAKE_CATEGORIES[name] for name in ("common", "start_punctuation", "end_punctuation"))
    chance = random.Random(5)  # noqa: S311  seeded, for the same texts each time
    for _ in range(400):
        text = "".join(chance.choice((chance.choice(marks), chr(chance.randrange(128)))) for _ in range(60))
        assert is_plain(text)
        assert not is_bad(text)


def test_of_lines_that_are_plain_ftfy_changes_none() -> None:
    config = ftfy.TextFixerConfig(explain=False, unescape_html=False)
    plain = [line for line in _wrongly_decoded() if is_plain(line)]
    assert plain
    assert all(ftfy.fix_encoding(line, config) == line for line in plain)


def test_only_the_lines_that_are_bad_are_repaired() -> None:
    broken = _SENTENCES[1].encode().decode("cp1252")
    text, notes = repaired(f"{_SENTENCES[0]}\n{broken}")
    assert text == f"{_SENTENCES[0]}\n{_SENTENCES[1]}"
    assert [note.value for note in notes] == ["mojibake"]
