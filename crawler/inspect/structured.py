"""Works that a page describes as linked data (JSON-LD, schema.org), read once for titles and for what else is said of them."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawler.inspect.elements import Elements

_LINKED_DATA = "application/ld+json"
_LONGEST_JSON = 200_000
_MOST_SCRIPTS = 5
_MOST_ITEMS = 20
_MOST = 100  # in all
_DEEPEST = 3
# schema.org types whose headline or name is the title of what the page carries; not Organization, WebSite, BreadcrumbList.
_WORKS = (
    "Article",
    "Posting",
    "Report",
    "Book",
    "Dataset",
    "Course",
    "CreativeWork",
    "WebPage",
    "VideoObject",
    "SoftwareSourceCode",
)


class Work:
    """One work: its types, what is said of it, and the names of what the page describes beside it, by `@id`."""

    def __init__(self, kinds: tuple[str, ...], said: dict[str, Any], names: dict[str, str]) -> None:
        self.kinds = kinds
        self.said = said
        self._names = names

    def texts(self, *keys: str) -> Iterator[str]:
        """Yield the texts under some keys."""
        yield from (text for key in keys if isinstance(text := self.said.get(key), str))

    def names(self, key: str) -> Iterator[str]:
        """Yield the names of those that stand under a key: texts, described in place, or by reference."""
        value = self.said.get(key)
        for item in (value if isinstance(value, list) else [value])[:_MOST_ITEMS]:
            name = self._name(item)
            if name:
                yield name

    def _name(self, item: object) -> str | None:
        if isinstance(item, dict):
            name = item.get("name")
            if isinstance(name, list) and name:
                name = name[0]
            reference = item.get("@id")
            item = name or (self._names.get(reference) if isinstance(reference, str) else None)
        return item if isinstance(item, str) else None


def read_works(elements: Elements) -> tuple[Work, ...]:
    """Return the works that a page describes, in its order; what is too long, damaged or too deep is passed over."""
    nodes = (node for node in elements.of("script") if (node.attributes.get("type") or "").lower() == _LINKED_DATA)
    values = [value for node in islice(nodes, _MOST_SCRIPTS) if (value := _parsed(node.text())) is not None]
    items = list(islice((item for value in values for item in _items(value)), _MOST))
    names = {
        item["@id"]: item["name"]
        for item in items
        if isinstance(item.get("@id"), str) and isinstance(item.get("name"), str)
    }
    return tuple(Work(kinds, item, names) for item in items if (kinds := _kinds(item)))


def _parsed(source: str) -> Any:
    if len(source) > _LONGEST_JSON:
        return None
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield what is described at the top, in lists and in `@graph`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST_ITEMS]:
            yield from _items(item, depth + 1)
    if isinstance(value, dict):
        yield from _items(value.get("@graph"), depth + 1)
        yield value


def _kinds(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the types of a work, none for what is none."""
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    known = tuple(kind for kind in kinds if isinstance(kind, str))
    return known if any(kind.endswith(_WORKS) for kind in known) else ()
