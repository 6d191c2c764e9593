"""Values of JSON and YAML to the words of a cell, and paths into them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.catalogue.columns import Wanted
from crawler.catalogue.listed import plain_text

_NAMES = (
    "name",
    "title",
    "label",
    "literal",
    "full_name",
    "fullname",
    "display_name",
    "@value",
    "value",
    "#text",
    "en",
    "text",
    "prefLabel",
)
_ADDRESSES = ("url", "href", "html", "web", "website", "landing_page", "@id", "uri", "link", "id")
_OF_DATA = frozenset(
    ("self", "api", "first", "prev", "previous", "next", "last", "related")
)  # addresses of what programs ask
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MOST, _DEEPEST, _LONGEST, _MOST_KEYS = (
    200,
    6,
    40_000,
    500,
)  # of a list, of a value, of a cell in characters, of a record
_PERSON_KEY = re.compile(r"author|creator|editor|writer", re.IGNORECASE)
_ADDRESS_KEY = re.compile(r"url|uri|link|href|website|homepage|address|download|location|web", re.IGNORECASE)


def flatten(record: Mapping[Any, Any], wanted: Wanted = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of a record and the words of their values, those at configured paths after them."""
    pairs = [(_CAMEL.sub(" ", str(key)), _cell(str(key), value)) for key, value in _some(record)]
    pairs = [("" if not text and _ADDRESS_KEY.search(name) else name, text) for name, text in pairs]
    own = {name.casefold() for name, _ in pairs}
    pairs += [
        (path, words(at_path(record, path), field == "url")) for field, path in wanted if path.casefold() not in own
    ]
    return tuple(name for name, _ in pairs), tuple(text for _, text in pairs)


def _cell(key: str, value: Any) -> str:
    """Return the words of a value by what its key says it is; a semicolon tells that a list of persons has their commas inside names."""
    text = words(value, _ADDRESS_KEY.search(key) is not None)
    text = plain_text(text) if "html" in key.lower() else text
    return f"{text};" if "," in text and isinstance(value, list | Mapping) and _PERSON_KEY.search(key) else text


def at_path(value: Any, path: str) -> Any:
    """Return what stands at a path such as `result.items` or `links.0.href`; a list on the way is looked through; None where there is nothing."""
    for step in path.split("."):
        value = _step(value, step)
    return value


def words(value: Any, addresses: bool = False, depth: int = _DEEPEST) -> str:  # noqa: FBT001, FBT002 - one question of two answers
    """Return a value as words: lists joined by semicolons, of mappings their name, or with `addresses` their address."""
    match value:
        case None | bool():
            return ""
        case str():
            return value[:_LONGEST].strip()
        case int() | float():
            return _figure(value)
        case list() if depth:
            parts = (words(one, addresses, depth - 1) for one in (_leading(value) if addresses else value)[:_MOST])
            return (" ; " if addresses else "; ").join(filter(None, parts))[:_LONGEST]
        case Mapping() if depth:
            return _of_mapping(value, addresses, depth - 1)
        case _:
            return ""


def _leading(links: list[Any]) -> list[Any]:
    """Return links without those to the record itself among what programs ask for, unless there are no others (RFC 8288)."""
    leading = [one for one in links if not (isinstance(one, Mapping) and words(one.get("rel")) in _OF_DATA)]
    return leading or links


def _some(record: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    for number, pair in enumerate(record.items()):
        if number == _MOST_KEYS:
            return
        yield pair


def _figure(value: float) -> str:
    try:
        return str(value)[:_LONGEST]
    except ValueError:  # an integer of thousands of digits
        return ""


def _of_mapping(value: Mapping[Any, Any], addresses: bool, depth: int) -> str:  # noqa: FBT001 - as above
    family = words(value.get("family") or value.get("lastName"), False, depth)
    given = words(value.get("given") or value.get("firstName"), False, depth)
    if family and not addresses:
        return f"{family}, {given}" if given else family
    for key in (*_ADDRESSES, *_NAMES) if addresses else _NAMES:
        if text := words(value.get(key), addresses, depth):
            return text
    if isinstance(rendered := value.get("rendered"), str) and rendered:  # of WordPress
        return plain_text(rendered)
    tongues = [str(key) for key, _ in _some(value)]
    if tongues and all(_LANGUAGE.fullmatch(key) and key != "id" for key in tongues):
        return words(value.get(next((key for key in tongues if key.startswith("en")), tongues[0])), addresses, depth)
    others = (words(one, True, depth) for key, one in _some(value) if key not in _OF_DATA)
    return " ; ".join(filter(None, others)) if addresses else ""


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list):
        if step.isascii() and step.isdigit() and len(step) < 8:  # noqa: PLR2004 - a place in a list
            return value[int(step)] if int(step) < len(value) else None
        return [found for one in value if isinstance(one, Mapping) and (found := one.get(step)) is not None]
    return None
