"""The reading grade: Flesch and Kincaid's formula (Kincaid, Fishburne, Rogers and Chissom 1975).

``0.39 · words / Sentences + 11.8 · syllables / words − 15.59``, over the Sentences shown. Syllables are counted by vowel groups,
a silent final *e* off, which agrees with a dictionary on most words of news and errs on some; figures count as one. Undefined
without words and for Briefs in another language than English, for which the coefficients were not made.
"""

import re

from eval.measures.examined import Examined
from eval.measures.tally import UNDEFINED, Better, Measure, Tally, amount
from service.text.words import words

_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?<![aeiouylr])e$|(?<=[^aeiouy]l)e$(?<!le)|(?<![dt])ed$|(?<![aeiouysxz])es$")


def reading_grade(examined: Examined) -> Tally:
    """The grade of US schools that the Sentences shown ask for."""
    texts = [each.text for each in examined.shown]
    found = [word.lower for text in texts for word in words(text)]
    if not found or not examined.brief.options.language.startswith("en"):
        return UNDEFINED
    spoken = sum(syllables(word) for word in found)
    return amount(0.39 * len(found) / len(texts) + 11.8 * spoken / len(found) - 15.59)


def syllables(word: str) -> int:
    """The syllables of a lower-case ``word``, at least one."""
    plain = word.replace("’", "'").removesuffix("'s")
    return max(1, len(_VOWELS.findall(_SILENT.sub("", plain))))


MEASURES = (Measure("reading_grade", "Reading grade", Better.NEITHER, reading_grade, unit="grade"),)
