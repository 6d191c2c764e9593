"""What targets say of themselves beside their titles: read from every place made for it, cleaned, bounded, and never at the cost of a request."""

import struct
import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.inspect.dates import read_date
from crawler.inspect.details import Said, details_of
from crawler.inspect.facts import draw
from crawler.inspect.labels import media_labels
from crawler.inspect.ole_labels import ole_labels
from crawler.inspect.sparse import Sparse
from crawler.inspect.xmp import read_packet
from crawler.records import Details, Fetched, Part, Title
from tests.rows import rows

Make = Callable[..., bytes]
Fetch = Callable[..., Fetched]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016", "2016"),
        ("2016-05", "2016-05"),
        ("2016/5/3", "2016-05-03"),
        ("2016-05-03T10:11:12+01:00", "2016-05-03"),
        ("D:20160503101112+01'00'", "2016-05-03"),
        ("D:2016", "2016"),
        ("20160503", "2016-05-03"),
        ("3 May 2016", "2016-05-03"),
        ("May 3rd, 2016", "2016-05-03"),
        ("May 2016", "2016-05"),
        ("Tue, 03 May 2016 10:11:12 GMT", "2016-05-03"),
        ("Spring 2016", "2016"),
        ("\u00a9 2016", "2016"),
        ("03/05/2016", "2016"),
        ("2015/16", "2015"),
        ("2016-13-45", "2016"),
        ("2016-02-31", "2016-02"),
        ("2009-2016", None),
        ("1970-01-01T00:00:00Z", None),
        ("0101-01-01", None),
        ("9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_are_brought_to_one_form(text: str, day: str | None) -> None:
    """What can be read for certain is kept, as far as it goes; the day on which calendars of computers begin is none."""
    assert read_date(text) == day


@given(st.text(max_size=80) | st.from_regex(r"D?:?\d{0,8}[-/. ]\d{0,4}[-/. T]\d{0,20}", fullmatch=True))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Nothing that strangers write makes it fail."""
    found = read_date(text)
    assert found is None or len(found) in (4, 7, 10)


def test_the_best_source_is_believed_and_the_others_are_kept() -> None:
    """Authors of one source; names and days of the rest may excuse."""
    said = (
        Said("author", "citation", "Smith, Jane"),
        Said("author", "citation", "Hall, T. ; Meyer, L."),
        Said("author", "author", "admin"),
        Said("author", "author", "https://example.org/people/1"),
        Said("author", "author", "smith@example.org"),
        Said("issued", "citation", "2016/05/03"),
        Said("issued", "article", "2017-01-01"),
        Said("date", "dc", "2016-05-03"),
        Said("language", "dc", "en_GB"),
        Said("language", "dc", "English of old times"),
        Said("title", "xmp", "not of these"),
    )
    assert details_of(said) == Details(
        authors=("Smith, Jane", "Hall, T.", "Meyer, L."),
        issued="2016-05-03",
        language="en-gb",
        names=("admin",),
        dates=("2017-01-01",),
        sources=("author:citation", "issued:citation", "language:dc"),
    )
    assert details_of(said).source("issued") == "citation"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tags", "language"), [(("en-GB", "eng"), "en-gb"), (("en", "cy"), None), (("en", "nonsense of old times"), "en")]
)
def test_a_work_in_several_languages_is_in_none(tags: tuple[str, ...], language: str | None) -> None:
    """Tags of one language agree however they are written."""
    found = details_of([Said("issued", "dc", "2016"), *(Said("language", "dc", tag) for tag in tags)])
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize(
    "said", [(), (Said("author", "a", "  "),), (Said("issued", "a", "soon"),), (Said("title", "a", "b"),)]
)
def test_nothing_said_is_nothing_kept(said: tuple[Said, ...]) -> None:
    """There is no empty record."""
    assert details_of(said) is None


def test_what_is_said_is_bounded() -> None:
    """A page that names ten thousand authors, each of a megabyte, costs a few hundred bytes."""
    said = [
        Said(name, "x", f"{number} name {'x' * 100_000}")
        for number in range(500)
        for name in ("author", "publisher", "kind")
    ]
    found = details_of([*said, *(Said("date", "x", str(1500 + number)) for number in range(400))])
    assert found is not None
    assert sum(len(str(getattr(found, item.name))) for item in fields(found)) < 4_000


LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            ("<meta name=citation_author content='Smith, Jane'><meta name=citation_author content='Hall, T.'>"
            "<meta name=citation_publication_date content='2016/05/03'><meta name=citation_publisher content='The Press'><meta name=author content=admin>"),
            {"authors": ("Smith, Jane", "Hall, T."), "issued": "2016-05-03", "publisher": "The Press", "names": ("admin",)},
        ),
        (
            "<meta name=DC.creator content='Jane Smith'><meta name=DCTERMS.issued content=2016-05><meta name=dc.language content=cy><meta name=DC.Publisher content='A Trust'>",
            {"authors": ("Jane Smith",), "issued": "2016-05", "language": "cy", "publisher": "A Trust"},
        ),
        (
            "<meta property=article:published_time content=2016-05-03T10:00:00Z><meta property=article:modified_time content=2017-01-01>",
            {"issued": "2016-05-03", "modified": "2017-01-01"},
        ),
        (
            LINKED % '{"@type":"Report","author":[{"@type":"Person","name":"Jane Smith"}],"publisher":{"name":"A Trust"},"datePublished":"2016","inLanguage":"en-GB"}',
            {"authors": ("Jane Smith",), "issued": "2016", "publisher": "A Trust", "language": "en-gb", "kind": "Report"},
        ),
        (
            LINKED % '{"@graph":[{"@type":"Article","author":{"@id":"#p"},"datePublished":"2016-05-03"},{"@type":"Person","@id":"#p","name":"Jane Smith"}]}',
            {"authors": ("Jane Smith",), "issued": "2016-05-03", "kind": "Article"},
        ),
        (
            LINKED % '[{"@type":"WebPage","datePublished":"2020"},{"@type":"Report","datePublished":"2016"}]',
            {"issued": "2016", "dates": ("2020",), "kind": "Report"},
        ),
        (
            LINKED % '[{"@type":"Article","datePublished":"2016"},{"@type":"VideoObject","uploadDate":"2012"}]',
            {"issued": "2016", "dates": ("2012",), "kind": "Article"},
        ),
        (
            LINKED % '[{"@type":"Book","author":"Jane Smith","datePublished":"2016"},{"@type":"Book","author":"Tom Hall","datePublished":"2012"}]',
            {"names": ("Jane Smith", "Tom Hall"), "dates": ("2016", "2012")},
        ),
        (LINKED % '{"@type":"Organization","name":"A Trust","datePublished":"2016"}', None),
        (LINKED % '{"@type":"Report","author":{"name":["Jane"]},"publisher":7,"datePublished":{"a":1},"inLanguage":["en"]}', {"authors": ("Jane",), "kind": "Report"}),
        ("<meta property=og:type content=video.other>", {"kind": "video.other"}),
        ("<meta property=og:type content=website>", None),
        ("<meta name=author content='  '>", None),
        ("<p>words</p>", None),
    ],
)  # fmt: skip
def test_a_page_says_who_and_when(markup: str, expected: dict[str, Any] | None, fetched: Fetch) -> None:
    """Scholarly names and Dublin Core first, then linked data of works, then what is made for social networks."""
    found = draw(fetched(markup.encode(), "text/html; charset=utf-8")).details
    assert told(found) == expected


@pytest.mark.parametrize(
    "linked",
    [
        "[" + ",".join(["[" + ",".join(["[" + ",".join(['{"@type":"Book"}'] * 20) + "]"] * 20) + "]"] * 20) + "]",
        '{"@graph":' * 15_000 + "1" + "}" * 15_000,
        '{"@type":"Report","author":[' + ",".join(['{"name":"Jane Smith"}'] * 5_000) + "]}",
    ],
    ids=["many", "deep", "crowded"],
)
def test_a_flood_of_linked_data_costs_little(linked: str, fetched: Fetch) -> None:
    """Eight thousand works, a graph in a graph, a work of five thousand authors: a little of each is looked at."""
    began = time.process_time()
    draw(fetched((LINKED % linked * 5).encode(), "text/html"))
    assert time.process_time() - began < 1


def told(found: Details | None) -> dict[str, Any] | None:
    """Return what details hold, their sources aside."""
    if found is None:
        return None
    held = {item.name: getattr(found, item.name) for item in fields(found) if item.name != "sources"}
    return {name: value for name, value in held.items() if value}


PACKET = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<r:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmp:ModifyDate="2017-01-01">'
    '<dc:title><r:Alt><r:li xml:lang="x-default">{title}</r:li></r:Alt></dc:title><dc:creator><r:Seq><r:li>Jane Smith</r:li><r:li>Tom Hall</r:li></r:Seq></dc:creator>'
    "<dc:language><r:Bag><r:li>cy</r:li></r:Bag></dc:language><prism:publicationDate>2016-05-03</prism:publicationDate><pdf:Producer>x</pdf:Producer>{more}"
    "</r:Description></r:RDF></x:xmpmeta>"
)  # fmt: skip
OF_PACKET = {"authors": ("Jane Smith", "Tom Hall"), "language": "cy", "issued": "2016-05-03", "modified": "2017-01-01"}


def packet(title: str = "Hedges in winter, a survey", more: str = "") -> bytes:
    """Return an XMP packet."""
    return PACKET.format(title=title, more=more).encode()


def test_a_pdf_says_who_and_when(pdf: Make, fetched: Fetch) -> None:
    """XMP and Info: the packet's title is a title, the rest details; the day of the file is not that of the work."""
    info = "draft3) /Author (Office PC) /CreationDate (D:20160504101112"
    facts = draw(fetched(pdf("Some words", title=info) + packet()))
    assert facts.titles == (
        Title("pdf:info", "draft3"),
        Title("pdf:xmp", "Hedges in winter, a survey"),
        Title("pdf:text", "Some words"),
    )
    assert told(facts.details) == {**OF_PACKET, "created": "2016-05-04", "names": ("Office PC",)}
    assert facts.details
    assert facts.details.sources == (
        "author:xmp",
        "created:pdf:info",
        "issued:prism",
        "language:xmp",
        "modified:xmp",
    )


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (packet(), 6),
        (packet() + packet(), 6),
        (packet("Hedges") + b" " * 1000 + packet("Ditches"), 0),
        (packet().replace(b"ns.adobe.com/pdf/1.3/", b"ns.adobe.com/tiff/1.0/"), 0),
        (packet(more="<a xmlns:i='http://ns.adobe.com/illustrator/1.0/'/>"), 0),
        (packet()[:-200], 4),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + packet(), 6),
        (packet().replace(b"?><x:xmpmeta", b"?><!DOCTYPE x [<!ENTITY a 'b'>]><x:xmpmeta"), 6),
        (b"<x:xmpmeta" * 100_000, 0),
        (packet(more="<a>" * 20_000), 6),
        (packet("x" * 500_000), 1),
        (b"", 0),
    ],
)
def test_only_the_documents_own_packet_counts(body: bytes, count: int) -> None:
    """Packets of pictures, several that disagree and floods say nothing; a damaged one is read as far as it goes."""
    assert len(read_packet((body,))) == count


