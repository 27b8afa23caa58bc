from datetime import date
from pathlib import Path

import pytest

from service.adapters.prices import load_prices
from service.domain.errors import OptionError

TABLE = load_prices()
TODAY = date(2026, 6, 1)


def test_a_call_costs_by_its_tokens() -> None:
    price = TABLE.price("gpt-4.1-mini", TODAY)
    assert price is not None
    assert price.cost(1_000_000, 0) == pytest.approx(0.40)
    assert price.cost(0, 1_000_000) == pytest.approx(1.60)
    assert price.cost(1_000_000, 0, 500_000) == pytest.approx(0.25)


def test_without_a_price_for_cached_input_it_costs_as_fresh() -> None:
    price = TABLE.price("gpt-4o", date(2024, 6, 1))
    assert price is not None
    assert price.cost(1000, 0, 1000) == price.cost(1000, 0)


def test_the_day_decides() -> None:
    before, after = TABLE.price("gpt-4o", date(2024, 10, 1)), TABLE.price("gpt-4o", date(2024, 10, 2))
    assert before is not None
    assert after is not None
    assert (before.input, after.input) == (5.0, 2.5)
    assert TABLE.price("gpt-4o", date(2020, 1, 1)) is None


def test_a_snapshot_costs_as_its_model() -> None:
    assert TABLE.price("gpt-4.1-mini-2025-04-14", TODAY) == TABLE.price("gpt-4.1-mini", TODAY)


@pytest.mark.parametrize("model", ["", "gpt", "gpt-4.1-mini-tuned", "qwen3"])
def test_a_model_that_is_not_listed_has_no_price_and_a_small_window(model: str) -> None:
    assert TABLE.price(model, TODAY) is None
    assert TABLE.context_tokens(model, TODAY) == TABLE.default_context_tokens


def test_windows_are_known() -> None:
    assert TABLE.context_tokens("gpt-4.1-mini", TODAY) == 1_047_576


def test_every_row_is_dated_and_no_two_are_the_same() -> None:
    rows = [(row.name, row.since) for row in TABLE.model]
    assert len(rows) == len(set(rows))
    assert all(row.since <= row.seen for row in TABLE.model)


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(
        'source = "us"\ndefault_context_tokens = 4096\n'
        '[[model]]\nname = "own"\nfrom = 2026-01-01\nseen = 2026-01-01\ninput = 1\noutput = 2\ncontext_tokens = 8192\n'
    )
    price = load_prices(path).price("own", TODAY)
    assert price is not None
    assert price.cost(1_000_000, 1_000_000) == 3.0


@pytest.mark.parametrize(
    "content", ["not toml [", 'source = "x"\n', 'source = "x"\ndefault_context_tokens = 4096\nextra = 1\n']
)
def test_what_is_no_table_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(content)
    with pytest.raises(OptionError, match="is no price table"):
        load_prices(path)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="prices"):
        load_prices(tmp_path / "none.toml")
