"""The door: any body gives facts."""

import gzip
import pickle
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.inspect.facts import VERSION, draw, drawn_before, needs_child
from crawler.inspect.media import MEDIA
from crawler.inspect.safe_xml import NESTED
from crawler.inspect.sparse import Sparse
from crawler.records import Answer, Document, Fetched, Hop
from tests.rows import rows

Fetch = Callable[..., Fetched]
ANY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
KINDS = ("pdf docx xlsx pptx odt ods odp epub doc xls ppt png jpeg gif tiff webp mp4 wav ogg 7z gz bz2 xz rtf").split()  # noqa: SIM905 - reads as one row
MAGIC = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"\x1f\x8b\x08", b"\0\0\0\x18ftyp", b"<html>", b"{", b"<?xml ?>", b"7z\xbc\xaf\x27\x1c", b"GIF89a", b"II*\0\x08\0\0\0", b"MM\0*", b"II+\0", b"OggS\0", b"ID3\4\0\0\0\0\0\0", b"\xff\xfb\x90\0", b"fLaC", b"BZh9", b"\xfd7zXZ\0", b"\x1a\x45\xdf\xa3"]  # fmt: skip

TABLE = b'"1","a"\n"2","b, ""c"""\n"3","d"\n"4","e"\n'


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_document_opens(kind: str, documents: dict[str, bytes], fetched: Fetch) -> None:
    """A whole file of every kind is said to open and to be ended."""
    facts = draw(fetched(documents[kind]))
    assert (facts.kind, facts.document and facts.document.opens, facts.document and facts.document.ended) == (
        kind,
        True,
        True,
    )


