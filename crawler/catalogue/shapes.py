"""The shapes that records of JSON and YAML come in: wrapped by what hands them out, as rows, as names with their addresses; each to a mapping whose keys say what it holds."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from crawler.catalogue.columns import FIELD_OF, OF_FIELDS, meanings, names_columns
from crawler.catalogue.flatten import words
from crawler.catalogue.unnamed_columns import named_by_cells

_ADDRESSES = frozenset(("url", "link", "href", "homepage", "website", "web", "uri", "doi"))
_TITLES = ("title", "name", "headline", "label", "titles", "display_name")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BESIDE = re.compile(  # what a record has beside itself: pictures, people, terms of use
    r"image|picture|photo|thumb|logo|icon|cover|banner|background|poster|preview|screenshot|media|avatar|user|owner|maintainer|person|organi|publish|author|creator|licen|rights|self|type",
    re.IGNORECASE,
)
_OF_LINK = re.compile(r"url|link|href|website|homepage", re.IGNORECASE)
_HEADERS = ("columns", "headers", "header", "fields", "head")
_ROWS = ("data", "rows", "values", "records")
_MANY, _NEARLY_ALL = 2, 0.9  # records under keys that make a list, those among them that have an address
_DEEPEST = 12
_LABELS = ("titles", "label", "text", "display name", "anchor", "caption")
_TITLE = 120  # characters
_SAMPLE = 20  # rows that are looked at


def unwrapped(value: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a record without what portals put around it: `fields`, `attributes`, `node`, `_source`; a lone name with its address as a record."""
    if title_of(value) or any(
        isinstance(one, list) and any(isinstance(x, Mapping) and title_of(x) for x in one) for one in value.values()
    ):
        return value
    inner = [one for key, one in value.items() if isinstance(one, Mapping) and not _is_beside(key) and title_of(one)]
    if len(inner) == 1 and len(value) > 1:
        return {**value, **inner[0]}
    return _named_alone(value) or (inner[0] if inner and len(value) == 1 else value)


