"""Signals that ask for an end, heard at whatever instant they come."""

import contextlib
import select
import signal
import socket
from collections.abc import Iterator

ASKING = (signal.SIGTERM, signal.SIGINT)


class Calls:
    """Signals and a word of our own, in the order in which they came.

    The interpreter's handler in C writes each signal's number into a socket (`signal.set_wakeup_fd`). A lock would sleep on when a signal comes in the instant
    before it sleeps, or is handed to another thread: it would be heard when the sleep ends.
    """

    ENDED = 0  # no signal has this number

    def __init__(self, heard: socket.socket, said: socket.socket) -> None:
        self._heard, self._said = heard, said

    def wait(self, seconds: float | None = None) -> int | None:
        """Return what comes next: a signal's number or ENDED; None when the seconds pass before."""
        while select.select([self._heard], [], [], seconds)[0]:
            (number,) = self._heard.recv(1)
            if number in {*ASKING, self.ENDED}:
                return number
        return None

    def say_ended(self) -> None:
        """Say that what was waited for has ended."""
        self._said.send(bytes([self.ENDED]))


@contextlib.contextmanager
def listening() -> Iterator[Calls]:
    """Hear signals in place of dying of them; afterwards all is as it was."""
    heard, said = socket.socketpair()
    said.setblocking(False)
    before = {number: signal.signal(number, lambda _number, _frame: None) for number in ASKING}
    waking = signal.set_wakeup_fd(said.fileno(), warn_on_full_buffer=False)
    try:
        with heard, said:
            yield Calls(heard, said)
    finally:
        signal.set_wakeup_fd(waking)
        for number, handler in before.items():
            signal.signal(number, handler)
