"""Loopback addresses: one a host where the system has them all (Linux), or a port each on 127.0.0.1 (macOS has only that one)."""

import socket
from collections.abc import Iterable
from contextlib import ExitStack

NETWORK = "127.71.0.0/16"
FALLBACK = "127.0.0.1/32"
_FIRST = 10
_TRIES = 20  # a port that is free on the first address can be taken on another


def bind(keys: Iterable[str], *, own_addresses: bool = True) -> dict[str, socket.socket]:
    """Return a bound socket a host, none listening yet. Raises OSError where not even 127.0.0.1 has free ports.

    A bound socket that never listens keeps its port from everybody else and refuses connections: a dead host.
    """
    names = list(keys)
    for _ in range(_TRIES if own_addresses else 0):
        try:
            return _bind([f"127.71.0.{_FIRST + number}" for number in range(len(names))], names, same_port=True)
        except OSError:
            continue
    return _bind(["127.0.0.1"] * len(names), names, same_port=False)


def _bind(addresses: list[str], names: list[str], *, same_port: bool) -> dict[str, socket.socket]:
    """Bind a socket an address; all are closed again when one cannot be bound."""
    sockets: dict[str, socket.socket] = {}
    port = 0
    with ExitStack() as opened:
        for name, address in zip(names, addresses, strict=True):
            sockets[name] = opened.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            sockets[name].bind((address, port))
            port = sockets[name].getsockname()[1] if same_port else 0
        opened.pop_all()
    return sockets
