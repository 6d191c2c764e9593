"""What it costs to look at a page, beside only parsing it and reading its text: `python tests/bench/looking.py [FOLDER]` for pages of your own.

Processor time, the least of some turns; both are of one run on one machine, so their ratio is what counts.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pages import page
from selectolax.lexbor import LexborHTMLParser

from crawler.inspect.facts import draw
from crawler.records import Answer, Evidence, Fetched, Hop

TURNS = 7
MADE = 40
HUNDRED_KB = 100_000
URL = "http://example.org/page"


def main() -> None:
    """Measure the pages of a folder, or some of the benchmark's, and print one line."""
    bodies = [file.read_bytes() for file in sorted(Path(sys.argv[1]).glob("*.htm*"))] if sys.argv[1:] else made()
    if not bodies:
        sys.exit(f"{sys.argv[1]}: no file there is called *.html or *.htm")
    size = sum(map(len, bodies)) / HUNDRED_KB
    looked = sum(least(lambda body=body: draw(fetched(body))) for body in bodies) / size
    bare = sum(least(lambda body=body: parsed(body)) for body in bodies) / size
    words = sum(draw(fetched(body)).words or 0 for body in bodies) / size
    sys.stdout.write(
        f"{len(bodies)} pages, {words:,.0f} words in 100 KB; ms for 100 KB: facts {looked:.2f}, parsing and text alone {bare:.2f};"
        f" ratio {looked / bare:.1f}\n"
    )


def made() -> list[bytes]:
    """Return pages of the benchmark's web."""
    return [page(number, number) for number in range(MADE)]


def fetched(body: bytes) -> Fetched:
    """Wrap a page as it arrives from the crawl."""
    hop = Hop(URL, 200, headers=(("content-type", "text/html"),))
    return Fetched(Evidence(URL, datetime(2026, 1, 1, tzinfo=UTC), Answer(200, len(body)), (hop,)), body)


def parsed(body: bytes) -> str:
    """Only parse a page, and read its text."""
    root = LexborHTMLParser(body.decode("utf-8", "replace")).body
    return root.text(separator=" ") if root else ""


def least(work: Callable[[], object]) -> float:
    """Return the least processor time of some turns, in milliseconds."""
    times = []
    for _ in range(TURNS):
        before = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - before)
    return min(times) / 1e6


if __name__ == "__main__":
    main()
