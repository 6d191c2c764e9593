"""What a transfer as text leaves of binary data, and blocks that were never written; what looks alike and is no damage."""

import base64
import mmap
import random
import zlib
from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.inspect.media import read_media
from crawler.inspect.sparse import Sparse
from crawler.inspect.transfer import (
    SECTOR,
    binary_rest,
    data_end,
    lone_hole,
    overwritten_text,
    reencoded,
    transfer_damage,
    unwritten_rest,
    zero_tail,
    zeroed_block,
)
from crawler.records import Document, Fetched
from tests.inspect.conftest import JPEG, bmp, riff, tiff
from tests.inspect.test_jpeg import AC, DC, FLAT_BLOCK, LARGE, UNREADABLE, packed
from tests.inspect.test_jpeg import picture as coded_picture

Make = Callable[..., bytes]
Change = Callable[[bytes], bytes]
NOISE = random.Random(7).randbytes(40_000)
AS_TEXT: dict[str, Change] = {
    "LF to CRLF": lambda body: body.replace(b"\n", b"\r\n"),
    "CR to LF": lambda body: body.replace(b"\r", b"\n"),
    "top bit lost": lambda body: bytes(byte & 127 for byte in body),
    "question marks": lambda body: bytes(byte if byte < 128 else 63 for byte in body),
    "replaced": lambda body: body.decode("utf-8", "replace").encode(),
    "in UTF-8": lambda body: body.decode("latin-1").encode(),
}


@pytest.mark.parametrize("change", AS_TEXT.values(), ids=AS_TEXT)
def test_data_that_were_sent_as_text_are_told(change: Change) -> None:
    """By signs that chance does not give."""
    assert transfer_damage(NOISE) is None
    assert (transfer_damage(change(NOISE)) or "").startswith("binary data were sent as text")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"only words\r\n" * 900,
        b"only words\n" * 900,
        "Wörter in größter Fülle, żółć, 日本語 ".encode() * 400,
        bytes(40_000),
        b"\xff" * 40_000,
        bytes(range(128)) * 8,
        bytes(byte for byte in NOISE if byte != 13)[:1_500],
        NOISE.replace(b"\r\n", b"\n"),
    ],
)
def test_words_flat_colours_and_chance_are_no_damage(body: bytes) -> None:
    """Text may have any line ends and any language, a picture few values, and little data prove nothing."""
    assert transfer_damage(body) is None
    assert reencoded(body) is None


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (4_096, 8_192, True),
        (1_024, 10_240, True),
        (8_192, 40_000, True),
        (4_094, 8_194, True),
        (4_093, 8_192, False),
        (4_096, 8_195, False),
        (4_097, 8_193, False),
        (4_096, 9_000, False),
        (4_096, 6_144, False),
        (0, 0, False),
    ],
)
def test_a_block_between_sectors(start: int, stop: int, *, expected: bool) -> None:
    """Zeros of a flat colour begin and end anywhere; what was never written does so with a sector, or with the file."""
    body = NOISE.replace(b"\0", b"\1")
    assert zeroed_block(body[:start] + bytes(stop - start) + body[stop:]) is expected


@pytest.mark.parametrize(("start", "stop"), [(4_096, 4_608), (4_096, 4_607), (39_488, 40_000)])
def test_a_single_sector(start: int, stop: int) -> None:
    """One is enough where a format leaves no room for padding, but not at the end, where anything may be padded."""
    body = NOISE.replace(b"\0", b"\1")[:40_000]
    holed = body[:start] + bytes(stop - start) + body[stop:]
    assert zeroed_block(holed) is False
    assert zeroed_block(holed, least=SECTOR) is (stop == 4_608)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(4_096, 4_608)], True),
        ([(4_095, 8_194)], True),
        ([(4_096, 4_608), (9_000, 9_040)], True),
        ([(4_096, 4_608), (9_000, 9_080)], False),
        ([(4_100, 4_700)], False),
        ([(4_096, 4_700)], False),
        ([], False),
    ],
)
def test_a_sector_that_was_never_written(places: list[tuple[int, int]], *, expected: bool) -> None:
    """Pixels and samples may be zeros: where only one row of them is, it is told by its two ends."""
    body = bytearray(NOISE.replace(b"\0", b"\1"))
    for start, stop in places:
        body[start:stop] = bytes(stop - start)
    assert lone_hole(bytes(body)) is expected


