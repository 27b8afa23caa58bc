"""A Case as it is written in a file."""

from typing import Annotated, Any, Self

import regex
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from service.domain.briefs import BriefOptions, Policy

_ID = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$"
Identifier = Annotated[str, Field(pattern=_ID, description="Letters, digits and . _ : -")]


def _compiles(pattern: str) -> str:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return pattern


Pattern = Annotated[
    str,
    Field(min_length=1, description="A regular expression, searched for without regard to case."),
    AfterValidator(_compiles),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ArticleRow(_Part):
    """One source text in the Case itself. ``id`` is its name inside the Case, by which gold topics call it."""

    id: Identifier
    text: Annotated[str, Field(min_length=1, description="The text as scraped, or a page's HTML.")]
    title: str = ""
    url: str = ""
    publisher: str = ""
    published_at: str = ""
    language: str = ""


class Options(_Part):
    """What is asked of the Brief; the fields of a Brief request."""

    title: str = ""
    focus: str = ""
    audience: str = ""
    max_words: Annotated[int, Field(ge=20, le=5_000)] = 400
    language: str = "en"
    leave_out: tuple[str, ...] = ()
    policy: Policy = Policy.STRICT

    def to_options(self) -> BriefOptions:
        """The same as a domain value."""
        return BriefOptions(**self.model_dump())


class Statement(_Part):
    """Something that a Brief may say.

    It is said where one Sentence has one of ``alternatives`` (wordings, compared without regard to case, spacing and
    typographic form) or matches one of ``patterns``; where there are none of either, ``text`` itself is the wording.
    See ``eval.cases.saying``. In a file a plain string is short for ``{text: …}``.
    """

    id: str = ""
    text: Annotated[str, Field(min_length=1, description="What is said, in words for readers.")]
    alternatives: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()


class Nugget(Statement):
    """A fact that a good Brief of these articles holds. A ``vital`` one must be there, another is welcome (TREC's *okay*)."""

    vital: bool = True


def _statement(value: Any) -> Any:  # noqa: ANN401  what a file holds, before it is checked
    return {"text": value} if isinstance(value, str) else value


Said = Annotated[Statement, BeforeValidator(_statement)]
SaidNugget = Annotated[Nugget, BeforeValidator(_statement)]


class Side(_Part):
    """One side of a difference. It is disclosed where the Brief says ``says``, as a Statement is said, citing one of ``articles``."""

    says: Said
    articles: tuple[Identifier, ...] = ()


class ExpectedDifference(_Part):
    """A number, date or word on which the sources differ: a Brief that tells one side must tell the others."""

    id: Identifier
    about: str
    sides: Annotated[tuple[Side, ...], Field(min_length=2)]


class Judgement(_Part):
    """What a person said of one Sentence, held against ``articles`` (all of the Case's where empty).

    ``supported`` is the label; ``error_type`` names what is wrong, in the labeller's own terms.
    """

    id: str = ""
    sentence: Annotated[str, Field(min_length=1)]
    articles: tuple[Identifier, ...] = ()
    supported: bool
    error_type: str = ""
    by: str = ""
    note: str = ""


class Expected(_Part):
    """What a good Brief of the Case is like. What is left empty is not judged.

    ``topics`` are groups of article ids that belong together; articles in none of them are not judged. ``must_say``
    and ``may_say`` are short for nuggets that are vital and that are not. ``abstain`` tells that the sources do not
    answer what is asked for, so that the Brief should show no Sentence (true), or that they do (false).
    """

    topics: tuple[tuple[Identifier, ...], ...] = ()
    nuggets: tuple[SaidNugget, ...] = ()
    must_say: tuple[Said, ...] = ()
    may_say: tuple[Said, ...] = ()
    must_not_say: tuple[Said, ...] = ()
    differences: tuple[ExpectedDifference, ...] = ()
    abstain: bool | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def all_nuggets(self) -> tuple[Nugget, ...]:
        """``nuggets``, ``must_say`` and ``may_say`` together, each with an id that is its own in the Case."""
        found = [
            *((nugget, nugget.vital, "nugget") for nugget in self.nuggets),
            *((said, True, "must") for said in self.must_say),
            *((said, False, "may") for said in self.may_say),
        ]
        return tuple(
            Nugget(
                id=said.id or f"{kind}-{number}",
                text=said.text,
                alternatives=said.alternatives,
                patterns=said.patterns,
                vital=vital,
            )
            for number, (said, vital, kind) in enumerate(found, 1)
        )


class Case(_Part):
    """Articles, what is asked, and what is expected.

    ``articles`` are rows in the Case itself; ``files`` are files and folders, relative to the file that the Case stands
    in. An article from a file goes by the file's name without suffix (``name-1``, ``name-2`` … where a file gives several).
    ``given`` are Sentences made elsewhere, for the writer ``given``: they are cited, checked and measured as a draft is.
    """

    id: Identifier
    articles: tuple[ArticleRow, ...] = ()
    files: tuple[str, ...] = ()
    options: Options = Options()
    expected: Expected = Expected()
    given: tuple["GivenSentence", ...] = ()
    tags: tuple[Identifier, ...] = ()
    licence: str = ""
    origin: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if not self.articles and not self.files:
            raise ValueError("give articles or files")
        if doubled := _doubled([row.id for row in self.articles]):
            raise ValueError(f"the article id {doubled!r} stands twice")
        if doubled := _doubled([nugget.id for nugget in self.expected.all_nuggets]):
            raise ValueError(f"the nugget id {doubled!r} stands twice")
        if doubled := _doubled([name for group in self.expected.topics for name in group]):
            raise ValueError(f"{doubled!r} stands in two topics")
        return self

    @property
    def named_articles(self) -> frozenset[str]:
        """The article ids that the expectations name."""
        sides = (side for difference in self.expected.differences for side in difference.sides)
        return frozenset(
            [name for group in self.expected.topics for name in group]
            + [name for side in sides for name in side.articles]
            + [name for judgement in self.expected.judgements for name in judgement.articles]
            + [name for sentence in self.given for name in sentence.articles]
        )


class GivenSentence(_Part):
    """A Sentence made elsewhere, and the ``articles`` that it cites (all of the Case's where empty)."""

    text: Annotated[str, Field(min_length=1)]
    articles: tuple[Identifier, ...] = ()


def _doubled(names: list[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


Case.model_rebuild()
