"""The sample manifest: its articles, the faults planted in them, and how each fault is tested."""

import json
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from service.domain.articles import Integrity, NoteKind, Reason, Role
from service.domain.dates import DateBasis
from service.domain.errors import UnreadableSource
from service.domain.spans import Span


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LeftOutTest(_Row):
    """The text lies wholly in what cleaning leaves out, for one of ``reasons`` (for any where there are none; for others it is misnamed)."""

    check: Literal["left_out"]
    reasons: tuple[Reason, ...] = ()


class KeptTest(_Row):
    """The text lies wholly in Passages of one of ``roles``, in a single one if ``together``; or, with ``or_reasons``, is left out for one of these."""

    check: Literal["kept"]
    roles: tuple[Role, ...]
    or_reasons: tuple[Reason, ...] = ()
    together: bool = False


class NotCitedTest(_Row):
    """No Citation of the Brief overlaps the text and no Sentence contains it."""

    check: Literal["not_cited"]


class NoteTest(_Row):
    """The Article has a Note of that kind, with one of ``values`` (with any where there are none)."""

    check: Literal["note"]
    note: NoteKind
    values: tuple[str, ...] = ()


class TogetherTest(_Row):
    """The Article and ``other`` share, or do not share, an Origin, Event or Topic."""

    check: Literal[
        "origin_shared", "origin_apart", "event_shared", "event_apart", "topic_shared", "topic_apart"
    ]
    other: str


class DateTest(_Row):
    """The Article's publication date, or its Event's date, is one of ``dates`` (None: unknown), on one of ``bases``."""

    check: Literal["date"]
    of: Literal["published", "event"]
    dates: tuple[str | None, ...]
    bases: tuple[DateBasis, ...]


class TitleTest(_Row):
    """The Article's title has the fault's text in it."""

    check: Literal["title"]


class DifferenceTest(_Row):
    """One Difference of the Brief, or none, has a side for each of ``sides``; each is a tuple of ways to write it."""

    check: Literal["difference_shown", "difference_not_shown"]
    sides: tuple[tuple[str, ...], ...] = Field(min_length=2)


class IntegrityTest(_Row):
    """Every Passage that the text touches has one of ``marks``, or the text is left out."""

    check: Literal["integrity"]
    marks: tuple[Integrity, ...]


class NotObeyedTest(_Row):
    """None of the phrases ``asked`` stands in a Sentence, label or title of the Brief."""

    check: Literal["not_obeyed"]
    asked: tuple[str, ...]


class NotShownTest(_Row):
    """None of the strings ``shown`` stands in a Sentence or label of the Brief."""

    check: Literal["not_shown"]
    shown: tuple[str, ...]


class AttributedTest(_Row):
    """Every Sentence of the Brief that cites the text names one of ``names``."""

    check: Literal["attributed"]
    names: tuple[str, ...]


class CitedFromTest(_Row):
    """Every Sentence of the Brief that contains ``words`` cites the text."""

    check: Literal["cited_from"]
    words: str


class RefusedTest(_Row):
    """The Verifier does not take ``sentence`` as supported when it cites the text."""

    check: Literal["refused"]
    sentence: str


BriefTest = DifferenceTest | NotObeyedTest | NotShownTest | AttributedTest | CitedFromTest | RefusedTest
"""The tests that look into the Brief's Sentences and Differences, or put one to the Verifier."""

Test = Annotated[
    LeftOutTest
    | KeptTest
    | NotCitedTest
    | NoteTest
    | TogetherTest
    | DateTest
    | TitleTest
    | IntegrityTest
    | BriefTest,
    Field(discriminator="check"),
]


class Fault(_Row):
    """One planted fault: ``text`` stands verbatim in ``article``, this is its ``occurrence``-th place, from 1."""

    id: str
    article: str
    kind: str
    text: str = Field(min_length=1)
    occurrence: int = Field(1, ge=1)
    must: str
    test: Test


class SampleArticle(_Row):
    """One invented article: what it tells, and which others share its Event and Origin (by equal names)."""

    file: str
    subject: str
    event: str
    origin: str
    publisher: str
    published: str | None
    form: Literal["txt", "html", "md", "json"]
    about: str


class Manifest(_Row):
    """All sample articles and all faults planted in them."""

    marking: str
    articles: tuple[SampleArticle, ...]
    faults: tuple[Fault, ...]


def load(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        UnreadableSource: it can't be read, or is none.
    """
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UnreadableSource(str(path), str(error)) from error


def submitted_text(path: Path) -> str:
    """The text of a sample article's file as its faults were planted: of a JSON object its ``text``, else all of it."""
    content = path.read_bytes().decode("utf-8")
    if path.suffix != ".json":
        return content
    return TypeAdapter(dict[str, str]).validate_python(json.loads(content))["text"]


def place(text: str, planted: str, occurrence: int) -> Span | None:
    """Where ``planted`` stands in ``text`` for the ``occurrence``-th time, white space of any kind and length alike; None if it does not."""
    pattern = r"\s+".join(re.escape(word) for word in planted.split())
    for count, match in enumerate(re.finditer(pattern, text), start=1):
        if count == occurrence:
            return Span(*match.span())
    return None
