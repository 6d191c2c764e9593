"""What OpenDocument texts and presentations are headed by."""

from collections.abc import Callable

import pytest

from crawler.inspect.odf_heading import heading
from crawler.inspect.sparse import Sparse
from crawler.inspect.zips import read_zip
from crawler.records import Title

NAMES = (
    'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:p="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"'
)
STYLES = '<s:style s:name="P1" s:parent-style-name="Title"/><s:style s:name="P2" s:parent-style-name="Standard"/>'


def content(text: str) -> bytes:
    """Write content.xml around some elements."""
    return f"<o:c {NAMES}>{STYLES}{text}</o:c>".encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<t:p>Words</t:p><t:h>Hedges<t:s/>in<t:line-break/>winter</t:h><t:h>Second</t:h>", "Hedges in winter"),
        ("<t:p>Words</t:p><t:p t:style-name='P1'>Hedges <t:span>in</t:span> winter</t:p><t:h>One</t:h>", "Hedges in winter"),
        ("<t:p t:style-name='Title'>Hedges</t:p>", "Hedges"),
        ("<t:p t:style-name='P2'>Words</t:p>", None),
        ("<t:h> </t:h><t:h>Hedges</t:h>", "Hedges"),
        ("<t:h>Hedges<t:note>with a foot</t:note><o:annotation>so</o:annotation></t:h>", "Hedges"),
        ("<t:tracked-changes><t:h>Gone</t:h></t:tracked-changes><t:h>Hedges</t:h>", "Hedges"),
        ("<p:f p:class='title'><t:p>Hedges</t:p></p:f><t:p>Words</t:p>", "Hedges"),
        ("<p:f p:class='title' p:placeholder='true'><t:p>Click</t:p></p:f><t:p>Words</t:p>", None),
        ("<t:h>Hedges</t:h><t:p>not closed", "Hedges"),
        ("<t:h>Hedges", None),
        ("<t:h>" + "long " * 900 + "</t:h>", ("long " * 60)[:300].strip()),
        ("<t:p>" * 9_000, None),
        ("", None),
    ],
)  # fmt: skip
def test_the_first_heading(text: str, expected: str | None) -> None:
    """A heading, a paragraph in the style of titles or one made from it, or the title of a slide that has words."""
    found = heading(content(text))
    assert (found.strip() if found else found) == expected


def test_nothing_is_expanded() -> None:
    """Entities are no part of the format."""
    assert heading(b"<!DOCTYPE o [<!ENTITY a 'Hedges'>]>" + content("<t:h>&a;</t:h>")) is None


@pytest.mark.parametrize(("kind", "mime"), [("odt", "text"), ("odp", "presentation")])
@pytest.mark.parametrize(
    ("meta", "source", "title"),
    [
        ("<m xmlns:d='http://purl.org/dc/elements/1.1/'><d:title>Winter</d:title></m>", "title", "Winter"),
        ("<m/>", "heading", "Hedges"),
        (None, "heading", "Hedges"),
    ],
)
def test_a_document_without_a_title(
    kind: str, mime: str, meta: str | None, source: str, title: str, archive: Callable[..., bytes]
) -> None:
    """It is called by what it is headed by."""
    described = [("meta.xml", meta)] if meta else []
    parts = [("mimetype", f"application/vnd.oasis.opendocument.{mime}"), ("content.xml", content("<t:h>Hedges</t:h>"))]
    assert read_zip(kind, Sparse.whole(archive(*parts, *described))).titles == (Title(f"{kind}:{source}", title),)
