"""The head of an answer, line by line as libcurl hands it over."""

import re
from dataclasses import dataclass, field

MAX_HEAD = 262_144  # bytes of all heads of one answer, 1xx ones included; browsers stop at 256 KiB too
SWITCHING = 101
FINAL = 200
STATUS_LINE = re.compile(rb"(\S+)\s+(\d{3})\s*(.*)", re.DOTALL)  # "200OK" too, as libcurl and browsers read it


@dataclass(slots=True)
class Head:
    """Status and headers; `complete` once the last line of a final head came. What follows (trailers) is passed over."""

    status: int = 0
    version: bytes = b""
    reason: bytes = b""
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    complete: bool = False
    too_large: bool = False
    _size: int = 0

    def take(self, line: bytes) -> bool:
        """Take one line; False means that the head is larger than is read."""
        self._size += len(line)
        if self._size > MAX_HEAD:
            self.too_large = not self.complete
            return self.complete
        if self.complete:
            return True
        text = line.rstrip(b"\r\n")
        if not self.status:
            self._start(text)
        elif not text:
            self._finish()
        else:
            self._add(text)
        return True

    @property
    def ends_with_connection(self) -> bool:
        """Return whether nothing but the end of the connection tells where the body ends (RFC 9112 section 6.3)."""
        framing = {b"content-length", b"transfer-encoding"}
        return self.version.startswith(b"HTTP/1") and not any(name.lower() in framing for name, _ in self.headers)

    def _start(self, line: bytes) -> None:
        """Read a status line; libcurl has seen to it that it is one."""
        found = STATUS_LINE.match(line)
        if found is not None:
            self.version, self.status, self.reason = found[1].upper(), int(found[2]), found[3]

    def _add(self, line: bytes) -> None:
        """Read a header; a folded line, which libcurl of old hands over as it is, belongs to the one before."""
        if line[:1] in b" \t" and self.headers:
            name, value = self.headers[-1]
            self.headers[-1] = name, (value + b" " + line.strip()).strip()
            return
        name, colon, value = line.partition(b":")
        if colon:
            self.headers.append((name.strip(), value.strip()))

    def _finish(self) -> None:
        """End a head: one of 1xx is followed by another."""
        self.complete = self.status >= FINAL or self.status == SWITCHING
        if not self.complete:
            self.status = 0
            self.headers.clear()
