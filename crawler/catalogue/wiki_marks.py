"""The marks of AsciiDoc, MediaWiki, reStructuredText and BBCode in plain text: links whose words are not their address, headings between equals signs."""

import re
from collections.abc import Iterator, Sequence

from crawler.links import Found

_ADDRESS = r"(?:https?://|www\.)[^\s<>\[\]]{1,2000}"
_WRITTEN_LINK = re.compile(
    rf"`(?P<quoted>[^`<>]{{1,300}}?)\s*<(?P<behind>{_ADDRESS})>`__?"  # of reStructuredText
    rf"|(?:\blink:(?:\+\+)?)?(?P<before>{_ADDRESS})\[(?P<named>[^\[\]]{{0,50}}?[^\W\d_][^\[\]]{{0,300}})\]"  # of AsciiDoc
    rf"|(?<!\[)\[(?P<within>{_ADDRESS})\s+(?P<words>[^\[\]]{{1,300}})\](?!\])"  # of MediaWiki
    rf"|\[url=[\"']?(?P<bulletin>{_ADDRESS})[\"']?\](?P<posted>[^\[\]]{{1,300}})\[/url\]|\[url\](?P<bare>{_ADDRESS})\[/url\]"  # of BBCode
)
_SAID = ("quoted", "named", "words", "posted", "bare")
_LED = ("behind", "before", "within", "bulletin", "bare")
_BEHIND = ("", " ", ".", ",", ";", ":", "!", "?", ")", "'", '"', "-", "\u2013", "\u2014", "*", "_", "|")
_SETTINGS = re.compile(r"\^$|,\s*(?:window|role|opts|rel|title|id)=.*$")  # of AsciiDoc, behind the words
_HEADING = re.compile(r"(?P<signs>={1,6})(?P<words>[^=].{0,240}?)(?P<close>={1,6})?")
_KEY = re.compile(r"^\s*\.\.\s+(?=\[[^\[\]\s]{1,40}\]\s)")  # before the label of a work, in reStructuredText
_FENCE = re.compile(r"\|={3,}\s*")  # of a table, in AsciiDoc
_CELL = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|1[0-4]\d\d|2[1-9]\d\d|[3-9]\d{3})[.)]|\[\d{1,4}\])\s*"
)  # of an item, alone on its line
_HANGING = "   "  # before lines that go on with an item
_LONGEST = 250  # characters of a heading
_LEAST = 2  # signs that no sum begins with


def without_marks(text: str) -> tuple[str, tuple[Found, ...]]:
    """Return a text with nothing but the words of its links, and where these stand in it."""
    pieces: list[str] = []
    found: list[Found] = []
    end = length = 0
    for link in _WRITTEN_LINK.finditer(text):
        if link["before"] and ("?" in link["before"] or text[link.end() : link.end() + 1] not in _BEHIND):
            continue  # brackets of the address's own query
        words = _SETTINGS.sub("", next(filter(None, map(link.group, _SAID)))).strip(" \"'") or link[0]
        href = next(filter(None, map(link.group, _LED)))
        pieces += [text[end : link.start()], words]
        length += link.start() - end
        found.append(Found("http://" + href if href.startswith("www.") else href, words, length, length + len(words)))
        length += len(words)
        end = link.end()
    return "".join([*pieces, text[end:]]), tuple(found)


def heading(line: str, *, is_first: bool) -> tuple[int, str] | None:
    """Return the level and the words of a heading ("== Hives", "==Hives=="); one sign alone begins only the title of a text."""
    line = line.rstrip()
    found = _HEADING.fullmatch(line) if line.startswith("=") and len(line) <= _LONGEST else None
    if found is None or not found["words"].strip() or (found["close"] and len(found["close"]) != len(found["signs"])):
        return None
    level, is_spaced = len(found["signs"]), line[len(found["signs"])].isspace()
    if not found["close"] and not is_spaced:
        return None
    return (level, found["words"].strip()) if level >= _LEAST or is_first else None


def as_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a text, as many: rows of tables in columns, a number that stands above its item in front of that, labels of works without the points before them."""
    in_table, before = False, ""
    for above, line, following in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        is_fence = _FENCE.fullmatch(line) is not None
        in_table = in_table is not is_fence
        if following.strip() and _NUMBER.fullmatch(line):
            yield ""
            before = f"{line.strip()} "
            continue
        if in_table and line.startswith("|"):
            names_columns = _FENCE.fullmatch(above) and "://" in following and "://" not in line
            yield "" if names_columns else "\t".join(cell.strip() for cell in _CELL.split(line.strip())[1:])
        else:
            yield "" if is_fence else before + _KEY.sub("", line, count=1)
        before = _HANGING if before and line.strip() else ""
