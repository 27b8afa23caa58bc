"""The only place where the environment is read."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside, each as ``CITEBRIEF_<NAME>``; read once and passed on as values.

    An empty variable counts as not set; ``none`` takes a default away where there may be none. A variable of an unknown
    name is an error: a misspelt cap is no cap.
    """

    model_config = SettingsConfigDict(
        env_prefix="CITEBRIEF_", env_ignore_empty=True, env_parse_none_str="none", extra="forbid", frozen=True
    )

    data_dir: Path = Field(Path("out"), description="Folder for the database; one volume in a container.")
    writer: Literal["extractive", "openai"] = Field(
        "extractive", description="Who drafts: `extractive` needs no key, `openai` asks a model."
    )

    api_key: SecretStr = Field(SecretStr(""), description="Key for the model server; some servers need none.")
    base_url: str = Field("", description="Any OpenAI-compatible base URL, such as http://127.0.0.1:8080/v1.")
    model: str = Field("gpt-4.1-mini", description="Model to draft, repair and judge with.")
    temperature: float = Field(0.0, ge=0, le=2, description="Passed to the model server.")
    seed: int | None = Field(7, description="Passed to the model server; `none` for none.")
    timeout: float = Field(60.0, gt=0, description="Seconds for one attempt.")
    max_attempts: int = Field(5, ge=1, le=20, description="Requests for one call, the first included.")
    max_wait: float = Field(120.0, gt=0, description="Seconds for one call, waits included.")
    concurrency: int = Field(4, ge=1, le=64, description="Calls to the model at once.")
    context_tokens: int | None = Field(
        None, ge=1024, description="The model's window; by default from the price table."
    )
    reply_tokens: int = Field(2048, ge=128, description="Cap on one reply.")
    max_tokens_per_brief: int = Field(400_000, ge=1, description="Cap on tokens, in and out, for one Brief.")
    max_cost_per_brief: float | None = Field(None, ge=0, description="Cap in US dollars for one Brief.")
    prices: Path | None = Field(None, description="A price table to use instead of the packaged one.")
    replies: Path | None = Field(
        None, description="Keep every reply here; a request answered before is not sent again."
    )
    repairs: int = Field(1, ge=0, le=2, description="How often a failed Sentence goes back to the writer.")
    judge: bool = Field(False, description="Let the model decide what the checks leave open.")
    judge_votes: int = Field(
        1,
        ge=1,
        le=5,
        description="Votes of the judge on one Sentence: 1, 3 or 5; more than half must agree. Each has a seed of its own, where "
        "there is one; they differ little unless `TEMPERATURE` is above 0.",
    )

    embeddings: bool = Field(True, description="Use the embedded sentence model.")
    scorer: bool = Field(True, description="Let the trained entailment model score every Sentence.")
    scorer_folder: Path | None = Field(
        None, description="Another scorer: a folder with `model.onnx`, `tokenizer.json` and `released.json`."
    )
    threads: int = Field(0, ge=0, description="Threads for embedded models; 0 for all cores.")

    workers: int = Field(
        0,
        ge=0,
        description="Processes for commands over rows and for additions to collections; 0 for one a core.",
    )

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65535, description="Port to listen on.")
    max_body_bytes: int = Field(
        20_000_000, ge=1024, description="A larger request is refused before it is read."
    )
    max_articles: int = Field(500, ge=1, description="Articles in one request.")

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            sound = False
        if value and not (sound and value.isascii() and value.isprintable() and " " not in value):
            raise ValueError("give a URL such as http://127.0.0.1:8080/v1")
        return value

    @field_validator("judge_votes")
    @classmethod
    def _odd(cls, value: int) -> int:
        if value % 2 == 0:
            raise ValueError("give 1, 3 or 5")
        return value

    @field_validator("api_key")
    @classmethod
    def _one_line(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value()
        if not (key.isascii() and key.isprintable()):
            raise ValueError("a key is printable ASCII")  # what else it holds can't stand in a header
        return value

    @model_validator(mode="after")
    def _no_strangers(self) -> "Settings":
        known = {f"CITEBRIEF_{name.upper()}" for name in type(self).model_fields}
        if strangers := sorted(
            name for name in os.environ if name.startswith("CITEBRIEF_") and name not in known
        ):
            raise ValueError(f"there is no setting {', '.join(strangers)}; see the README")
        return self
