"""Prompts as values: what a template asks for, what it needs, and its digest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.errors import PromptInputError

_SLOT = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of the template for one task. ``digest`` is the SHA-256 of the template file's bytes."""

    task: str
    version: str
    inputs: frozenset[str]
    reply_schema: str
    system: str
    user: str
    digest: str

    @property
    def name(self) -> str:
        """``task/version``, as Provenance names it."""
        return f"{self.task}/{self.version}"

    def render(self, inputs: Mapping[str, str]) -> tuple[str, str]:
        """The system and the user message, with every ``{{ slot }}`` filled. Inputs are put in once, never re-read.

        Raises:
            PromptInputError: an input is missing or unknown.
        """
        given = frozenset(inputs)
        if given != self.inputs:
            raise PromptInputError(self.name, sorted(self.inputs - given), sorted(given - self.inputs))

        def fill(template: str) -> str:
            return _SLOT.sub(lambda slot: inputs[slot.group(1)], template)

        return fill(self.system), fill(self.user)
