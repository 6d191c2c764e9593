"""JSON, JSON Lines and YAML to resources: mappings whose keys say what they hold."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from crawler.catalogue.columns import OF_FIELDS, Wanted, entry_fields, meanings
from crawler.catalogue.decode import decode_line
from crawler.catalogue.flatten import at_path, flatten, words
from crawler.catalogue.listed import Called, Found, listed_of
from crawler.catalogue.safe_yaml import load_yaml
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
_ADDRESSES = ("url", "link", "href", "homepage", "website", "web", "uri", "URL")
_MANY, _NEARLY_ALL = 2, 0.9  # records under keys that make a list, those among them that have an address
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
    elif isinstance(document, Mapping) and not _is_record(document, wanted_of(source)) and (title := _title(document)):
        yield Called(title)
        document = {key: one for key, one in document.items() if key not in _TITLES}
    yield from _walk(document, wanted_of(source), (), _DEEPEST)


def record(value: Any, line: int | None, wanted: Wanted, section: tuple[str, ...] = ()) -> Found:
    """Return the resource of one mapping, or why there is none."""
    if not isinstance(value, Mapping):
        return Unreadable(line, _NO_MAPPING, words(value)[:120])
    names, cells = flatten(value, wanted)
    fields = entry_fields(names, cells, wanted)
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
        for one in value:
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
    if _is_keyed(value):
        for key, one in value.items():
            yield record(one if _title(one) else {"title": str(key), **one}, None, wanted, section)
        return
    inner = [] if _is_record(value, wanted) else [(key, one) for key, one in value.items() if _holds_mappings(one)]
    if not inner:
        yield record(value, None, wanted, section)
        return
    own = _title(value)
    for key, one in inner:
        name = own or ("" if str(key).lower() in _LISTS else str(key))
        yield from _walk(one, wanted, (*section, name) if name else section, depth - 1) if depth else ()


_OF_DOCUMENTS = frozenset(
    ("items", "entries", "records", "results", "bookmarks")
)  # not what one resource has several of
_LISTS = _OF_DOCUMENTS | {"resources", "links", "data", "list", "children", "catalogue", "catalog"}


def _items(document: Mapping[Any, Any]) -> list[Any] | None:
    """Return the list of a document that says who made it and where it stands, as a feed does (https://www.jsonfeed.org); None where it has no such list."""
    lists = (one for key, one in document.items() if str(key).lower() in _OF_DOCUMENTS and isinstance(one, list))
    return next((one for one in lists if one and all(isinstance(x, Mapping) and _addressed(x) for x in one)), None)


def _addressed(value: Mapping[Any, Any]) -> bool:
    """Say whether a mapping has an address of its own."""
    return any(isinstance(text := value.get(key), str) and "//" in text for key in _ADDRESSES)


def _is_record(value: Mapping[Any, Any], wanted: Wanted) -> bool:
    """Tell a resource from a section: it has an address, says who made it or when, or what its lists hold has no titles."""
    names, cells = flatten(value, wanted)
    values = [*value.values(), *cells[len(value) :]]
    said = {
        field
        for field, index in _meanings(names, wanted).items()
        if cells[index] and not _holds_mappings(values[index])
    }
    titled = any(isinstance(one, Mapping) and _title(one) for inner in value.values() for one in _mappings_in(inner))
    return bool(said & _OF_RESOURCES) or (not titled and "title" in said)


def _mappings_in(value: Any) -> Iterator[Any]:
    """Yield what is in a list, in the lists of a mapping, or under keys of its own."""
    if isinstance(value, Mapping) and _is_keyed(value):
        yield from ({"title": str(key), **one} for key, one in value.items())
        return
    for one in value.values() if isinstance(value, Mapping) else [value]:
        yield from one if isinstance(one, list) else []


def _holds_mappings(value: Any) -> bool:
    """Say whether a value is a list of mappings, or a mapping of such lists or of records."""
    if isinstance(value, list):
        return any(isinstance(one, Mapping) for one in value)
    return isinstance(value, Mapping) and (
        _is_keyed(value)
        or any(isinstance(one, list) and any(isinstance(x, Mapping) for x in one) for one in value.values())
    )


def _is_keyed(value: Mapping[Any, Any]) -> bool:
    """Say whether a mapping holds nothing but records, each under a key of its own and nearly each with an address; not the persons and bodies of one record."""
    if len(value) < _MANY or not all(isinstance(one, Mapping) for one in value.values()):
        return False
    addressed = sum(map(_addressed, value.values()))
    return addressed >= _NEARLY_ALL * len(value) and not any(str(key).lower() in OF_FIELDS for key in value)


def _title(value: Mapping[Any, Any]) -> str:
    """Return what a mapping of lists is called."""
    return next((text for key in _TITLES if isinstance(text := value.get(key), str) and text.strip()), "")
