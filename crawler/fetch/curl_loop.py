"""The event loop that libcurl runs best on."""

import asyncio
import sys
from collections.abc import Callable

try:
    from uvloop import new_event_loop as _uvloop
except ImportError:  # there is none for Windows
    fastest: Callable[[], asyncio.AbstractEventLoop] | None = None
else:
    fastest = _uvloop


def new_event_loop() -> asyncio.AbstractEventLoop:
    """Make a loop, for `asyncio.Runner(loop_factory=new_event_loop)`: uvloop where it is installed.

    Elsewhere a loop on selectors: the one that Windows has by default cannot watch the sockets of a library.
    """
    if fastest is not None:
        return fastest()
    return asyncio.SelectorEventLoop() if sys.platform == "win32" else asyncio.new_event_loop()
