"""The head of an answer, gone through once for all who ask: `httpx.Headers` goes through all lines for each question."""

import httpx

Lines = list[tuple[bytes, bytes]]


def lines_of(response: httpx.Response) -> Lines:
    """Return the header lines in order, names in lower case; they are kept in `extensions["lines"]`."""
    lines: Lines | None = response.extensions.get("lines")
    if lines is None:
        lines = [(name.lower(), value) for name, value in response.headers.raw]
        response.extensions["lines"] = lines
    return lines
