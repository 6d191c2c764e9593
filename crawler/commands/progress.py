"""Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from crawler.records import Verdict
from crawler.run.watch import Stop

SHOWN = (Verdict.OK, Verdict.MOVED, Verdict.BROKEN, Verdict.UNSURE, Verdict.SKIPPED)
COLOURS = {
    Verdict.OK: "green",
    Verdict.MOVED: "cyan",
    Verdict.BROKEN: "red",
    Verdict.UNSURE: "yellow",
    Verdict.SKIPPED: "dim",
}


class Bar:
    """Shows how far a run is: links done, counts by verdict, time left."""

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        self._console = console
        self._verbose = verbose
        self._counts: Counter[Verdict] = Counter()
        self._task: TaskID | None = None
        self._progress = Progress(
            TextColumn("checking"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=console.quiet or not console.is_terminal,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def say(self, text: str) -> None:
        """Print one line above the bar."""
        self._console.print(escape(text))

    def begin(self, links: int) -> None:
        """Start the bar."""
        self._counts.clear()
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task("", total=links, counts="")
        self._progress.start()

    def checked(self, url: str, verdict: Verdict) -> None:
        """Move the bar on; name the link when asked to."""
        self._counts[verdict] += 1
        if self._verbose:
            self._console.print(f"[{COLOURS[verdict]}]{verdict:>7}[/]  {escape(url)}")
        if self._task is not None:
            self._progress.update(self._task, advance=1, counts=self._told())

    def _told(self) -> str:
        """Write the counts by verdict."""
        return " ".join(f"[{COLOURS[one]}]{self._counts[one]} {one}[/]" for one in SHOWN if self._counts[one])


@contextmanager
def stopping(stop: Stop, console: Console) -> Iterator[None]:
    """Let the first Ctrl-C or SIGTERM ask for a graceful end, and the second one end at once."""

    def ask(number: int, _frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        console.print("stopping: letting what flies come in; again to stop at once")
        stop.ask()
        signal.signal(number, ask)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
