"""CKAN: packages, and the answers of package_show and package_search (https://docs.ckan.org/en/latest/api/); resources become links."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import year_in
from crawler.catalogue.flatten import words
from crawler.catalogue.identifiers import identifiers_in
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Anchor, Found, Listed
from crawler.catalogue.mappings import load_json
from crawler.catalogue.source import Source
from crawler.catalogue.whole import whole_text
from crawler.errors import CatalogueError
from crawler.records import Further, Role, Unreadable

_MOST_RESOURCES = 1_000


def read_ckan(source: Source) -> Iterator[Found]:
    """Yield one resource a package, and where more are to be found; CatalogueError when the portal answered with an error."""
    document = load_json(whole_text(source), source.address)
    if isinstance(document, Mapping) and document.get("success") is False:
        error = document.get("error")
        said = words(list(error.values()) if isinstance(error, Mapping) else error)[:200] or "without saying why"
        raise CatalogueError(f"{source.address}: the portal refused the question ({said}); check `source` in a browser")
    answer = document.get("result", document) if isinstance(document, Mapping) else document
    packages = answer.get("results", [answer]) if isinstance(answer, Mapping) else answer
    packages = packages if isinstance(packages, list) else [packages]
    for package in packages:
        yield (
            _listed(package)
            if isinstance(package, Mapping)
            else Unreadable(None, "this package is no mapping", words(package)[:120])
        )
    if isinstance(answer, Mapping) and (following := _following(source.address, answer, len(packages))):
        yield Further(following)


def _listed(package: Mapping[str, Any]) -> Found:
    title = squeeze(words(package.get("title")) or words(package.get("name")))
    anchors = tuple(_anchors(package, title))
    if not (title or anchors):
        return Unreadable(None, "this package has neither a title nor a link", words(list(package.values()))[:120])
    groups = package.get("groups")
    said = _Said(package)
    return Listed(
        title=title,
        anchors=anchors,
        description=squeeze(words(package.get("notes"))),
        section=tuple(filter(None, [squeeze(words(groups[0]))])) if isinstance(groups, list) and groups else (),
        authors=tuple(filter(None, [said.first("author", "creator_name")])),
        publishers=tuple(filter(None, [said.first("organization", "publisher_name")])),
        year=year_in(said.first("issued", "date_released", "metadata_created")),
        kind="dataset" if package.get("type", "dataset") == "dataset" else words(package.get("type")) or None,
        language=language_of(said.first("language")),
        identifiers=identifiers_in((key, words(package.get(key))) for key in ("doi", "identifier", "url")),
    )


class _Said:
    """What a package says in fields of its own, and in those that a portal added to it (`extras`; harvested ones begin with `dcat_`)."""

    def __init__(self, package: Mapping[str, Any]) -> None:
        extras = package.get("extras")
        pairs = (
            [one for one in extras[:_MOST_RESOURCES] if isinstance(one, Mapping)] if isinstance(extras, list) else []
        )
        self._own = package
        self._added = {words(one.get("key")).removeprefix("dcat_"): one.get("value") for one in pairs}

    def first(self, *keys: str) -> str:
        """Return the words of the first of these that says something, with white space collapsed."""
        values = (source.get(key) for key in keys for source in (self._own, self._added))
        return next((text for value in values if (text := squeeze(words(value)))), "")


def _anchors(package: Mapping[str, Any], title: str) -> Iterator[Anchor]:
    """Yield the package's own address and those of its resources; without the one, the first of the others is its own."""
    own = words(package.get("url"))
    if own:
        yield Anchor(own, title)
    resources = package.get("resources")
    for number, one in enumerate(resources[:_MOST_RESOURCES] if isinstance(resources, list) else []):
        if isinstance(one, Mapping) and (href := words(one.get("url"))):
            said = squeeze(words(one.get("name")) or words(one.get("description")) or words(one.get("format")))
            yield Anchor(href, said, Role.MORE if own or number else Role.PRIMARY)


def _following(address: str, answer: Mapping[str, Any], got: int) -> str | None:
    """Return the address of the next part of a search's answer; None when this was the last."""
    count = answer.get("count")
    parts = urlsplit(address) if address.startswith(("http://", "https://")) else None
    if not isinstance(count, int) or parts is None or not got or not parts.path.endswith("package_search"):
        return None
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    start = (int(asked["start"]) if asked.get("start", "").isdecimal() and len(asked["start"]) < 10 else 0) + got  # noqa: PLR2004
    return urlunsplit(parts._replace(query=urlencode({**asked, "start": str(start)}))) if start < count else None
