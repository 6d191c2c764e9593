"""Parts of a workbook that lie beside each other: where each is, and what a table says after its rows (ECMA-376 part 1, 18.3.1.47, 18.3.1.55)."""

import posixpath
import re
from collections.abc import Mapping

from crawler.workbook.package import Package
from crawler.workbook.table import MOST_COLUMNS, Merged, Table

PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_MERGED = 100_000
_MOST_LINKS = 1_000_000
_MOST_TAGS = 30_000_000


def targets_of(package: Package, part: str) -> Mapping[str, str]:
    """Return where the parts that a part names lie, by relation; addresses outside of the file stay as they are."""
    found: dict[str, str] = {}
    folder, name = posixpath.split(part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            found[attributes.get("Id", "")] = target

    package.whole(f"{folder}/_rels/{name}.rels", start)
    return found


def links_of(package: Package, part: str, table: Table) -> Mapping[int, Mapping[int, str]]:
    """Return the addresses behind the cells of a table, by row and column, and note what is merged in it."""
    targets = targets_of(package, part)
    found: dict[int, dict[int, str]] = {}
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        if tag == "mergeCell":
            note_merged(table, attributes.get("ref", ""))
        elif tag == "hyperlink" and count < _MOST_LINKS:
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            place = PLACE.fullmatch(attributes.get("ref", "").partition(":")[0])
            target = targets.get(relation, "")
            if place and target and column_of(place[1]) < MOST_COLUMNS:
                found.setdefault(int(place[2]), {})[column_of(place[1])] = target + _fragment(attributes)
                count += 1

    package.whole(part, start, most=_MOST_TAGS)
    return found


def note_merged(table: Table, reference: str) -> None:
    """Note cells that were made one (`A2:A5`)."""
    first, _, last = reference.partition(":")
    begin, end = PLACE.fullmatch(first), PLACE.fullmatch(last)
    if begin and end and len(table.merged) < _MOST_MERGED:
        columns = column_of(begin[1]), column_of(end[1])
        table.merged.append(Merged((int(begin[2]), int(end[2])), columns))


def column_of(letters: str) -> int:
    """Return the place of a column, from 0."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _fragment(attributes: Mapping[str, str]) -> str:
    """Return the part of an address after its number sign, which the format keeps apart."""
    location = attributes.get("location", "")
    return f"#{location}" if location else ""
