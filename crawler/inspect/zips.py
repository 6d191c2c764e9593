"""ZIP archives and what is built on them: OOXML, OpenDocument, EPUB. Whole, sound, protected, and called what."""

import lzma
import posixpath
import struct
import zipfile
import zlib
from urllib.parse import unquote
from xml.parsers import expat

from crawler.inspect.details import Said, details_of
from crawler.inspect.odf_heading import heading
from crawler.inspect.office_said import company_said, office_said
from crawler.inspect.opened import Opened
from crawler.inspect.safe_xml import Unsafe, read_xml
from crawler.inspect.sparse import Missing, Sparse
from crawler.inspect.word_heading import word_heading
from crawler.inspect.zip_ends import LOCAL_SIZE, LONGEST_END, are_entries_whole, is_anchored, is_told_otherwise
from crawler.inspect.zip_names import kind_by_mimetype, office_kind
from crawler.records import Details, Document, Title

ZIPS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip"})
_CHUNK = 256 * 1024
_MOST_BYTES = 192 * 1024 * 1024  # unpacked, in all: more is not looked at, and nothing is said of it
_MOST_PART = 24 * 1024 * 1024  # unpacked, of a part that is kept to be parsed
_MOST_PARTS = 20_000
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
    NotImplementedError,
    struct.error,
    IndexError,
)

_EXTRA = "Corrupt extra field"  # zipfile gives up where all other programs read on: what it says is no one's concern
_HIDDEN = 0x2000
_LOCKED = 0x01  # section 4.4.4: general purpose bit 0
_NAMED_TWICE = b"up"  # section 4.6.9: the name in Unicode as well, which zipfile takes for another name than the one before the data
_BINARY = ".bin"  # the main part of a workbook that is not in XML
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_BY_CONTENT_TYPE = {
    b"wordprocessingml.document.main": "docx",
    b"spreadsheetml.sheet.main": "xlsx",
    b"presentationml.presentation.main": "pptx",
}
_APP = "docProps/app.xml"
_OPEN_DOCUMENT = frozenset({"odt", "ods", "odp"})
_HEADED = {"odt": heading, "odp": heading, "docx": word_heading}


class _TooLarge(Exception):  # noqa: N818
    """Unpacking was stopped at the cap."""


def read_zip(kind: str, file: Sparse) -> Opened:
    """Check an archive of a `kind` that `kind_of` named; returns what it is like and what it says of itself.

    Of an archive that is not known in full, what the unknown bytes hold is taken as sound, and `missing` names the first that its main
    part or its title would have needed. Raises `Missing` where the directory, or what tells the main part, is not known.
    """
    if not is_anchored(file):
        return Opened(Document(opens=False, ended=False, damage="the directory at the end is missing"))
    try:
        with zipfile.ZipFile(file.open()) as archive:
            return _Archive(kind, archive).read()
    except _FAULTS as fault:
        if _hides_its_directory(file):
            return Opened(Document(ended=True, encrypted=True))
        is_passed_over = str(fault).startswith(_EXTRA) and are_entries_whole(file.end(LONGEST_END))
        opens = None if is_passed_over else False
        return Opened(Document(opens=opens, ended=True, damage=(str(fault) or type(fault).__name__)[:120]))
    except RuntimeError:  # zipfile: "File is encrypted, password required"
        return Opened(Document(ended=True, encrypted=True))
    except _TooLarge:
        return Opened(Document(ended=True, damage="too large to look at in full"))


def _hides_its_directory(file: Sparse) -> bool:
    """Tell whether the first part says that even the directory is encrypted (APPNOTE.TXT section 4.4.4, bit 13)."""
    return file.at(0, 4) == b"PK\3\4" and bool(int.from_bytes(file.at(6, 8), "little") & _HIDDEN)


def listed_kind(file: Sparse) -> str:
    """Tell what an archive is by all names in its directory, and by what it declares; `zip` where these tell nothing. Raises `Missing`."""
    try:
        with zipfile.ZipFile(file.open()) as archive:
            names = archive.namelist()[:_MOST_PARTS]
            kind = office_kind(names)
            return kind if kind != "zip" else _declared_kind(archive, names)
    except (*_FAULTS, RuntimeError):
        return "zip"