# The last of five sectors of the small OLE files may be incomplete: writers differ in filling it up.
@rows(
    ("kind", "percent"),
    [(kind, percent) for kind in KINDS for percent in range(5, 80 if kind in ("doc", "xls", "ppt") else 100, 5)],
)
def test_a_cut_document_is_found_out(kind: str, percent: int, documents: dict[str, bytes], fetched: Fetch) -> None:
    """Wherever a file is cut, it either does not open or misses its end."""
    body = documents[kind]
    document = draw(fetched(body[: len(body) * percent // 100])).document
    assert document is not None
    assert document.opens is False or document.ended is False or document.damage


WORDS = b"All words that somebody wrote.\r\n" * 64  # four sectors


@pytest.mark.parametrize(
    ("body", "opens"),
    [
        (WORDS + bytes(512) + WORDS, False),
        (WORDS + bytes(300) + WORDS, False),
        (WORDS + bytes(9) + WORDS, True),
        (WORDS + bytes(40) + WORDS + bytes(40) + WORDS, True),
        (WORDS + random.Random(5).randbytes(300) + WORDS, False),
        (WORDS + random.Random(5).randbytes(30) + WORDS, True),
        (WORDS + b"\xdb\xdb\1\xb2\xb1\x10\x11\x1e\x1f\4\3\xdc\xdf\xc4" * 20 + WORDS, True),
        (WORDS + random.Random(5).randbytes(9_000), True),
        (WORDS + bytes(512) + b"\2\3" + WORDS, True),
        (WORDS + bytes(512), True),
    ],
)
def test_a_text_has_no_sector_of_zeros(body: bytes, *, opens: bool, fetched: Fetch) -> None:
    """It was never written; but other data may begin with words, and a text may be filled up."""
    document = draw(fetched(body, "text/plain")).document
    assert document is not None
    assert document.opens is opens


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bytes_are_facts(kind: str, documents: dict[str, bytes], fetched: Fetch) -> None:
    """Damage anywhere gives facts, never an exception."""
    body = documents[kind]
    for place in range(0, len(body), max(1, len(body) // 60)):
        damaged = bytearray(body)
        damaged[place] ^= 0xFF
        assert draw(fetched(bytes(damaged))).version == VERSION


@pytest.mark.parametrize("magic", MAGIC)
def test_every_beginning_gives_facts(magic: bytes, fetched: Fetch) -> None:
    """A file that ends within its first header, however short, gives facts: an Ogg page of five bytes once did not."""
    for fill in (b"\0", b"\xff"):
        for length in range(48):
            assert draw(fetched(magic + fill * length)).kind


@ANY
@given(
    magic=st.sampled_from(MAGIC),
    rest=st.binary(max_size=600),
    declared=st.sampled_from([None, "text/html", "application/pdf", "x;charset=\0"]),
)
def test_garbage_gives_facts(magic: bytes, rest: bytes, declared: str | None, fetched: Fetch) -> None:
    """Random bytes behind any magic give facts, never an exception."""
    assert draw(fetched(magic + rest, declared)).kind


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("gif", "rtf", "gz", "bz2", "xz", "tiff")])
def test_a_body_we_stopped_reading_is_not_called_cut(kind: str, documents: dict[str, bytes], fetched: Fetch) -> None:
    """Where our own cap ended the body, nothing is said of its end."""
    body = documents[kind]
    document = draw(fetched(body[: len(body) // 2], capped=True)).document
    assert document == Document(pages=document.pages if document else None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"%PDF-1.4 nothing", True),
        (b"PK\x03\x04", True),
        (b"<!doctype html>", False),
        (b"<!doctype html>" + b" " * 600_000, True),
        (b"<p " + b"a='1'" * 5_000 + b">", True),
        (b"<p a='1' b='2' c='3'>text</p>" * 2_000, False),
        (b"plain", False),
        (b"", False),
        (b"\x89PNG\r\n\x1a\n", False),
    ],
)
def test_documents_and_large_pages_are_drawn_apart(body: bytes, expected: bool, fetched: Fetch) -> None:  # noqa: FBT001
    """Parsers of documents run in a child; a page of usual size does not."""
    assert needs_child(fetched(body)) is expected


def test_draw_can_be_sent_to_a_child(fetched: Fetch) -> None:
    """Function, argument and answer can be pickled."""
    assert pickle.loads(pickle.dumps(draw)) is draw
    facts = draw(pickle.loads(pickle.dumps(fetched(b"<title>A</title>"))))
    assert pickle.loads(pickle.dumps(facts)) == facts


@pytest.mark.parametrize(
    ("body", "document"),
    [
        (b"\0" * 5000, Document(opens=False, damage="nothing but zeros")),
        (b"\1\2\3", Document(opens=None)),
        (b"Only words.", Document(opens=True)),
        (b'{"a": [1, 2]}', Document(opens=True, ended=True)),
        (b'{"a": [1, 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": "b"c": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a" 1, "b": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1,\n u "b": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1, u"b": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a": "b"\n "c": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a": [1, {"b": 2\n ]}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1 // one\n}', Document(opens=True, damage="not well-formed")),
        (b'{"a": 1,}', Document(opens=True, damage="not well-formed")),
        (b'{"a": 1, b: 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a": 1, "b\xe9": 2,}', Document(opens=True, damage="not well-formed")),
        (b'{"a": "\x83\\", "b": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a"\xf47\x8c\xa7x", "b": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": [1, \xe9 {"b": 2}]}', Document(opens=False, damage="not well-formed")),
        (b'{"a\xe9": [1, C {"b": 2}]}', Document(opens=False, damage="not well-formed")),
        (b'{"a": [1, C {"b": 2}]}', Document(opens=True, damage="not well-formed")),
        (b'["a"]]', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1}\n{"a": 2}', Document(opens=True, damage="not well-formed")),
        (b'{\n"a": 1\n}\n{\n"a": 2\n}\n', Document(opens=False, damage="not well-formed")),
        (b"[\n1,\n2][\n1,\n2]", Document(opens=False, damage="not well-formed")),
        (b'{\n"a": 1\n}\n{\n"a": 2\n}\n{\n"a": 3\n}\n', Document(opens=True, damage="not well-formed")),
        (b'{\n"a": 1\n}\n{"a": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a": 1,\n xb": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1, b: "c"}', Document(opens=True, damage="not well-formed")),
        (b'{"a": xb",\n "c": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1,\n xb"c": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": 1,\n u"c": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a\xe9": 1,\n xb"c": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": "bx,\n "c": 2}', Document(opens=False, damage="not well-formed")),
        (b'{"a": "b\n c",\n "d": 2}', Document(opens=True, damage="not well-formed")),
        (b'{"a": 1, ' + b" " * 1500 + b'b: "\x05"}', Document(opens=False, damage="not well-formed")),
        (b'{"a": "' + b"." * 1500 + bytes(20) + b'"}', Document(opens=False, damage="not well-formed")),
        (b'[{"a": 1}, {"b": {"c": 2}', Document(opens=False, ended=False, damage="end is missing")),
        (b"[" * 100_000 + b"]", Document(damage="nested too deeply to look at")),
        (b"<?xml version='1.0'?><a><b/></a>", Document(opens=True, ended=True)),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", Document(opens=True, ended=True)),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x '%s'>]><a>%s</a>" % (b"y" * 5_000, b"&x;" * 900), Document()),
        (b"<?xml version='1.0'?><a xmlns:b='two words'><b:c/></a>", Document(opens=True, ended=True)),
        (b"<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd'><a><b:c/></a>", Document(opens=True, ended=True)),
        (b"<?xml version='1.0'?><b:c><b:d e:f='1'/></b:c>", Document(opens=True, ended=True)),
        (
            b"<?xml version='1.0'?><b:c></b:d></b:c>",
            Document(opens=False, damage="not well-formed: mismatched tag: line 1, column 28"),
        ),
    ],
)
def test_files_without_a_format_of_their_own(body: bytes, document: Document, fetched: Fetch) -> None:
    """Zeros are damage, text opens, and XML is not read whose entities stand for much, while a part of a document may leave its prefixes to the whole."""
    assert draw(fetched(body)).document == document


def test_declared_data_that_break_off_are_cut(fetched: Fetch) -> None:
    """Where the server says that they are data, and the bracket that opens them is not closed."""
    cut = Document(opens=False, ended=False, damage="end is missing")
    assert draw(fetched(b'{"a": [1, 2', "application/json")).document == cut
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;">]><svg><g>'
    assert draw(fetched(drawing, "image/svg+xml")).document == cut
    assert draw(fetched(drawing + b"</g></svg>", "image/svg+xml")).document == Document(damage=NESTED)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        (b"<a><b>words</b></a>", None),
        (b"<a><b>words</b></a>\n<!-- end -->\n", None),
        (b"<!-- <c> --><a><b>words</b>", False),
        (b"<a><b>wor", False),
        (b"<a:b c='d'/>\n", None),
    ],
)
def test_xml_with_nested_entities_is_cut_where_its_first_element_stays_open(
    text: bytes, fetched: Fetch, *, ended: bool | None
) -> None:
    """It is not parsed, for the sake of what entities can do; its two ends are compared."""
    body = b"<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY x '<z>y</z>'><!ENTITY y '&x;'>\n]>\n" + text
    assert draw(fetched(body)).document == (
        Document(damage=NESTED) if ended is None else Document(False, False, damage="end is missing")
    )


@pytest.mark.parametrize("odd", [bytes(99), b"\1", b"\xff"])
def test_bytes_in_markup_that_is_not_parsed(odd: bytes, fetched: Fetch) -> None:
    """What no text has is in none, nor what no UTF-8 has; zeros behind it, and between the bytes of wide signs, are nobody's concern."""
    body = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;'>]><a>" + b"words " * 999 + b"</a>"
    broken = Document(False, damage="not well-formed")
    assert draw(fetched(body + bytes(99))).document == Document(damage=NESTED)
    assert draw(fetched(body[:4_000] + odd + body[4_000 + len(odd) :])).document == broken
    assert (draw(fetched(body.decode().encode("utf-16"), "application/xml")).document or broken).damage != broken.damage
    named = body.replace(b"?>", b" encoding='latin-1'?>", 1).replace(b"words", "wörds".encode("latin-1"), 1)
    assert draw(fetched(named)).document == Document(damage=NESTED)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("M0,0 l1.5-2e-3Zm 1 1\tA5 5 0 0 1 3 4", True),
        ("M0,0 l1.5,:.28 4 5", False),
        ("M0,0 l1.5\xe94 5", False),
        ("M0,0 l NaN,undefined 4 5", True),
        ("{line}", True),
        ("M0,0 &line;", True),
        ("", True),
    ],
)
def test_the_line_of_a_drawing(line: str, fetched: Fetch, *, opens: bool) -> None:
    """Nothing stands in it that no line has; what a script put there, or is yet to, is as it was made."""
    body = f"<svg xmlns='http://www.w3.org/2000/svg'><path fill='#fff'\n d=\"{line}\"/></svg>"
    body = "<!DOCTYPE svg [<!ENTITY line 'l1 1'>]>" + body if "&" in line else body
    assert (draw(fetched(body.encode(), "image/svg+xml")).document or Document()).opens is opens
    assert (draw(fetched(body.replace("><p", "><script/><p").encode())).document or Document()).opens


