"""Abstention: saying nothing where the sources do not answer, and only there.

A Brief abstains where it shows no Sentence. Over the Cases that say whether to abstain, *precision* is the share of
abstentions that were asked for, *recall* the share of those asked for that happened (selective answering with
unanswerable questions: Rajpurkar, Jia and Liang, ACL 2018). Each Brief gives at most one to either denominator.
"""

from eval.measures.examined import Examined
from eval.measures.tally import UNDEFINED, Better, Measure, Tally, share


def abstention_precision(examined: Examined) -> Tally:
    """Whether an abstention was asked for; undefined where the Brief does not abstain or the Case says nothing of it."""
    asked = examined.case.case.expected.abstain
    if asked is None or not examined.abstains:
        return UNDEFINED
    return share(float(asked), 1)


def abstention_recall(examined: Examined) -> Tally:
    """Whether the Brief abstains where that was asked for; undefined where it was not."""
    if not examined.case.case.expected.abstain:
        return UNDEFINED
    return share(float(examined.abstains), 1, costly=(each.id for each in examined.shown))


def answered(examined: Examined) -> Tally:
    """Whether the Brief shows anything where the sources do answer: the Case expects that, or says nothing of it."""
    if examined.case.case.expected.abstain:
        return UNDEFINED
    return share(float(not examined.abstains), 1)


MEASURES = (
    Measure("abstention_precision", "Abstention precision", Better.MORE, abstention_precision),
    Measure("abstention_recall", "Abstention recall", Better.MORE, abstention_recall),
    Measure("answered", "Briefs that answer where sources do", Better.MORE, answered),
)