@pytest.mark.parametrize("kind", ["bmp", "wav", "tiff"])
def test_pixels_and_samples_that_were_never_written(kind: str, fetched: Callable[..., Fetched]) -> None:
    """They are told in what is not packed; silence and black that end elsewhere are as good as any."""
    data = NOISE.replace(b"\0", b"\1")[:7_500]
    body = {
        "bmp": bmp(50, 49, data),
        "wav": riff(b"WAVE", (b"fmt ", b"\1\0" * 8), (b"data", data)),
        "tiff": tiff(data),
    }[kind]
    for start, stop, opens in ((0, 0, True), (2_048, 3_072, False), (2_048, 3_148, True)):
        found = draw(fetched(body[:start] + bytes(stop - start) + body[stop:]))
        assert found.document is not None
        assert (found.kind, found.document.opens) == (kind, opens)
        assert opens or found.document.damage == "a block of zeros"


def test_files_that_are_laid_out_in_sectors(fetched: Callable[..., Fetched]) -> None:
    """Of old Word documents nothing is said: their own blocks begin where those of a disk do."""
    data = b"\xdb\xa5-\0" + NOISE.replace(b"\0", b"\1")
    assert draw(fetched(data[:4_096] + bytes(512) + data[4_608:])).document == Document()


def test_a_file_that_was_made_long_and_not_filled() -> None:
    """An eighth of zeros is no padding; a kilobyte is."""
    assert zero_tail(NOISE[:20_000] + bytes(20_000))
    assert not zero_tail(NOISE + bytes(1_500))