def test_the_language_of_a_pdf(pdf: Make, fetched: Fetch) -> None:
    """Its catalogue may state one."""
    body = pdf("Geiriau").replace(b"/Type /Catalog", b"/Lang (cy-GB) /Type /Catalog")
    assert told(draw(fetched(body)).details) == {"language": "cy-gb"}


def large(pdf: Make, size: str = "24 Tf", words: str = "Hedges in winter") -> bytes:
    """Return a PDF with one line set large by its font or by its matrix above three of ordinary text."""
    small = ") Tj 0 -20 Td (Some ordinary words of the text".join(["Some ordinary words of the text"] * 3)
    return pdf(f"{small}) Tj ET BT /F1 {size} 20 750 Td ({words}")


@pytest.mark.parametrize("size", ["24 Tf", "1 Tf 24 0 0 24 20 750 Tm 1 0 0 1 0 0 cm"])
def test_the_largest_words_are_a_title_where_there_is_no_other(size: str, pdf: Make, fetched: Fetch) -> None:
    """However the size was reached."""
    body = large(pdf, "24 Tf") if "Tm" not in size else large(pdf, "1 Tf 24 0 0 24 0 0 Tm")
    assert Title("pdf:largest", "Hedges in winter") in draw(fetched(body)).titles


@pytest.mark.parametrize(
    "body",
    [
        lambda pdf: pdf("Some words of one size, and nothing that stands out of them"),
        lambda pdf: large(pdf, words="42"),
        lambda pdf: large(pdf, words="H"),
        lambda pdf: large(pdf).replace(b"/Title ()", b"/Title (A good title of its own)"),
    ],
)
def test_words_that_do_not_stand_out_are_no_title(body: Callable[[Make], bytes], pdf: Make, fetched: Fetch) -> None:
    """Text of one size, a number, an ornament; and where the metadata has a title, none is looked for."""
    assert "pdf:largest" not in {title.source for title in draw(fetched(body(pdf))).titles}


