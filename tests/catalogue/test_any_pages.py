"""Whatever the pages of a catalogue, or the files of a folder, hold: reading ends, and what goes wrong is told."""

from contextlib import suppress
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.catalogue.folder import is_folder, read_folder
from crawler.catalogue.following import read_pages
from crawler.catalogue.source import Source, from_page
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry, Further, Head, Item

FIRST = "https://list.example/resources/"
CAP = 6
PIECES = (
    '<link rel="next" href="?page=NUMBER">', '<li><a href="https://d.example/NUMBER">The wax</a>: A book.</li>',
    '<link rel="next" href="?page=2">', '<a rel=next href="?page=3">', '<a rel="next" href="//[::1">',
    '<a rel=next href="https://other.example/resources/?p=2">', '<a rel=next href="\x00">', "<ul><li>",
    '<a href="https://a.example/">The hive</a>: A book.', "</ul>", "# Bees\n\n", "- [Comb](https://b.example/)\n",
    "title,url\n", "Wax,https://c.example/\n", '{"title": "Wax", "url": "c"}', "<?xml version='1.0'?>",
    "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://list.example/resources/2</loc></sitemap></sitemapindex>",
    "<OAI-PMH><ListRecords><resumptionToken>again</resumptionToken></ListRecords></OAI-PMH>",
    '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/></feed>', "@book{a, title={Wax}}",
)  # fmt: skip
NEW = b'<link rel="next" href="?page=NUMBER"><ul><li><a href="https://d.example/NUMBER">The wax</a>: A book.</li></ul>'
BODIES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=6).map("".join).map(str.encode), st.binary(max_size=60))
KINDS = st.sampled_from((None, "text/html", "text/markdown", "application/xml", "text/csv; charset=none", "\x00;;"))
HEADERS = st.one_of(st.none(), st.just('<?page=4>; rel="next"'), st.text(max_size=30))
PAGES = st.lists(st.one_of(st.text(max_size=10), st.tuples(BODIES, KINDS, HEADERS)), min_size=1, max_size=4)
NAMES = st.from_regex(r"[a-z*\[\]. é]{1,8}(?:\.(?:md|html|csv|json|yaml|bib|xml|txt|xlsx))?", fullmatch=True).filter(
    lambda name: name.strip(".") != ""
)


def follow(pages: list[str | tuple[bytes, str | None, str | None]], **kept: str) -> tuple[list[Item], int]:
    """Answer each address that is asked for with the next of these pages, over and over; return what was read and how often was asked."""
    catalogue = CatalogueSettings.model_validate({"source": FIRST, "pages": CAP, **kept})
    flow = read_pages(catalogue)
    address = next(flow)
    for asked, page in enumerate(cycle(pages), 1):
        assert asked <= CAP
        given: Source | str = (
            page if isinstance(page, str) else from_page(catalogue, address, _numbered(page[0], asked), *page[1:])
        )
        try:
            address = flow.send(given)
        except StopIteration as end:
            return list(end.value), asked
        except CatalogueError:
            assert asked == 1
            return [], asked
    raise AssertionError("unreachable: a cycle has no end")


def _numbered(body: bytes, number: int) -> bytes:
    """Make a page one of its own, so that a list can go on for ever."""
    return body.replace(b"NUMBER", str(number).encode())


@settings(deadline=None, max_examples=100)
@example([(NEW, "text/html", None)], "same-host")
@given(PAGES, st.sampled_from(("same-host", "any-host", "never")))
def test_following_always_ends_within_its_cap(
    pages: list[str | tuple[bytes, str | None, str | None]], where: str
) -> None:
    """Only the first page can fail as a whole; no further address is handed on, and no two entries share an id."""
    items, asked = follow(pages, follow=where)
    assert asked == 1 or where != "never"
    assert not any(isinstance(item, Further) for item in items) or asked == 1
    ids = [item.id for item in items if isinstance(item, Entry)]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(NAMES, BODIES, max_size=4))
def test_a_folder_of_anything_is_read_to_its_head(files: dict[str, bytes]) -> None:
    """Every file is read, passed over or told; only a folder without files fails."""
    with TemporaryDirectory() as place:
        for name, body in files.items():
            Path(place, name).write_bytes(body)
        catalogue = CatalogueSettings(source=place)
        assert is_folder(place)
        try:
            items = list(read_folder(catalogue))
        except CatalogueError:
            assert all(name.startswith(".") for name in files)
            return
    assert [isinstance(item, Head) for item in items].count(True) == 1
    assert isinstance(items[-1], Head)


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="*?[]!-./\\ab\x00", max_size=20)))
def test_any_pattern_is_tried_or_refused_in_words(pattern: str) -> None:
    """No spelling of a pattern raises anything but CatalogueError."""
    if not pattern.strip() or pattern.startswith(("/", "\\", "..")) or ".." in pattern:
        return  # would walk the machine
    with TemporaryDirectory() as place:
        source = f"{place}/{pattern}"
        if not is_folder(source):
            return
        with suppress(CatalogueError):
            list(read_folder(CatalogueSettings(source=source)))
