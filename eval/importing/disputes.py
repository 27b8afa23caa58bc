"""A reader's dispute of one Sentence as a Case."""

from dataclasses import dataclass

from eval.cases import Case, Expected, Judgement, Statement
from eval.importing.briefs import article_rows, given_sentence, options_of
from eval.importing.names import identifier, tags
from service.domain.errors import InputError
from service.stages.render import BriefDocument
from service.stages.render.document import SentencePart

KINDS = (
    "number", "date", "name", "role", "quote", "speaker", "attribution", "hedge", "negation", "scope", "cause",
    "tense", "citation", "unsupported", "missing", "other",
)  # fmt: skip
"""What a reader may say is wrong, beside the words."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a reader says is wrong with a Sentence, of which kind, what a Brief should say instead, and who the reader is."""

    brief_id: str
    sentence_id: str
    wrong: str
    kind: str = "other"
    instead: str = ""
    by: str = ""


def dispute_case(brief: BriefDocument, dispute: Dispute, licence: str = "") -> Case:
    """The Case: the Brief's articles and options; the Sentence as ``given``, judged not supported, and not to be said again.

    A Sentence that was withheld is disputed the other way round: the reader holds that it is supported.

    Raises:
        InputError: the Brief has no such Sentence.
    """
    shown = {sentence.id: sentence for sentence in brief.shown}
    withheld = {held.sentence.id: held.sentence for held in brief.withheld}
    sentence = shown.get(dispute.sentence_id) or withheld.get(dispute.sentence_id)
    if sentence is None:
        known = ", ".join((*shown, *withheld)) or "none"
        raise InputError(
            f"Brief {brief.id}", f"has no Sentence {dispute.sentence_id!r}", f"its Sentences are {known}"
        )
    supported = dispute.sentence_id in withheld
    return Case(
        id=identifier("dispute", brief.id, sentence.id),
        articles=article_rows(brief.articles),
        options=options_of(brief),
        given=(given_sentence(sentence),),
        expected=_expected(sentence, dispute, supported=supported),
        tags=("dispute", *tags([dispute.kind])),
        licence=licence,
        origin=f"Sentence {sentence.id} of Brief {brief.id} of {brief.created_at}",
        note=dispute.wrong,
    )


def _expected(sentence: SentencePart, dispute: Dispute, *, supported: bool) -> Expected:
    judged = Judgement(
        id=sentence.id,
        sentence=sentence.text,
        articles=given_sentence(sentence).articles,
        supported=supported,
        error_type="" if supported else dispute.kind,
        by=dispute.by,
        note=dispute.wrong,
    )
    instead = (Statement(id="instead", text=dispute.instead),) if dispute.instead else ()
    if supported:
        return Expected(judgements=(judged,), must_say=instead)
    said = Statement(id="disputed", text=sentence.text)
    return Expected(judgements=(judged,), must_not_say=(said,), must_say=instead)
