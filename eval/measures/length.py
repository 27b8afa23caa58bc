"""Length: words and Sentences shown, and whether the Brief keeps to the words that were asked for.

Words are counted as the service counts them (``service.text.words.count_words``). *Over length* is the share by which the words
shown exceed ``max_words``, 0 where they do not.
"""

from eval.measures.examined import Examined
from eval.measures.tally import Better, Measure, Tally, amount
from service.text.words import count_words


def words_shown(examined: Examined) -> Tally:
    """Words in all Sentences shown."""
    return amount(float(sum(count_words(each.text) for each in examined.shown)))


def sentences_shown(examined: Examined) -> Tally:
    """Sentences shown."""
    return amount(float(len(examined.shown)))


def over_length(examined: Examined) -> Tally:
    """``max(0, words / max_words - 1)``."""
    asked = examined.brief.options.max_words
    words = sum(count_words(each.text) for each in examined.shown)
    return amount(max(0.0, words / asked - 1))


MEASURES = (
    Measure("words", "Words shown", Better.NEITHER, words_shown, unit="words"),
    Measure("sentences", "Sentences shown", Better.NEITHER, sentences_shown, unit="Sentences"),
    Measure("over_length", "Over the length asked for", Better.LESS, over_length),
)
