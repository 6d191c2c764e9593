"""Pages and documents of their own for each target: realistic markup, deterministic, cheap to make."""

import math
import random
import zlib
from functools import cache

from targets import LARGEST, SMALLEST, title_of

PDF_SIZE = 300_000
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "wo",
    "an",
    "er",
    "in",
    "or",
)
_POOL = 1_500  # paragraphs that pages choose from


@cache
def _paragraphs() -> tuple[str, ...]:
    """Make the paragraphs that all pages draw from."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(6_000)]
    return tuple(" ".join(chance.choices(words, k=chance.randint(15, 60))) for _ in range(_POOL))


def page(number: int | str, seed: int) -> bytes:
    """Return one page; `number` stands in its title and in each section, `seed` decides its size and its text."""
    chance = random.Random(seed)
    size = round(math.exp(chance.uniform(math.log(SMALLEST), math.log(LARGEST))))
    parts = [_head(number, title_of(number, seed))]
    length = len(parts[0])
    while length < size - 900:
        parts.append(_section(number, len(parts), chance))
        length += len(parts[-1])
    return "".join((*parts, _FOOT)).encode()


def _head(number: int | str, title: str) -> str:
    """Return what stands above the text."""
    menu = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(12))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="description" content="Guide {number}"><meta property="og:title" content="{title}">'
        '<link rel="stylesheet" href="/style.css"><script>window.dataLayer = [];</script></head>\n'
        f'<body class="page"><header><nav><ul>{menu}</ul></nav></header><main><h1>{title}</h1>\n'
    )


def _section(number: int | str, place: int, chance: random.Random) -> str:
    """Return one section, with words of this page alone; most of it is markup, as on the web."""
    text, own = chance.choice(_paragraphs()), chance.randrange(1 << 30)
    path = " ".join(f"L{n % 97}.{n % 89} {n % 83}.{n % 79}" for n in range(own % 1_000, own % 1_000 + 12))
    links = "".join(_LINK.format(place=place, item=item, path=path) for item in range(3))
    return (
        f'<section class="card card--wide js-track" id="p{place}" data-component="card" data-event=\'{{"id": {own}}}\'>'
        f'<div class="card__body"><h2 class="card__title">Part {place} of guide {number}</h2><p class="card__text">{text}'
        f' guide{number}part{place}x{own}</p><ul class="card__links">{links}</ul></div>'
        f'<script type="application/json">{{"part": {place}, "key": "{own:x}"}}</script></section>\n'
    )


_LINK = (
    '<li class="card__link"><a class="link link--more" href="/more/{place}/{item}" data-track="more-{place}-{item}">'
    '<svg class="icon" width="16" height="16" viewBox="0 0 100 100" aria-hidden="true"><path d="M0 0 {path}z"/></svg>'
    "read on</a></li>"
)
_FOOT = '</main><footer><p>Open press</p><script src="/app.js"></script></footer></body></html>\n'


def pdf(number: int) -> bytes:
    """Return a sound PDF of one page with a title of its own, most of it an image that does not compress."""
    title = title_of(number, number)
    text = zlib.compress(f"BT /F1 24 Tf 60 700 Td ({title}) Tj ET".encode())
    noise = random.Random(number).randbytes(PDF_SIZE)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 6 0 R >> /XObject << /I1 5 0 R >> >> >>"
        ),
        _stream(b"/Filter /FlateDecode", text),
        _stream(
            b"/Type /XObject /Subtype /Image /Width 1000 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8", noise
        ),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>".encode(),
    )
    return _document(objects)


def _stream(entries: bytes, data: bytes) -> bytes:
    """Return the body of a stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _document(objects: tuple[bytes, ...]) -> bytes:
    """Put the objects into a file with its table of places (ISO 32000-1, 7.5)."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for index, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (index, body)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(objects), start)
    return bytes(out)
