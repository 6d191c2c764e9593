"""Who watches a run, and how it is asked to stop."""

import asyncio
import threading
from collections.abc import Callable
from typing import Protocol

from crawler.records import Verdict


class Watch(Protocol):
    """What a run tells while it works; a door shows it."""

    def say(self, text: str) -> None:
        """Tell something a person should know, in one line."""

    def begin(self, links: int) -> None:
        """Tell how many links will be checked."""

    def checked(self, url: str, verdict: Verdict) -> None:
        """Tell what became of one link."""


class Silent:
    """Watches nothing."""

    def say(self, text: str) -> None:
        """Drop the message."""

    def begin(self, links: int) -> None:
        """Drop the number."""

    def checked(self, url: str, verdict: Verdict) -> None:
        """Drop the verdict."""


class Stop:
    """A wish to stop: may be asked from any thread or signal handler, and reaches the loops that listen."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._listeners: list[Callable[[], object]] = []

    def ask(self) -> None:
        """Ask everything that listens to stop; work that flies may end."""
        self._asked.set()
        for tell in list(self._listeners):
            tell()

    @property
    def asked(self) -> bool:
        """Return whether somebody asked."""
        return self._asked.is_set()

    def event(self) -> asyncio.Event:
        """Return an event of the running loop that is set when somebody asks."""
        event, loop = asyncio.Event(), asyncio.get_running_loop()
        self._listeners.append(lambda: None if loop.is_closed() else loop.call_soon_threadsafe(event.set))
        if self.asked:
            event.set()
        return event
