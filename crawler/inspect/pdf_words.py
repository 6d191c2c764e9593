"""What stands in the objects of a PDF beside names and strings: numbers and a few words, all in ASCII (ISO 32000-1, sections 7.2 and 7.3)."""

import re
from collections.abc import Iterator
from itertools import chain

from crawler.inspect.sparse import Bytes

_BEGINS, _ENDS = re.compile(rb"(?<!\d)\d{1,8}\s+\d{1,5}\s+obj\b"), re.compile(rb"endobj|stream\s")
_ANY = rb"(?:\\.|[^()\\]"
# Strings, with brackets in them up to the third, names, comments; and what is escaped where a string does not end, or each of its brackets would be tried.
_OTHERS = re.compile(
    rb"\(" + _ANY + rb"|\(" + _ANY + rb"|\(" + _ANY + rb")*+\))*+\))*+\)|/[^\s\0()<>\[\]{}/%]*+|%[^\r\n]*+|\\.",
    re.DOTALL,
)
_STRANGE = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f-\xff]")
_LONGEST, _MOST_OBJECTS, _MOST_BYTES = 4_096, 4_000, 2 << 20  # what is longer may hold strings of any kind


def strange_word(*parts: Bytes) -> bool:
    """Tell whether a byte that no word has stands in an object outside its strings, in the known parts of a file; false for one that is encrypted."""
    if any(part.find(b"/Encrypt") >= 0 for part in parts):
        return False
    left = _MOST_BYTES
    for text in chain.from_iterable(map(_objects, parts)):
        left -= len(text)
        if left < 0:
            return False
        if _STRANGE.search(text) and _STRANGE.search(_bare(text)):
            return True
    return False


def _bare(text: bytes) -> bytes:
    """Return what is left without strings, names and comments; nothing where a string does not end."""
    bare = _OTHERS.sub(b" ", text)
    return b"" if b"(" in bare or b")" in bare else bare


def _objects(body: Bytes) -> Iterator[bytes]:
    """Yield the objects up to their end, or to the data of their stream."""
    stop = 0
    for _ in range(_MOST_OBJECTS):
        begin = _BEGINS.search(body, stop)
        end = _ENDS.search(body, begin.end()) if begin else None
        if begin is None or end is None:
            return
        if end.start() - begin.end() <= _LONGEST:
            yield body[begin.end() : end.start()]
        stop = end.end() if end[0] == b"endobj" else body.find(b"endstream", end.end())
        if stop < 0:
            return