def _declared_kind(archive: zipfile.ZipFile, names: list[str]) -> str:
    """Read what says the kind where the names do not: the type of an OpenDocument, the main part of an office document elsewhere."""
    for name in ("mimetype", "META-INF/manifest.xml", _TYPES):
        if name in names and archive.getinfo(name).file_size < _CHUNK:
            with archive.open(name) as part:
                declared = part.read(_CHUNK)
            kinds = (kind for word, kind in _BY_CONTENT_TYPE.items() if word in declared)
            return next(kinds, "zip") if name == _TYPES else kind_by_mimetype(declared)
    return "zip"


class _Archive:
    """One open archive and what is still allowed to be unpacked of it."""

    def __init__(self, kind: str, archive: zipfile.ZipFile) -> None:
        self.kind = kind
        self.archive = archive
        self.parts = {info.filename: info for info in archive.infolist()}
        self.left = _MOST_BYTES
        self.missing: tuple[int, int] | None = None

    def read(self) -> Opened:
        if len(self.parts) > _MOST_PARTS:
            return Opened(Document(ended=True, damage="too many parts to look at"))
        if self.kind in _OPEN_DOCUMENT and self.is_encrypted():
            return Opened(Document(ended=True, encrypted=True))
        main, description = self.landmarks()
        fault = self.fault(main)
        if fault:
            return Opened(Document(opens=False, ended=True, damage=fault))
        titles, details = self.labels(description)
        damaged = self.damaged_part()
        damage = damaged and f"damaged part: {damaged}"
        document = Document(
            opens=damaged is None, ended=True, pages=len(self.parts), damage=damage, missing=self.missing
        )
        return Opened(document, titles, details)

    def fault(self, main: str | None) -> str | None:
        """Tell what is wrong with the parts that a reader needs to find the text (ECMA-376 part 2, sections 9.3 and 10.1.2)."""
        if main is not None and main not in self.parts:
            return "its main part is missing"
        if main is not None and not main.endswith(_BINARY) and not self.is_sound_xml(main):
            return "its main part is not well-formed"
        if self.kind in _OFFICE:
            return next((f"{name} is missing" for name in (_TYPES, _RELATIONS) if not self.has(name)), None) or (
                None if self.is_sound_xml(_TYPES) else f"{_TYPES} is not well-formed"
            )
        if self.kind == "epub" and main is not None and not self.has_chapters(main):
            return "all its chapters are missing"
        return None

    def has(self, name: str) -> bool:
        """Tell whether there is a part of a name, whose case does not matter (ECMA-376 part 2, section 9.1.1)."""
        return name in self.parts or name.lower() in {part.lower().replace("\\", "/") for part in self.parts}

    def has_chapters(self, package: str) -> bool:
        """Tell whether one of the pages that a package document lists is there, if it lists any (EPUB 3.3 section 5.6)."""
        folder = posixpath.dirname(package)
        pages = [
            posixpath.normpath(posixpath.join(folder, unquote(attributes.get("href", ""))))
            for _, attributes in self.attributes(package, "item")
            if "html" in attributes.get("media-type", "")
        ]
        return not pages or any(page in self.parts for page in pages)

    def landmarks(self) -> tuple[str | None, str | None]:
        """Return the names of the main part and of the part that holds the title; None for a plain archive."""
        if self.kind in _OFFICE:
            return self.office_main(), "docProps/core.xml"
        if self.kind in _OPEN_DOCUMENT:
            return "content.xml", "meta.xml"
        if self.kind == "epub":
            package = self.package()
            return package, package
        return None, None

    def office_main(self) -> str:
        """Follow the package relationship to the main part (ECMA-376 part 2, section 9.3)."""
        for _, attributes in self.attributes("_rels/.rels", "Relationship"):
            if attributes.get("Type", "").endswith("/officeDocument"):
                return attributes.get("Target", "").lstrip("/")
        return _OFFICE[self.kind]

    def package(self) -> str:
        """Follow META-INF/container.xml to the package document (EPUB 3.3 section 4.2.6.3)."""
        roots = self.attributes("META-INF/container.xml", "rootfile")
        return next((attributes.get("full-path", "") for _, attributes in roots), "META-INF/container.xml/rootfile")

    def is_encrypted(self) -> bool:
        manifest = "META-INF/manifest.xml"
        return manifest in self.parts and b"encryption-data" in self.unpack(manifest, keep=True)

    def attributes(self, name: str, element: str) -> list[tuple[str, dict[str, str]]]:
        if name not in self.parts:
            return []
        try:
            return read_xml(self.unpack(name, keep=True), frozenset({element})).attributes
        except (expat.ExpatError, Unsafe):
            return []

    def is_sound_xml(self, name: str) -> bool:
        if name not in self.parts:
            return True
        try:
            read_xml(self.unpack(name, keep=True))
        except expat.ExpatError:
            return False
        except Unsafe:
            return True
        except Missing as hole:
            self.miss(hole)
        return True

    def miss(self, hole: Missing) -> None:
        self.missing = self.missing or (hole.start, hole.stop)

    def labels(self, name: str | None) -> tuple[tuple[Title, ...], Details | None]:
        """Return the title and what else the description says; the company stands in a part of its own."""
        if name is None or name not in self.parts:
            return self.headed(), None
        try:
            said = office_said(self.kind, self.unpack(name, keep=True))
        except _FAULTS:
            return (), None
        except Missing as hole:
            self.miss(hole)
            return (), None
        text = " ".join(next((one.text for one in said if one.field == "title"), "").split())[:300]
        titles = (Title(f"{self.kind}:title", text),) if text else ()
        headed = self.headed() if not text or self.kind == "docx" else ()  # a template's title is left in many
        return (*titles, *headed), details_of((*said, *self.company()))

    def headed(self) -> tuple[Title, ...]:
        """Return what a text is headed by, where that is known."""
        name = self.office_main() if self.kind == "docx" else "content.xml"
        if self.kind not in _HEADED or name not in self.parts:
            return ()
        try:
            found = _HEADED[self.kind](self.unpack(name, keep=True))
        except (*_FAULTS, Missing):
            return ()
        return (Title(f"{self.kind}:heading", found),) if found else ()

    def company(self) -> tuple[Said, ...]:
        """Return the company of docProps/app.xml, where it is known."""
        if _APP not in self.parts or self.kind not in _OFFICE:
            return ()
        try:
            return company_said(self.unpack(_APP, keep=True))
        except (*_FAULTS, Missing):
            return ()

    def damaged_part(self) -> str | None:
        for name, info in self.parts.items():
            if (
                info.compress_type == zipfile.ZIP_STORED
                and info.compress_size != info.file_size
                and not info.flag_bits & _LOCKED
            ):
                return name[:80]
            try:
                if is_told_otherwise(self.local_header(info), info.compress_size, info.CRC):
                    return name[:80]
                self.unpack(name)
            except NotImplementedError as fault:  # packed in a way that zipfile does not know, and programs do
                if info.flag_bits & _LOCKED:
                    raise RuntimeError from fault
            except _FAULTS:
                if _NAMED_TWICE in info.extra:
                    continue
                return name[:80]
            except Missing:
                continue
        return None

    def local_header(self, info: zipfile.ZipInfo) -> bytes:
        """Return what stands before the data of a part. Raises Missing."""
        if self.archive.fp is None:
            return b""
        self.archive.fp.seek(info.header_offset)
        return self.archive.fp.read(LOCAL_SIZE)

    def unpack(self, name: str, *, keep: bool = False) -> bytes:
        """Unpack one part; zipfile compares its checksum at the end. Raises _TooLarge at the caps."""
        chunks, most = [], self.left if not keep else min(self.left, _MOST_PART)
        with self.archive.open(self.parts[name]) as part:
            while chunk := part.read(_CHUNK):
                most -= len(chunk)
                self.left -= len(chunk)
                if most < 0:
                    raise _TooLarge
                if keep:
                    chunks.append(chunk)
        return b"".join(chunks)
