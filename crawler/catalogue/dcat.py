"""DCAT in JSON-LD and as data.json: data sets, their pages and distributions (https://www.w3.org/TR/vocab-dcat-3/, https://resources.data.gov/resources/dcat-us/).

Only what stands in the text is read: a context is never fetched, and names count by their last part, whatever their prefix.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import year_in
from crawler.catalogue.flatten import words
from crawler.catalogue.identifiers import identifiers_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Called, Found, Listed
from crawler.catalogue.mappings import load_json
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_text
from crawler.records import Further, Role, Unreadable

Node = Mapping[str, list[Any]]
_LISTED = frozenset(("Dataset", "DataService", "DatasetSeries", "Resource", "CatalogRecord"))
_DEEPEST, _MOST = 12, 1_000_000
_SAYING = 2  # its name and its kind alone say nothing of a node
_ADDRESSES = ("landingPage", "page", "homepage", "accessURL", "downloadURL", "endpointURL")


def read_dcat(source: Source) -> Iterator[Found]:
    """Yield one resource a data set; CatalogueError when it is no JSON."""
    nodes: list[Node] = []
    _gather(load_json(whole_text(source), source.address), nodes)
    yield from resources(nodes)


def resources(nodes: Iterable[Node]) -> Iterator[Found]:
    """Yield the resources of nodes whose properties have their last names: data sets, what the catalogue is called, the next page."""
    nodes = list(nodes)
    by_name = {
        node["@id"][0]: node
        for node in nodes
        if len(node) > _SAYING and isinstance(next(iter(node.get("@id", ())), None), str)
    }
    for node in nodes:
        kinds = {_last(_address(kind)) for kind in (*node.get("@type", ()), *node.get("type", ()))}
        if "Catalog" in kinds:
            yield Called(_text(node, "title"))
        elif kinds & _LISTED or ("distribution" in node and "title" in node):
            yield _listed(node, by_name)
        yield from (
            Further(address)
            for key in ("nextPage", "next")
            for address in map(_address, node.get(key, ()))
            if address.startswith(("http://", "https://"))
        )


def _gather(value: Any, nodes: list[Node], depth: int = _DEEPEST) -> None:
    """Gather all nodes below a value, each with the last part of the names of its properties."""
    if len(nodes) >= _MOST or not depth:
        return
    if isinstance(value, list):
        for one in value:
            _gather(one, nodes, depth)
    elif isinstance(value, Mapping) and "@value" not in value:
        nodes.append(
            {
                _last(str(key)): one if isinstance(one, list) else [one]
                for key, one in value.items()
                if key != "@context"
            }
        )
        for key, one in value.items():
            if key != "@context" and isinstance(one, list | Mapping):
                _gather(one, nodes, depth - 1)


def _listed(node: Node, by_name: Mapping[str, Node]) -> Found:
    title = _text(node, "title") or _text(node, "label") or _text(node, "name")
    anchors = tuple(_anchors(node, by_name, title))
    if not (title or anchors):
        return Unreadable(
            None, "this data set has neither a title nor a link", _address(next(iter(node.get("@id", ())), ""))[:120]
        )
    named = ((key, words(one)) for key in ("identifier", "@id", "sameAs") for one in node.get(key, ()))
    return Listed(
        title=title,
        anchors=anchors,
        description=_text(node, "description"),
        section=tuple(filter(None, [_text(node, "theme", by_name)]))
        if not _text(node, "theme").startswith("http")
        else (),
        authors=tuple(_names(node, "creator", by_name)),
        publishers=tuple(_names(node, "publisher", by_name)),
        year=year_in(_text(node, "issued") or _text(node, "modified")),
        kind="dataset",
        language=language_of(_last(_text(node, "language")).lower()),
        identifiers=identifiers_in(named),
    )


def _anchors(node: Node, by_name: Mapping[str, Node], title: str) -> Iterator[Anchor]:
    """Yield the page of a data set and the addresses of its distributions."""
    own = [address for key in _ADDRESSES for address in map(_address, node.get(key, ())) if address]
    yield from (Anchor(address, title, Role.MORE if number else Role.PRIMARY) for number, address in enumerate(own))
    number = len(own)
    for one in node.get("distribution", ()):
        found = _node(one, by_name)
        for key in ("accessURL", "downloadURL"):
            for address in filter(None, map(_address, found.get(key, ()))):
                yield Anchor(
                    address, _text(found, "title") or _text(found, "format"), Role.MORE if number else Role.PRIMARY
                )
                number += 1


def _node(value: Any, by_name: Mapping[str, Node]) -> Node:
    """Return the node that a value is, or is the name of."""
    name = words(value.get("@id")) if isinstance(value, Mapping) else words(value)
    if name in by_name:
        return by_name[name]
    found: list[Node] = []
    _gather(value, found, 2)
    return found[0] if found else {}


def _names(node: Node, key: str, by_name: Mapping[str, Node]) -> Iterator[str]:
    for one in node.get(key, ()):
        found = _node(one, by_name)
        called = (_text(found, key) for key in ("name", "title", "label", "prefLabel"))
        name = next(filter(None, called), "") or squeeze(words(one))
        if name and not name.startswith(("http://", "https://", "_:")):
            yield name


def _text(node: Node, key: str, by_name: Mapping[str, Node] | None = None) -> str:
    """Return the words of a property: in English where it has them, else the first."""
    values = node.get(key, [])
    english = [one for one in values if isinstance(one, Mapping) and str(one.get("@language", "")).startswith("en")]
    value = next(iter(english or values), None)
    if by_name is not None and (found := _node(value, by_name)):
        return _text(found, "prefLabel") or _text(found, "label") or _text(found, "title")
    return squeeze(words(value) or _address(value))


def _address(value: Any) -> str:
    return (
        words(value.get("@id") or value.get("url") or value.get("@value"))
        if isinstance(value, Mapping)
        else words(value)
    )


def _last(name: str) -> str:
    """Return the last part of a name: `title` of `dct:title` and of `http://purl.org/dc/terms/title`."""
    if name.startswith("@"):
        return name
    for mark in "#/:":
        name = name.rpartition(mark)[2]
    return name
