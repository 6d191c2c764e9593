"""Downloads: good if a person could open the file."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.records import Document, Facts, FailureKind, Judgement

Judged = Callable[..., Judgement]
Seen = Callable[..., Facts]

PDF = "https://a.example/files/report.pdf"
PAGE = "https://a.example/publications/report"
WHOLE = Document(opens=True, ended=True, pages=12)
DOCX, XLS, RTF, TXT, CSV, JSON = (f"https://a.example/a.{name}" for name in "docx xls rtf txt csv json".split())  # noqa: SIM905 - reads as one row
NGINX = "<html> <head><title>404 Not Found</title></head> <body> <center><h1>404 Not Found</h1></center> <hr><center>nginx</center> </body> </html>"
ARCHIVE: dict[str, Any] = {"kind": "zip", "document": WHOLE, "version": 4}
WORKBOOK = '<?xml version="1.0"?> <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
STORE = '<?xml version="1.0"?> <Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
TRACE = 'Traceback (most recent call last): File "/app/views.py", line 88, in download return send_file(path) '
POINTER = "version https://git-lfs.github.com/spec/v1 oid sha256:4d7a size 12345"

XML = "https://a.example/a.xml"

FILES: list[tuple[str, str, dict[str, Any], str | None, str]] = [
    ("a whole PDF", PDF, {"kind": "pdf", "document": WHOLE}, None, "good"),
    ("a PDF behind a plain address", PAGE, {"kind": "pdf", "document": WHOLE}, None, "good"),
    ("an encrypted PDF", PDF, {"kind": "pdf", "document": Document(encrypted=True, ended=True)}, None, "good"),
    (
        "an encrypted PDF that does not open",
        PDF,
        {"kind": "pdf", "document": Document(opens=False, encrypted=True)},
        None,
        "good",
    ),
    ("a PDF nobody looked into", PDF, {"kind": "pdf"}, None, "good"),
    ("HTML for a PDF", PDF, {}, "not-the-document", "broken"),
    ("HTML for a PDF, in upper case", "https://a.example/A.PDF", {}, "not-the-document", "broken"),
    ("HTML for a spreadsheet", "https://a.example/t.xlsx?dl=1", {}, "not-the-document", "broken"),
    ("a page", PAGE, {}, None, "none"),
    ("a repository's viewer", "https://github.com/o/r/blob/main/report.pdf", {}, None, "none"),
    ("a wiki's file page", "https://commons.wikimedia.org/wiki/File:Report.pdf", {}, None, "none"),
    ("a ZIP for a PDF", PDF, {"kind": "zip"}, "wrong-type", "broken"),
    ("an error in JSON for a PDF", PDF, {"kind": "json", "titles": ()}, "wrong-type", "broken"),
    ("a .doc that is a .docx", "https://a.example/a.doc", {"kind": "docx", "document": WHOLE}, None, "good"),
    ("a .doc that is a text", "https://a.example/a.doc", {"kind": "text", "words": 90}, None, "good"),
    ("a .doc that is an error", "https://a.example/a.doc", {"kind": "text", "words": 20}, "wrong-type", "broken"),
    ("a film of a telephone", "https://a.example/a.3gp", {"kind": "html"}, "not-the-document", "broken"),
    (
        "a text that begins like XML",
        "https://a.example/a.txt",
        {"kind": "xml", "document": Document(opens=False)},
        None,
        "good",
    ),
    (
        "a text that begins like JSON, with a hole",
        TXT,
        {"kind": "json", "document": Document(opens=False, damage="a block of zeros")},
        "download-corrupt",
        "broken",
    ),
    (
        "a text with formats seen as a text",
        RTF,
        {"kind": "text", "text": r"x\rtf1\ansi\pard Herons"},
        "wrong-type",
        "broken",
    ),
    ("a PDF for a DOC", "https://a.example/a.doc", {"kind": "pdf", "document": WHOLE}, None, "good"),
    ("a text with a hole", TXT, {"kind": "text", "document": Document(opens=False)}, "download-corrupt", "broken"),
    ("a .csv that is text", "https://a.example/a.csv", {"kind": "text"}, None, "good"),
    ("a cut PDF", PDF, {"kind": "pdf", "document": Document(opens=False, ended=False)}, "download-truncated", "broken"),
    (
        "a cut PDF that opens",
        PDF,
        {"kind": "pdf", "document": Document(opens=True, ended=False)},
        "download-truncated",
        "broken",
    ),
    (
        "a damaged PDF",
        PDF,
        {"kind": "pdf", "document": Document(opens=False, ended=True)},
        "download-corrupt",
        "broken",
    ),
    ("a damaged DOCX", PAGE, {"kind": "docx", "document": Document(opens=False)}, "download-corrupt", "broken"),
    (
        "an Office document behind a password",
        "https://a.example/a.docx",
        {"kind": "ole", "document": Document(ended=True, encrypted=True)},
        None,
        "good",
    ),
    (
        "a cut film",
        PAGE,
        {"kind": "mp4", "document": Document(opens=False, ended=False)},
        "download-truncated",
        "broken",
    ),
    (
        "a cut archive",
        PAGE,
        {"kind": "tar", "document": Document(opens=False, ended=False)},
        "download-truncated",
        "broken",
    ),
    ("sound in another dress", "https://a.example/a.mp3", {"kind": "mp4", "document": WHOLE}, None, "good"),
    (
        "data that break off",
        "https://a.example/a.json",
        {"kind": "json", "document": Document(opens=False, ended=False)},
        "download-truncated",
        "broken",
    ),
    ("data nobody promised", PAGE, {"kind": "json", "document": Document(opens=False, ended=False)}, None, "none"),
    ("a page for data", "https://a.example/a.json", {}, "not-the-document", "broken"),
    ("a page for a feed", XML, {}, None, "none"),
    ("noise for a PDF", PDF, {"kind": "unknown", "titles": ()}, "download-corrupt", "broken"),
    ("an archive for a DOCX", DOCX, ARCHIVE, "wrong-type", "broken"),
    ("an archive for a DOCX, not looked into", DOCX, ARCHIVE | {"version": 3}, None, "good"),
    ("an archive for a DOCX, known in part", DOCX, ARCHIVE | {"document": Document()}, None, "good"),
    ("an archive for another", "https://a.example/a.7z", ARCHIVE, None, "good"),
    ("an OpenDocument text for a DOCX", DOCX, {"kind": "odt", "document": WHOLE}, None, "good"),
    ("a sheet for a text", DOCX, {"kind": "ods", "document": WHOLE}, "wrong-type", "broken"),
    ("an archive for a PDF", PDF, ARCHIVE, "wrong-type", "broken"),
    ("an archive for an archive", "https://a.example/a.zip", ARCHIVE, None, "good"),
    ("what Word writes as HTML", "https://a.example/a.doc", {"marks": ("office-html",)}, None, "none"),
    ("the same for a PDF", PDF, {"marks": ("office-html",)}, "not-the-document", "broken"),
    ("a page with a table for a spreadsheet", XLS, {"marks": ("bare-table",)}, "not-the-document", "broken"),
    ("a workbook in XML", XLS, {"kind": "xml", "text": WORKBOOK}, None, "good"),
    ("a refusal of a store in XML", XLS, {"kind": "xml", "text": STORE}, "wrong-type", "broken"),
    ("the same for XML", XML, {"kind": "xml", "text": STORE}, "wrong-type", "broken"),
    ("a trace for a text with formats", RTF, {"kind": "text", "text": TRACE}, "wrong-type", "broken"),
    (
        "words for it",
        RTF,
        {
            "kind": "text",
            "text": "Not found: a history of lost films, their makers, and the people who still look for them in attics all over the world, in six parts",
        },
        None,
        "good",
    ),
    ("a trace for a plain text", TXT, {"kind": "text", "text": TRACE * 9}, None, "good"),
    ("a message for a plain text", TXT, {"kind": "text", "text": "404: File not found."}, "wrong-type", "broken"),
    ("an error page sent as plain text", TXT, {"kind": "text", "text": NGINX}, "wrong-type", "broken"),
    ("the source of a page", TXT, {"kind": "text", "text": NGINX.replace("404 Not Found", "Herons")}, None, "good"),
    ("a long text that begins like one", TXT, {"kind": "text", "text": "Access denied " * 30}, None, "good"),
    ("a pointer of Git's for a table", CSV, {"kind": "text", "text": POINTER}, "wrong-type", "broken"),
    ("words for data", JSON, {"kind": "text", "text": "File is being built"}, "wrong-type", "broken"),
    ("data in lines", JSON, {"kind": "text", "text": '{"a": 1} {"a": 2}'}, None, "good"),
    ("data in a call", JSON, {"kind": "text", "text": "callback({})"}, None, "good"),
    ("a number for data", JSON, {"kind": "text", "text": "42"}, None, "good"),
    (
        "data cut off",
        JSON,
        {"kind": "text", "text": "[1, 2", "marks": ("json-unclosed",)},
        "download-truncated",
        "broken",
    ),
    ("JSON without its beginning", JSON, {"kind": "text", "text": '"version": 2, "a": [1]}'}, "wrong-type", "broken"),
    ("JSON from within a word", JSON, {"kind": "text", "text": '-test && build", "a": 1}'}, "wrong-type", "broken"),
    ("a number", JSON, {"kind": "text", "text": "-12.5"}, None, "good"),
    ("a string", JSON, {"kind": "text", "text": '"version: 2"'}, None, "good"),
    (
        "XML without its beginning",
        XML,
        {"kind": "text", "text": "all rows</p><p>More.</p></doc>"},
        "wrong-type",
        "broken",
    ),
    ("words for XML", XML, {"kind": "text", "text": "All rows, of a < b."}, None, "good"),
    ("the same as a text", TXT, {"kind": "text", "text": "[1, 2", "marks": ("json-unclosed",)}, None, "good"),
    ("a table cut off", CSV, {"kind": "csv", "text": "a", "marks": ("csv-unclosed",)}, "download-truncated", "broken"),
    (
        "a table behind the head of an answer",
        CSV,
        {"kind": "csv", "text": "HTTP/1.1 200 OK", "marks": ("headed",), "document": Document(opens=True)},
        "download-corrupt",
        "broken",
    ),
    (
        "the same as a text",
        TXT,
        {"kind": "text", "text": "HTTP/1.1 200 OK", "marks": ("headed",), "document": Document(opens=True)},
        None,
        "good",
    ),
    (
        "letters in place of a text",
        TXT,
        {"kind": "text", "text": "QVBB", "document": Document(opens=False, damage="base64 in place of the file")},
        "download-corrupt",
        "broken",
    ),
    (
        "an archive packed twice",
        "https://a.example/a.tar.gz",
        {"kind": "gz", "document": WHOLE, "marks": ("holds-gz",)},
        "wrong-type",
        "broken",
    ),
    (
        "one that says so",
        "https://a.example/a.tar.gz.gz",
        {"kind": "gz", "document": WHOLE, "marks": ("holds-gz",)},
        None,
        "good",
    ),
    (
        "data that are packed by themselves",
        "https://a.example/a.rds.gz",
        {"kind": "gz", "document": WHOLE, "marks": ("holds-gz",)},
        None,
        "good",
    ),
    (
        "a packed ZIP under its own name",
        "https://a.example/a.zip",
        {"kind": "gz", "document": WHOLE, "marks": ("holds-zip",)},
        "wrong-type",
        "broken",
    ),
    (
        "a packed ZIP",
        "https://a.example/a.gz",
        {"kind": "gz", "document": WHOLE, "marks": ("holds-zip",)},
        None,
        "good",
    ),
    ("a packed archive under another name", "https://a.example/a.tar", {"kind": "gz", "document": WHOLE}, None, "good"),
    (
        "a text that goes over into other data",
        TXT,
        {"kind": "text", "marks": ("binary-rest",), "document": Document(opens=True)},
        "download-corrupt",
        "broken",
    ),
    (
        "other data that begin with words",
        PAGE,
        {"kind": "text", "marks": ("binary-rest",), "document": Document(opens=True)},
        None,
        "none",
    ),
    (
        "a document that begins with words",
        "https://a.example/a.doc",
        {"kind": "text", "words": 90, "marks": ("binary-rest",), "document": Document(opens=True)},
        None,
        "good",
    ),
    (
        "a text that breaks off into an error",
        TXT,
        {"kind": "text", "marks": ("error-inside",), "document": Document(opens=True)},
        "download-corrupt",
        "broken",
    ),
    (
        "a table with a page in it",
        CSV,
        {"kind": "csv", "marks": ("page-inside",), "document": Document(opens=True)},
        "download-corrupt",
        "broken",
    ),
    ("JSON for XML", XML, {"kind": "json", "text": '{"herons": 3}', "document": WHOLE}, "wrong-type", "broken"),
    ("a blank table", CSV, {"kind": "text", "text": "", "words": 0}, "download-empty", "broken"),
    ("a blank PDF", PDF, {"kind": "text", "text": "", "words": 0}, "download-empty", "broken"),
    ("a blank text nobody promised", PAGE, {"kind": "text", "text": "", "words": 0}, None, "none"),
]


@pytest.mark.parametrize(
    ("url", "facts", "reason", "download"), [row[1:] for row in FILES], ids=[row[0] for row in FILES]
)
def test_a_download_is_good_if_a_person_could_open_it(
    url: str, facts: dict[str, Any], reason: str | None, download: str, judged: Judged, seen: Seen
) -> None:
    """Right kind, whole, sound - or broken, with the rule that says why."""
    judgement = judged(url=url, facts=seen(**facts))
    assert (judgement.reason, judgement.download) == (reason, download)
    assert judgement.verdict == ("broken" if reason else "ok")


def test_an_empty_file(judged: Judged, seen: Seen) -> None:
    """Nothing at all came."""
    judgement = judged(url=PDF, size=0, facts=seen(kind="empty", title=None, words=0))
    assert (judgement.reason, judgement.download) == ("download-empty", "broken")


SHORT = [
    (TXT, "text", STORE, True),
    (TXT, "text", STORE + " is what a store says of a file that nobody may read.", False),
    (TXT, "text", POINTER, True),
    (TXT, "text", "<br /> <b>Warning</b>: readfile(a.txt): failed to open stream in <b>/d.php</b> on line <b>27</b><br />", True),
    (TXT, "text", "upstream request timeout", True),
    (RTF, "text", "An error occurred while processing your request.", True),
    (CSV, "csv", "error code: 1020", True),
    (CSV, "csv", "Invalid request", True),
    (TXT, "text", "ORA-01017: invalid username/password; logon denied", True),
    (TXT, "text", "ORA-00001: unique ORA-00018: sessions ORA-00019: licences", False),
    (CSV, "csv", "java.lang.NullPointerException at com.example.Download.doGet(Download.java:88)", True),
    (CSV, "csv", "Unauthorized,3 Forbidden,4", False),
    (TXT, "text", "Forbidden fruit", False),
    (TXT, "text", "Invalid votes: 312", False),
    (TXT, "text", "Error bars show one standard deviation.", False),
    (TXT, "text", "<html><head><meta http-equiv='refresh' content='0;url=http://10.0.0.1/login'></head><body>Wait</body></html>", True),
    (TXT, "text", "<!DOCTYPE html><html><head><title>Google Drive - Virus scan warning</title></head></html>", True),
    (CSV, "csv", "Sorry, the file you requested is not available.", True),
    (TXT, "text", "Sorry, no lunch on Mondays.", False),
    (TXT, "text", "Not available in print.", False),
    (TXT, "text", "This file is no longer available", True),
    (TXT, "text", "Not Found The requested URL /a.txt was not found on this server.", True),
    (CSV, "csv", "HTTP Error 503. The service is unavailable.", True),
    (CSV, "csv", "Unable to connect to the database", True),
    (TXT, "text", "Connection times 08:04 08:34", False),
    (TXT, "text", "Proxy voting form", False),
    (CSV, "xml", '<?xml version="1.0"?> <ServiceExceptionReport version="1.1.1"></ServiceExceptionReport>', True),
    (XML, "xml", '<?xml version="1.0"?> <ServiceExceptionReport version="1.1.1"></ServiceExceptionReport>', False),
    (TXT, "xml", '<s:Envelope xmlns:s="urn:s"><s:Body><s:Fault><faultcode>1</faultcode></s:Fault></s:Body></s:Envelope>', True),
    (JSON, "json", '{"fault": {"faultstring": "Invalid ApiKey"}}', True),
    (JSON, "json", '{"error": "invalid_token", "error_description": "It is old"}', True),
    (JSON, "json", '{"success": true, "message": "Access denied: a study"}', False),
    (TXT, "json", '{"error": {"code": 404, "message": "Gone"}}', True),
    (XML, "xml", STORE, True),
    (JSON, "json", '{"success": false, "message": "No"}', True),
    (JSON, "json", '{"message": "Not Found", "documentation_url": "https://a.example/", "status": "404"}', True),
    (JSON, "json", '{"errors": [{"status": "404", "title": "Not Found"}]}', True),
    (JSON, "json", '{"type": "about:blank", "title": "Not Found", "status": 404}', True),
    (JSON, "json", '{"data": null, "error": "Unauthorized"}', True),
    (JSON, "json", '{"data": [1], "error": "Unauthorized"}', False),
    (JSON, "json", '{"error": "Error", "message": "Message", "back": "Back"}', False),
    (JSON, "json", '{"error": {"type": "object", "properties": {"code": {"type": "integer"}}}}', False),
    (JSON, "json", '{"code": 404, "title": "Peugeot", "type": "car"}', False),
    (JSON, "json", '{"status": "ok", "code": 200, "message": "Herons"}', False),
    (JSON, "json", '["error"]', False),
    (JSON, "json", '{"error": 0.5', False),
    (JSON, "json", "{}", False),
]  # fmt: skip


@pytest.mark.parametrize(("url", "kind", "text", "told"), SHORT, ids=[row[2][:40] for row in SHORT])
def test_an_answer_that_is_nothing_but_an_error(
    url: str, kind: str, text: str, *, told: bool, judged: Judged, seen: Seen
) -> None:
    """Told by the whole of it: a text, a table or data that speak of errors are what was promised."""
    facts = seen(kind=kind, text=text, document=Document(opens=True))
    assert judged(url=url, facts=facts).reason == ("wrong-type" if told else None)


@pytest.mark.parametrize("cut", [FailureKind.TRUNCATED, FailureKind.TIMEOUT_BODY, FailureKind.RESET])
def test_a_transfer_that_broke_off(cut: FailureKind, judged: Judged, seen: Seen) -> None:
    """A file whose bytes ended early is cut, whatever ended them."""
    judgement = judged(url=PDF, cut=cut, facts=seen(kind="pdf"))
    assert judgement.download == "broken"


def test_a_file_we_stopped_reading_is_not_called_cut(judged: Judged, seen: Seen) -> None:
    """Our own cap is no fault of the file."""
    facts = seen(kind="pdf", document=Document(opens=False, ended=False))
    assert judged(url=PDF, capped=True, facts=facts).verdict == "ok"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Annual report (PDF, 2 MB)", "not-the-document"),
        ("PDF", "not-the-document"),
        ("Download the PDF", "not-the-document"),
        ("report-2019.pdf", "not-the-document"),
        ("Summary, PDF 340 KB", "not-the-document"),
        ("How to make PDFs accessible", None),
        ("A word about zip codes", None),
        ("Read more", None),
        ("DOC", "not-the-document"),
        ("Report (doc, 40 KB)", "not-the-document"),
        ("doc", None),  # in lists of programs: their documentation
        ("[doc]", None),
    ],
)
def test_a_link_text_can_promise_a_document(text: str, reason: str | None, judged: Judged) -> None:
    """A promise is a format in brackets, alone, with a size, or after "download"; not any use of the word."""
    assert judged(url=PAGE, text=text).reason == reason


@pytest.mark.parametrize(
    ("url", "title", "marks", "before", "reason"),
    [
        (PAGE, "Annual report", ("offers-pdf",), None, None),
        (PAGE, "Annual report", (), None, "not-the-document"),
        (PAGE, "Publications of the town", ("offers-pdf",), None, "not-the-document"),
        (PAGE, "Annual report", ("offers-pdf",), "pdf", "not-the-document"),
        (PDF, "Annual report", ("offers-pdf",), None, "not-the-document"),
    ],
)
def test_the_page_of_a_report_offers_it(  # noqa: PLR0913 - a row of what a check saw
    url: str, title: str, marks: tuple[str, ...], before: str | None, reason: str | None, *, judged: Judged, seen: Seen
) -> None:
    """Where only the words "(PDF)" promise the file, its own page is one click from it; where the file was, or its address is, the page is not."""
    was = seen(kind=before) if before else None
    facts = seen(title, marks=marks)
    assert judged(url=url, text="Download (PDF)", titles=("Annual report",), facts=facts, before=was).reason == reason


@pytest.mark.parametrize(("title", "reason"), [("docx", None), ("Annual report", "not-the-document")])
def test_a_thing_named_after_a_format_promises_no_file(
    title: str, reason: str | None, judged: Judged, seen: Seen
) -> None:
    """Programs are called "docx" and "zip"; beside another title the word alone is the file's."""
    assert judged(url=PAGE, text="docx", titles=(title,), facts=seen(title)).reason == reason


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"content-type": "application/pdf"}, "not-the-document"),
        ({"content-disposition": 'attachment; filename="report.pdf"'}, "not-the-document"),
        ({"content-disposition": "attachment; filename*=UTF-8''r%C3%A9port.docx"}, "not-the-document"),
        ({"content-type": "text/html; charset=utf-8"}, None),
        ({"content-disposition": "inline"}, None),
    ],
)
def test_headers_can_promise_a_document(headers: dict[str, str], reason: str | None, judged: Judged) -> None:
    """What the server calls a document must be one."""
    assert judged(url=PAGE, headers=headers).reason == reason


