"""CSV catalogues: columns, delimiters, damaged rows, size."""

from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import Any

import pytest

from crawler.catalogue import Source, read
from crawler.catalogue.columns import meanings
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry

ROW = (
    "The bee book",
    "https://bees.example/book",
    "All about bees",
    "Ann Hill; Tom Low",
    "Bee Press",
    "May 2011",
    "Book",
    "Bees",
)
NAMES = ("Title", "Link", "Description", "Author(s)", "Publisher", "Date", "Type", "Category")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_understood(read_bytes: Any, delimiter: str) -> None:
    """Columns are found by their names, whatever parts them."""
    quoted = [f'"{cell}"' for cell in ROW]
    (entry,) = read_bytes(f"{delimiter.join(NAMES)}\r\n{delimiter.join(quoted)}\r\n").entries
    assert (entry.title, entry.links[0].href, entry.description) == ROW[:3]
    assert (entry.authors, entry.publishers) == (("Ann Hill", "Tom Low"), ("Bee Press",))
    assert (entry.year, entry.kind, entry.section, entry.line) == (2011, "book", ("Bees",), 2)


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["NAME", "Href"], {"title": 0, "url": 1}),
        (["Resource title", "Web address", "Year of publication"], {"title": 0, "url": 1, "year": 2}),
        (["id", "Link to resource (URL)"], {"url": 1}),
        (["a", "b"], {}),
    ],
)
def test_columns_are_guessed_by_their_names(names: list[str], columns: dict[str, int]) -> None:
    """Case and decoration do not matter."""
    assert meanings(names) == columns


def test_missing_columns_are_named(read_bytes: Any) -> None:
    """The message says which columns there are and which are needed."""
    with pytest.raises(CatalogueError, match=r"title, name.*url, link.*columns found are: colour, size"):
        read_bytes("colour,size\nred,2\nblue,3\n", format="csv")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("only one", "has 1 columns, the first row has 2"),
        ("a,b,c", "has 3 columns"),
        ("x" * 100_001 + ",b", "longer than 100,000 characters"),
        ('"never closed,b', "never closed"),
    ],
)
def test_a_damaged_row_costs_itself_alone(read_bytes: Any, row: str, reason: str) -> None:
    """The rows before and after are read, and the damage is said with its line."""
    result = read_bytes(f"title,url\nbefore,b\n{row}\nafter,b\n", format="csv")
    assert result.titles == ["before", "after"]
    assert [(fault.line, reason in fault.reason) for fault in result.unreadable] == [(3, True)]


def test_a_row_needs_a_title_or_a_link(read_bytes: Any) -> None:
    """A row of notes alone is a finding; an empty row, as spreadsheets leave behind, is nothing."""
    result = read_bytes("title,url,notes\n,,only notes\n,,\nx,,\n,http://a.example,\n")
    assert result.titles == ["x", "http://a.example"]
    assert [fault.line for fault in result.unreadable] == [2]


def test_a_quoted_cell_may_hold_lines(read_bytes: Any) -> None:
    """Line ends inside quotes belong to the cell; line numbers still count them."""
    result = read_bytes('title,url\n"two\nlines",a\nnext,b\n')
    assert [(entry.title, entry.line) for entry in result.entries] == [("two lines", 2), ("next", 4)]