CORE = (
    '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>Hedges</dc:title><dc:creator>Jane Smith;Tom Hall</dc:creator>'
    "<t:created>2016-05-03T10:00:00Z</t:created><t:modified>2017-01-01</t:modified><dc:language>en-GB</dc:language></c>"
)
META = (
    '<o xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="m"><dc:title>Hedges</dc:title><m:initial-creator>Jane Smith</m:initial-creator><dc:creator>Tom Hall</dc:creator>'
    "<m:creation-date>2016-05-03</m:creation-date><dc:date>2017-01-01</dc:date></o>"
)
BOOK = (
    '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Hedges</dc:title><dc:creator>Jane Smith</dc:creator><dc:creator>Tom Hall</dc:creator>'
    "<dc:publisher>A Trust</dc:publisher><dc:date>2016-05</dc:date><dc:language>cy</dc:language></p>"
)
APP = '<Properties xmlns="a"><Company>A Trust</Company></Properties>'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            (("word/document.xml", "<w/>"), ("docProps/core.xml", CORE), ("docProps/app.xml", APP)),
            {"authors": ("Jane Smith", "Tom Hall"), "created": "2016-05-03", "modified": "2017-01-01", "language": "en-gb", "publisher": "A Trust"},
        ),
        (
            (("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o/>"), ("meta.xml", META)),
            {"authors": ("Jane Smith",), "names": ("Tom Hall",), "created": "2016-05-03", "modified": "2017-01-01"},
        ),
        (
            (
                ("mimetype", "application/epub+zip"),
                ("META-INF/container.xml", '<c><r><rootfile full-path="b.opf"/></r></c>'),
                ("b.opf", BOOK),
            ),
            {"authors": ("Jane Smith", "Tom Hall"), "publisher": "A Trust", "issued": "2016-05", "language": "cy"},
        ),
    ],
    ids=["ooxml", "opendocument", "epub"],
)  # fmt: skip
def test_an_office_document_says_who_and_when(parts: tuple[tuple[str, str], ...], expected: dict[str, Any], archive: Make, fetched: Fetch) -> None:  # fmt: skip
    """The part made for it; the last editor of an OpenDocument is not its author."""
    first = (
        () if parts[0][0] == "mimetype" else (("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships/>"))
    )
    facts = draw(fetched(archive(*first, *parts)))
    assert facts.titles == (Title(f"{facts.kind}:title", "Hedges"),)
    assert told(facts.details) == expected


