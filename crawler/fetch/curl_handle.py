"""A libcurl handle that is used for one request after the other: only what differs is set again."""

from collections.abc import Mapping

import pycurl

from crawler.fetch.curl_route import GO_ON, Route

UNSET = object()


class Handle:
    """A handle (`curl`) with the options of a run, and what it was last set to. Its route is asked before a socket is opened."""

    def __init__(self, options: Mapping[int, object]) -> None:
        self.curl = pycurl.Curl()
        self._is_set: dict[int, object] = {}
        self._route: Route | None = None
        for option, value in options.items():
            self.curl.setopt(option, value)

    def prepare(self, options: Mapping[int, object], route: Route) -> None:
        """Set what the next request changes."""
        for option, value in options.items():
            if self._is_set.get(option, UNSET) != value:
                self.curl.setopt(option, value)
                self._is_set[option] = value
        if self._route is None and not route.proxied:  # the address of a proxy, and its name, are its own affair
            self.curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open)
            self.curl.setopt(pycurl.RESOLVER_START_FUNCTION, self._look_up)
        self._route = route

    def _open(self, purpose: int, address: pycurl.CurlSockAddr) -> int:
        """Have the route open a socket."""
        return self._route.open(purpose, address) if self._route else int(pycurl.SOCKET_BAD)

    def _look_up(self) -> int:
        """Have the route say whether a name may be looked up."""
        return self._route.look_up() if self._route else GO_ON
