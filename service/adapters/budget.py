"""Caps on what the calls of one Brief may take."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from service.domain.briefs import Usage
from service.domain.errors import BudgetExceeded


@dataclass(slots=True)
class Reserve:
    """The most that a call on its way may take."""

    tokens: int
    cost: float | None


class Budget:
    """Counts what was taken and what is on its way, and refuses a call that could pass a cap before it is sent.

    A call whose reply never arrives keeps nothing reserved: what the server made of it is not known.
    """

    def __init__(self, max_tokens: int | None, max_cost: float | None) -> None:
        self._max_tokens, self._max_cost = max_tokens, max_cost
        self._reserves: list[Reserve] = []
        self.spent = Usage()

    @contextmanager
    def reserve(self, tokens: int, cost: float | None) -> Iterator[None]:
        """Hold room for a call of at most ``tokens``, input and reply, and ``cost`` US dollars, None if unknown.

        Raises:
            BudgetExceeded: there is no room, or a cap on money stands and the price is not known.
        """
        self._check(tokens, cost)
        held = Reserve(tokens, cost)
        self._reserves.append(held)
        try:
            yield
        finally:
            self._reserves.remove(held)

    def take(self, usage: Usage) -> None:
        """Count what a call took."""
        self.spent += usage

    def _check(self, tokens: int, cost: float | None) -> None:
        used = (
            self.spent.input_tokens + self.spent.output_tokens + sum(held.tokens for held in self._reserves)
        )
        if self._max_tokens is not None and used + tokens > self._max_tokens:
            raise BudgetExceeded(
                f"{used} of {self._max_tokens} tokens are used or under way, and this call may take {tokens}",
                attempts=0,
            )
        if self._max_cost is None:
            return
        if cost is None or self.spent.cost is None:
            raise BudgetExceeded("a cap on money stands, but the model's price is not known", attempts=0)
        paid = self.spent.cost + sum(held.cost or 0.0 for held in self._reserves)
        if paid + cost > self._max_cost:
            raise BudgetExceeded(
                f"${paid:.4f} of ${self._max_cost:.4f} are spent or under way, and this call may take ${cost:.4f}",
                attempts=0,
            )