def test_a_cell_may_begin_with_a_tag(fetched: Fetch) -> None:
    """A declared table is a page only where it begins as one."""
    assert draw(fetched(b"<a href='x'>x</a>,2\n3,4\n", "text/csv")).kind == "csv"
    assert draw(fetched(b"<!doctype html><p>Sign in", "text/csv")).kind == "html"


def test_an_empty_body_is_empty(fetched: Fetch) -> None:
    """Nothing is a kind of its own."""
    assert draw(fetched(b"", "application/pdf")).kind == "empty"


def test_the_kinds_of_media_are_all_checked() -> None:
    """Every reader of media answers for an empty and a tiny body."""
    assert all(isinstance(read(Sparse.whole(body)), Document) for read in MEDIA.values() for body in (b"", b"x" * 5))


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        (b'{"a": [1, 2', ("json-unclosed",)),
        (b'{"a": "words with no end', ("json-unclosed",)),
        (b'{"a": fal', ("json-unclosed",)),
        (b'{"a": 1}\n{"a": 2}\nand words', ()),
        (b"{not json", ()),
        (b'<!DOCTYPE dia PUBLIC "-//A', ("svg-unclosed", "xml-unclosed")),
        (b"<!-- made by a program", ()),
        (b"<1> is the first note", ()),
        (TABLE + b'"5","last', ("csv-unclosed",)),
        (TABLE + b'"5","last"', ()),
        (TABLE + b'"5","last\n', ()),
        (TABLE.replace(b'"2"', b'"2') + b'"5","last', ()),
        (b'1,a 5" pipe,x\n' * 5 + b'2,a 6" pipe,x', ()),
        (b'One "word.\nTwo.', ()),
        (b"1;2;3\r\n" * 12 + b"4;5", ("csv-unclosed",)),
        (b"day,price\n2 May 2004,7.5\n3 May 2004,8\n5 Jun 2004,8\n6 May", ("csv-unclosed",)),
        (b"price,of\n12:30:01,7.5,8\n12:31:07,8,9\n12:32:11,7,7\n12:3", ("csv-unclosed",)),
        (b"day,price\n2 May 2004,7.5\n3 May 2004,8\n5 Jun 2004,8\nStand", ()),
        (b"day,price\n2 May 2004,7.5\n23 May 2004,8\n5 Jun 2004,8\n6 May", ()),
        (b"day,price\n2 May 2004,7.5\n3 May 2004,8\n5 Jun 2004,8\n6 May 2004", ()),
        (b"1;2;3\r\n" * 3 + b'4;"so ""many"" words\nthat they', ("csv-unclosed",)),
        (b"1;2;3\r\n" * 2 + b'4;"so ""many"" words\nthat they', ()),
        (b"1;2;3\r\n1;2\r\n" * 2 + b'4;"so many words', ()),
        (b"1;2;3\r\n\r\n" * 12 + b"4;5\n", ()),
        (b"1;2;3\r\n" * 12 + b"words below the table", ()),
        (b"1;2;3\r\n" * 12 + b"4;5;6", ()),
        (b"1;2;3\r\n" * 12 + b"Total;36", ()),
        (b"1;2;3\r\n" * 12 + b"Quelle: Amt; Stand 2024", ()),
        (b"1;2;3\r\n" * 4 + b"4;5", ("csv-unclosed",)),
        (b"1;2;3\r\n" * 3 + b"4;5", ()),
        (b"# counted by hand\n" + b"day,herons,ducks\n" + b"1,2,\n" * 5 + b"2,3", ("csv-unclosed",)),
        (b"Herons\n\n" + b"day,herons,ducks\n" + b"1,2,\n" * 5 + b"2,3", ("csv-unclosed",)),
        (b"# counted, by, hand\n" + b"day,herons,ducks\n" + b"1,2,\n" * 5 + b"2,3,", ()),
        (b"year,herons\n" + b"1999,24\n1.5,2\n" * 6 + b"20", ("csv-unclosed",)),
        (b"year,herons\n" + b"1999,24\nx,2\n" * 6 + b"20", ()),
        (b"year,herons\n" + b"1999,24\n1.5,2\n" * 6 + b"all", ()),
        (b"1;2;3\r\n1;2\r\n" * 12 + b"4;5", ()),
        (("1;2;3\r\n" * 12 + "4;5\r\n").encode("utf-16"), ()),
    ],
)
def test_texts_that_break_off_inside(body: bytes, marks: tuple[str, ...], fetched: Fetch) -> None:
    """Signs for what may have been promised: open brackets, an open field in a table that quotes well, a last row with fewer fields than all others; stray quotes are none."""
    assert draw(fetched(body)).marks == marks


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        (b'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p>Words</p>', "office-html"),
        (b'<meta charset="utf-8"><table border=1><tr><td>1</table>', "bare-table"),
        (b"<html><body><p>Words</p><table><tr><td>1</table>", None),
    ],
)
def test_pages_that_programs_open_as_documents(body: bytes, mark: str | None, fetched: Fetch) -> None:
    """What Word and Excel write, and tables without a page around them."""
    assert ({"office-html", "bare-table"} & {*draw(fetched(body)).marks}) == ({mark} if mark else set())


