"""Whether a Brief meets all that its Case asks, and whatever it does not, in words."""

from collections.abc import Iterator

from eval.measures.examined import Examined


def faults_of(examined: Examined) -> tuple[str, ...]:
    """What the Brief does not meet; empty where it meets everything.

    Asked of every Brief: each Sentence shown is supported. Asked by the Case: its vital nuggets told, nothing forbidden
    said, its differences disclosed, and an abstention where it expects one and only there.
    """
    return (*_of_sentences(examined), *_of_expectations(examined), *_of_abstention(examined))


def _of_sentences(examined: Examined) -> Iterator[str]:
    for each in examined.shown:
        if not each.supported:
            yield f"shown and {each.verdict.status.value}: “{each.text}”"


def _of_expectations(examined: Examined) -> Iterator[str]:
    for nugget in examined.nuggets:
        if nugget.nugget.vital and not nugget.anywhere.told:
            yield f"not told: {nugget.nugget.text}"
    for forbidden in examined.forbidden:
        if forbidden.told:
            yield f"said, and must not be: {forbidden.statement.text}"
    for expected in examined.differences:
        if not all(expected.sides):
            told = f"{sum(expected.sides)} of {len(expected.sides)} sides told"
            yield f"difference on {expected.difference.about}: {told}"


def _of_abstention(examined: Examined) -> Iterator[str]:
    asked = examined.case.case.expected.abstain
    if asked and not examined.abstains:
        yield "shows Sentences where the sources do not answer"
    if asked is False and examined.abstains:
        yield "shows no Sentence where the sources do answer"
