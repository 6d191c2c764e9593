"""Whole pages as the builders and systems that people use write them, with menus, sidebars, teasers and footers around a catalogue; and lists as people keep them."""

from pathlib import Path
from typing import Any

import pytest

from crawler.records import Entry, Role
from tests.tables import table

PAGES = Path(__file__).parent.parent / "data" / "builders"
LABELS = table("builders/entries.yaml")


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_page_is_read_as_a_careful_reader_reads_it(read_bytes: Any, name: str) -> None:
    """Every entry with its title and its own address, and nothing else."""
    entries = read_bytes((PAGES / name).read_bytes()).entries
    assert [(entry.title, _own_address(entry)) for entry in entries] == [tuple(label) for label in LABELS[name]]


def _own_address(entry: Entry) -> str | None:
    leading = [use for use in entry.links if use.role is not Role.CONTACT]
    return next((use.href for use in sorted(leading, key=lambda use: use.role is not Role.PRIMARY)), None)


def test_every_page_is_labelled() -> None:
    """A page without labels would be read by nobody."""
    assert sorted(path.name for path in PAGES.iterdir() if path.suffix != ".yaml") == sorted(LABELS)
