"""Every renderer against words that want to be more than words: markup, formulas, escapes, overrides, NUL, surrogates, size."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from prometheus_client.parser import text_string_to_metric_families
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from crawler.language import LANGUAGES, speaking
from crawler.records import (
    CatalogueSummary,
    Change,
    Changes,
    Contact,
    Entry,
    Finding,
    LinkStatus,
    Report,
    Run,
    Use,
    Verdict,
    WeeklyReport,
)
from crawler.report.as_html import SCRIPT
from crawler.report.listing import render_catalogue
from crawler.report.mail import compose
from crawler.report.renderers import FORMATS, render
from crawler.sheet.answers import answers_of
from crawler.sheet.attachments import sheet_for
from crawler.sheet.read import tables

NOW = datetime(2026, 3, 30, 6, 5, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
WORST = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea></style></svg><iframe src=javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "a](https://evil.example) | b | `c` **d** <!-- e",
    "\n\n# heading\n- item\n> quote\n```\ncode",
    "https://evil.example www.evil.example @someone #1",
    '=HYPERLINK("https://evil.example")',
    '@SUM(1+1)*cmd|"/c calc"!A0',
    "\t=1+1",
    "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://evil.example\x1b\\",
    "\x9b31m\x00nul\x7f",
    "abc\u202egpj.exe\u2066\u2069\u200f",
    "lone \ud800 surrogate \udfff",
    "Subject\r\nBcc: everyone@example.org\r\n\r\nbody",
    "[bold red]markup[/] :smile: [link=https://evil.example]x[/link]",
    "\u0301" * 500,
    "宽" * 300,
    "",
    " ",
    "x" * 100_000,
    "<b>" * 33_000,
)  # fmt: skip
STRANGE = st.one_of(st.sampled_from(WORST), st.text(st.characters(exclude_categories=()), max_size=60))
SLUGS = st.sampled_from(["title-drift", "not-found", "moved-permanently", "vague-link-text", "soft-404", "challenge"])
ADDRESSES = st.builds(
    lambda head, tail: head + tail, st.sampled_from(["https://example.org/", "javascript:", ""]), STRANGE
)
UNHURRIED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report in which every word of a stranger is hostile."""
    url, end, title, slug = draw(ADDRESSES), draw(ADDRESSES), draw(STRANGE), draw(SLUGS)
    words = draw(STRANGE)
    verdict = draw(st.sampled_from(list(Verdict)))
    entry = Entry(
        "e1", words, title, (words, title), title, (words,), (title,), None, words, (Use(url, url, text=words),)
    )
    link = LinkStatus(
        url, ("e1",), verdict, slug, 0.5, final_url=end, hops=((url, 301), (end, 999)), status=999,
        content_type=words, found_title=title, checked_at=NOW, failing_since=NOW,
    )  # fmt: skip
    loose = LinkStatus(url + "#2", (), verdict, slug, found_title=words, checked_at=NOW)
    params = {"found": words, "catalogue": title, "to": end, "text": words, words: title, "more": [words, {words: 1}]}
    findings = (Finding(slug, url, "e1", words, params), Finding("contact-missing", None, None, title, params))
    head = CatalogueSummary(words, url, title, Contact(title, words), 1, (Use(url + "#2", url + "#2", text=title),))
    return Report(Run(words, NOW), (head,), (entry,), (link, loose), findings, {verdict: 2})


def told(report: Report) -> WeeklyReport:
    """Return the report as what a person is told."""
    link, *_ = report.links
    change = Change(link, tuple(report.entries), tuple(report.findings)[:1])
    changes = Changes((change,), (change,), (change,), (change,), (change,), 1)
    recipient = Contact(report.catalogues[0].title, "olivia@example.org")
    return WeeklyReport(recipient, report.catalogues, changes, report.run, NOW, tuple(report.findings)[1:])


def check_page(text: str, script: str | None = None) -> None:
    """Hold a page to our own elements and attributes, to one script at most, and to links that only lead to the web or into the page."""
    tree = LexborHTMLParser(text)
    nodes = list(tree.root.traverse()) if tree.root else []
    assert not {node.tag for node in nodes} & {"img", "iframe", "object", "embed", "link", "base"}
    assert [node.text() for node in nodes if node.tag == "script"] == ([script] if script else [])
    assert all(not set(node.attributes) - {"class", "role", "aria-label"} for node in nodes if node.tag == "form")
    for node in nodes:
        assert not [name for name in node.attributes if name.startswith("on")]
        target = node.attributes.get("href") if node.tag == "a" else None
        assert target is None or target.startswith(("https://", "http://", "#"))
    titles = tree.css("title")
    assert len([node for node in titles if node.parent and node.parent.tag == "head"]) == 1


@UNHURRIED
@given(reports())
def test_json(report: Report) -> None:
    """JSON is read back by any reader, and printing it acts on nothing."""
    text = "".join(render(report, "json", zone=UTC_ZONE))
    document = json.loads(text.encode())
    assert not ACTING.search(text)
    assert document["entries"][0]["title"] == re.sub("[\ud800-\udfff]", "\ufffd", next(iter(report.entries)).title)


@UNHURRIED
@given(reports())
def test_csv(report: Report) -> None:
    """Every record has every column, in one line, and none is a formula."""
    text = "".join(render(report, "csv", zone=UTC_ZONE))
    records = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert len({len(record) for record in records}) == 1
    assert len(records) == text.count("\r\n")
    assert not [cell for record in records for cell in record if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not ACTING.search(text.replace("\r\n", ""))


@UNHURRIED
@given(reports(), st.sampled_from(LANGUAGES))
def test_markdown(report: Report, language: str) -> None:
    """Rendered, there is no HTML, no picture and no link but the addresses of the report; headings are ours."""
    text = "".join(render(report, "markdown", zone=UTC_ZONE, language=language))
    assert not ACTING.search(text)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in [*tokens, *inner]} & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "fence",
    }
    links = [child for child in inner if child.type == "link_open"]
    assert all(child.info == "auto" and str(child.attrs["href"]).startswith("http") for child in links)


