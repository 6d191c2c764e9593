"""Folders and patterns of file names as catalogues."""

from pathlib import Path

import pytest

from crawler.catalogue.folder import is_folder, read_folder
from crawler.config import CatalogueSettings
from crawler.errors import CatalogueError
from crawler.records import Entry, Head, Unreadable

MARKDOWN = "# Bees\n\n## Books\n\n- [The hive](https://a.example/) - A book on hives.\n- [The comb](https://b.example/) - A book on combs.\n"
FILES = {
    "b.md": MARKDOWN,
    "a/list.csv": "title,url\nThe hive,https://a.example/\n",
    "a/damaged.csv": "one,two\n1,2\n3,4\n",
    "notes.txt": "Just a word.\n",
    "picture.png": "\x00\x01",
    ".hidden.md": MARKDOWN,
    ".git/x.md": MARKDOWN,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with catalogues and other things."""
    for name, text in FILES.items():
        path = tmp_path / "lists" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "lists" / "round").symlink_to(tmp_path)
    return tmp_path / "lists"


def test_all_files_with_entries_are_one_catalogue(folder: Path) -> None:
    """Each is a section of it; entries of one title keep ids of their own; what is no catalogue is passed over, and named."""
    items = list(read_folder(CatalogueSettings(source=str(folder))))
    entries = [item for item in items if isinstance(item, Entry)]
    assert sorted((entry.section, entry.title) for entry in entries) == [
        (("a/list.csv",), "The hive"),
        (("b.md", "Books"), "The comb"),
        (("b.md", "Books"), "The hive"),
    ]
    assert len({entry.id for entry in entries}) == 3
    assert {entry.catalogue for entry in entries} == {"lists"}
    (head,) = (item for item in items if isinstance(item, Head))
    assert (head.name, head.source, head.format) == ("lists", str(folder), "folder")
    assert head.passed_over == ("notes.txt", "picture.png")


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    """By its name; a picture beside the lists is no fault."""
    told = [item for item in read_folder(CatalogueSettings(source=str(folder))) if isinstance(item, Unreadable)]
    assert [(item.excerpt, "name a column" in item.reason or "first row" in item.reason) for item in told] == [
        ("a/damaged.csv", True)
    ]


def test_a_pattern_names_the_files(folder: Path) -> None:
    """With `**` for folders inside folders."""
    items = list(read_folder(CatalogueSettings(source=f"{folder}/**/*.csv", name="tables")))
    assert [item.title for item in items if isinstance(item, Entry)] == ["The hive"]


def test_what_is_a_folder(folder: Path) -> None:
    """A file whose name has a bracket is a file."""
    (folder / "a[1].md").write_text(MARKDOWN)
    assert is_folder(str(folder))
    assert is_folder(f"{folder}/*.md")
    assert not any(map(is_folder, (str(folder / "a[1].md"), str(folder / "b.md"), "-", "nowhere.md", "\0")))


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    """So is a pattern that fits nothing."""
    for source in (str(tmp_path), f"{tmp_path}/*.md"):
        with pytest.raises(CatalogueError, match="there is no file in it"):
            list(read_folder(CatalogueSettings(source=source)))


def test_a_pattern_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    """No error of Python's."""
    with pytest.raises(CatalogueError):
        list(read_folder(CatalogueSettings(source=f"{tmp_path}/**x/[*.md")))
