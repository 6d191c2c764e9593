"""Files made to cost whoever opens them: each is written when it is asked for, sparse or small where it can be."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import partial

Write = Callable[[io.BufferedRandom], None]
MB = 1 << 20
FULL = (
    os.environ.get("HOSTILE") == "full"
)  # the sizes that were measured; smaller ones show the same faults in a fraction of the time
LONG = (300 if FULL else 30) * MB
HOSTILE: dict[str, Write] = {}
OGG_PAGE = b"OggS" + bytes(18) + bytes.fromhex("11a5a19e") + b"\0"  # of no sound at all, with its checksum


class OnDisk:
    """A file without a name, and its length."""

    def __init__(self, write: Write) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it goes with this object
        weakref.finalize(self, self._file.close)
        write(self._file)
        self._file.flush()
        self.size = self._file.seek(0, io.SEEK_END)

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._file.fileno()


def made(name: str) -> Callable[[Write], Write]:
    """Put a file into the table."""

    def keep(write: Write) -> Write:
        HOSTILE[name] = write
        return write

    return keep


def plain(name: str, *pieces: bytes | Callable[[], bytes]) -> None:
    """Put a file of some pieces into the table; those that take a while are made when it is asked for, and not where tests are only counted."""
    HOSTILE[name] = lambda file: file.writelines(piece if isinstance(piece, bytes) else piece() for piece in pieces)


def line(name: str, before: bytes, after: bytes, filling: bytes = b"") -> None:
    """Put a file of one endless line into the table; zeros are free, since nobody writes them."""

    def write(file: io.BufferedRandom) -> None:
        file.write(before)
        if filling:
            piece = filling * (MB // len(filling))
            file.writelines(piece for _ in range(LONG // len(piece)))
        else:
            file.seek(LONG)
        file.write(after)

    HOSTILE[name] = write


# compressed: one megabyte of zeros, over and over. Deflate's end of a full flush can be repeated without compressing again.
def deflated(size: int) -> tuple[bytes, bytes, int]:
    """Return a piece of deflate for one megabyte of zeros that can be repeated, the end of the stream, and how often to repeat it."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece, b"\3\0", size // MB


def zip_of(name: str, size: int, *others: tuple[str, bytes]) -> bytes:
    """Write an archive with a part of zeros that unpacks to a size, after others."""
    piece, end, times = deflated(size)
    packed = piece * times + end
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for other, content in others:
            target.writestr(other, content)
        info = zipfile.ZipInfo(name)
        target.writestr(info, packed)  # stored; its record is then made to say deflate
    body = bytearray(buffer.getvalue())
    place = body.rfind(b"PK\3\4")
    struct.pack_into("<HHHIII", body, place + 8, 8, 0, 0, 0, len(packed), size & 0xFFFFFFFF)
    place = body.rfind(b"PK\1\2")
    struct.pack_into("<HHHIII", body, place + 10, 8, 0, 0, 0, len(packed), size & 0xFFFFFFFF)
    return bytes(body)


FOUR = (4 << 30) - MB
_RELATION = '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/></Relationships>'


@made("a flat ZIP bomb")
def _flat(file: io.BufferedRandom) -> None:
    file.write(zip_of("zeros", FOUR))