@UNHURRIED
@given(reports(), st.sampled_from([20, 80]))
def test_text(report: Report, width: int) -> None:
    """Nothing moves the cursor, and lines fit."""
    text = "".join(render(report, "text", zone=UTC_ZONE, width=width))
    assert not ACTING.search(text)
    assert max(map(cell_len, text.splitlines())) <= width


@UNHURRIED
@given(reports())
def test_listing(report: Report) -> None:
    """What was read of a catalogue is as harmless as a report of it."""
    text = "".join(render_catalogue(report.catalogues, report.entries, "text", width=40))
    assert not ACTING.search(text)
    assert json.loads("".join(render_catalogue(report.catalogues, report.entries, "json")).encode())


@UNHURRIED
@given(reports())
def test_junit(report: Report) -> None:
    """The XML is well-formed, and holds our elements only."""
    root = ET.fromstring("".join(render(report, "junit", zone=UTC_ZONE)).encode())
    names = {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    assert {node.tag for node in root.iter()} <= names


@UNHURRIED
@given(reports())
def test_sarif(report: Report) -> None:
    """Every word comes back, and printing it acts on nothing."""
    text = "".join(render(report, "sarif", zone=UTC_ZONE))
    assert not ACTING.search(text)
    assert json.loads(text)["version"] == "2.1.0"


@UNHURRIED
@given(reports())
def test_github(report: Report) -> None:
    """Each line is one command of ours, with as many properties as we gave it."""
    text = "".join(render(report, "github", zone=UTC_ZONE))
    assert not ACTING.search(text)
    pattern = r"::(?:error|warning|notice) (?:file=[^,:]*,)?(?:line=\d+,)?title=[^,:]*::.*"
    assert all(re.fullmatch(pattern, line) for line in text.split("\n")[:-1])


@UNHURRIED
@given(reports())
def test_atom(report: Report) -> None:
    """The feed is well-formed, and its links lead to the web only."""
    root = ET.fromstring("".join(render(report, "atom", zone=UTC_ZONE)).encode())
    links = [node.attrib["href"] for node in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert all(href.startswith(("https://", "http://")) for href in links)


@UNHURRIED
@given(reports())
def test_prometheus(report: Report) -> None:
    """Each line is a comment of ours or a sample that Prometheus reads."""
    text = "".join(render(report, "prometheus", zone=UTC_ZONE))
    assert not ACTING.search(text)
    assert {family.name.partition("_")[0] for family in text_string_to_metric_families(text)} == {"crawler"}


@UNHURRIED
@given(reports(), st.sampled_from(LANGUAGES))
def test_html(report: Report, language: str) -> None:
    """The page has our elements only."""
    text = "".join(render(report, "html", zone=UTC_ZONE, language=language))
    assert not ACTING.search(text)
    assert text.encode()
    check_page(text, SCRIPT)


@UNHURRIED
@given(reports(), st.sampled_from(LANGUAGES))
def test_mail(report: Report, language: str) -> None:
    """The mail has our headers, our two parts and our picture only."""
    with speaking(language):
        message = compose(told(report), sender="links@example.org", zone=UTC_ZONE, now=NOW)
    read = message_from_bytes(message.as_bytes(), policy=default)
    assert {name.lower() for name in read} == {
        "subject", "from", "to", "date", "message-id", "auto-submitted", "list-unsubscribe", "mime-version", "content-type",
    }  # fmt: skip
    plain, html = _parts(read)
    assert not ACTING.search(plain.replace("\r\n", "\n"))
    check_page(html)
    assert str(read["to"].addresses[0].addr_spec) == "olivia@example.org"


@UNHURRIED
@given(reports(), st.sampled_from(["", "someone else"]))
def test_sheet(report: Report, send_to: str) -> None:
    """The workbook is opened by another reader, and holds words and days only; the CSV holds the same and no formula."""
    book, table = sheet_for(told(report), UTC_ZONE, NOW, send_to or None).files
    opened = load_workbook(BytesIO(book.content))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    records = list(csv.reader(StringIO(table.content.decode("utf-8-sig"), newline=""), strict=True))

    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}  # an empty cell is a number without one
    assert not [cell for cell in cells if cell.hyperlink or (isinstance(cell.value, str) and ACTING.search(cell.value))]
    assert len(records) == opened["Links"].max_row
    assert {len(record) for record in records} == {15}
    assert not [cell for record in records for cell in record if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert answers_of(tables(BytesIO(book.content), "s"), "s").rows == len(records) - 1
    assert answers_of(tables(BytesIO(table.content), "s"), "s").rows == len(records) - 1


def _parts(message: object) -> Iterator[str]:
    """Yield the text of each of exactly two parts."""
    parts = list(message.iter_parts())  # type: ignore[attr-defined]
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    return (part.get_content() for part in parts)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_full_of_everything_hostile_is_small(name: str) -> None:
    """A megabyte of title does not become a megabyte of report; JSON alone carries it whole."""
    entry = Entry("e1", "c", "y" * 1_000_000, links=(Use("https://example.org/", "https://example.org/"),))
    link = LinkStatus("https://example.org/", ("e1",), Verdict.BROKEN, "not-found")
    report = Report(Run("r", NOW), (), (entry,), (link,), (), {Verdict.BROKEN: 1})
    size = len("".join(render(report, name, zone=UTC_ZONE)))
    assert size < 1_010_000 if name == "json" else size < 20_000
