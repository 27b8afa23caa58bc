"""What the generator gives: contrasts, harmless twins and fused Sentences, and the edits they are made of."""

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]
CONTRADICTED = "contradicted"
NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A supported Sentence and its minimally wrong twin, with the line that tells them apart.

    Line ``line`` (from 0) of the source reads ``true_line`` and supports ``sentence``, not ``edited``; were it
    ``wrong_line``, the source would support ``edited`` and not ``sentence``. With kind ``removed`` there is no wrong
    line, and ``edited`` equals ``sentence``. Where ``one_sided``, ``edited`` claims all that ``sentence`` does and more
    (all for some, because of for after, a place added): the source with ``wrong_line`` then supports both. Spans are character ranges from 0 of the words that differ.
    """

    kind: str
    line: int
    true_line: str
    wrong_line: str
    sentence: str
    edited: str
    relation: str
    sentence_spans: Spans
    edited_spans: Spans
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Harmless:
    """A Sentence that line ``line`` of the source supports although it is worded otherwise."""

    kind: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Fused:
    """A Sentence that merges what several lines say, and its wrong twin (empty where none could be made)."""

    kind: str
    lines: tuple[int, ...]
    sentence: str
    edited: str
    relation: str
    sentence_spans: Spans
    edited_spans: Spans


@dataclass(frozen=True, slots=True)
class Edit:
    """A wrong edit of one line: ``changes`` are (start, end, new words), in order and apart; none is empty."""

    kind: str
    relation: str
    changes: tuple[tuple[int, int, str], ...]
