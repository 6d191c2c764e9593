"""How one request reaches its host: what libcurl asks before it looks a name up or opens a socket."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

import pycurl

from crawler.fetch.addresses import Address

GO_ON, STOP = 0, 1

Refusal = Callable[[Address], str | None]


class NameWanted(Exception):  # noqa: N818 - reads as what it says
    """A new connection is needed, and its host has not been looked up."""


@dataclass(slots=True)
class Route:
    """One try to reach a host.

    `literal` says that the host is an address, `proxied` that the connection goes to a proxy, `refusal` judges each
    address to connect to. `refused` is the address that was not connected to, `name_wanted` says that a look-up has to come first.
    """

    literal: bool
    proxied: bool
    refusal: Refusal
    refused: str | None = None
    name_wanted: bool = False

    def open(self, _purpose: int, address: pycurl.CurlSockAddr) -> int:
        """Open a socket to an address that may be asked: it is this very address that libcurl connects to."""
        at = ip_address(address.addr[0].partition("%")[0])
        kind = self.refusal(at)
        if kind is not None:
            self.refused = f"{at} ({kind})"
            return int(pycurl.SOCKET_BAD)
        try:
            return socket.socket(address.family, address.socktype, address.protocol).detach()
        except OSError:  # a machine without IPv6, or out of file descriptors: libcurl tries the next address
            return int(pycurl.SOCKET_BAD)

    def look_up(self) -> int:
        """Keep libcurl from looking a name up: names are looked up where the addresses are checked."""
        if self.literal:
            return GO_ON
        self.name_wanted = True
        return STOP
