"""JSON, JSON Lines and YAML to resources: mappings whose keys say what they hold."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.catalogue.columns import Wanted
from crawler.catalogue.decode import decode_line
from crawler.catalogue.flatten import at_path
from crawler.catalogue.listed import Called, Found
from crawler.catalogue.nested import OF_DOCUMENTS, TITLES, called, is_catalogue, is_record, record, resources_in
from crawler.catalogue.safe_yaml import load_yaml
from crawler.catalogue.shapes import holds_mappings, is_addressed
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import wanted_of
from crawler.catalogue.whole import whole_text
from crawler.errors import CatalogueError
from crawler.records import Unreadable

MAX_LINE = 1_000_000  # bytes of one line of JSON


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
        yield Called(called(document))
        document = items
    elif isinstance(document, Mapping) and is_catalogue(document, wanted_of(source)):
        yield Called(called(document))
        document = {key: one for key, one in document.items() if holds_mappings(one)}
    elif isinstance(document, Mapping) and not is_record(document, wanted_of(source)) and (title := called(document)):
        yield Called(title)
        document = {key: one for key, one in document.items() if key not in TITLES}
    yield from resources_in(document, wanted_of(source))


def _line(text: str, number: int, wanted: Wanted) -> Found:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "nested too deeply"
        return Unreadable(number, f"this line is no JSON ({said[:100]})", text[:120].strip())
    return record(value, number, wanted)


def _items(document: Mapping[Any, Any]) -> list[Any] | None:
    """Return the list of a document that says who made it and where it stands, as a feed does (https://www.jsonfeed.org); None where it has no such list."""
    lists = (one for key, one in document.items() if str(key).lower() in OF_DOCUMENTS and isinstance(one, list))
    return next((one for one in lists if one and all(isinstance(x, Mapping) and is_addressed(x) for x in one)), None)
