"""Values of JSON and YAML to resources: lists of records, whatever is around them, and sections around those."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from crawler.catalogue.columns import FIELD_OF, Wanted, entry_fields, meanings
from crawler.catalogue.flatten import flatten, words
from crawler.catalogue.listed import Found, listed_of
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
from crawler.records import Unreadable

DEEPEST = 12  # lists within lists that are looked into
_meanings = lru_cache(maxsize=256)(meanings)  # records have few sets of keys
_NEITHER = "this record has neither a title nor a link"
_NO_MAPPING = "this record is no mapping of names to values"
_OF_RESOURCES = frozenset(("url", "year", "authors", "publishers", "identifiers"))
_KEYS = frozenset(("id", "_id", "key", "slug", "code", "category", "value", "pos"))
_OWN_KEYS = frozenset(("id", "_id", "pos", "position", "order", "slug"))
_SAID = frozenset(("authors", "publishers", "year", "identifiers"))
OF_DOCUMENTS = frozenset(
    ("items", "entries", "records", "results", "bookmarks")
)  # not what one resource has several of
_LISTS = OF_DOCUMENTS | {
    "resources", "links", "data", "list", "children", "catalogue", "catalog", "edges", "nodes", "hits", "rows", "values", "docs", "response", "roots",
    "itemlistelement",
}  # fmt: skip
_OF_ONE = re.compile(  # resource: what it comes in or consists of
    r"files?|downloads?|attachments?|formats?|distributions?|versions?|editions?|translations?|chapters?|parts?",
    re.IGNORECASE,
)
_OF_SITES = frozenset(  # of https://schema.org
    ("WebSite", "WebPage", "BreadcrumbList", "Organization", "Person", "ImageObject", "SearchAction")
)
TITLES = ("title", "name", "heading", "section", "category", "topic", "label")


def resources_in(value: Any, wanted: Wanted, section: tuple[str, ...] = (), depth: int = DEEPEST) -> Iterator[Found]:
    """Yield the resources in a value; a mapping without a link that holds a list of mappings is a section."""
    if isinstance(value, list) and depth:
        for one in as_records(value):
            if isinstance(one, list):
                yield from resources_in(one, wanted, section, depth - 1)
            else:
                yield from (
                    _in_mapping(one, wanted, section, depth)
                    if isinstance(one, Mapping)
                    else [record(one, None, wanted)]
                )
    elif isinstance(value, Mapping):
        yield from _in_mapping(value, wanted, section, depth)


def record(value: Any, line: int | None, wanted: Wanted, section: tuple[str, ...] = ()) -> Found:
    """Return the resource of one mapping, or why there is none."""
    if not isinstance(value, Mapping):
        return Unreadable(line, _NO_MAPPING, words(value)[:120])
    names, cells = flatten(with_address(unwrapped(value)), wanted)
    fields = entry_fields(titled(names, cells, _meanings(names, wanted)), cells, wanted)
    if fields is None or not (fields.title or fields.url):
        return Unreadable(line, _NEITHER, " | ".join(filter(None, cells))[:120])
    return listed_of(fields, line, section)


def _in_mapping(value: Mapping[Any, Any], wanted: Wanted, section: tuple[str, ...], depth: int) -> Iterator[Found]:
    """Yield the resource that a mapping is, or those in it."""
    if is_keyed(value):
        for key, one in value.items():
            yield record(one if title_of(one) else {"title": str(key), **one}, None, wanted, section)
        return
    if (found := as_table(value) or named_addresses(value)) is not None:
        yield from resources_in(found, wanted, section, depth - 1)
        return
    value = unwrapped(value)
    if words(value.get("@type")) in _OF_SITES:
        return
    inner = [] if is_record(value, wanted) else [(key, one) for key, one in value.items() if holds_mappings(one)]
    if not inner:
        yield record(value, None, wanted, section)
        return
    own = called(value)
    for key, one in _without_keys_of_others(inner) if depth else ():
        name = own or ("" if str(key).lower() in _LISTS or str(key).startswith("@") else str(key))
        if name and (named := _named_by_key(name, one)):
            yield from resources_in(named, wanted, section, depth - 1)
        else:
            yield from resources_in(one, wanted, (*section, name) if name else section, depth - 1)


def _named_by_key(name: str, value: Any) -> list[Mapping[Any, Any]] | None:
    """Return a list of one record with an address as that with the name of its key, where it has none of its own."""
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], Mapping):
        return None
    return [{"title": name, **value[0]}] if is_addressed(value[0]) and not title_of(value[0]) else None


def _without_keys_of_others(inner: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return lists without those that only name what records with addresses beside them refer to: categories and the like, with a key and a name each."""
    lists = [one for _, one in inner if isinstance(one, list)]
    addressed = [one for one in lists if all(isinstance(x, Mapping) and is_addressed(x) for x in one)]
    referred = {said for one in addressed for value in one for said in _references(value)}
    return [(key, one) for key, one in inner if not (isinstance(one, list) and _are_referred_to(one, referred))]


