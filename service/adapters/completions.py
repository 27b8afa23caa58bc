"""A chat completion as servers send it, read strictly: the SDK takes whatever comes for what it should be."""

from pydantic import BaseModel, ConfigDict

from service.domain.errors import ModelError, ModelRefused, ModelReplyUnreadable, ModelTruncated

_LONGEST = 300


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)  # servers add fields of their own


class Message(_Wire):
    """What the model said, or why it won't."""

    content: str | None = None
    refusal: str | None = None


class Choice(_Wire):
    """One reply; ``finish_reason`` is why it ends."""

    message: Message | None = None
    finish_reason: str | None = None


class Details(_Wire):
    """How much of the prompt the server had in its cache."""

    cached_tokens: int | None = None


class Took(_Wire):
    """Tokens as the server counts them."""

    prompt_tokens: int
    completion_tokens: int
    prompt_tokens_details: Details | None = None

    @property
    def cached_tokens(self) -> int:
        """Tokens of the prompt that came from the server's cache."""
        details = self.prompt_tokens_details
        return (details.cached_tokens or 0) if details is not None else 0


class Fault(_Wire):
    """An error that a gateway reports under the status 200."""

    message: str = ""
    code: int | str | None = None


class Completion(_Wire):
    """The answer to ``chat/completions``."""

    model: str | None = None
    choices: list[Choice] | None = None
    usage: Took | None = None
    error: Fault | None = None

    @property
    def content(self) -> str:
        """The text of the first choice, empty where there is none."""
        message = self.choices[0].message if self.choices else None
        return (message.content or "") if message is not None else ""


def failure(completion: Completion) -> tuple[type[ModelError], str] | None:
    """Why the completion is of no use, by kind and in words; None where it can be read."""
    if not completion.choices:
        return ModelReplyUnreadable, "the reply has no choices"
    choice = completion.choices[0]
    if choice.message is None:
        return ModelReplyUnreadable, "the reply has no message"
    if choice.message.refusal:
        return ModelRefused, f"the model declined: {choice.message.refusal[:_LONGEST]}"
    if choice.finish_reason == "content_filter":
        return ModelRefused, "a content filter withheld the reply"
    if choice.finish_reason == "length":
        count = f" after {completion.usage.completion_tokens} tokens" if completion.usage is not None else ""
        return ModelTruncated, f"the reply hit its limit{count}"
    if not choice.finish_reason:
        return ModelTruncated, "the reply doesn't say why it ends"
    if not completion.content.strip():
        return ModelReplyUnreadable, "the reply is empty"
    return None
