"""Which Sentences may be shown, and why the others may not."""

from collections.abc import Sequence

from service.domain.briefs import Policy, Sentence, Status, Verdict, Withheld


def part(sentences: Sequence[Sentence], policy: Policy) -> tuple[tuple[Sentence, ...], tuple[Withheld, ...]]:
    """The Sentences to show and those withheld, each with the reason in words.

    ``strict`` shows what is supported; ``flag`` shows all, and each carries its own Verdict.
    """
    if policy is Policy.FLAG:
        return tuple(sentences), ()
    shown = tuple(sentence for sentence in sentences if sentence.verdict.status is Status.SUPPORTED)
    withheld = tuple(
        Withheld(sentence, reason_for(sentence.verdict))
        for sentence in sentences
        if sentence.verdict.status is not Status.SUPPORTED
    )
    return shown, withheld


def reason_for(verdict: Verdict) -> str:
    """Why a Sentence with this Verdict is withheld, in words."""
    opening = {
        Status.CONTRADICTED: "The source says otherwise",
        Status.UNSUPPORTED: "The cited source does not carry it",
        Status.UNCHECKED: "It could not be checked",
        Status.SUPPORTED: "It is supported",
    }[verdict.status]
    seen = dict.fromkeys(finding.message for finding in verdict.findings)
    return f"{opening}: {'; '.join(seen)}" if seen else f"{opening}."
