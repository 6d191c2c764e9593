"""What a page says of itself beside its title: scholarly names and Dublin Core first, then linked data, then what was made for social networks."""

from collections.abc import Iterable, Iterator, Mapping

from crawler.inspect.details import Said, details_of
from crawler.inspect.structured import Work
from crawler.records import Details

Meta = Mapping[str, str | None]

# Names in `<meta name>` or `<meta property>`: the field and the source, in the order of trust. A `name` or `date` is kept, and not believed.
_META = {
    "citation_author": ("author", "citation"),
    "citation_authors": ("author", "citation"),
    "citation_editor": ("name", "citation"),
    "citation_publisher": ("publisher", "citation"),
    "citation_technical_report_institution": ("publisher", "citation"),
    "citation_publication_date": ("issued", "citation"),
    "citation_date": ("issued", "citation"),
    "citation_year": ("issued", "citation"),
    "citation_online_date": ("date", "citation"),
    "citation_cover_date": ("date", "citation"),
    "citation_language": ("language", "citation"),
    "prism.publicationdate": ("issued", "prism"),
    "prism.coverdate": ("issued", "prism"),
    "eprints.creators_name": ("author", "eprints"),
    "dcterms.creator": ("author", "dc"),
    "dc.creator": ("author", "dc"),
    "dc.contributor": ("name", "dc"),
    "dc.contributor.author": ("author", "dc"),
    "dc.creator.personalname": ("author", "dc"),
    "dcterms.publisher": ("publisher", "dc"),
    "dc.publisher": ("publisher", "dc"),
    "dcterms.issued": ("issued", "dc.issued"),
    "dc.date.issued": ("issued", "dc.issued"),
    "dc.date": ("issued", "dc.date"),
    "dcterms.date": ("issued", "dc.date"),
    "dcterms.created": ("date", "dc"),
    "dc.date.created": ("date", "dc"),
    "dcterms.available": ("date", "dc"),
    "dc.date.available": ("date", "dc"),
    "dcterms.modified": ("modified", "dc"),
    "dc.date.modified": ("modified", "dc"),
    "dc.language": ("language", "dc"),
    "dcterms.language": ("language", "dc"),
    "article:published_time": ("issued", "article"),
    "article:modified_time": ("modified", "article"),
    "og:updated_time": ("modified", "og"),
    "author": ("author", "author"),
    "article:author": ("name", "article"),
    "og:type": ("kind", "og"),
}
_SOCIAL = frozenset({"article", "og", "author"})  # sources that stand behind linked data
_ABOUT = (
    "Report",
    "Book",
    "Dataset",
    "ScholarlyArticle",
    "Thesis",
    "Course",
)  # what a page is about, where it is an article too
_VIDEO, _PAGE = "VideoObject", "WebPage"
_TELLING = ("video", "music", "book")  # types of og:type that say more than "a page"
_PLACES = {key: place for place, key in enumerate(dict.fromkeys(_META.values()))}


def page_details(metas: Iterable[Meta], works: Iterable[Work]) -> Details | None:
    """Collect what a page says of itself."""
    said = sorted(_of_metas(metas), key=lambda one: _PLACES[one.field, one.source])
    linked = [one for work in _told_apart(sorted(works, key=_rank)) for one in _of_work(*work)]
    first = [one for one in said if one.source not in _SOCIAL]
    return details_of((*first, *linked, *(one for one in said if one.source in _SOCIAL)))


def _of_metas(metas: Iterable[Meta]) -> Iterator[Said]:
    for meta in metas:
        known = _META.get((meta.get("property") or meta.get("name") or "").strip().lower())
        content = meta.get("content")
        if known and content and (known[0] != "kind" or content.startswith(_TELLING)):
            yield Said(*known, content)


def _rank(work: Work) -> int:
    """Put what a page is about before what it is, and what it only shows behind that."""
    kind = work.kinds[0]
    return 0 if kind.endswith(_ABOUT) else 2 if kind == _VIDEO else 3 if kind.endswith(_PAGE) else 1


def _told_apart(works: list[Work]) -> Iterator[tuple[Work, bool]]:
    """Yield each work, and whether it is the only one of its kind: of a list of books none is what the page is."""
    for work in works:
        yield work, sum(other.kinds[0] == work.kinds[0] for other in works) == 1


def _of_work(work: Work, alone: bool) -> Iterator[Said]:  # noqa: FBT001
    kind = work.kinds[0]
    source = f"json-ld:{kind}"
    author, issued = ("author", "issued") if alone else ("name", "date")
    yield from (Said(author, source, name) for key in ("author", "creator") for name in work.names(key))
    yield from (
        Said("name", source, name) for key in ("editor", "contributor", "translator") for name in work.names(key)
    )
    yield from (Said(issued, source, text) for text in work.texts("datePublished", "uploadDate"))
    yield from (Said("date", source, text) for text in work.texts("dateCreated", "copyrightYear"))
    if alone:
        yield from (Said("publisher", source, name) for name in work.names("publisher"))
        yield from (Said("modified", source, text) for text in work.texts("dateModified"))
        yield from (Said("language", source, text) for text in work.texts("inLanguage"))
        yield from (Said("kind", source, kind) for _ in range(not kind.endswith(_PAGE)))
