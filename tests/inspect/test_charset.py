"""Character sets as browsers find them."""

import pytest

from crawler.inspect.charset import decode


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("é".encode(), None, "é"),
        (b"\xe9", None, "é"),
        (b"\x93x\x94", "text/html; charset=ISO-8859-1", "\u201cx\u201d"),
        (b"\xef\xbb\xbf\xc3\xa9", "text/html; charset=iso-8859-1", "é"),
        ("é".encode("utf-16"), "text/html; charset=utf-8", "é"),
        (b'<meta charset="windows-1251">\xcc\xe8\xf0', None, '<meta charset="windows-1251">Мир'),
        (
            b"<meta http-equiv=x content='text/html; charset=koi8-r'>\xed",
            None,
            "<meta http-equiv=x content='text/html; charset=koi8-r'>\u041c",
        ),
        (b"<!-- <meta charset=koi8-r> -->\xc3\xa9", None, "<!-- <meta charset=koi8-r> -->é"),
        (b"<meta charset=utf-16>\xc3\xa9", None, "<meta charset=utf-16>é"),
        (b" " * 1100 + b"<meta charset=koi8-r>\xe9", None, " " * 1100 + "<meta charset=koi8-r>é"),
        ("日本".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本"),
        ("中文".encode("gb18030"), "text/html; charset=gb2312", "中文"),
        (b"\xc3\xa9", "text/html; charset=no-such-set", "é"),
        (b"+ADw-", "text/html; charset=utf-7", "+ADw-"),
        (b"abc", "text/html; charset=base64", "abc"),
        (b"caf\xc3\xa9 \xc3", None, "café \ufffd"),
        (b"\x81", None, "\ufffd"),
    ],
)
def test_decode(body: bytes, declared: str | None, text: str) -> None:
    """Byte order mark, then HTTP, then meta, then UTF-8 where it is valid, then windows-1252."""
    assert decode(body, declared) == text
