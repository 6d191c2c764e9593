"""RDF/XML and Turtle to resources by way of rdflib (the extra `rdf`): the data sets of a DCAT catalogue, or whatever has a title and is no part of another."""

import importlib
import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

from crawler.catalogue.dcat import Node, resources
from crawler.catalogue.listed import Found
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_text
from crawler.errors import CatalogueError

_LIBRARY = "rdflib"
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LAST = re.compile(r"[#/:]([^#/:]*)$")
_MOST = 5_000_000  # bytes; a graph takes fifty times as much


def read_rdf_xml(source: Source) -> Iterator[Found]:
    """Yield one resource a data set. CatalogueError when it is damaged, declares entities, or the extra is not installed."""
    text = whole_text(source)
    if _DECLARES.search(text):
        raise CatalogueError(
            f"{source.address}: declares entities of its own, which are never read; save it without them, or as Turtle or JSON-LD"
        )
    yield from resources(_nodes(_graph(text.encode("utf-8", "replace"), "xml", source)))


def read_turtle(source: Source) -> Iterator[Found]:
    """Yield one resource a data set. CatalogueError when it is damaged, or the extra is not installed."""
    yield from resources(_nodes(_graph(whole_text(source).encode("utf-8", "replace"), "turtle", source)))


def _graph(data: bytes, form: str, source: Source) -> Any:
    """Return a graph; nothing beside the text is read for it."""
    if len(data) > _MOST:
        raise CatalogueError(
            f"{source.address}: is larger than {_MOST // 1_000_000} MB, the most that is read of RDF; take its JSON-LD, or split it"
        )
    try:
        library = importlib.import_module(_LIBRARY)
    except ImportError:
        raise CatalogueError(
            f"{source.address}: RDF is read with an extra: pip install 'catalogue-crawler[rdf]'; or take its JSON-LD, which needs none"
        ) from None
    try:
        return library.Graph().parse(data=data, format=form, publicID=source.base or "http://base.invalid/")
    except RecursionError:
        raise CatalogueError(f"{source.address}: is nested too deeply to be read") from None
    except (
        SyntaxError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
        OSError,
        library.exceptions.Error,
        SAXException,
    ) as error:
        said = " ".join(str(error).split())[:200]
        raise CatalogueError(f"{source.address}: is damaged ({said}); mend it, or save it once more") from None


def _nodes(graph: Any) -> list[Node]:
    """Return the subjects of a graph with their properties by last names, in the order of their names."""
    nodes: dict[str, dict[str, list[Any]]] = {}
    for subject, predicate, value in graph:
        name = _LAST.search(str(predicate))
        node = nodes.setdefault(str(subject), {"@id": [str(subject)]})
        node.setdefault(name[1] if name else str(predicate), []).append(_value(value))
    for node in nodes.values():
        for values in node.values():
            values.sort(key=str)
    return [nodes[name] for name in sorted(nodes)]


def _value(value: Any) -> Any:
    """Return a literal with its language, and the name of anything else."""
    language = getattr(value, "language", None)
    if hasattr(value, "datatype"):
        return {"@value": str(value), "@language": language or ""}
    return {"@id": str(value)}