def with_address(value: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a record with the address that one part of it has ("content": {"url": ...}), or that is its identifier, where it has none of its own; a part with a name is somebody or something else."""
    if any(FIELD_OF.get(str(key).lower()) == "url" or _OF_LINK.search(str(key)) for key in value):
        return value
    inner = [
        one
        for key, one in value.items()
        if isinstance(one, Mapping) and not _BESIDE.search(str(key)) and is_addressed(one) and not title_of(one)
    ]
    if len(inner) == 1:
        return {**value, "url": inner[0]}
    named = next(
        (
            value[key]
            for key in ("id", "@id", "guid")
            if isinstance(value.get(key), str) and _ADDRESS.fullmatch(value[key].strip())
        ),
        None,
    )
    return (
        {**value, "url": named}
        if named and not any(FIELD_OF.get(str(key).lower()) == "identifiers" for key in value)
        else value
    )


def as_records(values: Sequence[Any]) -> Sequence[Any]:
    """Return a list with what stands for records in it as such: addresses, and rows of cells below the names of their columns or without."""
    if values and all(isinstance(one, str) and _ADDRESS.fullmatch(one.strip()) for one in values):
        return [{"url": one} for one in values]
    if (
        len(values) >= _MANY
        and all(isinstance(one, list) and len(one) >= _MANY for one in values)
        and _are_cells(values)
    ):
        return _from_rows([words(cell) for cell in values[0]], values[1:]) or values
    return values


def as_table(value: Mapping[Any, Any]) -> Sequence[Any] | None:
    """Return the records of rows whose columns are named beside them; None where a mapping holds no such rows."""
    rows = next((one for key in _ROWS if isinstance(one := value.get(key), list) and one), None)
    header = next((one for key in _HEADERS if isinstance(one := value.get(key), list) and one), None)
    if rows is None or header is None or not all(isinstance(row, list) and len(row) == len(header) for row in rows):
        return None
    names = [words(name) for name in header]
    return [dict(zip(names, row, strict=True)) for row in rows]


def named_addresses(value: Mapping[Any, Any]) -> Sequence[Any] | None:
    """Return the records of a mapping of names to addresses, none of which is a field of one record; None for any other mapping."""
    if len(value) < _MANY or any(str(key).lower() in OF_FIELDS for key in value):
        return None
    if not all(isinstance(one, str) and _ADDRESS.fullmatch(one.strip()) for one in value.values()):
        return None
    return [{"title": str(key), "url": one} for key, one in value.items()]


def is_keyed(value: Mapping[Any, Any]) -> bool:
    """Say whether a mapping holds nothing but records, each under a key of its own and nearly each with an address; not the persons and bodies of one record."""
    if len(value) < _MANY or not all(isinstance(one, Mapping) for one in value.values()):
        return False
    addressed = sum(map(is_addressed, value.values()))
    return addressed >= _NEARLY_ALL * len(value) and not any(str(key).lower() in OF_FIELDS for key in value)


def is_addressed(value: Mapping[Any, Any]) -> bool:
    """Say whether a mapping has an address of its own."""
    told = (one for key, one in value.items() if str(key).lower() in _ADDRESSES)
    return any("//" in words(one, addresses=True) for one in told if isinstance(one, str | Mapping))


def holds_mappings(value: Any, depth: int = _DEEPEST) -> bool:
    """Say whether a value is a list of mappings or of rows, or at any depth a mapping of such lists, of records or of names with addresses."""
    if isinstance(value, list):
        return any(isinstance(one, Mapping) for one in value) or as_records(value[:_SAMPLE]) != value[:_SAMPLE]
    if not isinstance(value, Mapping) or not depth:
        return False
    return (
        is_keyed(value)
        or named_addresses(value) is not None
        or any(holds_mappings(one, depth - 1) for one in value.values())
    )


def title_of(value: Mapping[Any, Any]) -> str:
    """Return what a record is called, also where its name stands in a list or by language; nothing where it has no name."""
    named = {str(key).lower(): one for key, one in value.items() if not _is_list_of_records(one)}
    return next((text for key in _TITLES if key in named and (text := words(named[key]))), "")


def titled(names: tuple[str, ...], cells: tuple[str, ...], known: Mapping[str, int]) -> tuple[str, ...]:
    """Return the names of a record's fields with `title` for a label, or for a few words of description, where nothing else names it."""
    if "title" in known:
        return names
    plain = [name.casefold().replace("_", " ") for name in names]
    at = next((plain.index(name) for name in _LABELS if name in plain and cells[plain.index(name)]), None)
    if at is None and "url" in known and len(cells[known.get("description", known["url"])]) <= _TITLE:
        at = known.get("description")
    return names if at is None else (*names[:at], "title", *names[at + 1 :])


def _named_alone(value: Mapping[Any, Any]) -> Mapping[Any, Any] | None:
    """Return the record that a mapping of one name to its address, or to what else is said of it, stands for."""
    if len(value) != 1:
        return None
    ((name, said),) = value.items()
    if str(name).lower() in OF_FIELDS:
        return None
    if isinstance(said, str) and _ADDRESS.fullmatch(said.strip()):
        return {"title": str(name), "url": said}
    return {"title": str(name), **said} if isinstance(said, Mapping) and is_addressed(said) else None


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) and is_addressed(one) for one in value)


def _is_beside(key: Any) -> bool:
    name = str(key)
    return FIELD_OF.get(name.lower(), "title") != "title" or _BESIDE.search(name) is not None


def _are_cells(rows: Sequence[Any]) -> bool:
    """Say whether rows are as long as each other, and hold nothing but words and figures."""
    even = len({len(row) for row in rows[:_SAMPLE]}) == 1
    return even and not any(isinstance(cell, list | Mapping) for row in rows[:_SAMPLE] for cell in row)


def _from_rows(first: list[str], rows: Sequence[Any]) -> Sequence[Any] | None:
    """Return rows as records by the names in the first of them, or by what their cells show; None where neither tells."""
    names, is_data = tuple(first), False
    if not names_columns(first):
        names, is_data = named_by_cells(first, [[words(cell) for cell in row] for row in rows[:_SAMPLE]], ())
    if not {"title", "url"} & meanings(names).keys():
        return None
    keys = [name or str(place) for place, name in enumerate(names)]
    return [dict(zip(keys, row, strict=False)) for row in ([first, *rows] if is_data else rows)]