@pytest.mark.parametrize(("media", "reason"), [("application/vnd.ms-excel", None), ("text/html", "not-the-document")])
def test_a_table_that_the_host_sends_as_a_spreadsheet(
    media: str, reason: str | None, judged: Judged, seen: Seen
) -> None:
    """Excel opens a bare table of HTML; a page with a table is none."""
    assert judged(url=XLS, headers={"content-type": media}, facts=seen(marks=("bare-table",))).reason == reason


def test_a_document_at_the_last_good_check_is_a_promise(judged: Judged, seen: Seen) -> None:
    """A plain address that used to give a PDF and now gives a page has lost its document."""
    assert judged(url=PAGE, before=seen(kind="pdf")).reason == "not-the-document"


@pytest.mark.parametrize(
    ("given", "download"),
    [
        ({"url": PDF, "status": 404}, "broken"),
        ({"url": PAGE, "status": 404}, "none"),
        ({"url": PDF, "status": 403}, "none"),
        ({"url": PDF, "failure": FailureKind.TIMEOUT_CONNECT}, "broken"),
        ({"url": PDF, "failure": FailureKind.ROBOTS}, "none"),
    ],
)
def test_a_promised_file_that_did_not_come(given: dict[str, Any], download: str, judged: Judged) -> None:
    """It is broken with its link, and unknown - none - where nothing could be verified."""
    assert judged(**given).download == download


