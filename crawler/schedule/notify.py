"""Telling systemd how things stand: the protocol of sd_notify(3), a few words to the socket that it names."""

import os
import socket
from contextlib import suppress

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def notify(*words: str) -> None:
    """Send some words, where somebody waits for them (NOTIFY_SOCKET); a message that cannot be sent is left."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX"):
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sending:
        sending.connect(address.replace("@", "\0", 1) if address.startswith("@") else address)
        sending.sendall("\n".join(words).encode())