def _references(value: Mapping[Any, Any]) -> Iterator[str]:
    """Yield what a record says that may be the key of another: all but its own."""
    for key, said in value.items():
        if str(key).lower() not in _OWN_KEYS:
            yield from (str(one) for one in (said if isinstance(said, list) else [said]) if isinstance(one, str | int))


def _are_referred_to(values: list[Any], referred: Collection[str]) -> bool:
    """Say whether records are no more than a key and a name each, and one of the keys is referred to elsewhere."""
    keys = (str(said) for value in values if isinstance(value, Mapping) for said in value.values())
    return all(map(_is_key_with_name, values)) and any(key in referred for key in keys)


def _is_key_with_name(value: Any) -> bool:
    if not isinstance(value, Mapping) or is_addressed(value) or any(map(holds_mappings, value.values())):
        return False
    return any(str(key).lower() in _KEYS for key in value) and not any(
        FIELD_OF.get(str(key).lower()) in _SAID for key in value
    )


def is_record(value: Mapping[Any, Any], wanted: Wanted) -> bool:
    """Tell a resource from a section: it has an address, says who made it or when, or what its lists hold has no titles."""
    names, cells = flatten(value, wanted)
    values = [*value.values(), *cells[len(value) :]]
    said = {
        field for field, index in _meanings(names, wanted).items() if cells[index] and not holds_mappings(values[index])
    }
    titled = any(isinstance(one, Mapping) and called(one) for inner in value.values() for one in _mappings_in(inner))
    return bool(said & _OF_RESOURCES) or (not titled and "title" in said)


def _mappings_in(value: Any) -> Iterator[Any]:
    """Yield what is in a list, in the lists of a mapping, or under keys of its own."""
    if isinstance(value, Mapping) and is_keyed(value):
        yield from ({"title": str(key), **one} for key, one in value.items())
        return
    for one in value.values() if isinstance(value, Mapping) else [value]:
        yield from one if isinstance(one, list) else []


def called(value: Mapping[Any, Any]) -> str:
    """Return what a mapping of lists is called."""
    return next((text for key in TITLES if isinstance(text := value.get(key), str) and text.strip()), "")


def is_catalogue(document: Mapping[Any, Any], wanted: Wanted) -> bool:
    """Say whether a document with an address is the list that it holds: of named resources with addresses of their own, or of parts with such lists; a resource with authors has links instead."""
    names, cells = flatten(document, wanted)
    said = {field for field, index in _meanings(names, wanted).items() if cells[index]}
    lists = [
        one
        for key, one in document.items()
        if isinstance(one, list) and one and not _OF_ONE.fullmatch(str(key)) and _is_list_of_named(one)
    ]
    return not said & {"authors", "identifiers"} and any(len(one) > 1 or not is_addressed(one[0]) for one in lists)


def _is_list_of_named(values: list[Any], depth: int = DEEPEST) -> bool:
    return depth > 0 and all(
        isinstance(one, Mapping)
        and title_of(one)
        and (
            is_addressed(one)
            or any(isinstance(x, list) and x and _is_list_of_named(x, depth - 1) for x in one.values())
        )
        for one in values
    )
