"""Small files made by hand, one builder a format, so that each test says what it breaks."""

import base64
import bz2
import io
import lzma
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from crawler.records import Answer, Evidence, Fetched, Hop

Make = Callable[..., bytes]
Fetch = Callable[..., Fetched]


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab\xff\xdb\x00\x43\x00"
    + b"\1" * 64
    + b"\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"
    b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
)
"""The beginning of a picture: tables, a frame of 16 by 16 pixels, and a scan."""


GIF = b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2" + b"\2\x4c\1"
"""The beginning of a picture of one pixel; decoders look at no block of data behind its last code."""


@pytest.fixture(scope="session")
def fetched() -> Fetch:
    """Wrap a body as it arrives from the crawl."""

    def make(
        body: bytes, content_type: str | None = None, url: str = "http://example.org/a/b", *, capped: bool = False
    ) -> Fetched:
        headers = (("content-type", content_type),) if content_type else ()
        hop = Hop(url, 200, headers=headers)
        return Fetched(
            Evidence(url, datetime(2026, 1, 1, tzinfo=UTC), Answer(200, len(body), capped=capped), (hop,)), body
        )

    return make


@pytest.fixture(scope="session")
def pdf() -> Make:
    """Write a PDF with a page for each text, and an Info title."""

    def make(*pages: str, title: str = "", protected: bool = False) -> bytes:
        objects = _pdf_objects(pages or ("Some words",), title)
        body, places = b"%PDF-1.4\n", []
        for number, content in enumerate(objects, 1):
            places.append(len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>] " % (
            b"41" * 32,
            b"42" * 32,
        )
        trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R %s>>\n" % (
            len(objects) + 1,
            lock if protected else b"",
        )
        xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        return body + xref + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)

    return make


