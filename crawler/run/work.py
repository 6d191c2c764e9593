"""What a run works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from crawler.config import Settings
from crawler.history.store import Store
from crawler.records import Run
from crawler.run.watch import Silent, Stop, Watch


@dataclass(frozen=True, slots=True)
class Work:
    """The settings, the history, the clock, who watches, and the wish to stop."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    watch: Watch = field(default_factory=Silent)
    stop: Stop = field(default_factory=Stop)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the run as kept, and why catalogues could not be read, a sentence each."""

    run: Run
    unread: tuple[str, ...] = ()
