"""Files of any spreadsheet, sound and damaged, become the same rows."""

import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from filled import DAY, KEYS, NAMES, csv_bytes, read, said, without, xlsx_bytes
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

from crawler.errors import UsageError
from crawler.sheet.read import tables
from crawler.workbook.package import opened

ROWS = [
    NAMES,
    ("https://example.org/0", "https://example.org/new", "", "it moved", "", KEYS[0]),
    ("https://example.org/1", "", "Not broken", 'opens, "well"\nin a browser: für mich', "", KEYS[1]),
    ("https://example.org/2", "", "", "", "", KEYS[2]),
    ("https://example.org/3", "", "ignore", "", "31 Dec 2026", KEYS[3]),
]
SAID = [
    (KEYS[0], "Use the new address", "https://example.org/new", "it moved", None),
    (KEYS[1], "Not broken", None, 'opens, "well" in a browser: für mich', None),
    (KEYS[3], "Ignore", None, "", DAY),
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_dialect_of_csv(delimiter: str, encoding: str) -> None:
    """Whatever stands between cells, in whatever encoding, with a mark or without."""
    found = read(csv_bytes(ROWS, delimiter=delimiter, encoding=encoding))
    assert said(found) == SAID
    assert (found.rows, found.mistakes, found.remarks) == (4, [], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end: str) -> None:
    """Of Unix, Windows and old Macs."""
    assert said(read(csv_bytes(ROWS, end=end))) == SAID


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
def test_the_names_are_found_below_other_lines(make: Callable[[Any], bytes]) -> None:
    """Lines above, columns in any order and of any name's case, further columns between, rows in any order."""
    order = [5, 3, 0, 2, 4, 1]
    changed = [["Links to look at", *[""] * 7], [""] * 8, ["Note: please hurry", *[""] * 7]]
    changed += [[row[place] for place in order] + ["mine", ""] for row in (ROWS[0], *reversed(ROWS[1:]))]
    changed[3] = ["  id ", "NOTE", "address", "dEcision", "look  again ON", "New_URL", "mine", ""]
    assert said(read(make(changed))) == SAID[::-1]


def test_a_line_that_tells_the_delimiter() -> None:
    """Excel's own way."""
    assert said(read(b"sep=;\r\n" + csv_bytes(ROWS, delimiter=";"))) == SAID


def test_the_guard_is_taken_off() -> None:
    """An apostrophe before a formula is the sheet's own; before anything else it is the person's."""
    rows = [NAMES, ("", "", "fixed", "'=1+1", "", KEYS[0]), ("", "", "fixed", "'tis fine", "", KEYS[1])]
    assert [one[3] for one in said(read(csv_bytes(rows)))] == ["=1+1", "'tis fine"]


def test_rows_count_as_a_spreadsheet_shows_them() -> None:
    """Empty rows and lines within a cell too."""
    rows = [("My list", "", "", "", "", ""), ("",) * 6, *ROWS[:3], ("", "", "nonsense", "", "", KEYS[4])]
    for content in (csv_bytes(rows), xlsx_bytes(rows)):
        assert [one.place for one in read(content).mistakes] == ["s, row 6"]


def test_workbooks_hold_days_numbers_and_formulas_with_results() -> None:
    """A day is a day however it is kept; what a formula came to counts, and one without a result is a mistake."""
    rows = [
        ("Decision", "Look again on", "Note", "ID"),
        ("look again", DAY, 2026, KEYS[0]),
        ("look again", datetime.fromisoformat("2026-12-31 09:30"), 1.5, KEYS[1]),
        ("look again", 46387, True, KEYS[2]),
        ("look again", "31.12.2026", "=1+1", KEYS[3]),
    ]
    content = xlsx_bytes(rows)
    found = read(content)
    sheet = zipfile.ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")
    reckoned = sheet.replace(b"<v /></c>", b"<v>2</v></c>").replace(b"<v></v></c>", b"<v>2</v></c>")

    assert [(one[3], one[4]) for one in said(found)] == [("2026", DAY), ("1.5", DAY), ("TRUE", DAY)]
    assert "row 5: Note holds a formula without a result" in str(found.mistakes[0])
    assert reckoned != sheet
    assert said(read(without(content, changed={"xl/worksheets/sheet1.xml": reckoned})))[3][3:] == ("2", DAY)


def test_what_else_a_workbook_may_hold() -> None:
    """Styles, comments, several tables, lists, merged titles and escaped signs change nothing."""

    def dress(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "My answers"
        sheet.merge_cells("A1:F1")
        sheet["A3"].font = Font(bold=True, name="Courier")
        sheet["D3"].value = "it_x000D_ moved"
        sheet.add_data_validation(DataValidation("list", formula1='"a,b"'))
        sheet.auto_filter.ref = "A2:F6"
        sheet.row_dimensions[4].hidden = True
        other = sheet.parent.create_sheet("Prices", 0)
        other.append(["Note", "Decision"])
        hidden = sheet.parent.create_sheet("Old")
        hidden.append(["ID", "Decision"])
        hidden.append([KEYS[7], "Ignore"])
        hidden.sheet_state = "hidden"

    assert said(read(xlsx_bytes(ROWS, dress))) == SAID


def test_several_tables_of_one_workbook() -> None:
    """All that have our columns are read, and places name them."""

    def add(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Of Kim")
        other.append(("ID", "Decision"))
        other.append((KEYS[5], "fixed"))
        other.append((KEYS[6], "nonsense"))

    found = read(xlsx_bytes(ROWS, add))
    assert [one[0] for one in said(found)] == [KEYS[0], KEYS[1], KEYS[3], KEYS[5]]
    assert found.mistakes[0].place == "s, sheet “Of Kim”, row 3"


def test_merged_cells_of_several_rows_are_a_mistake() -> None:
    """Of the second row nobody knows what was meant."""
    found = read(xlsx_bytes(ROWS, lambda sheet: sheet.merge_cells("C3:C5")))
    assert [str(one) for one in found.mistakes] == [
        "s, rows 3 to 5: the cells under Decision are merged; split them and fill in each"
    ]


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_both_calendars_of_workbooks(epoch: int) -> None:
    """Old workbooks of Macs count from 1904."""

    def set_epoch(sheet: Any) -> None:
        if epoch == 1904:
            sheet.parent.epoch = CALENDAR_MAC_1904

    rows = [("Look again on", "ID"), (date(2026, 12, 31), KEYS[0])]
    assert said(read(xlsx_bytes(rows, set_epoch)))[0][4] == DAY


def test_a_workbook_with_macros_is_read_and_they_are_not() -> None:
    """What is called .xlsm is a workbook; its other parts are never opened."""
    content = without(xlsx_bytes(ROWS), changed={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 anything"})
    assert said(read(content, "s.xlsm")) == SAID


def test_libreoffice(convert: Callable[..., bytes]) -> None:
    """What LibreOffice saves is read alike: as a workbook of its own, as ODS, as CSV in its way."""
    rows = [*ROWS[:4], ("https://example.org/3", "", "ignore", "", DAY, KEYS[3])]
    made = xlsx_bytes(rows)
    ods = convert(made, "xlsx", "ods")
    saved = [
        convert(ods, "ods", "xlsx"),
        ods,
        convert(made, "xlsx", "csv"),
        convert(made, "xlsx", "csv:Text - txt - csv (StarCalc):59,34,76"),
        convert(csv_bytes(ROWS, encoding="utf-8-sig"), "csv", "xlsx", "CSV:44,34,76"),
    ]
    assert [said(read(one)) for one in saved] == [SAID] * 5


def test_merged_cells_and_comments_of_libreoffice(convert: Callable[..., bytes]) -> None:
    """Cells that span rows are told of ODS too; what is remarked beside a cell is not in it."""

    def dress(sheet: Any) -> None:
        sheet["D2"].comment = Comment("not of the note", "Kim")
        sheet.merge_cells("C3:C5")

    found = read(convert(xlsx_bytes(ROWS, dress), "xlsx", "ods"))
    assert said(found)[0] == SAID[0]
    assert [one.place for one in found.mistakes] == ["s, rows 3 to 5"]


def ods_bytes(rows: str, manifest: str = "") -> bytes:
    """Write an OpenDocument spreadsheet by hand."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "content.xml",
            f"<o:d xmlns:o='o' xmlns:table='t' xmlns:text='x' xmlns:office='f'><table:table table:name='T'>{rows}</table:table></o:d>",
        )
        archive.writestr("META-INF/manifest.xml", f"<m>{manifest}</m>")
    return written.getvalue()


def ods_row(*cells: str, attributes: str = "") -> str:
    """Write a row of an OpenDocument spreadsheet."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, attributes: str = "") -> str:
    """Write a cell of an OpenDocument spreadsheet."""
    return f"<table:table-cell {attributes}>{''.join(f'<text:p>{line}</text:p>' for line in text.split('|') if line)}</table:table-cell>"


ODS_NAMES = ods_row(ods_cell("ID"), ods_cell("Note"), ods_cell("Look again on"), ods_cell("Decision"))


def test_opendocument_by_hand() -> None:
    """Repeated rows and cells, words of several lines, days, formulas, and a cell over two rows."""
    day = ods_cell("31.12.26", "office:value-type='date' office:date-value='2026-12-31'")
    empty = ods_row(ods_cell("", "table:number-columns-repeated='16000'"), attributes="table:number-rows-repeated='7'")
    rows = [
        empty,
        ODS_NAMES,
        ods_row(
            ods_cell(KEYS[0]),
            ods_cell("two<text:s text:c='3'/>words<text:tab/>|and a <text:span>line</text:span>"),
            day,
        ),
        ods_row(ods_cell(KEYS[1]), ods_cell("later", "table:number-columns-repeated='3'")),
        ods_row(ods_cell(KEYS[2]), ods_cell("", "table:formula='of:=NOW()'"), day),
        ods_row(ods_cell(KEYS[3]), ods_cell("fine", "table:number-rows-spanned='2'"), day),
        ods_row(attributes="table:number-rows-repeated='1000000'"),
    ]
    found = read(ods_bytes("".join(rows)))
    assert said(found) == [
        (KEYS[0], "Look again", None, "two words and a line", DAY),
        (KEYS[3], "Look again", None, "fine", DAY),
    ]
    assert [str(one) for one in found.mistakes] == [
        "s, row 10: “later” under Look again on is no day; write it as 2026-12-31",
        "s, row 11: Note holds a formula without a result; put in what it comes to",
        "s, rows 12 to 13: the cells under Note are merged; split them and fill in each",
    ]


def test_bombs_of_opendocument() -> None:
    """A cell that is repeated without end, spaces without end, and what is encrypted."""
    many = ods_row(ods_cell("x", "table:number-columns-repeated='9999999'"))
    spaces = ods_row(ods_cell(KEYS[0]), ods_cell("<text:s text:c='9999999'/>" * 5_000), ods_cell("2026-12-31"))
    with pytest.raises(UsageError, match="holds far more than a sheet"):
        read(ods_bytes(many * 20_001))
    with pytest.raises(UsageError, match="protected by a password"):
        read(ods_bytes(ODS_NAMES, "<m:encryption-data/>"))
    assert said(read(ods_bytes(ODS_NAMES + spaces))) == [(KEYS[0], "Look again", None, "", DAY)]


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'


def bomb(part: str, data: bytes) -> bytes:
    """Return a workbook of which a part is something else, well packed."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx_bytes(ROWS))) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, data if name == part else before.read(name))
    return written.getvalue()


def encrypted(content: bytes) -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    return re.sub(
        rb"(PK\x03\x04..)..|(PK\x01\x02....)..",
        lambda found: (found[1] or found[2]) + b"\x01\x00",
        content,
        flags=re.DOTALL,
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no row with the names of the columns was found"),
        (b"a,b\n1,2\n", "it has to name ID and one of New URL, Decision, Note, Look again on"),
        (b"ID,Address\nx,y\n", "no row with the names"),
        (b"%PDF-1.7", "is a PDF; save the filled-in sheet as .xlsx, .ods or .csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Excel file (.xls), or protected by a password"),
        (b"From: a@example.org\r\n\r\n", "is a mail"),
        (b"<!DOCTYPE html>", "is a web page"),
        (bytes(range(256)) * 40, "is no spreadsheet"),
        (b"PK\x03\x04" + b"junk" * 50, "is damaged"),
        (without(xlsx_bytes(ROWS), "xl/workbook.xml"), "is no workbook"),
        (without(xlsx_bytes(ROWS), "xl/workbook.xml", changed={"xl/workbook.bin": b""}), "is an .xlsb workbook"),
        (without(xlsx_bytes(ROWS), SHEET), "no row with the names"),
        (encrypted(xlsx_bytes(ROWS)), "is protected by a password"),
        (bomb(SHEET, LAUGHS), "defines words of its own"),
        (bomb(SHEET, b"<a>" * 100_000), "unpacks to far more than a sheet"),
        (bomb(SHEET, b'<a b="' + b"x" * 4_000_000 + b'"/>'), "unpacks to far more than a sheet"),
        (bomb(SHEET, b"<worksheet>"), "is damaged"),
        (bomb(SHEET, b"not xml"), "is damaged"),
        (csv_bytes([(*NAMES, "Note"), *ROWS[1:]]), "two columns are called Note"),
        (csv_bytes([*ROWS, ("", "", "", "x" * 200_000, "", KEYS[5])]), "row 6 is damaged"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_told(content: bytes, words: str) -> None:
    """In a sentence that names the file and what would do."""
    with pytest.raises(UsageError) as told:
        read(content, "s")
    assert str(told.value).startswith("s: ")
    assert words in str(told.value)


def test_a_sheet_with_too_many_rows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cap is 200,000; a lower one is told as fast."""
    monkeypatch.setattr("crawler.sheet.answers.MOST_ROWS", 2_000)
    with pytest.raises(UsageError, match="has more than 2,000 rows"):
        read(b"\xef\xbb\xbf" + b"ID,Note\n" + b"a,b\n" * 2_001)


def test_a_part_that_claims_to_be_huge_is_not_unpacked() -> None:
    """What an archive says of its parts is looked at first."""
    content = bomb(SHEET, b" " * 401_000_000)
    assert len(content) < 1_000_000
    with pytest.raises(UsageError, match="unpacks to far more"):
        read(content)


def test_a_part_that_is_named_many_times_is_read_as_often_as_is_sane() -> None:
    """A thousand tables that are one part are refused; so are too many of a large one."""
    book = b"<workbook xmlns:r='r'><sheets>" + b"<sheet name='a' r:id='rId1'/>" * 101 + b"</sheets></workbook>"
    with pytest.raises(UsageError, match="more than 100 tables"):
        read(without(xlsx_bytes(ROWS), changed={"xl/workbook.xml": book}))

    with opened(BytesIO(bomb(SHEET, b"<a>" + b"<b/>" * 200_000 + b"</a>")), "s") as package:
        package.whole("xl/workbook.xml", lambda *_: None)
        with pytest.raises(UsageError, match="unpacks to far more"):
            package.whole(SHEET, lambda *_: None, most=150_000)


def test_a_cell_of_endless_words_is_cut() -> None:
    """What no spreadsheet could hold is not held either."""
    words = b"<c r='A2' t='inlineStr'><is><t>" + b"x" * 3_000_000 + b"</t></is></c>"
    names = b"".join(b"<c t='inlineStr'><is><t>%s</t></is></c>" % name for name in (b"Note", b"ID"))
    found = read(bomb(SHEET, b"<w><row r='1'>" + names + b"</row><row r='2'>" + words + b"</row></w>"))
    assert [one.words for one in found.mistakes] == [
        "has no ID; copy rows whole, with their last column",
        "the note is longer than 500 characters",
    ]


def test_a_file_that_is_too_large_is_not_read() -> None:
    """Fifty million bytes are more than any sheet has."""
    with pytest.raises(UsageError, match="larger than 50 MB"):
        read(b"x" * 50_000_001)


@pytest.mark.parametrize("seed", range(3))
def test_damage_raises_nothing_but_a_sentence(seed: int) -> None:
    """Bytes changed at random, of parts and of the archive, are rows or a UsageError."""
    luck = random.Random(seed)
    content = xlsx_bytes(ROWS)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(60):
        damaged = bytearray(content)
        name = luck.choice(list(parts))
        part = bytearray(parts[name])
        for _ in range(luck.randint(1, 12)):
            damaged[luck.randrange(len(damaged))] = luck.randrange(256)
            part[luck.randrange(len(part))] = luck.choice(b"<>&\"/'0 9aZ\x00\xff=:r")
        cut = bytes(damaged[: luck.randrange(len(damaged))]) if luck.random() < 0.2 else bytes(damaged)
        for one in (cut, without(content, changed={name: bytes(part)})):
            try:
                list(tables(BytesIO(one), "s"))
                read(one)
            except UsageError:
                continue
