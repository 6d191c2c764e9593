"""What a run works with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from crawler.config import Settings
from crawler.history.store import Store
from crawler.records import Head, Run
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
    """What came of a run: the run as kept, why catalogues could not be read, a sentence each, and what the others say of themselves."""

    run: Run
    unread: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