@pytest.mark.parametrize(
    ("then", "same"),
    [
        ({}, 1),
        ({"outcome": Answer(200, size=40, sha256="b")}, 0),
        ({"outcome": Answer(200, size=40)}, 0),
        ({"hops": (Hop("http://example.org/other", 200, headers=(("content-type", "text/html"),)),)}, 0),
        ({"hops": (Hop("http://example.org/page", 200, headers=(("content-type", "text/plain"),)),)}, 0),
        ({"facts": None}, 0),
        ({"facts": {"version": VERSION - 1}}, 0),
        ({"facts": {"places": (), "no_places": ("a",)}}, 0),
    ],
)
def test_the_same_bytes_are_looked_at_once(then: dict[str, Any], same: int, fetched: Fetch) -> None:
    """Facts drawn before are those of a body, where all that they go by is what it was."""
    body = fetched(b"<title>Hedges</title><p>In winter, and later", "text/html")
    hop = Hop("http://example.org/page", 200, headers=(("content-type", "text/html"),))
    now = replace(body, evidence=replace(body.evidence, outcome=Answer(200, size=40, sha256="a"), hops=(hop,)))
    facts = draw(now)
    if then.get("facts"):
        then = {"facts": replace(facts, **then["facts"])}
    assert drawn_before(now, replace(now.evidence, **({"facts": facts} | then))) == (facts if same else None)