@made("a nested ZIP bomb")
def _nested(file: io.BufferedRandom) -> None:
    inner = zip_of("zeros", FOUR)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for number in range(200):
            target.writestr(f"{number}.zip", inner[: MB // 2])


@made("a ZIP whose parts lie over each other")
def _overlapping(file: io.BufferedRandom) -> None:
    body = zip_of("zeros", 90 * MB)
    start = body.rfind(b"PK\1\2")
    end = body.rfind(b"PK\5\6")
    record = bytearray(body[start:end])
    records = b"".join(bytes(record[:46]) + b"%05d" % number for number in range(4_000))
    file.write(body[:start] + records)
    file.write(b"PK\5\6" + struct.pack("<4H2IH", 0, 0, 4_000, 4_000, len(records), start, 0))


for _kind, _folder, _main in (("DOCX", "word", "word/document.xml"), ("XLSX", "xl", "xl/workbook.xml")):
    plain(
        f"a {_kind} bomb",
        partial(
            zip_of,
            _main,
            FOUR,
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", _RELATION.format(_main).encode()),
        ),
    )
plain(
    "an EPUB bomb",
    lambda: zip_of(
        "o/book.opf",
        FOUR,
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b'<container><rootfiles><rootfile full-path="o/book.opf"/></rootfiles></container>'),
    ),
)


@made("a gz bomb")
def _gz(file: io.BufferedRandom) -> None:
    piece, end, times = deflated(FOUR)
    file.write(b"\x1f\x8b\x08\0\0\0\0\0\0\3")
    file.writelines(piece for _ in range(times))
    file.write(end + bytes(8))


@made("a gz of a million members")
def _members(file: io.BufferedRandom) -> None:
    file.write(gzip.compress(b"") * 1_000_000)


@made("a bz2 bomb")
def _bz2(file: io.BufferedRandom) -> None:
    file.write(bz2.compress(bytes(66 * MB)))


@made("an xz bomb")
def _xz(file: io.BufferedRandom) -> None:
    file.write(lzma.compress(bytes(66 * MB), preset=0) * 50)


@made("an xz with a dictionary of 4 GB")
def _xz_memory(file: io.BufferedRandom) -> None:
    body = bytearray(lzma.compress(b"x" * 100))
    place = body.find(b"\x21\x01", 12)
    body[place + 2] = 40
    end = place + 2 + 4 + 2
    head = bytes(body[12 : 12 + (body[12] + 1) * 4 - 4])
    struct.pack_into("<I", body, 12 + len(head), zlib.crc32(head))
    file.write(body[:end] + body[end:])


@made("a 7z whose directory is 4 GB")
def _7z(file: io.BufferedRandom) -> None:
    start = struct.pack("<QQI", 0, LONG * 10 - 32, 0)
    file.write(b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start)
    file.truncate(LONG * 10)


@made("a tar of a million entries")
def _tar(file: io.BufferedRandom) -> None:
    header = bytearray(512)
    header[:5] = b"a.txt"
    header[124:136] = b"00000000000\0"
    header[148:156] = b" " * 8
    header[257:263] = b"ustar\0"
    header[148:156] = b"%06o\0 " % sum(header)
    file.writelines(bytes(header) * 1000 for _ in range(1000 if FULL else 400))  # 192 MB are looked at


# PDF


def pdf_of(objects: Iterable[bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """Write a PDF of some objects."""
    body, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    body += b"trailer\n<< /Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        root,
        trailer,
        start,
    )
    return bytes(body)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Write a stream object."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >> /Contents 5 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 6 0 R >> >> "

plain("a PDF whose page tree is a circle", pdf_of([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>"]))
plain(
    "a PDF that says it has a billion pages",
    pdf_of([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", PAGE, FONT, stream(b"")]),
)
plain(
    "a PDF whose page tree is deep",
    lambda: pdf_of(
        [
            CATALOG,
            *(b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1) for n in range(2, 100_000)),
            PAGE,
        ]
    ),
)
plain(
    "a PDF of forms within themselves",
    pdf_of([CATALOG, PAGES, PAGE, FONT, stream(b"/X Do " * 100), stream(b"/X Do /X Do ", FORM)]),
)
plain(
    "a PDF of forms that double",
    pdf_of(
        [
            CATALOG,
            PAGES,
            PAGE,
            FONT,
            stream(b"/X Do"),
            *(
                stream(
                    b"/X Do /X Do /X Do",
                    b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X %d 0 R >> >> "
                    % (n + 1),
                )
                for n in range(6, 60)
            ),
            stream(
                b"BT /F1 12 Tf (x) Tj ET",
                b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >> ",
            ),
        ]
    ),
)
plain(
    "a PDF with arrays a million deep",
    pdf_of([CATALOG, PAGES, PAGE, FONT, stream(b"[" * 1_000_000)], trailer=b"/Info " + b"[" * 1_000_000),
)
plain("a PDF whose object is a million deep", pdf_of([b"[" * 1_000_000, PAGES]))
plain(
    "a PDF whose object stream is its own",
    pdf_of([CATALOG, stream(b"2 0 1 1 ", b"/Type /ObjStm /N 2 /First 8 /Extends 2 0 R "), PAGE]),
)
plain(
    "a PDF with an endless chain of tables",
    (_chain := pdf_of([CATALOG, PAGES, PAGE, FONT, stream(b"")]))[: _chain.rfind(b"trailer")]
    + b"trailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    % (_chain.find(b"xref\n0"), _chain.find(b"xref\n0")),
)


@made("a PDF with a hundred thousand tables")
def _tables(file: io.BufferedRandom) -> None:
    file.write(pdf_of([CATALOG, PAGES, PAGE, FONT, stream(b"")]))
    before = 0
    for _ in range(100_000 if FULL else 10_000):
        here = file.tell()
        file.write(b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % before)
        before = here
    file.write(b"startxref\n%d\n%%%%EOF\n" % before)


@made("a PDF with a stream of 2 GB")
def _long_stream(file: io.BufferedRandom) -> None:
    file.write(pdf_of([CATALOG, PAGES, PAGE, FONT, b"<< /Length 2147483646 >>\nstream\n" + b"x" * 50 + b"\nendstream"]))


@made("a PDF whose page unpacks to 4 GB")
def _page_bomb(file: io.BufferedRandom) -> None:
    piece, end, times = deflated(FOUR)
    content = b"\x78\xda" + piece * times + end + bytes(4)
    file.write(pdf_of([CATALOG, PAGES, PAGE, FONT, stream(content, b"/Filter /FlateDecode ")]))


@made("a PDF whose object stream unpacks to 4 GB")
def _object_bomb(file: io.BufferedRandom) -> None:
    piece, end, times = deflated(FOUR)
    content = b"\x78\xda" + piece * times + end + bytes(4)
    body = pdf_of([CATALOG, stream(content, b"/Filter /FlateDecode /Type /ObjStm /N 100000 /First 1000000 ")])
    file.write(body.replace(b"xref\n0", b"xref\n9"))


@made("a PDF with a page of a million signs")
def _words(file: io.BufferedRandom) -> None:
    words = b"BT /F1 1 Tf " + b"1 0 Td (x) Tj " * (3_000_000 if FULL else 300_000) + b" ET"
    file.write(pdf_of([CATALOG, PAGES, PAGE, FONT, stream(words)]))


@made("a PDF with a font that maps everything")
def _font(file: io.BufferedRandom) -> None:
    cmap = b"begincmap\n" + b"100 beginbfrange\n" + b"<0000> <ffff> <0000>\n" * 200_000 + b"endbfrange\nendcmap"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /BaseFont /X /W ["
        + b"0 65535 500 " * 100_000
        + b"] >>] >>"
    )
    file.write(pdf_of([CATALOG, PAGES, PAGE, font, stream(b"BT /F1 12 Tf <00010002> Tj ET"), stream(cmap)]))


@made("a PDF with digits without end behind its end mark")
def _digits(file: io.BufferedRandom) -> None:
    file.write(pdf_of([CATALOG, PAGES, PAGE, FONT, stream(b"")]))
    file.writelines(b"1" * MB for _ in range(LONG // 3 // MB))


# one line
line("a line of zeros", b"", b"")
line("a line of one word", b"", b"", b"x")
line("a line of JSON", b'{"a": "', b'"}', b"x")
line("a line of JSON brackets", b"[", b"]", b"[")
line("a line of XML", b"<?xml version='1.0'?><a>", b"</a>", b"x")
line("a line of HTML", b"<!doctype html><p>", b"", b"x")
line("a line of CSV", b"a,b,c\n1,2,3\n1,2,3\n1,2,3\n", b"", b"x,")
line("a line of RTF braces", b"{\\rtf1 ", b"}", b"{")
line("a line of RTF backslashes", b"{\\rtf1 ", b"}", b"\\")
line("a line of empty GIF blocks", b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2", b";")
line("a line of JPEG marks", b"\xff\xd8\xff\xe0\0\2", b"\xff\xd9", b"\xff")
line("a line of JPEG markers of no length", b"\xff\xd8\xff\xe0\0\2", b"\xff\xd9", b"\xff\xe0\0\2")
line(
    "a line of PNG chunks",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0"
    + struct.pack(">I", zlib.crc32(b"IHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0")),
    b"\0\0\0\0IEND\xaeB`\x82",
    b"\0\0\0\0aaaa\0\0\0\0",
)
line("a line of MP3 frames", b"ID3\4\0\0\0\0\0\0", b"", b"\xff\xfb\x10\0" + bytes(100))
line("a line of MP4 boxes", b"\0\0\0\x08ftyp", b"", b"\0\0\0\x08free")
line("a line of local ZIP headers", b"PK\3\4", b"PK\5\6" + bytes(18), b"PK\3\4\0\0\0\0\0\0")

# pages
plain(
    "an SVG of a billion laughs",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b0 'ha'>"
    + b"".join(b"<!ENTITY b%d '%s'>" % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><svg xmlns='http://www.w3.org/2000/svg'>&b11;</svg>",
)
plain(
    "an XML of a billion laughs",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b0 'ha'>"
    + b"".join(b"<!ENTITY b%d '%s'>" % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><a>&b11;</a>",
)
plain("an XML a million deep", b"<?xml version='1.0'?>", b"<a>" * 1_000_000)
plain(
    "an XML of a million attributes",
    b"<?xml version='1.0'?><a ",
    lambda: b" ".join(b"a%d='x'" % n for n in range(500_000)),
    b"/>",
)
plain("a JSON a million deep", b"[" * 1_000_000 + b"]" * 1_000_000)
plain("a JSON of one number", b'{"a": ' + b"1" * 5_000_000 + b"}")
plain(
    "a page of a million attributes",
    b"<!doctype html><title>a</title><p ",
    lambda: b" ".join(b"a%d=x" % n for n in range(250_000)),
    b">",
)
plain("a page of a million open tags", b"<!doctype html><title>a</title>", b"<b>" * 660_000)
plain("a page of a million open tables", b"<!doctype html><title>a</title>", b"<table><tr><td>" * 130_000)
plain("a page of a million comments", b"<!doctype html><title>a</title>", b"<!--" * 490_000)
plain("a page of a million entities", b"<!doctype html><title>a</title><p>", b"&amp" * 490_000)

# pictures
plain(
    "a PNG of 60,000 by 60,000",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    + struct.pack(">I", zlib.crc32(b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)))
    + b"\0\0\0\0IEND\xaeB`\x82",
)
plain(
    "a JPEG of 60,000 by 60,000",
    b"\xff\xd8\xff\xc0\0\x11\x08"
    + struct.pack(">HH", 60_000, 60_000)
    + b"\3\1\x22\0\2\x11\1\3\x11\1\xff\xda\0\x08\1\1\0\0\x3f\0"
    + b"data" * 9
    + b"\xff\xd9",
)
plain(
    "a GIF of 60,000 by 60,000",
    b"GIF89a"
    + struct.pack("<HH", 60_000, 60_000)
    + b"\0\0\0,"
    + struct.pack("<HHHH", 0, 0, 60_000, 60_000)
    + b"\0\2\2\x4c\1\0;",
)
plain(
    "a TIFF of 60,000 by 60,000",
    b"II*\0\x08\0\0\0\4\0"
    + b"".join(
        struct.pack("<HHII", tag, 4, 1, value) for tag, value in ((256, 60_000), (257, 60_000), (273, 8), (279, 8))
    )
    + bytes(4),
)
plain(
    "a TIFF whose directories are a circle",
    b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHII", 256, 4, 1, 5) + struct.pack("<I", 8),
)


@made("an OLE file whose sectors are a circle")
def _ole(file: io.BufferedRandom) -> None:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 19_999, 1, 0, 4096, 0xFFFFFFFE, 0, 2, 19_000)
    header += struct.pack("<109I", *[0] * 109)
    file.write(header + struct.pack("<128I", *[1] * 128) + bytes(512) + struct.pack("<128I", *[0] * 127, 2))
    file.truncate(16 * MB)


@made("an OLE file whose streams share their sectors")
def _shared(file: io.BufferedRandom) -> None:
    tables, end, size = 1_000, 0xFFFFFFFE, 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, 0, 0, 4096, end, 0, 300, 8)
    numbers = [*range(1_000, 1_000 + tables)]
    more = [struct.pack("<128I", *numbers[at : at + 127], 301 + at // 127) for at in range(109, tables - 126, 127)]
    name = "WordDocument".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 2, 1) + bytes(48)
    entry += struct.pack("<IQ", 3_000, 60 * MB)
    links = [*range(1, 128 * tables), end]
    links[249] = end
    file.write(header + struct.pack("<109I", *numbers[:109]) + entry * 4 * 250)
    file.seek(301 * size)
    file.write(b"".join(more) + struct.pack("<128I", *(numbers[109 + 127 * len(more) :] + [0] * 128)[:127], end))
    file.seek(1_001 * size)
    file.write(struct.pack(f"<{len(links)}I", *links))
    file.truncate((len(links) + 1) * size)


@made("a TIFF whose directories share their numbers")
def _directories(file: io.BufferedRandom) -> None:
    tags = (256, 257, 258, 259, 273, 277, 278, 279)
    for number in range(200):
        fields = b"".join(struct.pack("<HHII", tag, 4, 200_000, 64 * 1024) for tag in tags)
        place = 8 + number * (2 + 12 * len(tags) + 4)
        following = place + 2 + 12 * len(tags) + 4
        file.seek(place)
        file.write(struct.pack("<H", len(tags)) + fields + struct.pack("<I", following))
    file.seek(0)
    file.write(b"II*\0" + struct.pack("<I", 8))
    file.truncate(2 * MB)


line("a line of Ogg pages", OGG_PAGE, OGG_PAGE[:5] + b"\4" + OGG_PAGE[6:], OGG_PAGE)
line("a FLAC of zeros", b"fLaC\x80\0\0\x22" + bytes(34) + b"\xff\xf8\x19\x08\0\xba", b"\1")
line("a WAV of zeros", b"RIFF\xff\xff\xff\xffWAVE", b"\1")
line("a GIF of nearly blocks of zeros", b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2", b"\0;", b"\xff" + bytes(4_095))
line("a JPEG of nearly blocks of zeros", b"\xff\xd8\xff\xda\0\4ab", b"\xff\xd9", b"a" + bytes(4_095))


UNCHECKED = {
    "a line of Ogg pages",
    "a flat ZIP bomb",
    "a DOCX bomb",
    "a XLSX bomb",
    "an EPUB bomb",
    "a gz bomb",
    "a gz of a million members",
    "a bz2 bomb",
    "an xz bomb",
    "a 7z whose directory is 4 GB",
    "a tar of a million entries",
    "a PDF of forms within themselves",
    "a PDF of forms that double",
    "a PDF whose page unpacks to 4 GB",
    "a PDF whose object stream unpacks to 4 GB",
    "a line of JSON",
    "a line of JSON brackets",
    "a line of XML",
    "a line of empty GIF blocks",
    "a line of JPEG marks",
    "a line of JPEG markers of no length",
    "a line of PNG chunks",
    "an SVG of a billion laughs",
    "an XML of a billion laughs",
    "an XML a million deep",
    "a JSON a million deep",
    "a PNG of 60,000 by 60,000",
    "a JPEG of 60,000 by 60,000",
    "a GIF of 60,000 by 60,000",
    "a TIFF of 60,000 by 60,000",
}
"""Those of which nothing can be said; the others open, or are damaged for all to see."""

GREEDY = {
    "a PDF whose object is a million deep",
    "a PDF with a page of a million signs",
    "an XML of a million attributes",
}
"""Those of which it depends on the bound of memory whether something can be said."""
