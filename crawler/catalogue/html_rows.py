"""Rows of HTML tables to blocks."""

import re
from collections.abc import Callable, Sequence
from itertools import islice, zip_longest

from bs4 import Tag

from crawler.catalogue.block import Block, Shape, squeeze
from crawler.catalogue.columns import meanings, names_columns
from crawler.catalogue.headline import says_where
from crawler.catalogue.inline import Inline
from crawler.catalogue.language_marks import language_of_document
from crawler.catalogue.names import is_person
from crawler.catalogue.notices import is_folder_above
from crawler.catalogue.tree import holders, tags_below, words_of
from crawler.catalogue.words import VAGUE
from crawler.links import leads_elsewhere

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INSIDE_CELLS = [*_HEADINGS, "table", "ul", "ol", "dl", "article", "section"]
_NOTHING = re.compile(  # of a week of a course, a meeting of a group
    r"\W*(?:no (?:class|meeting|lecture|session|seminar)|(?:bank |public )?holiday|(?:spring |winter |mid-?term )?break|reading week|cancel?led)\W*",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\W*t\.?b\.?[acd]\.?\W*", re.IGNORECASE)  # to be announced, confirmed, decided
_LETTERS, _DIGIT = re.compile(r"[^\W\d_]{2}"), re.compile(r"\d")
_MOST_COLUMNS = 40
_FIELD = 2  # cells
_FEW = 3
_HARDLY_ANY, _NEARLY_ALL, _ALL = 0.3, 0.7, 0.9
_SEVERAL = 6
_LARGEST = 60  # tags in a cell with a list
_LOOKED_AT = 20  # paragraphs of a cell


class Rows:
    """Reads the rows of the tables of one part of a page."""

    def __init__(self, root: Tag, line_of: Callable[[Tag], int | None], left_out: frozenset[int]) -> None:
        """Look once which tags hold a structure of their own."""
        self._structured = holders(root, _INSIDE_CELLS)
        self._laid_out = holders(root, ["table"])
        self._line_of = line_of
        self._left_out = left_out
        self._language = language_of_document(root)
        self._cards: dict[int, bool] = {}
        self._headed: dict[int, bool] = {}
        self._names: dict[int, tuple[Tag | None, tuple[str, ...]]] = {}

    def read(self, tr: Tag) -> Block | None:
        """Return a row as one block; None where the table only lays out a page. A row of headings, by its cells or by what the first row says, is an empty block."""
        cells = [cell for cell in tr.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
        cells = [cell for cell in cells if id(cell) not in self._left_out]
        table = next((tag for tag in tr.parents if tag.name == "table"), None)
        if not 1 < len(cells) <= _MOST_COLUMNS or any(self._is_structured(cell, table) for cell in cells):
            return None
        if table is not None and (
            id(table) in self._laid_out
            or _says_one_thing(cells, table)
            or self._holds_list(cells, table)
            or self._holds_cards(table)
        ):
            return None
        if all(cell.name == "th" for cell in cells):
            return Block("", Shape.RULE, line=self._line_of(tr))
        inline = Inline(self._language)
        for number, cell in enumerate(cells):
            inline.add(" | " if number else "")
            inline.add_all(cell)
        shape = Shape.RULE if _is_field(cells) else Shape.ROW
        block = inline.take(shape, 0, self._line_of(tr))
        texts = tuple(squeeze(cell.get_text(" ")) for cell in cells)
        names = self._names_above(tr)
        if block and _is_no_resource(block, texts, names):
            return Block("", Shape.RULE, line=block.line)
        if block and not block.links and not names and (names_columns(texts) or _heads_columns(tr, cells)):
            return Block("", Shape.RULE, line=block.line)
        return Block(block.text, shape, 0, block.lead, block.links, block.line, names, texts) if block else None

    def _holds_cards(self, table: Tag) -> bool:
        """Say whether the cells of a table, side by side, are entries of their own: nearly each has its title in bold type and its link, or begins with a link of its own."""
        if id(table) not in self._cards:
            rows = [] if table.find("th") else [row.find_all("td", recursive=False) for row in table.find_all("tr")]
            cells = [cell for row in rows if len(row) > 1 for cell in row if squeeze(cell.get_text(" "))]
            cards = sum(map(_is_card, cells))
            self._cards[id(table)] = cards >= max(_FEW, _NEARLY_ALL * len(cells)) or _are_links(rows, len(cells))
        return self._cards[id(table)]

    def _holds_list(self, cells: list[Tag], table: Tag) -> bool:
        """Say whether a cell of a row without column headings holds several paragraphs that lead elsewhere: the table lays out a page. The files of one work are no list."""
        paragraphs = (cell.find_all("p", limit=_LOOKED_AT) for cell in cells)
        if all(sum(map(_leads, those)) < _FEW for those in paragraphs) and not _hold_lines_of_links(cells):
            return False
        return not self._is_headed(table)

    def _is_headed(self, table: Tag) -> bool:
        """Say whether a table has headings of columns."""
        if id(table) not in self._headed:
            self._headed[id(table)] = table.find("th") is not None or names_columns(_first_row(table)[1])
        return self._headed[id(table)]

    def _is_structured(self, cell: Tag, table: Tag | None) -> bool:
        """Say whether a cell holds a structure of its own; a list below a heading of its column that leads nowhere is none."""
        if id(cell) not in self._structured:
            return False
        tags = list(islice(tags_below(cell), _LARGEST))
        inner = {tag.name for tag in tags}
        is_list = len(tags) < _LARGEST and inner.isdisjoint(("a", "table", "article", "section", "dl", *_HEADINGS))
        return not (is_list and table is not None and self._is_headed(table))

    def _names_above(self, tr: Tag) -> tuple[str, ...]:
        """Return the column headings of the table that a row stands in."""
        table = next((tag for tag in tr.parents if tag.name == "table"), None)
        if table is None:
            return ()
        if id(table) not in self._names:
            self._names[id(table)] = _first_row(table)
        first, names = self._names[id(table)]
        return () if first is tr else names


def _is_no_resource(block: Block, cells: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether a row only leads to the folder above, or says that nothing takes place: anywhere, or as its title where columns are named (a link is "to be confirmed" there)."""
    if block.links:
        return len(block.links) == 1 and is_folder_above(block.links[0].text)
    at = meanings(names).get("title") if names_columns(names) else None
    if at is not None:
        return any(_NOTHING.fullmatch(cell) or _OPEN.fullmatch(cell) for cell in cells[at : at + 1])
    is_open = any(map(_OPEN.fullmatch, cells)) and all(map(_says_nothing, cells))
    return is_open or any(map(_NOTHING.fullmatch, cells))


def _says_nothing(cell: str) -> bool:
    """Say whether a cell is empty, a number or a date, or to be announced."""
    is_date = _DIGIT.search(cell) is not None and len(cell.split()) <= _FEW
    return is_date or not _LETTERS.search(cell) or _OPEN.fullmatch(cell) is not None


def _is_card(cell: Tag) -> bool:
    """Say whether a cell begins with words in bold type, and leads elsewhere with others."""
    bold = cell.find(["b", "strong"])
    link = cell.find("a", href=True)
    if not isinstance(bold, Tag) or not isinstance(link, Tag) or bold in link.parents or link in bold.parents:
        return False
    title = squeeze(bold.get_text(" "))
    return bool(title) and squeeze(cell.get_text(" ")).startswith(title) and leads_elsewhere(str(link["href"]))


def _leads(paragraph: Tag) -> bool:
    """Say whether a paragraph holds a link that names or shows something, and no paragraph within it does, as where none is ended."""
    link = paragraph.find("a", href=True)
    if not isinstance(link, Tag) or link.find_parent("p") is not paragraph:
        return False
    words = squeeze(link.get_text(" "))  # none: a picture, as of a cover
    return not words or not says_where(words)


def _hold_lines_of_links(cells: Sequence[Tag]) -> bool:
    """Say whether several cells side by side hold lines that begin with links which name something, two or more each."""
    return sum(sum(map(_begins_line, cell.find_all("a", href=True, limit=_LOOKED_AT))) > 1 for cell in cells) > 1


def _begins_line(link: Tag) -> bool:
    """Say whether a link stands right behind a line break and names something."""
    words = squeeze(link.get_text(" "))
    before = next(
        (node for node in islice(link.previous_siblings, _FEW) if squeeze(words_of(node)) or _is_break(node)), None
    )
    return bool(words) and not says_where(words) and not VAGUE.fullmatch(words) and _is_break(before)


def _is_break(node: object) -> bool:
    """Say whether a node is a line break."""
    return isinstance(node, Tag) and node.name == "br"


def _are_links(rows: Sequence[Sequence[Tag]], count: int) -> bool:
    """Say whether nearly all cells of a table begin with links of their own, in several columns that are none of works and of people."""
    several = [[_leading(cell) for cell in row] for row in rows if len(row) > 1]
    if len({words for row in several for words in row if words}) < max(_SEVERAL, _ALL * count):
        return False
    if names_columns([squeeze(cell.get_text(" ")) for cell in rows[0]]):
        return False
    columns = [column for cells in zip_longest(*several) if (column := [*filter(None, cells)])]
    people = [sum(map(is_person, column)) / len(column) for column in columns if len(column) >= _FEW] or [0.0]
    return len(columns) > 1 and (max(people) < _NEARLY_ALL or min(people) > _HARDLY_ANY)


def _leading(cell: Tag) -> str:
    """Return the words of the link that a cell begins with, pictures aside; nothing where it begins with others, or they only say where."""
    links = cell.find_all("a", href=True, limit=_FEW)
    link = next((link for link in links if squeeze(link.get_text(" "))), None)
    words = squeeze(link.get_text(" ")) if isinstance(link, Tag) and leads_elsewhere(str(link["href"])) else ""
    is_first = words and squeeze(cell.get_text(" ")).startswith(words)
    return "" if not is_first or VAGUE.fullmatch(words) or says_where(words) else words


def _heads_columns(tr: Tag, cells: list[Tag]) -> bool:
    """Say whether a row has no word above the first column, and nothing but bold type above several others, as the next row has not."""
    following = tr.find_next_sibling("tr")
    if squeeze(cells[0].get_text(" ")) or not isinstance(following, Tag):
        return False
    below = [cell for cell in following.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
    return _are_bold(cells) and not _are_bold(below)


def _are_bold(cells: list[Tag]) -> bool:
    """Say whether several cells have words, all of them in bold type."""
    worded = [cell for cell in cells if squeeze(cell.get_text(" "))]
    bold = (squeeze(" ".join(tag.get_text(" ") for tag in cell.find_all(["b", "strong"]))) for cell in worded)
    return len(worded) > 1 and all(said == squeeze(cell.get_text(" ")) for said, cell in zip(bold, worded, strict=True))


def _is_field(cells: list[Tag]) -> bool:
    """Say whether a row is a field of the page's own ("Author: ...") and no entry."""
    return len(cells) == _FIELD and cells[0].name == "th" and squeeze(cells[0].get_text(" ")).endswith(":")


def _first_row(table: Tag) -> tuple[Tag | None, tuple[str, ...]]:
    first = table.find("tr")
    if not isinstance(first, Tag):
        return None, ()
    return first, tuple(
        squeeze(cell.get_text(" ")) for cell in first.find_all(["th", "td"], recursive=False)[:_MOST_COLUMNS]
    )


def _says_one_thing(cells: list[Tag], table: Tag) -> bool:
    """Say whether only one cell of a row without column headings has words, and those in several paragraphs."""
    worded = [cell for cell in cells if squeeze(cell.get_text(" "))]
    return len(worded) == 1 and len(worded[0].find_all("p", limit=2)) > 1 and table.find("th") is None
