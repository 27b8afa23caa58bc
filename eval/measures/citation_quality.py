"""Citation recall, precision and F1 of ALCE (Gao, Yen, Yu and Chen, EMNLP 2023, section 3).

A Sentence's *recall* is 1 where all spans that it cites together entail it. A Citation is *precise* where its Sentence
has recall 1 and the Citation is not irrelevant: it is irrelevant where it does not entail the Sentence alone and the
other Citations do without it. Recall is the mean over Sentences, precision the mean over Citations, F1 their harmonic
mean. Entailment is decided by the service's own Verifier at its balanced point, where ALCE has TRUE (an NLI model), and
on the very spans cited, not on whole Passages. A Citation that resolves to nothing (``[7]`` where there are three
sources) is in the denominator of precision and never precise; a Sentence without Citations has recall 0.
"""

from eval.measures.examined import Examined, Judged
from eval.measures.tally import UNDEFINED, Better, Measure, Tally, share
from service.domain.briefs import Status


def citation_recall(examined: Examined) -> Tally:
    """Sentences that what they cite entails, of all drafted."""
    return share(
        sum(_entailed(each) for each in examined.judged),
        len(examined.judged),
        unchecked=sum(each.entailment.together is Status.UNCHECKED for each in examined.judged),
        costly=(each.id for each in examined.judged if not _entailed(each)),
    )


def citation_precision(examined: Examined) -> Tally:
    """Citations that are needed or enough, of all that the writer gave."""
    precise = {each.id: _precise(each) for each in examined.judged}
    given = {each.id: len(each.sentence.citations) + each.dangling for each in examined.judged}
    return share(
        sum(precise.values()),
        sum(given.values()),
        unchecked=sum(_unchecked(each) for each in examined.judged),
        costly=(name for name, count in precise.items() if count < given[name]),
    )


def citation_f1(examined: Examined) -> Tally:
    """``2PR / (P + R)``; 0 where both are 0, undefined where either is. n is the number of Sentences."""
    recall, precision = citation_recall(examined), citation_precision(examined)
    if recall.value is None or precision.value is None:
        return UNDEFINED
    total = recall.value + precision.value
    value = 2 * recall.value * precision.value / total if total else 0.0
    costly = tuple(dict.fromkeys(recall.costly + precision.costly))
    return Tally(value, value * recall.denominator, recall.denominator, recall.unchecked, costly)


def _entailed(judged: Judged) -> bool:
    return judged.entailment.together is Status.SUPPORTED


def _precise(judged: Judged) -> int:
    if not _entailed(judged):
        return 0
    found = judged.entailment
    return sum(
        alone is Status.SUPPORTED or rest is not Status.SUPPORTED
        for alone, rest in zip(found.alone, found.without, strict=True)
    )


def _unchecked(judged: Judged) -> int:
    """Citations of which relevance could not be told."""
    if judged.entailment.together is Status.UNCHECKED:
        return len(judged.sentence.citations)
    return sum(
        Status.UNCHECKED in pair
        for pair in zip(judged.entailment.alone, judged.entailment.without, strict=True)
    )


MEASURES = (
    Measure("citation_recall", "Citation recall (ALCE)", Better.MORE, citation_recall, margin=0.03),
    Measure("citation_precision", "Citation precision (ALCE)", Better.MORE, citation_precision, margin=0.03),
    Measure("citation_f1", "Citation F1 (ALCE)", Better.MORE, citation_f1),
)
