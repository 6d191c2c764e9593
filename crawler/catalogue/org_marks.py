"""Org-mode in plain text: its headings, links, drawers and settings, as lines that every text may have (https://orgmode.org/guide/)."""

import re
from collections.abc import Iterator, Sequence

from crawler.catalogue.block import squeeze

_LINK = re.compile(r"\[\[((?:https?://|www\.)[^\[\]\s]{1,2000})\]\[([^\[\]]{1,500})\]\]")
_BARE = re.compile(r"\[\[((?:https?://|www\.)[^\[\]\s]{1,2000})\]\]")
_HEADING = re.compile(r"(\*{1,5}) (?:(?:TODO|DONE|NEXT|WAITING) )?(?:\[#[A-Z]\] )?(\S.*?)(?: :[\w@:]+:)?")
_SETTING = re.compile(r"#\+(\w+):? ?(.*)")
_DRAWER = re.compile(r":(\w+):")
_PLANNED = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED): *[<\[].*")
_SAMPLE = 2_000  # lines


def without_org(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text, as many: of Org-mode with headings between equals signs, links as `words <address>` says them in reStructuredText, and nothing of drawers and settings."""
    return list(_lines(lines)) if any(map(_LINK.search, lines[:_SAMPLE])) else lines


def _lines(lines: Sequence[str]) -> Iterator[str]:
    in_drawer = False
    for line in lines:
        words = squeeze(line)
        head = _HEADING.fullmatch(words) if line.startswith("*") else None
        drawer, setting = _DRAWER.fullmatch(words), _SETTING.fullmatch(words)
        if drawer or in_drawer:
            in_drawer = bool(line.strip()) and (drawer is None or drawer[1].upper() != "END")
            yield ""
        elif setting:
            yield f"= {setting[2]}" if setting[1].lower() == "title" and setting[2] else ""
        elif _PLANNED.fullmatch(line):
            yield ""
        elif head:
            yield f"{'=' * (len(head[1]) + 1)} {_linked(head[2])}"
        else:
            yield _linked(line)


def _linked(line: str) -> str:
    return _BARE.sub(r"\1", _LINK.sub(_as_quoted, line))


def _as_quoted(link: re.Match[str]) -> str:
    """Return a link as reStructuredText writes it; signs that would end it there are left out."""
    words = re.sub(r"[`<>]", "", link[2]).strip()
    return f"`{words} <{link[1]}>`_" if words else link[1]
