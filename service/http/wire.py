"""What is read from and sent to clients, beside the Brief itself."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, FailFast, Field, JsonValue, field_validator, model_validator

from service.adapters.reading.metadata import stated_date
from service.domain.briefs import BriefOptions, Policy

_MAX_ARTICLE = 2_000_000
_LEAVE_OUT = 200
_INDEXES = 1_000


class Strict(BaseModel):
    """A body, or a part of one: no unknown field, no number as a string."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ArticleIn(Strict):
    """One source text: plain ``text``, or a page's ``html``. What is not given is looked for in it."""

    text: str = Field("", max_length=_MAX_ARTICLE, description="The text as it was scraped or typed.")
    html: str = Field("", max_length=_MAX_ARTICLE, description="The page's HTML, instead of text.")
    title: str = Field("", max_length=2_000)
    url: str = Field("", max_length=4_000)
    publisher: str = Field("", max_length=500)
    published_at: str = Field(
        "", max_length=40, description="ISO 8601 date or time of publication, where known."
    )
    language: str = Field("", max_length=35, description="BCP 47 tag, where known.")

    @field_validator("published_at")
    @classmethod
    def _date(cls, value: str) -> str:
        if value.strip() and stated_date(value) is None:
            raise ValueError("no date can be read in it; give one such as 2026-03-05 or 2026-03-05T08:00:00Z")
        return value

    @model_validator(mode="after")
    def _one_text(self) -> "ArticleIn":
        if bool(self.text.strip()) == bool(self.html.strip()):
            raise ValueError("give either text or html, and not blank")
        return self


class OptionsIn(Strict):
    """What a reader asks of a Brief."""

    title: str = Field("", max_length=300)
    focus: str = Field("", max_length=1_000, description="A question or subject to keep to.")
    audience: str = Field("", max_length=300)
    max_words: int = Field(400, ge=20, le=5_000)
    language: str = Field("en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    leave_out: Annotated[list[Annotated[str, Field(max_length=4_000)]], FailFast()] = Field(
        default_factory=list, max_length=_LEAVE_OUT, description="Sources by id, url or publisher."
    )
    policy: Policy = Field(
        Policy.STRICT, description="strict withholds what is not supported; flag shows it, marked."
    )

    def to_options(self) -> BriefOptions:
        """The same as a domain value."""
        return BriefOptions(
            title=self.title,
            focus=self.focus,
            audience=self.audience,
            max_words=self.max_words,
            language=self.language,
            leave_out=tuple(self.leave_out),
            policy=self.policy,
        )


# Every list ends at its first fault: a body of millions of them would else take gigabytes to tell.
Articles = Annotated[list[ArticleIn], FailFast(), Field(min_length=1)]

EXAMPLE_ARTICLES: list[JsonValue] = [
    {
        "title": "Ministers sign river accord",
        "text": "Ministers sign river accord\n\nThe water ministers of Velmora and Tarsk signed an accord on 4 March 2026. "
        "It may take effect in July, Velmora's minister Ana Kirel said.",
        "publisher": "Velmora Courier",
        "published_at": "2026-03-05",
    }
]


class BriefIn(Strict):
    """A request for a Brief."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES, "options": {"max_words": 200}}]}
    )

    articles: Articles
    options: OptionsIn = Field(default_factory=OptionsIn)


class TopicsIn(Strict):
    """Articles to group."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES}]})

    articles: Articles


class SentenceIn(Strict):
    """A sentence to check. ``articles`` are the indexes of the Articles that it cites; all of them where empty."""

    id: str = Field("", max_length=100)
    text: str = Field(min_length=1, max_length=5_000)
    articles: Annotated[list[Annotated[int, Field(ge=0)]], FailFast()] = Field(
        default_factory=list, max_length=_INDEXES
    )

    @field_validator("text")
    @classmethod
    def _words(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("give a sentence, and not blank")
        return value


class VerifyIn(Strict):
    """Sentences to check against Articles."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "articles": EXAMPLE_ARTICLES,
                    "sentences": [{"text": "The accord will take effect in July."}],
                }
            ]
        }
    )

    articles: Articles
    sentences: Annotated[list[SentenceIn], FailFast()] = Field(min_length=1, max_length=1_000)


class BriefStatus(BaseModel):
    """Where a Brief that is still being made stands."""

    id: str
    state: Literal["running"]
    step: str
    url: str


class EventOut(BaseModel):
    """An Event of a Topic."""

    id: str
    label: str
    date: str | None
    date_basis: str
    date_reason: str
    articles: list[int]


class TopicOut(BaseModel):
    """A Topic; ``articles`` are indexes into the request's list."""

    id: str
    label: str
    keywords: list[str]
    articles: list[int]
    events: list[EventOut]


class OriginOut(BaseModel):
    """Articles that come from one Origin, the representative first."""

    id: str
    articles: list[int]


class TopicsOut(BaseModel):
    """How the Articles of a request group."""

    topics: list[TopicOut]
    origins: list[OriginOut]
    article_ids: list[str]


class Health(BaseModel):
    """That the service answers, and as what."""

    status: Literal["ok"]
    citebrief: str
    verifier: str
    writer: str