def _pdf_objects(pages: tuple[str, ...], title: str) -> list[bytes]:
    kids = b" ".join(b"%d 0 R" % (5 + 2 * place) for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Title (%s) >>" % title.encode("latin-1"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, text in enumerate(pages):
        stream = b"BT /F1 12 Tf 20 700 Td (%s) Tj ET" % text.encode("latin-1")
        resources = b"<< /Font << /F1 4 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources %s /Contents %d 0 R >>"
            % (resources, 6 + 2 * place)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return objects


@pytest.fixture(scope="session")
def archive() -> Make:
    """Pack parts, given as pairs of name and content, into a ZIP; the first is stored as it is."""

    def make(*parts: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as target:
            for place, (name, content) in enumerate(parts):
                target.writestr(name, content, compress_type=zipfile.ZIP_STORED if place == 0 else method)
        return buffer.getvalue()

    return make


_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="{}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></c>'


@pytest.fixture(scope="session")
def office(archive: Make) -> Make:
    """Write an OOXML file whose main part has the given name, content and title."""

    def make(main: str = "word/document.xml", content: str = "<w>words</w>", title: str = "Hedges in winter") -> bytes:
        return archive(
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", _RELATIONS.format(main)),
            (main, content + "<!-- " + "padding " * 300 + "-->"),
            ("docProps/core.xml", _CORE.format(title)),
        )

    return make


@pytest.fixture(scope="session")
def open_document(archive: Make) -> Make:
    """Write an OpenDocument text, or another kind by its MIME type."""

    def make(kind: str = "text", manifest: str = "<m/>") -> bytes:
        return archive(
            ("mimetype", f"application/vnd.oasis.opendocument.{kind}"),
            ("content.xml", "<office/>"),
            ("meta.xml", _CORE.format("Hedges in winter")),
            ("META-INF/manifest.xml", manifest),
        )

    return make


@pytest.fixture(scope="session")
def epub(archive: Make) -> bytes:
    """Write an EPUB."""
    container = '<container><rootfiles><rootfile full-path="o/book.opf"/></rootfiles></container>'
    return archive(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("o/book.opf", _CORE.format("Hedges in winter")),
    )


@pytest.fixture(scope="session")
def ole() -> Make:
    """Write a legacy Office file with one stream of the given name: empty beside three sectors of text, or of the given content."""

    def make(stream: str = "WordDocument", content: bytes = b"", beside: str = "") -> bytes:
        header = (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        )
        header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
        body = content or b"text" * 384
        used = -(-len(body) // 512)
        chain = [*range(3, used + 2), 0xFFFFFFFE]
        table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *chain, *[0xFFFFFFFF] * (126 - used))
        entries = (
            _ole_entry("Root Entry", 5)
            + _ole_entry(stream, 2, 2, len(content))
            + (_ole_entry(beside, 2) if beside else b"")
        )
        return header + table + entries.ljust(512, b"\0") + body

    return make


def _ole_entry(name: str, kind: int, first: int = 0, size: int = 0) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HB", len(encoded) + 2, kind)
        + bytes(49)
        + struct.pack("<IQ", first, size)
    )


@pytest.fixture(scope="session")
def pictures() -> dict[str, bytes]:
    """Give one small whole file a kind of picture, sound, film and archive whose end can be told."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(wbits=31)
    box = (
        struct.pack(">I4s", 16, b"ftyp")
        + b"isom\0\0\2\0"
        + struct.pack(">I4s", 8, b"moov")
        + struct.pack(">I4s", 208, b"mdat")
        + b"x" * 200
    )
    return {
        "png": b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", b"x" * 900)
        + chunk(b"IEND", b""),
        "jpeg": JPEG + b"data" * 300 + b"\xff\xd9",
        "gif": GIF + (b"\x80" + b"x" * 128) * 7 + b"\0;",
        "tiff": tiff(b"x" * 900),
        "wav": riff(b"WAVE", (b"fmt ", b"\1\0" * 8), (b"data", b"x" * 968)),
        "mp3": _mp3(30),
        "ogg": ogg_page(0, b"x" * 200) * 4 + ogg_page(4, b"x" * 200),
        "webm": b"\x1a\x45\xdf\xa3\x84webm\x18\x53\x80\x67\x43\xe8" + b"x" * 1000,
        "flac": flac(30),
        "tar": _tar(("a.txt", b"words" * 300), ("b.txt", b"more")),
        "bz2": bz2.compress(random.Random(1).randbytes(2000)),
        "xz": lzma.compress(random.Random(1).randbytes(2000)),
        "webp": riff(b"WEBP", (b"VP8 ", LOSSY), (b"EXIF", b"x" * 764)),
        "avi": riff(b"AVI ", (b"LIST", b"hdrl" * 6), (b"LIST", b"movi" * 200), (b"idx1", b"x" * 160)),
        "bmp": bmp(20, 15),
        "mp4": box,
        "7z": seven_zip(b"x" * 500, _DIRECTORY + struct.pack("<I", zlib.crc32(b"x" * 500)) + bytes(3)),
        "rar": RAR,
        "gz": packer.compress(random.Random(1).randbytes(2000)) + packer.flush(),
        "rtf": b"{\\rtf1 " + b"Some words. " * 20 + b"}",
    }


@pytest.fixture(scope="session")
def noisy() -> dict[str, bytes]:
    """Give files without checksums whose data look like sound or compressed pictures."""
    noise = random.Random(3).randbytes(30_000)
    blocks = b"".join(b"\x80" + noise[at : at + 128] for at in range(0, 20_000, 128))
    mdat = struct.pack(">I4s", len(noise) + 8, b"mdat") + noise
    return {
        "jpeg": JPEG + noise.replace(b"\xff", b"\xfe") + b"\xff\xd9",
        "gif": GIF + blocks + b"\0;",
        "webp": riff(b"WEBP", (b"VP8 ", LOSSY), (b"EXIF", noise)),
        "avi": riff(b"AVI ", (b"LIST", b"hdrl" * 6), (b"LIST", b"movi" + noise), (b"idx1", b"x" * 16)),
        "mp4": struct.pack(">I4s", 16, b"ftyp") + b"isom\0\0\2\0" + struct.pack(">I4s", 8, b"moov") + mdat,
        "tiff": tiff(b"\x80\0" + noise, 7),
        "bmp": bmp(100, 101),
        "wav": riff(b"WAVE", (b"fmt ", b"\1\0" * 8), (b"data", noise)),
    }


def seven_zip(packed: bytes, directory: bytes) -> bytes:
    """Frame packed data and a directory as a 7z archive does."""
    start = struct.pack("<QQI", len(packed), len(directory), zlib.crc32(directory))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + packed + directory


def tiff(data: bytes, packing: int = 1) -> bytes:
    """Write a picture of one strip behind its directory."""
    tags = [(256, 30), (257, 30), (258, 8), (259, packing), (273, 0), (277, 1), (278, 30), (279, len(data))]
    start = 8 + 2 + 12 * len(tags) + 4
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, start if tag == 273 else value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + fields + bytes(4) + data


def _mp3(frames: int, *, stated: int | None = None) -> bytes:
    """Write frames of 128 kbit/s behind an empty tag; the first states the length of all where it is given."""
    frame = b"\xff\xfb\x90\0" + bytes(413)
    first = frame if stated is None else (frame[:36] + b"Xing" + struct.pack(">II", 2, stated)).ljust(417, b"\0")
    return b"ID3\4\0\0\0\0\0\0" + first + frame * (frames - 1)


def ogg_page(flags: int, data: bytes) -> bytes:
    """Write a page of one segment, with its checksum (RFC 3533, section 6)."""
    page = b"OggS\0" + bytes([flags]) + bytes(20) + bytes([1, len(data)]) + data
    return page[:22] + remainder(page, 0x04C11DB7, 32).to_bytes(4, "little") + page[26:]


def remainder(data: bytes, polynomial: int, bits: int) -> int:
    """Return a checksum without inversions, bit by bit."""
    value = 0
    for byte in data:
        value ^= byte << bits - 8
        for _ in range(8):
            value = (value << 1) ^ polynomial if value >> bits - 1 else value << 1
            value &= (1 << bits) - 1
    return value


def flac(frames: int, *, total: int | None = None) -> bytes:
    """Write a sound of some frames of 192 samples, constant but for their number (RFC 9639, section 9.2.3)."""
    body = b""
    for number in range(frames):
        header = b"\xff\xf8\x19\x08" + bytes([number])
        frame = header + bytes([remainder(header, 0x07, 8)]) + b"\0" + random.Random(number).randbytes(60)
        body += frame + remainder(frame, 0x8005, 16).to_bytes(2)
    samples = 192 * frames if total is None else total
    info = struct.pack(">HH", 192, 192) + bytes(6) + (44_100 << 44 | 15 << 36 | samples).to_bytes(8) + bytes(16)
    return b"fLaC\x80\0\0\x22" + info + body


def rar_block(kind: int, flags: int = 0, fields: bytes = b"", data: bytes = b"") -> bytes:
    """Write a block of RAR 4."""
    rest = bytes([kind]) + struct.pack("<HH", flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest + data


RAR = (
    b"Rar!\x1a\x07\0"
    + rar_block(0x73, fields=bytes(6))
    + rar_block(0x74, 0x8000, struct.pack("<I", 900) + b"x" * 40, b"data" * 225)
    + rar_block(0x7B)
)
"""An archive of one file."""

_DIRECTORY = b"\1\4\6\0\1\x09\x81\xf4\0\x07\x0b\1\0\1\1\0\x0c\x81\xf4\x0a\1"
"""The beginning of the directory of a 7z archive of 500 bytes, stored as they are; their checksum follows."""


LOSSY = base64.b85decode(
    b"PzL~=0V+TMFaST9ywPL1E~z@LQ#wmfGYM<}zVr7;g*75Ni^9i-mb}{%sIZTLhrbhpS<21`%^l;{i3Ec%89hJ%?DH&j5c)=ynK*PYF?4&as<6=S"
    b"+lg}7-p6AQ&rAbG=eJmdT+|tT4?V~yAe_%Wp+4;jnBf%}k`QGh)U(AS>E|(e(^jg>Q0SZij(-J{yamVWQ`@%4W&kD5id?Yuxi3?vHa97$vU~qO"
    b"X`xTT^ET^02ahyK$Buf>;9i1urzw^JTfh#Nv*A2<oz?HMF4xvZ-JI{nukw`Aso($r"
)
"""A frame of WebP, of 64 by 48 pixels: a disc, a line and a box."""


def riff(kind: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Write chunks of even length behind a RIFF header."""
    data = kind + b"".join(name + struct.pack("<I", len(content)) + content for name, content in chunks)
    return b"RIFF" + struct.pack("<I", len(data)) + data


def bmp(width: int, height: int, pixels: bytes = b"") -> bytes:
    """Write a picture of three bytes a pixel."""
    data = pixels or random.Random(2).randbytes(width * 3 * height)
    return (
        struct.pack("<2sIIIIiiHHIIIIII", b"BM", 54 + len(data), 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
        + data
    )


def _tar(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()[: 512 * 7]


@pytest.fixture(scope="session")
def mp3() -> Make:
    """Write a sound file of some frames, which may state a length."""
    return _mp3


@pytest.fixture(scope="session")
def documents(
    pdf: Make, office: Make, open_document: Make, epub: bytes, ole: Make, pictures: dict[str, bytes]
) -> dict[str, bytes]:
    """Give one whole file of every kind whose end can be told."""
    return pictures | {
        "pdf": pdf("Hedges in winter", "A second page"),
        "docx": office(),
        "xlsx": office("xl/workbook.xml"),
        "pptx": office("ppt/presentation.xml"),
        "odt": open_document(),
        "ods": open_document("spreadsheet"),
        "odp": open_document("presentation"),
        "epub": epub,
        "doc": ole(),
        "xls": ole("Workbook"),
        "ppt": ole("PowerPoint Document"),
    }
