"""Time and chance, so that tests can bring their own."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _utc_now() -> datetime:
    """Return the time of day."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Time and chance as the fetcher knows them; tests bring their own.

    `clock` counts seconds from anywhere, `sleep` waits, `now` is the time of day, `chance` a number from 0 to 1.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], datetime] = _utc_now
    chance: Callable[[], float] = random.random
