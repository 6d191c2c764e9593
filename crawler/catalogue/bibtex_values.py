"""Values of BibTeX: pieces in braces or quotation marks, numbers and abbreviations, which `#` joins (https://www.ctan.org/pkg/bibtex, btxdoc 2.1)."""

import re
from collections.abc import Mapping

_LONGEST = 20_000  # characters
_WORD = re.compile(r"\s*([^\s#{}\"]+)\s*")
_SIGNS = re.compile(r'[{}"]')
_NEXT_FIELD = re.compile(r"\s*[A-Za-z][\w-]{0,40}\s*=\s*[{\"\d]")
_SPACE = re.compile(r"\s*")


def value_of(written: str, known: Mapping[str, str]) -> str | None:
    """Return what a value stands for, at most 20,000 characters of it; `known` are the abbreviations, in lower case. None where another field begins in it: a comma is missing."""
    parts: list[str] = []
    position = length = 0
    while True:
        piece, position = _piece(written, position, known)
        if piece is None or position == len(written):
            break
        parts.append(piece)
        length += len(piece)
        if written[position] != "#":
            return None if _NEXT_FIELD.match(written, position) else _bare(written)
        if length > _LONGEST:
            return "".join(parts)[:_LONGEST]
        position += 1
    return _bare(written) if piece is None else "".join((*parts, piece))[:_LONGEST]


def _piece(written: str, position: int, known: Mapping[str, str]) -> tuple[str | None, int]:
    """Return the piece that begins at a place, and where what follows begins; None where none does, or it is never closed."""
    if word := _WORD.match(written, position):
        return known.get(word[1].lower(), word[1]), word.end()
    start = _start(written, position)
    depth, is_quoted = 0, written[start : start + 1] == '"'
    if not is_quoted and written[start : start + 1] != "{":
        return None, position
    for sign in _SIGNS.finditer(written, start + 1):
        if depth == 0 and sign[0] == ('"' if is_quoted else "}"):
            return written[start + 1 : sign.start()], _start(written, sign.end())
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
    return None, position


def _start(written: str, position: int) -> int:
    """Return where something stands behind white space."""
    space = _SPACE.match(written, position)
    return space.end() if space else position


def _bare(written: str) -> str:
    """Return a value that is not written as one should be, without the marks around it."""
    value = written.strip()
    is_marked = value[:1] + value[-1:] in ("{}", '""')
    return (value[1:-1] if is_marked else value)[:_LONGEST]
