"""Whose words they are: the speaker dropped, or another put in the place."""

from collections.abc import Iterator

from eval.mutation.capitals import capitalised
from eval.mutation.material import Edit, Given, Operator
from eval.mutation.naming import apart, people_in
from eval.mutation.numbers import replaced
from eval.mutation.speech import Said, said
from service.text.words import words

_PRONOUNS = frozenset("He She They It We You Who He also She also".split())


def standing_alone(text: str, found: Said) -> str:
    """What is said, as a sentence of its own."""
    bare = found.content.of(text).rstrip(" ,.")
    return bare[0].upper() + bare[1:] + "."


def _dropped(given: Given) -> Iterator[Edit]:
    found = said(given.text)
    if found is not None:
        speaker = found.speaker.of(given.text)
        yield Edit(standing_alone(given.text, found), f"{speaker}, who says it, taken out")


def _swapped(given: Given) -> Iterator[Edit]:
    found = said(given.text)
    if found is None:
        return
    text = given.text
    speaker = found.speaker.of(text)
    if speaker in _PRONOUNS:
        return
    named = [(written, person, short) for written, person, short in people_in(given) if written in speaker]
    for written, person, short in named:
        for other in given.source.persons:
            new = other.split()[-1] if short else other
            if apart(person, other) and other.split()[-1] not in text:
                start = text.index(written, found.speaker.start)
                yield Edit(
                    replaced(text, start, start + len(written), new), f"{written} → {new} as the speaker"
                )
    if named or capitalised(speaker):
        return
    for other in dict.fromkeys(given.source.every(_roles)):
        if apart(_stems(other), _stems(speaker)) and other.lower() not in text.lower():
            new = other[0].upper() + other[1:] if found.speaker.start == 0 else other[0].lower() + other[1:]
            yield Edit(
                replaced(text, found.speaker.start, found.speaker.end, new),
                f"{speaker} → {new} as the speaker",
            )


def _stems(phrase: str) -> str:
    """Its words without their endings: the documents are hardly another speaker than the document."""
    return " ".join(word.stem for word in words(phrase))


def _roles(line: str) -> Iterator[str]:
    """The speaker of a line, where told by what he or she is, not by a name."""
    found = said(line)
    if found is not None:
        speaker = found.speaker.of(line)
        if speaker.split()[0] in {"The", "the"} and not capitalised(speaker) and "," not in speaker:
            yield speaker


OPERATORS = (
    Operator("attribution_dropped", "attribution", "what somebody says becomes fact", _dropped),
    Operator("attribution_swapped", "attribution", "somebody else of the source says it", _swapped),
)
