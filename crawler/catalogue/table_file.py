"""Tables to resources, row by row: CSV, and the tables of workbooks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from crawler.catalogue.block import squeeze
from crawler.catalogue.columns import Wanted, entry_fields, header_at, meanings, names_columns
from crawler.catalogue.group_rows import closes_table, heads_group, is_alone, with_neighbours
from crawler.catalogue.ignoring import in_row
from crawler.catalogue.listed import Anchor, Found, Listed, listed_of
from crawler.catalogue.rows import Row, delimiter_of, read_rows
from crawler.catalogue.source import Source
from crawler.catalogue.unnamed_columns import named_by_cells
from crawler.errors import CatalogueError
from crawler.records import Role, Unreadable

BEGINNING = 10  # rows among which the names of columns are looked for
NEEDED = "a column for the title (title, name) or for the link (url, link), or `columns` has to say which they are"


def read_csv(source: Source, sample: str, encoding: str) -> Iterator[Found]:
    """Yield one resource a row; CatalogueError when the columns name neither title nor link."""
    rows = read_rows(source.stream, encoding, delimiter_of(sample))
    yield from read_table(rows, source)


def read_table(
    rows: Iterable[Row], source: Source, section: tuple[str, ...] = (), *, even: bool = True
) -> Iterator[Found]:
    """Yield one resource a row of a table with the names of its columns on top; `even` refuses rows that are longer or shorter.

    Raises CatalogueError when the columns name neither title nor link.
    """
    wanted = wanted_of(source)
    rows = iter(rows)
    beginning = list(islice(rows, BEGINNING))
    at = header_at([row.cells for row in beginning], wanted)
    first = [squeeze(cell) for cell in beginning[at].cells] if beginning else []
    names, is_data = named_by_cells(first, [row.cells for row in beginning[at + 1 :]], wanted)
    if not meanings(names, wanted).keys() & {"title", "url"}:
        names = _named_by_links(names, beginning[at + 1 :])
    if not meanings(names, wanted).keys() & {"title", "url"}:
        found = ", ".join(name or "(no name)" for name in names[:12]) or "none"
        raise CatalogueError(
            f"{source.address}: the first row has to name {NEEDED}; the columns found are: {found[:300]}"
        )
    group: tuple[str, ...] = ()
    below = chain(beginning[at if is_data else at + 1 :], rows)
    even = even and not _are_short(beginning[at + 1 :], len(names))
    for before, row, following in with_neighbours(below):
        if _is_header(row, first) or closes_table(row):
            continue
        if heads_group(before, row, following) or (is_alone(row) and following and _is_header(following, first)):
            group = (squeeze(row.cells[0]).rstrip(":"),)
        elif fault := _fault(row, names, even=even):
            yield fault
        else:
            yield _resource(row, names, wanted, (*section, *group))


def _is_header(row: Row, first: Sequence[str]) -> bool:
    """Say whether a row names the columns once more, as tables in parts do."""
    is_like = bool(row.cells) and squeeze(row.cells[0]) == first[0]
    return is_like and [squeeze(cell) for cell in row.cells] == list(first) and names_columns(row.cells)


def _are_short(rows: Sequence[Row], width: int) -> bool:
    """Say whether most rows leave out the empty cells at their ends, which is then the manner of the file and no damage."""
    lengths = [len(row.cells) for row in rows if not row.fault]
    return sum(length < width for length in lengths) * 2 > len(lengths) > 1 and max(lengths) <= width


def _named_by_links(names: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of columns that say neither title nor link, with `title` for the one behind whose cells most addresses are."""
    linked = Counter(column for row in rows for column in row.links or ())
    column, count = next(iter(linked.most_common(1)), (0, 0))
    is_title = count * 2 > len(rows)
    return tuple("title" if is_title and at == column else name for at, name in enumerate(names))


def wanted_of(source: Source) -> Wanted:
    """Return the columns or paths that were configured to hold fields."""
    return tuple(source.settings.columns.items())


def _fault(row: Row, names: tuple[str, ...], *, even: bool) -> Unreadable | None:
    if row.fault:
        return Unreadable(row.line, f"this row {row.fault}", row.excerpt)
    if even and len(row.cells) != len(names) and not _is_padded(row.cells, len(names)):
        return Unreadable(
            row.line, f"this row has {len(row.cells)} columns, the first row has {len(names)}", row.excerpt
        )
    return None


def _resource(row: Row, names: tuple[str, ...], wanted: Wanted, section: tuple[str, ...]) -> Found:
    fields = entry_fields(names, row.cells, wanted)
    if fields is None or not (fields.title or fields.url.strip() or row.links):
        return Unreadable(row.line, "this row has neither a title nor a link", row.excerpt)
    listed = listed_of(fields, row.line, section, in_row(row.cells, names))
    return _linked(listed, row, meanings(names, wanted)) if row.links else listed


def _linked(listed: Listed, row: Row, columns: dict[str, int]) -> Listed:
    """Put the addresses behind the cells in the place of what the cells show: that of the link first, then that of the title."""
    assert row.links is not None
    first = [columns[name] for name in ("url", "title") if columns.get(name) in row.links]
    order = list(dict.fromkeys([*first, *sorted(row.links)]))
    behind = [
        Anchor(
            row.links[column],
            squeeze(row.cells[column]) if column < len(row.cells) else "",
            Role.MORE if number else Role.PRIMARY,
        )
        for number, column in enumerate(order)
    ]
    shown = [anchor for anchor in listed.anchors if "//" in anchor.href]
    return replace(listed, anchors=(*behind, *shown) if first or not shown else (*shown, *behind))


def _is_padded(cells: Sequence[str], width: int) -> bool:
    """Say whether a row has more cells than it should, with nothing in them."""
    return len(cells) > width and not any(cell.strip() for cell in cells[width:])