def test_a_sign_in_page_for_a_document_is_a_sign_in_page(judged: Judged, seen: Seen) -> None:
    """The wall outranks the missing document."""
    facts = seen(title="Sign in", words=40, marks=("password-field",))
    assert judged(url=PDF, facts=facts).reason == "login-required"


WALLS: list[tuple[str, dict[str, Any], dict[str, Any], str, str]] = [
    ("a sign-in page", {"url": PDF}, {"title": "Sign in", "words": 40, "marks": ("password-field",)}, "login-required", "broken"),
    ("one for data", {"url": "https://a.example/a.xml"}, {"title": "Sign in", "words": 40, "marks": ("password-field",)}, "login-required", "broken"),
    ("one at its own address", {"chain": ((PDF, 302), ("https://a.example/login", 200))}, {"title": "Sign in", "words": 40}, "login-required", "broken"),
    ("one for a page", {"url": PAGE}, {"title": "Sign in", "words": 40, "marks": ("login-form",)}, "login-required", "none"),
    ("401", {"url": PDF, "status": 401}, {"title": "Sign in", "words": 40}, "login-required", "none"),
    ("a page that asks for money", {"url": PDF}, {"title": "Subscribe to continue reading", "words": 20}, "payment-required", "broken"),
    ("402", {"url": PDF, "status": 402}, {"words": 40}, "payment-required", "none"),
    ("a challenge", {"url": PDF, "headers": {"cf-mitigated": "challenge"}}, {"title": "Just a moment", "words": 9}, "challenge", "none"),
    ("a refusal", {"url": PDF, "status": 403}, {"title": "Access denied", "words": 9}, "blocked", "none"),
    ("too many requests", {"url": PDF, "status": 429}, {"words": 9}, "rate-limited", "none"),
    ("out of service", {"url": PDF, "status": 503, "headers": {"retry-after": "60"}}, {"words": 9}, "temporarily-unavailable", "none"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "facts", "reason", "download"), [row[1:] for row in WALLS], ids=[row[0] for row in WALLS]
)
def test_a_page_that_stands_in_for_a_document_is_no_download(
    given: dict[str, Any], facts: dict[str, Any], reason: str, download: str, judged: Judged, seen: Seen
) -> None:
    """The verdict stays open, since some may get in; what came under the name of a document is none. Of what was not shown to us, nothing is known."""
    judgement = judged(facts=seen(**facts), **given)
    assert (judgement.verdict, judgement.reason, judgement.download) == ("unsure", reason, download)


