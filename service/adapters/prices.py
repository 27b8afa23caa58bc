"""What a call costs: a dated table of prices and context windows."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.domain.errors import OptionError

_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_MILLION = 1_000_000


class Price(BaseModel):
    """The price of one model from one day on, in US dollars for a million tokens, and the size of its window."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    since: date = Field(alias="from")
    seen: date
    input: float = Field(ge=0)
    cached_input: float | None = Field(None, ge=0)
    output: float = Field(ge=0)
    context_tokens: int = Field(ge=1024)

    def cost(self, input_tokens: int, output_tokens: int, cached_tokens: int = 0) -> float:
        """US dollars for one call; ``cached_tokens`` are those of the input that the server had in its cache."""
        cached = self.cached_input if self.cached_input is not None else self.input
        fresh = max(0, input_tokens - cached_tokens)
        return (fresh * self.input + cached_tokens * cached + output_tokens * self.output) / _MILLION


class PriceTable(BaseModel):
    """All Prices known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    default_context_tokens: int = Field(ge=1024)
    model: tuple[Price, ...] = ()

    def price(self, model: str, on: date) -> Price | None:
        """The Price of ``model`` on that day; a dated snapshot costs as the model that it is one of. None if unknown."""
        for name in dict.fromkeys((model, _SNAPSHOT.sub("", model))):
            rows = [row for row in self.model if row.name == name and row.since <= on]
            if rows:
                return max(rows, key=lambda row: row.since)
        return None

    def context_tokens(self, model: str, on: date) -> int:
        """The window of ``model`` in tokens; a small default for one that the table doesn't know."""
        price = self.price(model, on)
        return price.context_tokens if price is not None else self.default_context_tokens


def load_prices(path: Path | None = None) -> PriceTable:
    """The table in the TOML file ``path``, or the packaged one.

    Raises:
        OptionError: the file can't be read, or is no price table.
    """
    table = files("service.adapters").joinpath("prices.toml") if path is None else path
    try:
        return PriceTable.model_validate(tomllib.loads(table.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise OptionError(
            "prices", f"{table} is no price table: {error}", "see service/adapters/prices.toml"
        ) from error