def summary(**texts: str) -> bytes:
    """Write a property set of a summary (MS-OLEPS section 2.21)."""
    numbers = {"title": 2, "author": 4}
    values = [(1, struct.pack("<IHH", 2, 1252, 0)), (12, struct.pack("<IQ", 0x40, 131_067_648_000_000_000))]
    for name, text in texts.items():
        data = text.encode("cp1252") + b"\0"
        data += bytes(-len(data) % 4)
        values.append((numbers[name], struct.pack("<II", 0x1E, len(data)) + data))
    place, index, content = 8 + 8 * len(values), b"", b""
    for number, value in values:
        index += struct.pack("<II", number, place + len(content))
        content += value
    properties = struct.pack("<II", place + len(content), len(values)) + index + content
    return b"\xfe\xff\0\0" + bytes(20) + struct.pack("<I", 1) + bytes(16) + struct.pack("<I", 48) + properties


def small_frame(stream: bytes) -> bytes:
    """Write a frame whose one stream lies among the small ones: table, directory, table of the small, and their shelf."""
    used = -(-len(stream) // 64)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    shelf = -(-used // 8)
    chain = [*range(4, 3 + shelf), 0xFFFFFFFE]
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *chain, *[0xFFFFFFFF] * (125 - len(chain)))
    small = struct.pack("<128I", *range(1, used), 0xFFFFFFFE, *[0xFFFFFFFF] * (128 - used))
    directory = _entry("Root Entry", 3, used * 64) + _entry("\5SummaryInformation", 0, len(stream))
    return header + table + directory.ljust(512, b"\0") + small + stream.ljust(shelf * 512, b"\0")


def _entry(name: str, first: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0") + struct.pack("<HB", len(encoded) + 2, 2) + bytes(49) + struct.pack("<IQ", first, size)
    )


@pytest.mark.parametrize("small", [False, True])
def test_a_legacy_document_says_who_and_when(small: bool, ole: Make) -> None:  # noqa: FBT001
    """Its summary, in sectors of its own or among the small ones."""
    content = summary(title="Caf\u00e9 hedges", author="Jane Smith")
    body = small_frame(content) if small else ole("\5SummaryInformation", content.ljust(4_096, b"\0"))
    titles, details = ole_labels("doc", body)
    assert titles == (Title("doc:title", "Caf\u00e9 hedges"),)
    assert told(details) == {"authors": ("Jane Smith",), "created": "2016-05-03"}


