"""Every error that Citebrief raises on purpose.

CitebriefError
├── InputError                  what was submitted can't be used
│   ├── UnreadableSource        a file, page or row that gives no Article
│   ├── NoArticles              nothing to make a Brief of
│   └── OptionError             an option outside its range
├── PromptError
│   ├── PromptInputError        a variable missing or unknown
│   └── PromptChanged           a released prompt whose digest is another
├── ModelError                  a call to a model that gave nothing usable
│   ├── ModelUnavailable        connection, 408, 409, 429, 5xx, after the last attempt
│   ├── ModelRefused            the model declined
│   ├── ModelTruncated          the reply hit the token limit, or its stream was cut
│   ├── ModelReplyUnreadable    not the JSON that was asked for
│   ├── ModelRejected           the server says that the request itself is wrong
│   └── BudgetExceeded          the cap on tokens or money
├── ScorerError                 an entailment scorer or embedder that failed
└── NotFound                    no such Brief

A subclass carries the facts; ``str()`` puts them into words. HTTP statuses live in ``service.http.errors`` alone.
"""

from service.domain.briefs import Usage


class CitebriefError(Exception):
    """Root of all errors that Citebrief raises on purpose."""


class InputError(CitebriefError):
    """What was submitted can't be used: ``where`` it stands, what is ``wrong``, what would be ``right``."""

    def __init__(self, where: str, wrong: str, right: str = "") -> None:
        super().__init__(where, wrong, right)
        self.where, self.wrong, self.right = where, wrong, right

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}" + (f"; {self.right}" if self.right else "")


class UnreadableSource(InputError):
    """A file, page or row that gives no Article."""


class NoArticles(InputError):
    """Nothing to make a Brief of."""


class OptionError(InputError):
    """An option outside its range."""


class PromptError(CitebriefError):
    """A prompt that can't be used."""


class PromptInputError(PromptError):
    """A template's variables and the inputs given do not match."""

    def __init__(self, prompt: str, missing: list[str], unknown: list[str]) -> None:
        super().__init__(prompt, missing, unknown)
        self.prompt, self.missing, self.unknown = prompt, missing, unknown

    def __str__(self) -> str:
        return f"prompt {self.prompt}: missing inputs {self.missing}, unknown inputs {self.unknown}"


class PromptChanged(PromptError):
    """A released prompt whose bytes are no longer those that were released."""

    def __init__(self, prompt: str, released: str, found: str) -> None:
        super().__init__(prompt, released, found)
        self.prompt, self.released, self.found = prompt, released, found

    def __str__(self) -> str:
        return f"prompt {self.prompt} was released as sha256 {self.released} but is {self.found}; write a new version"


class ModelError(CitebriefError):
    """A call to a model that gave nothing usable.

    ``attempts`` counts the requests that were sent; ``usage`` is what the call took all the same, as far as known.
    """

    def __init__(self, message: str, *, attempts: int = 1, usage: Usage = Usage()) -> None:  # noqa: B008  frozen value
        super().__init__(message)
        self.attempts, self.usage = attempts, usage


class ModelUnavailable(ModelError):
    """The model could not be reached, or kept answering 408, 409, 429 or 5xx."""


class ModelRefused(ModelError):
    """The model declined to answer."""


class ModelTruncated(ModelError):
    """The reply hit its token limit, or its stream was cut short."""


class ModelReplyUnreadable(ModelError):
    """The reply is not the JSON that was asked for."""


class ModelRejected(ModelError):
    """The server says that the request itself is wrong."""


class BudgetExceeded(ModelError):
    """The cap on calls, tokens or money would be, or was, passed."""


class ScorerError(CitebriefError):
    """An entailment scorer or embedder failed."""


class NotFound(CitebriefError):
    """There is no such thing in the store."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(kind, identifier)
        self.kind, self.identifier = kind, identifier

    def __str__(self) -> str:
        return f"no {self.kind} has the id {self.identifier!r}"