def pdf_with(data: bytes, *, filtered: bytes = b"FlateDecode", length: int | None = None) -> bytes:
    """Write a PDF of one page whose content is the given stream."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Filter /%s /Length %d >>\nstream\n%s\nendstream" % (filtered, length or len(data), data),
    )
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return body + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


PACKED = zlib.compress(b"0 0 m 9 9 l S % " + NOISE[:6_000].hex().encode())
PICTURE = JPEG + NOISE[:8_000].replace(b"\xff", b"\xfe") + b"\xff\xd9"


@pytest.mark.parametrize(
    ("body", "damage"),
    [
        (pdf_with(PACKED), None),
        (pdf_with(PACKED[:-4] + b"\1\2\3\4"), None),
        (pdf_with(PACKED + b"\r\njunk"), None),
        (pdf_with(b"\n" + PACKED), None),
        (pdf_with(PACKED[:-9]), None),
        (pdf_with(PACKED[:2_000] + NOISE[:600] + PACKED[2_600:]), "a stream does not unpack"),
        (
            pdf_with(PACKED[:2_000] + NOISE[:600] + PACKED[2_600:]).replace(
                b"<< /Filter", b"<< /PTEX.FileName (plan.pdf) /Filter"
            ),
            None,
        ),
        (pdf_with(bytes(byte & 127 for byte in PACKED)), "a stream does not unpack"),
        (pdf_with(PACKED[:2_000], length=len(PACKED)), "a stream breaks off"),
        (pdf_with(PICTURE, filtered=b"DCTDecode"), None),
        (pdf_with(b"\xc3\xbf\xc3\x98" + PICTURE, filtered=b"DCTDecode"), "a picture does not begin as one"),
        (pdf_with(NOISE, filtered=b"LZWDecode"), None),
        (pdf_with(NOISE).replace(b"/Root", b"/Encrypt 9 0 R /Root"), None),
    ],
)
def test_streams_of_a_pdf_unpack(body: bytes, damage: str | None, fetched: Callable[..., Fetched]) -> None:
    """Pdfium shows a page without what it cannot unpack; a wrong checksum or a little junk at the end takes nothing away."""
    document = draw(fetched(body)).document
    assert document is not None
    assert document.damage == damage or (b"/Encrypt" in body and document.damage != "a stream does not unpack")


@pytest.mark.parametrize(
    ("change", "damage"),
    [
        (lambda text: text, None),
        (lambda text: text[:90] + b"\r\n " + text[90:] + b"\n", None),
        (lambda text: text[:-2], None),
        (lambda text: text[:90] + b"\xe3" + text[91:], "a stream does not unpack"),
        (lambda text: text[:90] + bytes([text[90] ^ 1]) + text[91:], "a stream does not unpack"),
    ],
)
def test_streams_that_are_written_in_letters(
    change: Change, damage: str | None, fetched: Callable[..., Fetched]
) -> None:
    """What ReportLab writes: it is packed, and then spelled."""
    text = base64.a85encode(zlib.compress(NOISE[:600].hex().encode())) + b"~>"
    body = pdf_with(change(text)).replace(b"/Filter /FlateDecode", b"/Filter [ /ASCII85Decode /FlateDecode ]")
    document = draw(fetched(body)).document
    assert document is not None
    assert document.damage == damage


def test_codes_of_a_picture_in_a_pdf(fetched: Callable[..., Fetched]) -> None:
    """They are read as those of one by itself."""
    good, bad = (coded_picture(tables=DC + AC, frame=LARGE, data=packed(FLAT_BLOCK * blocks)) for blocks in (16, 14))
    assert (draw(fetched(pdf_with(good, filtered=b"DCTDecode"))).document or Document()).opens
    found = draw(fetched(pdf_with(bad, filtered=b"DCTDecode"))).document
    assert found is not None
    assert found.damage == UNREADABLE


@pytest.mark.parametrize("kind", ["jpeg", "gif", "webp", "avi", "mp4", "tiff", "bmp", "wav"])
@pytest.mark.parametrize("name", ["top bit lost", "replaced", "in UTF-8"])
def test_media_that_were_sent_as_text(kind: str, name: str, noisy: dict[str, bytes]) -> None:
    """Where a format has no checksum, its data tell."""
    body = noisy[kind]
    assert read_media(kind, Sparse.whole(body)).opens
    assert not read_media(kind, Sparse.whole(AS_TEXT[name](body))).opens


@pytest.mark.parametrize(
    "place", [0, (1 << 20) - 4_096, (1 << 20) - 512, 1 << 20, (1 << 21) - 4_095, (3 << 20) - 4_096]
)
def test_zeros_on_disk_are_found_wherever_they_lie(place: int) -> None:
    """A file is copied a megabyte at a time; a block may lie across two of them, or begin at no border of sectors."""
    body = bytearray(b"\xab" * (3 << 20))
    body[place : place + 4_096] = bytes(4_096)
    on_disk = mmap.mmap(-1, len(body))
    on_disk.write(body)

    assert zeroed_block(on_disk) == zeroed_block(bytes(body)) == (place != (1 << 21) - 4_095)
    assert data_end(on_disk) == len(bytes(body).rstrip(b"\0"))
    assert zeroed_block(on_disk, 0, place) is False


def test_a_pdf_that_is_all_text_loses_nothing_as_text(fetched: Callable[..., Fetched]) -> None:
    """The comment behind its first line, and names in another encoding, may be replaced; pages that are packed may not, nor fonts."""
    junk = b"% " + b"\xef\xbf\xbd" * 200 + b"\n"
    plain = (
        pdf_with(b"0 0 m 9 9 l S", filtered=b"None")
        .replace(b"/Filter /None", b"")
        .replace(b"1 0 obj", junk + b"1 0 obj", 1)
    )
    packed = pdf_with(b"x" * 900).replace(b"1 0 obj", junk + b"1 0 obj", 1)
    font = plain.replace(b"/Length", b"/FontFile2 9 0 R /Length", 1)
    documents = [draw(fetched(body)).document for body in (plain, packed, font)]

    assert [document and document.opens for document in documents] == [True, False, False]


LINES = b"The herons come back to the pond in the first warm week.\n" * 200


CHINESE = "\u4e2d\u56fd\u7684\u6e56\u6cca\u548c\u6c60\u5858\u91cc\u6709\u8bb8\u591a\u52a8\u7269\u5b83\u4eec\u5728\u51ac\u5929\u9700\u8981\u5e2e\u52a9\u8bf7\u770b\u672c\u624b\u518c".encode(
    "gb18030"
)


@pytest.mark.parametrize(
    ("patch", "damage"),
    [
        (b"\x0e" + CHINESE + b"\x0f", None),  # two strays in a text whose bytes are nearly all of different values
        (b"\r\n".join(b"%d: %c %c" % (at, at, 255 - at) for at in range(1, 256)), None),  # a table of signs
        (b"NAME" + bytes(20) + b"VALUE\n", None),  # a field that a program padded
        (bytes((*range(1, 9), *range(14, 26), *range(128, 256))), None),  # a chart of the signs of an old terminal
        (bytes(300), "a block of zeros"),
        (NOISE[:600], "a block of other data"),
    ],
)
def test_one_place_of_a_text_that_is_none(patch: bytes, damage: str | None) -> None:
    """What pads a field, and signs in their order, is no damage."""
    assert overwritten_text(LINES + patch + LINES) == damage


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (LINES[:5_010] + bytes(4_000), True),
        (LINES[:5_010] + bytes(720), True),
        (LINES + bytes(5_000), True),
        (LINES[:5_010] + bytes(500), False),
        ((LINES[:3_000] + b"the last").ljust(4_096, b"\0"), False),  # to a block, behind a last line that is not ended
        (LINES + bytes(3_000), False),  # what pads a text
        (LINES + b"\x1a" + bytes(3_000), False),
        (LINES * 4 + bytes(4_500), False),
        (LINES.decode().encode("utf-16-le") + bytes(9_000), False),
        (LINES + NOISE + bytes(20_000), False),  # other data begin with words
        (bytes(9_000), False),
        (LINES, False),
    ],
)
def test_a_text_whose_rest_was_never_written(body: bytes, *, told: bool) -> None:
    """Whoever pads a text does so behind a whole line."""
    assert unwritten_rest(body) is told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (LINES[:5_010] + NOISE, True),
        (LINES[:5_010] + zlib.compress(NOISE), True),
        (LINES[:5_010] + NOISE + LINES, False),
        (LINES[:5_010] + NOISE[:300], False),
        (NOISE, False),
        (LINES + CHINESE * 30, False),
        (LINES + b"\x0e\x01 " * 400, False),
        (LINES.decode().encode("utf-16") + NOISE, False),
        (LINES, False),
    ],
)
def test_a_text_that_goes_over_into_other_data(body: bytes, *, told: bool) -> None:
    """From one place on up to its end."""
    assert binary_rest(body) is told


def test_what_is_said_of_texts_with_another_rest(fetched: Callable[..., Fetched]) -> None:
    """Zeros are damage, but for what pads a text to a block of a disk; other data may begin with words."""
    told = [
        draw(fetched(body))
        for body in (LINES[:5_010] + bytes(4_000), LINES[:5_010] + NOISE, LINES[:5_700] + bytes(2_492))
    ]
    assert [(one.document and one.document.damage, one.marks) for one in told] == [
        ("a block of zeros", ()),
        (None, ("binary-rest",)),
        (None, ()),
    ]
