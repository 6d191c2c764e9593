"""CSL-JSON, in which Zotero and others hand over their lists (https://docs.citationstyles.org/en/stable/specification.html)."""

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import kind_of, year_in
from crawler.catalogue.flatten import at_path, words
from crawler.catalogue.identifiers import identifiers_in, pages
from crawler.catalogue.languages import language_of
from crawler.catalogue.listed import Found, Listed, anchors_of, plain_text
from crawler.catalogue.mappings import load_json
from crawler.catalogue.nested import record
from crawler.catalogue.source import Source
from crawler.catalogue.table_file import wanted_of
from crawler.catalogue.whole import whole_text
from crawler.records import Unreadable

_KINDS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "paper", "webpage": "website",
    "post-weblog": "blog", "motion_picture": "film", "paper-conference": "paper", "chapter": "chapter", "thesis": "thesis", "post": "post",
}  # fmt: skip
_NAMED = ("DOI", "ISBN", "ISSN", "PMID", "note")
_AUTHORS = ("author", "editor", "director", "translator", "collection-editor")


def read_csl(source: Source) -> Iterator[Found]:
    """Yield the resources of a CSL-JSON list; CatalogueError when it is no JSON."""
    document = load_json(whole_text(source), source.address)
    if isinstance(document, Mapping):
        document = document.get("items", [document])
    for value in document if isinstance(document, list) else [document]:
        yield (
            _listed(value)
            if isinstance(value, Mapping) and not source.settings.columns
            else record(value, None, wanted_of(source))
        )


def _listed(value: Mapping[str, Any]) -> Found:
    title, url = plain_text(words(value.get("title"))), words(value.get("URL"))
    if not (title or url or value.get("DOI")):
        return Unreadable(None, "this record has neither a title nor a link", words(list(value.values()))[:120])
    form = words(value.get("type"))
    kind = _KINDS.get(form) or kind_of(form.replace("_", " "))
    names = identifiers_in((key, words(value.get(key))) for key in _NAMED)
    return Listed(
        title=title,
        anchors=anchors_of(url, title),
        description=plain_text(words(value.get("abstract"))),
        authors=next((names for key in _AUTHORS if (names := tuple(_names(value.get(key))))), ()),
        publishers=tuple(filter(None, [squeeze(words(value.get("publisher")))])),
        year=_year(value),
        kind=kind,
        language=language_of(words(value.get("language"))),
        identifiers=(*names, *pages(kind, words(value.get("page")))),
    )


def _names(people: Any) -> Iterator[str]:
    """Yield names as people say them: given name first."""
    for person in people[:200] if isinstance(people, list) else []:
        if isinstance(person, Mapping):
            parts = (
                person.get(key) for key in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            )
            name = squeeze(" ".join(filter(None, map(words, parts)))) or squeeze(words(person.get("literal")))
            yield from [name] if name else []


def _year(value: Mapping[str, Any]) -> int | None:
    dated = value.get("issued")
    return year_in(words(at_path(dated, "date-parts.0.0")) or words(at_path(dated, "raw")) or words(dated))
