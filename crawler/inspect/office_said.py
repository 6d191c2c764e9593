"""What office documents and books say of themselves in the parts made for it."""

from crawler.inspect.details import Said
from crawler.inspect.xml_said import read_said

_OOXML = {"title": "title", "creator": "author", "created": "created", "modified": "modified", "language": "language"}
# OpenDocument 1.3 part 3, section 4.3: creator and date are those of the last change.
_OPEN_DOCUMENT = {
    "title": "title",
    "initial-creator": "author",
    "creator": "name",
    "creation-date": "created",
    "date": "modified",
    "language": "language",
}
_EPUB = {
    "title": "title",
    "creator": "author",
    "contributor": "name",
    "publisher": "publisher",
    "date": "issued",
    "language": "language",
}
_FIELDS = {
    **dict.fromkeys(("docx", "xlsx", "pptx"), _OOXML),
    **dict.fromkeys(("odt", "ods", "odp"), _OPEN_DOCUMENT),
    "epub": _EPUB,
}


def office_said(kind: str, data: bytes) -> tuple[Said, ...]:
    """Return what the description of a document of a `kind` says, `title` among it."""
    fields = _FIELDS[kind]

    def named(name: str) -> tuple[str, str] | None:
        field = fields.get(name.rpartition(" ")[2])
        return (field, kind) if field else None

    return read_said(data, named)


def company_said(data: bytes) -> tuple[Said, ...]:
    """Return the company that docProps/app.xml names (ECMA-376 part 1, section 22.2.2.4)."""
    return read_said(data, lambda name: ("publisher", "company") if name.endswith(" Company") else None)
