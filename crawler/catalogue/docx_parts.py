"""What a Word document keeps beside its text: where its parts lie, and what its styles mean (ECMA-376 part 1, 17.7; part 2, 9.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crawler.workbook.package import Package

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)  # built-in styles have these names whatever the language
_DEEPEST = 12  # styles that build on each other
OFF = -1  # the level in a list of what is in none, by its own word
_NEVER = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Style:
    """A style: `level` is that of a heading from 1 on, or 0; `listed` that of a list from 0 on, or OFF. None where it does not say."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    listed: int | None = None
    bold: bool | None = None

    @property
    def is_contents(self) -> bool:
        """Say whether it is that of a line in a table of contents."""
        return self.name.lower().startswith("toc ")


def main_part(package: Package) -> str:
    """Return which part holds the text; nothing where the file is no document."""
    found = [""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    package.whole("_rels/.rels", start)
    return found[-1] if found[-1].endswith(".xml") else ""


def styles_of(package: Package, part: str) -> Mapping[str, Style]:
    """Return the styles of a document, each with what it takes over from the style it builds on."""
    read = _Styles()
    package.whole(f"{part.rpartition('/')[0]}/styles.xml".lstrip("/"), read.start)
    return {name: _settled(style, read.found) for name, style in read.found.items()}


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """Return an attribute, whatever its prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def is_on(attributes: Mapping[str, str]) -> bool:
    """Say whether a property that can be switched off is on (17.17.4)."""
    return value_of(attributes).lower() not in _NEVER


def level_of(attributes: Mapping[str, str]) -> int:
    """Return a level from 0 on; 0 where none is given that is one."""
    written = value_of(attributes)
    return int(written) if len(written) == 1 and "0" <= written <= "9" else 0


def listed_in(name: str, attributes: Mapping[str, str], before: int | None) -> int:
    """Return the level in a list that a part of numbering gives (17.3.1.19): `ilvl` the level, `numId` the list, 0 being none."""
    if name == "ilvl":
        return level_of(attributes)
    return (before or 0) if value_of(attributes) != "0" else OFF


class _Styles:
    """Gathers the styles as they come."""

    def __init__(self) -> None:
        self.found: dict[str, Style] = {}
        self._open = Style()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        style = self._open
        match name:
            case "style":
                self._open = self.found[value_of(attributes, "styleId")] = Style()
            case "name":
                style.name = value_of(attributes)
                heading = _HEADING.fullmatch(style.name)
                style.level = int(heading[1]) if heading else style.level
            case "basedOn":
                style.based_on = value_of(attributes)
            case "outlineLvl":
                style.level = (level_of(attributes) + 1) % 10  # 9 says: none
            case "numId" | "ilvl" if style.listed != OFF:
                style.listed = listed_in(name, attributes, style.listed)
            case "b":
                style.bold = is_on(attributes)


def _settled(style: Style, known: Mapping[str, Style]) -> Style:
    """Return a style with what those say that it builds on; what it says itself holds, switched off as well."""
    own, upper = replace(style), style
    for _ in range(_DEEPEST):
        below = known.get(upper.based_on)
        if below is None:
            break
        own.level = below.level if own.level is None else own.level
        own.listed = below.listed if own.listed is None else own.listed
        own.bold = below.bold if own.bold is None else own.bold
        upper = below
    return own
