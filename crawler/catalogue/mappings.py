"""JSON, JSON Lines and YAML to resources: mappings whose keys say what they hold."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from crawler.catalogue.columns import FIELD_OF, Wanted, entry_fields, meanings
from crawler.catalogue.decode import decode_line
from crawler.catalogue.flatten import at_path, flatten, words
from crawler.catalogue.listed import Called, Found, listed_of
from crawler.catalogue.safe_yaml import load_yaml
from crawler.catalogue.shapes import (
    as_records,
    as_table,
    holds_mappings,
    is_addressed,
    is_keyed,
    named_addresses,
    title_of,
    titled,
    unwrapped,
    with_address,
)
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import wanted_of
from crawler.catalogue.whole import whole_text
from crawler.errors import CatalogueError
from crawler.records import Unreadable

MAX_LINE = 1_000_000  # bytes of one line of JSON
_DEEPEST = 12  # lists within lists that are looked into
_meanings = lru_cache(maxsize=256)(meanings)  # records have few sets of keys
_NEITHER = "this record has neither a title nor a link"
_NO_MAPPING = "this record is no mapping of names to values"
_OF_RESOURCES = frozenset(("url", "year", "authors", "publishers", "identifiers"))
_TITLES = ("title", "name", "heading", "section", "category", "topic", "label")


def read_json(source: Source) -> Iterator[Found]:
    """Yield the resources of a JSON text; CatalogueError when it is none, or has no list where `records` says."""
    yield from records(load_json(whole_text(source), source.address), source)


def read_yaml(source: Source) -> Iterator[Found]:
    """Yield the resources of a YAML text; CatalogueError when it is damaged, has tags, or aliases that grow beyond reason."""
    yield from records(load_yaml(whole_text(source), source.address), source)


def read_json_lines(source: Source) -> Iterator[Found]:
    """Yield one resource a line; a line that is no JSON costs itself."""
    wanted = wanted_of(source)
    number = 0
    while line := source.stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            yield Unreadable(number, f"this line is longer than {MAX_LINE:,} bytes", decode_line(line[:120]))
            while line and not line.endswith(b"\n"):
                line = source.stream.readline(MAX_LINE)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(decode_line(line).lstrip("\ufeff"), number, wanted)


def load_json(text: str, place: str) -> Any:
    """Return what a JSON text holds; CatalogueError when it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if place.startswith(("http://", "https://")):
            raise CatalogueError(
                f"{place}: is no JSON from line {error.lineno} on ({error.msg}); look at it in a browser"
            ) from None
        raise CatalogueError(
            f"{place}: is no JSON from line {error.lineno} on ({error.msg}); save it once more"
        ) from None
    except RecursionError:
        raise CatalogueError(
            f"{place}: is nested too deeply to be read; name its list with `records` in a flatter copy"
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise CatalogueError(f"{place}: holds what no JSON reader takes ({error})") from None


def records(document: Any, source: Source) -> Iterator[Found]:
    """Yield the resources of a document: of the list at `records`, or of every list of mappings in it, whose keys head sections."""
    path = source.settings.records
    if path is not None:
        document = at_path(document, path)
        if not isinstance(document, list | Mapping):
            raise CatalogueError(
                f"{source.address}: there is no list at `records: {path}`; name another path, or leave it out"
            )
    elif isinstance(document, Mapping) and (items := _items(document)) is not None:
        yield Called(_title(document))
        document = items
    elif isinstance(document, Mapping) and _is_catalogue(document, wanted_of(source)):
        yield Called(_title(document))
        document = {key: one for key, one in document.items() if holds_mappings(one)}
    elif isinstance(document, Mapping) and not _is_record(document, wanted_of(source)) and (title := _title(document)):
        yield Called(title)
        document = {key: one for key, one in document.items() if key not in _TITLES}
    yield from _walk(document, wanted_of(source), (), _DEEPEST)


def record(value: Any, line: int | None, wanted: Wanted, section: tuple[str, ...] = ()) -> Found:
    """Return the resource of one mapping, or why there is none."""
    if not isinstance(value, Mapping):
        return Unreadable(line, _NO_MAPPING, words(value)[:120])
    names, cells = flatten(with_address(unwrapped(value)), wanted)
    fields = entry_fields(titled(names, cells, _meanings(names, wanted)), cells, wanted)
    if fields is None or not (fields.title or fields.url):
        return Unreadable(line, _NEITHER, " | ".join(filter(None, cells))[:120])
    return listed_of(fields, line, section)


def _line(text: str, number: int, wanted: Wanted) -> Found:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return Unreadable(number, f"this line is no JSON ({said[:100]})", text[:120].strip())
    return record(value, number, wanted)


def _walk(value: Any, wanted: Wanted, section: tuple[str, ...], depth: int) -> Iterator[Found]:
    """Yield the resources in a value; a mapping without a link that holds a list of mappings is a section."""
    if isinstance(value, list):
        for one in as_records(value):
            yield from (
                _walk_record(one, wanted, section, depth)
                if isinstance(one, Mapping | list)
                else [record(one, None, wanted)]
            )
    elif isinstance(value, Mapping):
        yield from _walk_record(value, wanted, section, depth)


def _walk_record(value: Any, wanted: Wanted, section: tuple[str, ...], depth: int) -> Iterator[Found]:
    if isinstance(value, list):
        yield from _walk(value, wanted, section, depth - 1) if depth else ()
        return
    if is_keyed(value):
        for key, one in value.items():
            yield record(one if title_of(one) else {"title": str(key), **one}, None, wanted, section)
        return
    if (found := as_table(value) or named_addresses(value)) is not None:
        yield from _walk(found, wanted, section, depth - 1) if depth else ()
        return
    value = unwrapped(value)
    if words(value.get("@type")) in _OF_SITES:
        return
    inner = [] if _is_record(value, wanted) else [(key, one) for key, one in value.items() if holds_mappings(one)]
    if not inner:
        yield record(value, None, wanted, section)
        return
    own = _title(value)
    for key, one in _without_keys_of_others(inner):
        name = own or ("" if str(key).lower() in _LISTS or str(key).startswith("@") else str(key))
        within, records_of = section, one
        if (
            name
            and isinstance(one, list)
            and len(one) == 1
            and isinstance(one[0], Mapping)
            and is_addressed(one[0])
            and not title_of(one[0])
        ):
            records_of = [{"title": name, **one[0]}]
        elif name:
            within = (*section, name)
        yield from _walk(records_of, wanted, within, depth - 1) if depth else ()


def _without_keys_of_others(inner: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return lists without those that only name what records beside them refer to: categories and the like, with a key and a name each."""
    if not any(
        isinstance(one, list) and all(isinstance(x, Mapping) and is_addressed(x) for x in one) for _, one in inner
    ):
        return inner
    return [(key, one) for key, one in inner if not (isinstance(one, list) and all(map(_is_key_with_name, one)))]


def _is_key_with_name(value: Any) -> bool:
    if not isinstance(value, Mapping) or is_addressed(value) or any(map(holds_mappings, value.values())):
        return False
    return any(str(key).lower() in _KEYS for key in value) and not any(
        FIELD_OF.get(str(key).lower()) in _SAID for key in value
    )


_ADDRESS_SIGNS = re.compile(r"[./:]")
_KEYS = frozenset(("id", "_id", "key", "slug", "code", "category", "value", "pos"))
_SAID = frozenset(("authors", "publishers", "year", "identifiers"))
_OF_DOCUMENTS = frozenset(
    ("items", "entries", "records", "results", "bookmarks")
)  # not what one resource has several of
_LISTS = _OF_DOCUMENTS | {
    "resources",
    "links",
    "data",
    "list",
    "children",
    "catalogue",
    "catalog",
    "edges",
    "nodes",
    "hits",
    "rows",
    "values",
    "docs",
    "response",
    "roots",
    "itemlistelement",
}
_OF_SITES = frozenset(
    ("WebSite", "WebPage", "BreadcrumbList", "Organization", "Person", "ImageObject", "SearchAction")
)  # of https://schema.org


def _items(document: Mapping[Any, Any]) -> list[Any] | None:
    """Return the list of a document that says who made it and where it stands, as a feed does (https://www.jsonfeed.org); None where it has no such list."""
    lists = (one for key, one in document.items() if str(key).lower() in _OF_DOCUMENTS and isinstance(one, list))
    return next((one for one in lists if one and all(isinstance(x, Mapping) and is_addressed(x) for x in one)), None)


def _is_catalogue(document: Mapping[Any, Any], wanted: Wanted) -> bool:
    """Say whether a document with an address is the list that it holds: of named resources with addresses of their own, or of parts with such lists; a resource with authors has links instead."""
    names, cells = flatten(document, wanted)
    said = {field for field, index in _meanings(names, wanted).items() if cells[index]}
    lists = [one for one in document.values() if isinstance(one, list) and one and _is_list_of_named(one)]
    return not said & {"authors", "identifiers"} and any(len(one) > 1 or not is_addressed(one[0]) for one in lists)


def _is_list_of_named(values: list[Any]) -> bool:
    return all(
        isinstance(one, Mapping)
        and title_of(one)
        and (is_addressed(one) or any(isinstance(x, list) and x and _is_list_of_named(x) for x in one.values()))
        for one in values
    )


def _is_record(value: Mapping[Any, Any], wanted: Wanted) -> bool:
    """Tell a resource from a section: it has an address, says who made it or when, or what its lists hold has no titles."""
    names, cells = flatten(value, wanted)
    values = [*value.values(), *cells[len(value) :]]
    said = {
        field for field, index in _meanings(names, wanted).items() if cells[index] and not holds_mappings(values[index])
    }
    titled = any(isinstance(one, Mapping) and _title(one) for inner in value.values() for one in _mappings_in(inner))
    return bool(said & _OF_RESOURCES) or (not titled and "title" in said)


def _mappings_in(value: Any) -> Iterator[Any]:
    """Yield what is in a list, in the lists of a mapping, or under keys of its own."""
    if isinstance(value, Mapping) and is_keyed(value):
        yield from ({"title": str(key), **one} for key, one in value.items())
        return
    for one in value.values() if isinstance(value, Mapping) else [value]:
        yield from one if isinstance(one, list) else []


def _title(value: Mapping[Any, Any]) -> str:
    """Return what a mapping of lists is called."""
    return next((text for key in _TITLES if isinstance(text := value.get(key), str) and text.strip()), "")
