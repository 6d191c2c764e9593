"""Small honest documents, made in memory: the same words always give the same bytes."""

import io
import textwrap
import zipfile
import zlib
from html import escape

_A4 = (595, 842)
_WIDTH = 78


def pdf(title: str, paragraphs: tuple[str, ...], imprint: str = "") -> bytes:
    """Return a PDF 1.4 of several pages, its title in Info and on page 1 (ISO 32000-1, 7.5: header, objects, xref, trailer)."""
    pages = _pages(title, paragraphs, imprint)
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + 2 * len(pages), 2))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title {_text_string(title)} /Producer (catalogue-crawler demo) >>".encode(),
    ]
    for number, content in enumerate(pages):
        objects += [_page(6 + 2 * number), _stream(content)]
    return _file(objects)


def docx(title: str, paragraphs: tuple[str, ...]) -> bytes:
    """Return a Word document with its title in the core properties and as its heading (ECMA-376, parts 1 and 2)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(title, paragraphs).items():
            package.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return buffer.getvalue()


def cut(document: bytes) -> bytes:
    """Return the first three fifths of a document, as after an upload that broke off."""
    return document[: len(document) * 3 // 5]


def _pages(title: str, paragraphs: tuple[str, ...], imprint: str) -> list[bytes]:
    """Break the text into pages and return what each shows; page 1 has the title, the imprint and the first paragraph."""
    front = _wrapped((imprint, paragraphs[0]))
    lines = _wrapped(paragraphs[1:])
    half = len(lines) // 2
    rest = [_shown(lines[:half]), _shown(lines[half:])]
    return [_shown(textwrap.wrap(title, 46), size=18) + b" " + _shown(front, top=640), *rest]


def _wrapped(paragraphs: tuple[str, ...]) -> list[str]:
    return [line for paragraph in paragraphs if paragraph for line in (*textwrap.wrap(paragraph, _WIDTH), "")]


def _shown(lines: list[str], *, size: int = 11, top: int = 780) -> bytes:
    """Return the operators that show lines of text from a height downwards, sizes in points (ISO 32000-1, 9.4)."""
    shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
    return f"BT /F1 {size} Tf {size + 5} TL 60 {top} Td {shown} ET".encode("cp1252", "replace")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _text_string(text: str) -> str:
    """Return a text string that holds any character: UTF-16 with its mark, in hexadecimal (ISO 32000-1, 7.9.2.2)."""
    marked = b"\xfe\xff" + text.encode("utf-16-be")
    return f"<{marked.hex()}>"


def _page(contents: int) -> bytes:
    width, height = _A4
    box = f"/MediaBox [0 0 {width} {height}] /Resources << /Font << /F1 3 0 R >> >>"
    return f"<< /Type /Page /Parent 2 0 R {box} /Contents {contents} 0 R >>".encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(objects: list[bytes]) -> bytes:
    """Put objects into a file with its cross-reference table: object 1 is the catalogue, 4 the Info dictionary."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _parts(title: str, paragraphs: tuple[str, ...]) -> dict[str, str]:
    """Return the parts of the smallest Word package that Word itself opens."""
    schemas = "http://schemas.openxmlformats.org"
    types = f"{schemas}/package/2006/content-types"
    relations = f"{schemas}/package/2006/relationships"
    office = f"{schemas}/officeDocument/2006/relationships/officeDocument"
    core = f"{relations}/metadata/core-properties"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in (title, *paragraphs))
    return {
        "[Content_Types].xml": f'<Types xmlns="{types}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}">'
        f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{schemas}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
        "word/document.xml": f'<w:document xmlns:w="{schemas}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
