"""What a server that calls itself OpenAI-compatible takes, found out from what it refuses."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from service.ports import ChatRequest

_REFUSES = re.compile(
    r"unsupported|not supported|does(?: not|n't) support|unavailable|unknown|unrecogni[sz]ed|unexpected|"
    r"not permitted|not allowed|extra input|instead",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL | re.IGNORECASE)
_ASKED = "\n\nThe JSON object follows this JSON Schema:\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to put a request to one server. The first is OpenAI's; ``without`` gives the next to try.

    ``structured``: replies bound by a JSON Schema, else by the word "JSON" alone, with the schema in the prompt.
    ``limit``: what the cap on a reply is called. ``temperature``, ``seed``: whether these may be sent.
    """

    structured: bool = True
    limit: str = "max_tokens"
    temperature: bool = True
    seed: bool = True

    def without(self, parameter: str, message: str) -> "Dialect | None":
        """The Dialect that avoids what a 400 or 422 named; None where it refused something that can't be avoided."""
        if not _REFUSES.search(message):
            return None
        named = parameter + " " + message
        if self.structured and re.search(r"response_format|json_schema", named):
            return replace(self, structured=False)
        if self.limit == "max_tokens" and "max_tokens" in named:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in named:
            return replace(self, temperature=False)
        if self.seed and "seed" in named:
            return replace(self, seed=False)
        return None

    def arguments(
        self, request: ChatRequest, *, model: str, temperature: float, seed: int | None
    ) -> dict[str, Any]:
        """The body of the request to ``chat/completions``."""
        system = request.system
        response_format: dict[str, Any] = {
            "type": "json_schema",
            "json_schema": {"name": request.schema_name, "schema": request.schema, "strict": True},
        }
        if not self.structured:
            system += _ASKED + json.dumps(request.schema)
            response_format = {"type": "json_object"}
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": request.user}],
            "response_format": response_format,
            self.limit: request.max_tokens,
        }
        if self.temperature:
            body["temperature"] = temperature
        if self.seed and seed is not None:
            body["seed"] = seed
        return body

    def text(self, content: str) -> str:
        """The reply's JSON: a model that is only told to write JSON may put it into a code fence."""
        fenced = None if self.structured else _FENCE.match(content)
        return fenced[1] if fenced else content