def test_a_place_not_looked_for_before_is_looked_for(fetched: Fetch) -> None:
    """Whether a page has a place is a fact of it: the same bytes are looked through for another."""
    body = fetched(b"<p id=a>In winter", "text/html")
    evidence = replace(body.evidence, outcome=Answer(200, sha256="a"))
    before = replace(evidence, facts=draw(replace(body, fragments=("a", "b"))))
    asked = [replace(body, evidence=evidence, fragments=places) for places in (("b", "a"), ("a",), ("c",))]
    assert [drawn_before(one, before) is before.facts for one in asked] == [True, False, False]


@pytest.mark.parametrize(
    "inner",
    [
        '<!-- <path d="Mouse"/> -->',
        '<desc><![CDATA[<path d="Moved to B"/>]]></desc>',
        '<x:path xmlns:x="urn:y" d="My road"/>',
        '<path d="M{{x}} 0"/>',
        '<path d="M${x} 0"/>',
    ],
)
def test_what_is_no_line_of_a_drawing_damages_none(inner: str, fetched: Fetch) -> None:
    """A remark, words, an element of another kind, or the place in a template that is filled in later."""
    body = f"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/>{inner}</svg>"
    assert (draw(fetched(body.encode(), "image/svg+xml")).document or Document()).opens is True


@pytest.mark.parametrize(
    "text",
    ['{"x": 1,\n path: "C:\\\\dir\\\\"\n}', '{"a": 1,\n b: "x", // 5" disk\n}', '{"a": 1\n disk: 5" floppy\n}'],
)
def test_relatives_of_json_may_have_quotes_where_it_has_none(text: str, fetched: Fetch) -> None:
    """A backslash that is itself escaped, a comment, a name without quotes."""
    assert (draw(fetched(text.encode(), "application/json")).document or Document()).opens is True


def test_a_file_with_checksums_may_hold_a_block_of_zeros(fetched: Fetch) -> None:
    """They say that it is as it was written; of a kind that is not known nothing is said."""
    noise = random.Random(7).randbytes(4_096)
    packed = gzip.compress(noise + bytes(1_024) + noise, 0)
    assert (draw(fetched(packed, "application/gzip")).document or Document()).opens is True
    assert (draw(fetched(bytes(1 << 16) + b"x\n", None)).document or Document()).opens is not False
