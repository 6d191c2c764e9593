"""Downloads: what opens, and what does not."""

import gzip
import io
import zipfile

from crawler.demo.documents import docx, pdf
from difficult.case import Case, Truth, case, title_for
from difficult.prose import article, frame, sentences
from difficult.wire import Asked, Play, Reply, script

PDF = "application/pdf"
_SIGN_IN = frame("Sign in", '<h1>Sign in</h1><form><input type="password"></form>')
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _pdf(name: str) -> bytes:
    """Return the PDF of a case."""
    title = title_for(f"documents/{name}")
    return pdf(title, sentences(title, 12))


def _file(
    name: str, truth: Truth, why: str, play: Play, href: str = "{main}/files/guide.pdf", reasons: str = ""
) -> Case:
    """Make a case of a link to a file."""
    path = "/" + href.partition("/")[2].partition("?")[0] if href.startswith("{main}") else "/guide"
    download = "good" if truth is Truth.WORKS else "broken"
    also = {path: play, "/login": Reply(body=_SIGN_IN)}
    return case(
        f"documents/{name}",
        truth,
        why,
        also=also,
        href=href,
        reasons=reasons,
        **({"download": download} if truth in {Truth.WORKS, Truth.DEAD} else {}),
    )


def _zip(name: str) -> bytes:
    """Return a ZIP file with two texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("read-me.txt", "\n".join(sentences(name, 40)))
        made.writestr("figures.csv", "year,members\n" + "".join(f"{1990 + n},{n * 7}\n" for n in range(30)))
    return out.getvalue()


def _flipped(data: bytes) -> bytes:
    """Damage the data of the first part of a ZIP file."""
    at = data.index(b"read-me.txt") + 40
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 60]) + data[at + 60 :]


def _cut(data: bytes, share: float) -> bytes:
    """Return the beginning of a file."""
    return data[: int(len(data) * share)]


def _behind_login(asked: Asked) -> Play:
    """Send readers to a sign-in page in place of the file."""
    return Reply(302, headers={"Location": "/login"})


CASES: tuple[Case, ...] = (
    _file("pdf", Truth.WORKS, "a sound PDF", Reply(body=_pdf("pdf"), content_type=PDF)),
    _file(
        "pdf-octet-stream",
        Truth.WORKS,
        "a sound PDF under a vague type",
        Reply(body=_pdf("pdf-octet-stream"), content_type="application/octet-stream"),
    ),
    _file(
        "pdf-text-html",
        Truth.WORKS,
        "browsers sniff: a sound PDF under a wrong type is saved and opens",
        Reply(body=_pdf("pdf-text-html"), content_type="text/html"),
    ),
    _file(
        "pdf-junk-first",
        Truth.WORKS,
        "readers look for the header in the first 1,024 bytes",
        Reply(body=b"\r\n\r\n" + _pdf("pdf-junk-first"), content_type=PDF),
    ),
    _file(
        "pdf-bytes-behind",
        Truth.WORKS,
        "bytes behind the end mark do no harm",
        Reply(body=_pdf("pdf-bytes-behind") + b"\n" * 300, content_type=PDF),
    ),
    _file(
        "pdf-attachment",
        Truth.WORKS,
        "sent as an attachment",
        Reply(
            body=_pdf("pdf-attachment"),
            content_type=PDF,
            headers={"Content-Disposition": 'attachment; filename="x.pdf"'},
        ),
    ),
    _file(
        "pdf-no-extension",
        Truth.WORKS,
        "the address need not end in .pdf",
        Reply(body=_pdf("pdf-no-extension"), content_type=PDF),
        "{main}/download?id=7",
    ),
    *(
        _file(
            f"pdf-cut-{share}",
            Truth.DEAD,
            f"the first {share} per cent of a PDF",
            Reply(body=_cut(_pdf(f"pdf-cut-{share}"), share / 100), content_type=PDF),
            reasons="download-truncated download-corrupt",
        )
        for share in (10, 50, 90, 98)
    ),
    _file("pdf-empty", Truth.DEAD, "not a byte", Reply(body=b"", content_type=PDF), reasons="download-empty"),
    _file(
        "pdf-zeros",
        Truth.DEAD,
        "nothing but zeros",
        Reply(body=bytes(40_000), content_type=PDF),
        reasons="download-corrupt not-the-document wrong-type",
    ),
    _file(
        "pdf-is-login",
        Truth.UNSURE,
        "a sign-in form where the document was: an account may open it",
        Reply(body=_SIGN_IN),
        reasons="not-the-document login-required",
    ),
    _file(
        "pdf-is-error",
        Truth.DEAD,
        "an error page named .pdf, sent as a PDF",
        Reply(body=frame("Error", "<h1>File not found</h1>"), content_type=PDF),
        reasons="not-the-document soft-404",
    ),
    _file(
        "pdf-is-json",
        Truth.DEAD,
        "a JSON error named .pdf",
        Reply(body='{"error":"NoSuchKey"}', content_type="application/json"),
        reasons="not-the-document wrong-type soft-404",
    ),
    _file(
        "pdf-is-front-page",
        Truth.DEAD,
        "the site's front page in place of the file",
        Reply(body=article("Welcome")),
        reasons="not-the-document",
    ),
    _file(
        "pdf-cut-by-server",
        Truth.DEAD,
        "the connection ends before the file does, each time",
        script(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 400000\r\n\r\n" + _cut(_pdf("x"), 0.5)
        ),
        reasons="download-truncated connection-broken",
    ),
    _file(
        "pdf-behind-login",
        Truth.UNSURE,
        "a redirect to a sign-in page",
        _behind_login,
        reasons="login-required not-the-document",
    ),
    _file(
        "docx",
        Truth.WORKS,
        "a sound Word file",
        Reply(body=docx(title_for("documents/docx"), sentences("docx", 9)), content_type=WORD),
        "{main}/files/guide.docx",
    ),
    _file(
        "docx-cut",
        Truth.DEAD,
        "half a Word file",
        Reply(body=_cut(docx("x", sentences("docx", 9)), 0.5), content_type=WORD),
        "{main}/files/guide.docx",
        "download-truncated download-corrupt",
    ),
    _file(
        "zip",
        Truth.WORKS,
        "a sound ZIP file",
        Reply(body=_zip("zip"), content_type="application/zip"),
        "{main}/files/data.zip",
    ),
    _file(
        "zip-flipped",
        Truth.DEAD,
        "a part whose checksum is wrong",
        Reply(body=_flipped(_zip("zip")), content_type="application/zip"),
        "{main}/files/data.zip",
        "download-corrupt",
    ),
    _file(
        "zip-cut",
        Truth.DEAD,
        "a ZIP file without its directory",
        Reply(body=_cut(_zip("zip"), 0.7), content_type="application/zip"),
        "{main}/files/data.zip",
        "download-truncated download-corrupt",
    ),
    _file(
        "csv",
        Truth.WORKS,
        "a table",
        Reply(body="year,members\n" + "".join(f"{1990 + n},{n}\n" for n in range(50)), content_type="text/csv"),
        "{main}/files/members.csv",
    ),
    _file(
        "gz",
        Truth.WORKS,
        "a gzip file, sent as one",
        Reply(body=gzip.compress(b"year,members\n" * 400), content_type="application/gzip"),
        "{main}/files/members.csv.gz",
    ),
    _file(
        "gz-with-encoding",
        Truth.WORKS,
        "a gzip file sent with the encoding gzip",
        Reply(
            body=gzip.compress(b"year,members\n" * 400),
            content_type="application/x-gzip",
            headers={"Content-Encoding": "gzip"},
        ),
        "{main}/files/members.csv.gz",
    ),
)