def test_a_row_may_carry_several_links(read_bytes: Any) -> None:
    """The first is the entry's own; those of the description come after it."""
    (entry,) = read_bytes(
        'title,url,notes\na,"http://a.example http://b.example","see www.c.example, or http://a.example"\n'
    ).entries
    assert [(use.role.value, use.url) for use in entry.links] == [
        ("primary", "http://a.example/"),
        ("more", "http://b.example/"),
        ("more", "http://www.c.example/"),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16", "utf-8-sig"])
def test_encodings_are_told_by_line(read_bytes: Any, encoding: str) -> None:
    """One line in windows-1252 does not spoil a file, wherever it stands."""
    result = read_bytes(
        "title,url\n".encode(encoding) + "Caf\u00e9,b\n".encode(encoding.replace("utf-16", "utf-16-le"))
    )
    assert result.titles == ["Caf\u00e9"]


def test_words_among_addresses_are_none(read_bytes: Any) -> None:
    """Neither a part of an address nor a link; a word that stands alone is what the catalogue gives."""
    tables = (
        '[{"title": "A", "url": ["https://a.example/", 3, "n/a", "b/c.pdf"]}]',
        "title,url\nA,https://a.example/ ; none\n",
        "title,url\nA,ask us\n",
    )
    found = [[use.href for use in read_bytes(table).entries[0].links] for table in tables]
    assert found == [["https://a.example/", "b/c.pdf"], ["https://a.example/"], ["ask us"]]


def test_rows_of_the_same_title_have_ids_of_their_own(read_bytes: Any) -> None:
    """Even rows that are equal in everything are told apart."""
    ids = [entry.id for entry in read_bytes("title,url\na,x\na,y\na,x\na,x\nb,x\n").entries]
    assert len(set(ids)) == len(ids)


class _Endless(RawIOBase):
    """A large file that is made while it is read."""

    def __init__(self, rows: int) -> None:
        self._pieces: Iterator[bytes] = (
            b"Title %d,http://a.example/%d,%s\n" % (n, n, b"words " * 150) for n in range(rows)
        )
        self._rest = b"title,url,description\n"
        self.handed_out = 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Hand out at most one row."""
        self._rest = self._rest or next(self._pieces, b"")
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        self.handed_out += len(data)
        return len(data)


def test_a_large_table_is_read_in_bounded_memory() -> None:
    """The first entry comes when a small part of three megabytes was read."""
    endless = _Endless(3_000)
    source = Source(CatalogueSettings(source="x"), "x", "x", BufferedReader(endless))
    items = read(source)
    first = next(item for item in items if isinstance(item, Entry))
    assert endless.handed_out < 200_000
    assert first.title == "Title 0"
    assert sum(isinstance(item, Entry) for item in items) == 2_999


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Hill, Anna", ("Anna Hill",)),
        ("Hill, Ann, 1960-", ("Ann Hill",)),
        ("García Márquez, Maria", ("Maria García Márquez",)),
        ("Hill, A. B.", ("A. B. Hill",)),
        ("Hill, Ann, 1960-2011; Low, Tom", ("Ann Hill", "Tom Low")),
        ("Ann Hill, Tom Low", ("Ann Hill", "Tom Low")),
        ("Shelter, Mind", ("Shelter", "Mind")),
    ],
)
def test_one_name_turned_round_is_no_list_of_names(read_bytes: Any, cell: str, names: tuple[str, ...]) -> None:
    """Libraries put the family name first, and the years of a life last; houses in a row are several."""
    (entry,) = read_bytes(f'title,author,url\nBees,"{cell}",https://a.example/\n').entries
    assert entry.authors == names


@pytest.mark.parametrize(
    "table",
    [
        "Resource\tWho for\tWhere\nMoney Helper\tEveryone\thttps://a.example/\nTurn2us\tFamilies\twww.b.example\nDebtline\tEveryone\t0808 808 4000\n",
        "Money Helper\tEveryone\thttps://a.example/\nTurn2us\tFamilies\twww.b.example\nDebtline\tEveryone\t0808 808 4000\n",
        "Money Helper\thttps://a.example/\nTurn2us\twww.b.example\nDebtline\t\n",
        "Verein;Kontakt;Adresse im Netz\nMoney Helper;Frau Kurz;https://a.example/\nTurn2us;;www.b.example\nDebtline;Herr Lang;\n",
        "Organisation,Website,Town\nMoney Helper,https://a.example/,York\nTurn2us,www.b.example,Leeds\nDebtline,,Hull\n",
    ],
)
def test_cells_tell_what_the_first_row_does_not(read_bytes: Any, table: str) -> None:
    """Columns pasted out of a spreadsheet, with names nobody knows or without any; a telephone number is no address."""
    entries = read_bytes(table).entries
    assert [entry.title for entry in entries] == ["Money Helper", "Turn2us", "Debtline"]
    assert [[use.href for use in entry.links] for entry in entries] == [
        ["https://a.example/"],
        ["http://www.b.example"],
        [],
    ]


def test_rows_with_one_cell_in_capitals_or_behind_a_gap_are_headings(read_bytes: Any) -> None:
    """As people part their spreadsheets; one without its link among others stays an entry, and so does one of two columns."""
    result = read_bytes(
        "Title,Link,Year\nREPORTS,,\nHomes,https://a.example/h.pdf,2019\nRent,,\n,,\nToolkits:,,\nTenants,https://a.example/t.zip,2020\n"
    )
    assert [(entry.title, entry.section) for entry in result.entries] == [
        ("Homes", ("REPORTS",)),
        ("Rent", ("REPORTS",)),
        ("Tenants", ("Toolkits",)),
    ]
    assert read_bytes("Title,Link\nREPORTS,\nHomes,https://a.example/h.pdf\n").titles == ["REPORTS", "Homes"]
