"""The name of a file stands in a title.

## What it finds

The name of an uploaded file before a title: "99_project.PNGThe Challenge of Co-production". In place of a title, it counts where it is plainly a name that nobody gave a
work, by a version, a draft, a copy or a camera: "report_final_v2.pdf", "IMG_2034.jpg". Another ("VASO.TIFF", "n3337.pdf") may be the very thing that is listed, and so is
one before words ("n3337.pdf: draft of the standard") where the entry's link leads to the file of that name.

## Why it matters

The name of a picture means nothing to a reader, puts the entry under the wrong letter, and makes one resource look like two.

## Example

> 99_project.PNGThe Challenge of Co-production

The name of a picture, most often its alternative text, ran into the title.

## What to do

Take the file name out of the title; give the picture an empty alternative text if it is only decoration.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Readings, Rule
from crawler.judge.rules._prose import Piece, as_written
from crawler.records import Finding, Severity

_ENDING = r"(?i:png|jpe?g|gif|bmp|tiff?|webp|svg|pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|zip)"
_STEM = r"[^\W_][\w%()+-]{0,80}"
_MARK = r"(?:[^\s.]*[\W_])?(?i:v(?:er)?\d+|final|draft|copy|img|dsc[nf]?|scan|untitled|screenshot)(?:[\W\d_])"
_MARKED = Pattern(_MARK)
_FILE_NAME = Pattern(
    rf"(?:{_STEM}\.{_ENDING})(?=[A-Z][a-z]|[A-Z]\s)"  # run into the title
    rf"|(?=[^\s.]*[\d_%])(?:{_STEM}\.{_ENDING})(?=[\s:-]+\S)"  # before it, and no name anybody would speak
    rf"|(?={_MARK})(?:{_STEM}\.{_ENDING})$"  # in its place
)


def _is_listed(piece: Piece, name: str) -> bool:
    """Return whether a file is listed by its name: a link of the entry leads to a file of that name, which is none that nobody gave a work."""
    links = piece.entry.links if piece.entry else piece.links
    return not _MARKED.match(name) and any(_file_of(use.href) == name.lower() for use in links)


def _file_of(href: str) -> str:
    """Return the last part of a path as it is written, which may be relative."""
    return unquote(href.partition("#")[0].partition("?")[0]).rpartition("/")[2].lower()


def check(readings: Readings) -> Iterator[Finding]:
    """Yield the entries that begin with the name of a file."""
    for reading in readings.catalogues:
        seen = set()
        for piece in as_written(reading):
            match = _FILE_NAME.match(piece.text.strip())
            entry = piece.entry.id if piece.entry else None
            if match and not _is_listed(piece, match.group()) and (entry is None or entry not in seen):
                seen.add(entry)
                yield piece.finding(RULE.slug, match.group())


RULE = Rule(
    code="C009",
    slug="file-name-leak",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="File name in a title",
    message="The file name \u201c{text}\u201d stands where the {where} begins.",
    suggestion="Take the file name out; keep the resource's own title.",
    page=__doc__ or "",
    check_catalogue=check,
)
