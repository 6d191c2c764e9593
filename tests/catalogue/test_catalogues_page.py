"""docs/catalogues.md is true: each example is read, by its content, as the format it stands under."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from crawler.catalogue.formats import STRUCTURED
from crawler.config.values import Format

PAGE = (Path(__file__).parents[2] / "docs" / "catalogues.md").read_text("utf-8")
EXAMPLES = re.findall(r"^### ([\w-]+)\n\n```\w*\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_each_example_is_read(read_bytes: Any, name: str, text: str) -> None:
    """The entry, its address, its year and its author."""
    if name == "turtle":
        pytest.importorskip("rdflib")
    result = read_bytes(text)
    entry = result.entries[0]
    assert (result.head.format, result.unreadable) == (name, [])
    assert (entry.title, entry.links[0].href) == (
        "Keeping" if name == "sitemap" else "Keeping Bees",
        "https://bees.example/keeping",
    )
    if name not in ("sitemap", "bookmarks"):
        assert (entry.year, entry.authors) == (2019, ("David Boyle",))


def test_every_format_has_its_row() -> None:
    """The page, the settings and the table of readers name the same formats; those that can be shown have an example."""
    named = set(re.findall(r"`([\w-]+)`", " ".join(re.findall(r"^\| (`[^|]*) \|", PAGE, re.MULTILINE))))
    assert named - {"format"} == set(get_args(Format)) - {"auto"}
    assert {name for name, _ in EXAMPLES} == {"csv", *STRUCTURED} - {"xlsx", "ods", "rdf-xml"}


def test_a_page_that_shows_formats_is_a_page(read_bytes: Any) -> None:
    """Examples and citations within words do not make a page a file of references."""
    assert read_bytes(PAGE).head.format == "markdown"
    cited = "# Bees\n\n- [Hives](/1)\n\n```\n@misc{bees, title={Bees}}\n```\n\nTY  - BOOK\n"
    assert read_bytes(cited).head.format == "markdown"
