"""The limit: a bare loop on libcurl's multi interface that reads every body and looks at none. Run as a program of its own.

Takes the list of addresses (JSON), how many at once, and the CA's file or an empty text; prints what came of them as JSON.
"""

import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pycurl
import uvloop

PER_HOST = 2
OK = 400  # statuses below are good


class Loop:
    """Asks all addresses, two at a time of each host, one host after the other; counts statuses and bytes."""

    def __init__(self, concurrency: int, authority: str) -> None:
        self.multi = pycurl.AsyncCurlMulti()
        self.multi.setopt(pycurl.M_MAXCONNECTS, 4 * concurrency)
        self.authority = authority
        self.good = self.broken = self.read = 0

    def _take(self, data: bytes) -> None:
        """Count one piece of a body."""
        self.read += len(data)

    def handle(self) -> pycurl.Curl:
        """Make a handle."""
        curl = pycurl.Curl()
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.FOLLOWLOCATION, 1)
        curl.setopt(pycurl.BUFFERSIZE, 131_072)
        curl.setopt(pycurl.WRITEFUNCTION, self._take)
        if self.authority:
            curl.setopt(pycurl.CAINFO, self.authority)
        return curl

    async def work(self, hosts: Iterator[Iterator[str]]) -> None:
        """Ask one address of a host after the other, then those of the next host: its connections stay warm."""
        curl = self.handle()
        for urls in hosts:
            for url in urls:
                curl.setopt(pycurl.URL, url)
                status = await self._status(curl)
                self.good += 0 < status < OK
                self.broken += not 0 < status < OK
        curl.close()

    async def _status(self, curl: pycurl.Curl) -> int:
        """Return the last status, 0 after a failure."""
        try:
            await self.multi.add_handle(curl)
        except pycurl.error:
            return 0
        return int(curl.getinfo(pycurl.RESPONSE_CODE))


async def main(urls: list[str], concurrency: int, authority: str) -> dict[str, int]:
    """Ask all, the longest host first."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[url.split("/")[2]].append(url)
    loop = Loop(concurrency, authority)
    longest_first = [iter(found) for found in sorted(hosts.values(), key=len, reverse=True)]
    shared = (urls for urls in longest_first for _ in range(PER_HOST))
    async with asyncio.TaskGroup() as group:
        for _ in range(concurrency):
            group.create_task(loop.work(shared))
    await loop.multi.aclose()
    return {"good": loop.good, "broken": loop.broken, "read": loop.read}


if __name__ == "__main__":
    names = json.loads(Path(sys.argv[1]).read_text())
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(main(names, int(sys.argv[2]), sys.argv[3]))))  # noqa: T201 - its output
