"""Numbers, dates and names: the share of their mentions that no check of the Verifier objects to.

Mentions are counted in the Sentences drafted: quantities (``service.text.numbers``; vague ones such as *dozens* and what
belongs to a date or a name are none), dates (``service.text.dates``), names (``service.text.names``; a single word that
only opens its Sentence is none). A mention is wrong where a Finding of its kind touches it; a Finding without a place
counts against one mention of its kind, and one that touches no mention counts as a mention of its own. In an unchecked Sentence
no mention is right and all are sent. Entity-level accuracy of this sort is how factual slips are counted since Nan
et al. (EACL 2021, precision of source-entity match), here with the Verifier's normalisation in place of string match.
"""

from collections.abc import Callable, Sequence

from eval.measures.examined import Examined, Judged
from eval.measures.tally import Better, Measure, Tally, share
from service.domain.briefs import FindingKind
from service.domain.spans import Span
from service.text.dates import date_mentions
from service.text.names import names
from service.text.numbers import QuantityKind, quantities


def number_accuracy(examined: Examined) -> Tally:
    """Quantities that are as in the source, of all."""
    return _accuracy(examined, _numbers, (FindingKind.NUMBER,))


def date_accuracy(examined: Examined) -> Tally:
    """Dates that are as in the source, of all."""
    return _accuracy(examined, _dates, (FindingKind.DATE,))


def name_accuracy(examined: Examined) -> Tally:
    """Names that are as in the source and in the same part and office, of all."""
    return _accuracy(examined, _names, (FindingKind.NAME, FindingKind.ROLE))


def _accuracy(
    examined: Examined, mentions: Callable[[str], Sequence[Span]], kinds: tuple[FindingKind, ...]
) -> Tally:
    right = sent = blank = 0
    costly = []
    for each in examined.judged:
        spans = mentions(each.text)
        wrong = _wrong(each, spans, kinds)
        sent += max(len(spans), wrong)
        if each.unchecked:
            blank += len(spans)
        else:
            right += max(len(spans) - wrong, 0)
        if wrong or (each.unchecked and spans):
            costly.append(each.id)
    return share(right, sent, unchecked=blank, costly=costly)


def _wrong(judged: Judged, spans: Sequence[Span], kinds: tuple[FindingKind, ...]) -> int:
    """How many mentions are wrong: those that a Finding touches, and one for each Finding that touches none."""
    touched: set[int] = set()
    loose = 0
    for finding in judged.verdict.findings:
        if finding.kind in kinds:
            place = finding.sentence_span
            hit = {i for i, span in enumerate(spans) if place is not None and span.overlaps(place)}
            touched |= hit
            loose += not hit
    return len(touched) + loose


def _numbers(text: str) -> list[Span]:
    taken = [*_dates(text), *_names(text)]
    return [
        each.span
        for each in quantities(text)
        if each.kind not in {QuantityKind.VAGUE, QuantityKind.YEAR}
        and not any(each.span.overlaps(span) for span in taken)
    ]


def _dates(text: str) -> list[Span]:
    return [each.span for each in date_mentions(text)]


def _names(text: str) -> list[Span]:
    return [each.span for each in names(text) if not (each.opens and " " not in each.text)]


MEASURES = (
    Measure("number_accuracy", "Numbers right", Better.MORE, number_accuracy, margin=0.03),
    Measure("date_accuracy", "Dates right", Better.MORE, date_accuracy),
    Measure("name_accuracy", "Names right", Better.MORE, name_accuracy),
)