MISNAMED = [
    (DOCX, "odt", True),
    (DOCX, "docx", False),
    (DOCX, "doc", False),
    (DOCX, "zip", False),
    ("https://a.example/a.7z", "zip", True),
    ("https://a.example/a.tif", "webp", True),
    ("https://a.example/a.png", "jpeg", False),
    ("https://a.example/a.mp4", "flac", True),
    (XLS, "odt", False),
    (PAGE, "odt", False),
]


@pytest.mark.parametrize(("url", "kind", "told"), MISNAMED, ids=[f"{row[0][-5:]}-{row[1]}" for row in MISNAMED])
def test_a_sound_file_under_the_name_of_its_family_is_a_finding_and_no_fault(
    url: str, kind: str, *, told: bool, spoken: Callable[..., list[str]], seen: Seen
) -> None:
    """Programs open what they find; what commonly goes by the other name is not told, what none opens is of another kind."""
    facts = seen(kind=kind, document=WHOLE)
    assert ("misnamed-file" in spoken(url=url, facts=facts)) is told


def test_what_does_not_open_is_not_told_to_open(spoken: Callable[..., list[str]], seen: Seen) -> None:
    """A ZIP that was packed once more is of its family by kind alone."""
    facts = seen(kind="gz", document=WHOLE, marks=("holds-zip",))
    assert "misnamed-file" not in spoken(url="https://a.example/a.zip", facts=facts)