@rows("place", range(0, 2_500, 7))
def test_a_damaged_summary_says_nothing_or_less(place: int) -> None:
    """Any byte may be anything."""
    body = bytearray(small_frame(summary(title="Hedges", author="Jane Smith")))
    body[place % len(body)] ^= 0xFF
    titles, _ = ole_labels("doc", bytes(body))
    assert len(titles) <= 1


def _id3(version: int, *frames: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + (len(data).to_bytes(3) if version == 2 else len(data).to_bytes(4) + b"\0\0") + data
        for name, data in frames
    )
    return b"ID3" + bytes([version, 0, 0]) + bytes([0, 0, len(body) >> 7, len(body) & 127]) + body


def _comments(*texts: str) -> bytes:
    packed = b"".join(struct.pack("<I", len(text.encode())) + text.encode() for text in texts)
    return struct.pack("<I", 4) + b"made" + struct.pack("<I", len(texts)) + packed


def _atom(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + name + data


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("mp3", _id3(3, (b"TIT2", b"\0Caf\xe9"), (b"TPE1", b"\1" + "Jane Smith".encode("utf-16")))),
        ("mp3", _id3(4, (b"TIT2", b"\3Caf\xc3\xa9\0more"), (b"TPE1", b"\0Jane Smith"))),
        ("mp3", _id3(2, (b"TT2", b"\0Caf\xe9"), (b"TP1", b"\0Jane Smith"))),
        ("ogg", b"OggS...\3vorbis" + _comments("TITLE=Caf\u00e9", "artist=Jane Smith")),
        ("ogg", b"OggS...OpusTags" + _comments("title=Caf\u00e9", "ARTIST=Jane Smith")),
        ("flac", b"fLaC\0\0\0\x04abcd\x84\0\0\xff" + _comments("TITLE=Caf\u00e9", "ARTIST=Jane Smith")),
        (
            "mp4",
            _atom(
                b"ilst",
                b"".join(
                    _atom(name, _atom(b"data", b"\0\0\0\1\0\0\0\0" + text.encode()))
                    for name, text in ((b"\xa9nam", "Caf\u00e9"), (b"\xa9ART", "Jane Smith"))
                ),
            ),
        ),
        ("rtf", b"{\\rtf1\\ansi{\\info{\\title Caf\\'e9}{\\author Jane Smith}}words}"),
        ("rtf", b"{\\rtf1\\ansi{\\info{\\title Caf\\u233?}{\\author Jane Smith}}words}"),
    ],
)
def test_labels_of_sound_film_and_rtf(kind: str, body: bytes) -> None:
    """Title and author stand at the beginning; every cut of it is survived."""
    titles, details = media_labels(kind, Sparse.whole(body))
    assert titles == (Title(f"{kind}:title", "Caf\u00e9"),)
    assert told(details) == {"authors": ("Jane Smith",)}
    for length in range(len(body)):
        media_labels(kind, Sparse.whole(body[:length]))


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"><title>A &amp; B</title></svg>',
            "image/svg+xml",
            ("svg:title", "A & B"),
        ),
        (b"# Hedges in winter #\n\nWords.", "text/plain", ("text:heading", "Hedges in winter")),
        (b"Hedges in winter\n\nWords.", "text/plain", None),
        (b"#!/bin/sh\nwords", "text/plain", None),
    ],
)
def test_titles_of_pictures_and_texts(
    body: bytes, content_type: str, title: tuple[str, str] | None, fetched: Fetch
) -> None:
    """Only where it is plain."""
    assert draw(fetched(body, content_type)).titles == ((Title(*title),) if title else ())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_parts_say_what_the_whole_says_or_nothing(kind: str, documents: dict[str, bytes], fetched: Fetch) -> None:
    """Whatever is known of a file, its details are those of the whole or none, and looking for them misses nothing."""
    body = documents[kind]
    body = body + packet() + b"\n%%EOF" if kind == "pdf" else body
    whole = draw(fetched(body)).details
    for head in range(100, len(body), 97):
        one = fetched(body[:head])
        answer = one.evidence.answer
        assert answer is not None
        seen = type(one)(
            type(one.evidence)(
                one.evidence.url, one.evidence.asked_at, type(answer)(200, len(body), seen=head), one.evidence.hops
            ),
            one.body,
            (Part(max(head, len(body) - 900), body[max(head, len(body) - 900) :]),),
        )
        found = draw(seen).details
        assert found is None or whole is None or found == whole or found.authors == whole.authors
