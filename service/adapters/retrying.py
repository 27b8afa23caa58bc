"""When to ask a model server again, and when to stop: tenacity with the server's own wishes put first."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

LONGEST_WAIT = 30.0
"""Seconds that one wait may grow to where the server names none."""

_JITTER = 0.25


class TryAgain(Exception):
    """An attempt that failed in a way that may pass; ``after`` are the seconds that the server asks for, if it does."""

    def __init__(self, message: str, *, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait by ``retry-after-ms`` or ``Retry-After`` (RFC 9110: seconds or an HTTP date); None without one."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name)
        if value is None:
            continue
        try:
            seconds = float(value) * unit
        except ValueError:
            try:
                seconds = (_aware(parsedate_to_datetime(value)) - now).total_seconds()
            except ValueError:
                continue
        if seconds == seconds and seconds != float("inf"):  # noqa: PLR0124  the test for NaN, which float() reads
            return max(0.0, seconds)
    return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


class Patience:
    """What one call may take: attempts, and seconds of trying and waiting; time in a queue before an attempt is free."""

    def __init__(self, *, max_attempts: int, max_wait: float, backoff: float) -> None:
        self._max_attempts, self._max_wait, self._backoff = max_attempts, max_wait, backoff
        self._tried = 0.0
        self._waited = 0.0

    @property
    def left(self) -> float:
        """Seconds that the call may still take."""
        return self._max_wait - self._tried - self._waited

    def took(self, seconds: float) -> None:
        """Count the length of an attempt."""
        self._tried += seconds

    def retrying(self) -> AsyncRetrying:
        """The loop over attempts: it goes on after TryAgain, and re-raises the last one when patience ends."""
        return AsyncRetrying(
            retry=retry_if_exception_type(TryAgain),
            wait=self._wait,
            stop=self._stop,
            before_sleep=self._count,
            reraise=True,
        )

    def _wait(self, state: RetryCallState) -> float:
        """What the server asks for and a little more, else twice as long each time, with full jitter in its upper half."""
        error = state.outcome.exception() if state.outcome is not None else None
        if isinstance(error, TryAgain) and error.after is not None:
            return error.after * (1 + random.random() * _JITTER) + 0.01  # noqa: S311  spreads clients, no secret
        ceiling = min(LONGEST_WAIT, self._backoff * 2.0 ** (state.attempt_number - 1))
        return ceiling * (0.5 + random.random() / 2)  # noqa: S311  as above

    def _stop(self, state: RetryCallState) -> bool:
        """Stop after the last attempt, and at once where the wait would outlast what is left."""
        return state.attempt_number >= self._max_attempts or state.upcoming_sleep >= self.left

    def _count(self, state: RetryCallState) -> None:
        self._waited += state.upcoming_sleep