def test_a_password_is_a_finding_and_no_fault(spoken: Callable[..., list[str]], seen: Seen) -> None:
    """The file is whole; the entry should say that it is locked."""
    facts = seen(kind="pdf", document=Document(encrypted=True))
    assert "download-encrypted" in spoken(url=PDF, facts=facts)


UNSEEN = Document(damage="took more than 10 s to open")


@pytest.mark.parametrize(
    ("given", "facts", "why"),
    [
        ({"url": PDF}, {"kind": "unknown", "document": UNSEEN}, "took more than 10 s to open"),
        ({"url": PAGE}, {"kind": "unknown", "document": UNSEEN}, "took more than 10 s to open"),
        ({"url": PAGE}, {"kind": "zip", "document": Document(ended=True, damage="too large")}, "too large"),
        ({"url": PDF, "capped": True}, {"kind": "pdf", "document": Document()}, "larger than what is read of a file"),
        (
            {"url": PDF, "capped": True, "no_room": True},
            {"kind": "pdf", "document": Document()},
            "there was no room on this machine's disk",
        ),
        (
            {"url": TXT, "capped": True},
            {"kind": "unknown", "document": Document()},
            "larger than what is read of a file",
        ),
        ({"url": TXT, "capped": True}, {"kind": "text", "document": Document()}, None),
        ({"url": PDF}, {"kind": "pdf", "document": WHOLE}, None),
        ({"url": PDF}, {"kind": "pdf", "document": Document()}, None),
        ({"url": PDF}, {"kind": "pdf", "document": Document(encrypted=True, damage="locked")}, None),
        ({"url": PAGE, "capped": True}, {}, None),
        ({"url": PAGE}, {"kind": "json", "document": Document(damage="too large")}, None),
    ],
)
def test_what_was_not_looked_into_is_told_and_never_held_against_a_file(
    given: dict[str, Any], facts: dict[str, Any], why: str | None, judged: Judged, seen: Seen
) -> None:
    """A file that took too long, or more than is allowed, may be sound: nothing proves otherwise."""
    judgement = judged(**given, facts=seen(**facts))
    found = [finding.params["why"] for finding in judgement.findings if finding.rule == "download-unchecked"]

    assert (judgement.verdict, found) == ("ok", [why] if why else [])
