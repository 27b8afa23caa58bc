"""Prompts from files: ``<task>/<version>.md`` with front matter, pinned by ``released.toml``."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from service.domain.errors import PromptChanged, PromptError
from service.domain.prompts import Prompt

_FILE = re.compile(
    r"\A---\n(?P<front>.*?)\n---\n+# System\n+(?P<system>.*?)\n+# User\n+(?P<user>.*?)\n*\Z", re.DOTALL
)
_SLOT = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")


class FrontMatter(BaseModel):
    """The head of a prompt file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: str
    version: str
    inputs: frozenset[str]
    reply: dict[str, Any]
    changed: str
    why: str


class Released(BaseModel):
    """``released.toml``: the live version of each task, and the SHA-256 of every version ever released."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    live: dict[str, str]
    released: dict[str, dict[str, str]]


def read_prompt(name: str, content: bytes) -> Prompt:
    """The Prompt in ``content``, the bytes of a file called ``name`` (``task/version``).

    Raises:
        PromptError: it has no front matter or no ``# System`` and ``# User`` parts, unknown or missing keys, a name
            that is not its own, or slots other than its inputs.
    """
    match = _FILE.match(content.decode("utf-8"))
    if match is None:
        raise PromptError(f"prompt {name}: needs front matter between --- lines, then # System and # User")
    try:
        front = FrontMatter.model_validate(yaml.safe_load(match["front"]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"prompt {name}: front matter: {error}") from error
    if f"{front.task}/{front.version}" != name:
        raise PromptError(f"prompt {name}: its front matter says {front.task}/{front.version}")
    slots = frozenset(_SLOT.findall(match["system"]) + _SLOT.findall(match["user"]))
    if slots != front.inputs:
        raise PromptError(
            f"prompt {name}: has slots {sorted(slots)} but declares inputs {sorted(front.inputs)}"
        )
    return Prompt(
        task=front.task,
        version=front.version,
        inputs=front.inputs,
        reply_schema=json.dumps(front.reply, sort_keys=False),
        system=match["system"],
        user=match["user"],
        digest=hashlib.sha256(content).hexdigest(),
    )


class PromptFiles:
    """Prompts from a folder, by default the packaged one.

    ``versions`` names for some tasks another version than the live one; that may be one not released yet, so that
    a new wording can be evaluated before it is released.
    """

    def __init__(
        self, folder: Traversable | None = None, *, versions: Mapping[str, str] | None = None
    ) -> None:
        self._folder = folder if folder is not None else files("prompts")
        self._versions = dict(versions or {})
        self._read: dict[str, Prompt] = {}

    @cached_property
    def released(self) -> Released:
        """What ``released.toml`` says.

        Raises:
            PromptError: it can't be read.
        """
        try:
            return Released.model_validate(
                tomllib.loads(self._folder.joinpath("released.toml").read_text("utf-8"))
            )
        except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
            raise PromptError(f"released.toml: {error}") from error

    def get(self, task: str) -> Prompt:
        """See ``ports.PromptSource``."""
        if task not in self._read:
            version = self._versions.get(task) or self.released.live.get(task)
            if version is None:
                raise PromptError(f"no prompt is live for the task {task!r}")
            self._read[task] = self.version(task, version)
        return self._read[task]

    def version(self, task: str, version: str) -> Prompt:
        """That version of the prompt for ``task``.

        Raises:
            PromptError: there is no such file, or it can't be read.
            PromptChanged: it was released, and its bytes are other ones now.
        """
        name = f"{task}/{version}"
        if not _NAME.fullmatch(task) or not re.fullmatch(r"v\d+", version):
            raise PromptError(f"no prompt can be called {name!r}")
        try:
            content = self._folder.joinpath(task, f"{version}.md").read_bytes()
        except OSError as error:
            raise PromptError(f"prompt {name}: {error}") from error
        prompt = read_prompt(name, content)
        released = self.released.released.get(task, {}).get(version)
        live = self._versions.get(task) is None
        if released is not None and released != prompt.digest:
            raise PromptChanged(name, released, prompt.digest)
        if released is None and live:
            raise PromptError(f"prompt {name} is live but was never released")
        return prompt
