"""What is done by the clock, noted for monitors as it begins and ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from crawler.commands.options import Clock, Talk
from crawler.config import Settings
from crawler.errors import DeliveryError, Interrupted, Withheld
from crawler.run.health import Ending, HealthFile

_ENDINGS = {Withheld: Ending.WITHHELD, Interrupted: Ending.STOPPED, KeyboardInterrupt: Ending.STOPPED}


@dataclass(slots=True)
class Note:
    """What is to be noted of something that ends: facts, and an error though it came to its end."""

    facts: dict[str, Any] = field(default_factory=dict)
    error: str | None = None


@contextmanager
def noted(job: str, settings: Settings, clock: Clock, talk: Talk) -> Iterator[Note]:
    """Note in the health file that something begins, and how it ends; what it raises passes through."""
    health, note = HealthFile.of(settings), Note()
    if health is None:
        yield note
        return
    attempt(talk, lambda: health.begin(job, clock()))
    try:
        yield note
    except BaseException as error:
        ending = _ENDINGS.get(type(error), Ending.FAILED)
        said = None if ending is Ending.STOPPED else str(error) or repr(error)
        attempt(talk, lambda: health.end(job, clock(), ending, said, **note.facts))
        raise
    ending = Ending.FAILED if note.error else Ending.DONE
    attempt(talk, lambda: health.end(job, clock(), ending, note.error, **note.facts))


def attempt(talk: Talk, write: Callable[[], object]) -> None:
    """Write to the health file; where that cannot be, say so, and go on: the work is what counts."""
    try:
        write()
    except DeliveryError as error:
        talk.console.print(f"monitors are told nothing: {error}", markup=False)
