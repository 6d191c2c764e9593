"""Kinds by content."""

from collections.abc import Callable

import pytest

from crawler.inspect.sniff import kind_of


def test_every_document_is_known_by_its_content(documents: dict[str, bytes]) -> None:
    """Each format is named without its name or a header."""
    assert {kind: kind_of(body) for kind, body in documents.items()} == {kind: kind for kind in documents}


def test_a_cut_office_file_is_still_named(office: Callable[..., bytes]) -> None:
    """The first parts tell what a file was, though its directory is gone."""
    body = office("xl/workbook.xml")
    assert kind_of(body[: len(body) // 2]) == "xlsx"


SMALL_PDF = b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NOTICE = b"<br />\n<b>Notice</b>: Undefined index in <b>/x.php</b> on line <b>3</b><br />\n"


@pytest.mark.parametrize(
    ("body", "declared", "kind"),
    [
        (b"", "application/pdf", "empty"),
        (b"<!DOCTYPE html><p>Hello", "application/pdf", "html"),
        (b"  \n<HTML><head>", None, "html"),
        (b"<!-- made by hand --><html>", None, "html"),
        (b"<p>Hello", "application/octet-stream", "html"),
        (b"Warning: mysql_connect() in /x<br><html><body>", None, "html"),
        (b"Only words", "text/html; charset=utf-8", "html"),
        (b"Only words", None, "text"),
        (b"<!DOCTYPE html><p>source", "text/plain", "text"),
        (b"\xef\xbb\xbf<!doctype html>", None, "html"),
        ("<!doctype html>".encode("utf-16"), None, "html"),
        ("<!doctype html>".encode("utf-16-le"), "text/html; charset=utf-16le", "html"),
        (b"<p>a stray \0 zero", None, "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', None, "html"),
        (b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', None, "svg"),
        (b"<svg viewBox='0 0 1 1'/>", None, "svg"),
        (b'<?xml version="1.0"?><rss/>', None, "xml"),
        (b'{"a": 1}', "application/json", "json"),
        (b'[{"a": 1}]\n', None, "json"),
        (b"a,b,c\n1,2,3\n4,5,6\n", None, "csv"),
        (b"a;b\n", "text/csv", "csv"),
        (b"One, two.\nThree, four, five.\nSix.\n", None, "text"),
        (b"junk from a mailer\n%PDF-1.4\n", None, "pdf"),
        (b"\0\1junk%PDF-1.7\n", None, "pdf"),
        (b"<a b='1'><p/></a>", "text/xml", "xml"),
        (b"<a b='1'><p/></a>", None, "html"),
        (b"<!doctype html><title>Sign in</title>", "application/xml", "html"),
        (b"<!-- Created with a program --><svg xmlns='http://www.w3.org/2000/svg'/>", None, "svg"),
        (b"<!-- Created with a program --><p>Words", None, "html"),
        (b"\xfe7\0#" + bytes(90), None, "doc"),
        (b"\xdb\xa5-\0" + bytes(90), None, "doc"),
        (b"\x09\x04\x06\0" + bytes(90), None, "xls"),
        (b"ID3\x03\0", None, "mp3"),
        (b"\xff\xfb\x90\x00" + b"\0" * 20, None, "mp3"),
        (b"\0" * 300, "application/pdf", "unknown"),
        (b"RIFF\x10\0\0\0XXXX", None, "unknown"),
        (b"PK\x05\x06" + b"\0" * 18, None, "zip"),
        (b" " * 3000, None, "text"),
        (NOTICE + SMALL_PDF, None, "pdf"),
        (NOTICE + SMALL_PDF, "text/html", "pdf"),
        (b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" + SMALL_PDF, None, "pdf"),
        (b"<html><pre>" + SMALL_PDF + b"</pre></html>", None, "html"),
        (b"<p>A file begins with %PDF-1.4 and ends with %%EOF.", None, "html"),
        (b"Begin with <!DOCTYPE html> and <html>, then <head>.", None, "text"),
        (b"a,b,c\n1,2,3\n4,5,6\n", "text/html", "csv"),
        (b"a,b,c\n1,2,<b>3</b>\n4,5,6\n", "text/html", "html"),
        (b"<meta charset=utf-8><table>", "application/vnd.ms-excel", "html"),
        (b"BM in a text", None, "text"),
        (b"A word\n" * 40 + b"two\x0blines\n", "text/plain", "text"),
        (b"a,b,c\n1,2,3\n4,5,6\n" + b"7,8,9\n" * 40 + b"1,2,\x1f3\n", "text/csv", "csv"),
        (b"A word \x0b\x1f\2 here\n" * 9, "text/plain", "unknown"),
        (b"A word\n" * 40 + b"\0\n", "text/plain", "unknown"),
        ("Words in two bytes, and more caf\xe9s of them\n".encode("utf-16-le"), "text/plain", "text"),
        ("Words in two bytes, and more caf\xe9s of them\n".encode("utf-16-be"), None, "text"),
        (b"".join(bytes([value, 0]) for value in range(1, 99)), None, "unknown"),
        (b"ID3\4\0\0\0\0\0\2ab" + b"fLaC\x80", None, "flac"),
    ],
)
def test_kinds(body: bytes, declared: str | None, kind: str) -> None:
    """Bytes decide; the declared type counts between HTML and text only."""
    assert kind_of(body, declared) == kind
