"""What the pieces of a line are by their words, of which the reader of titles has its signs."""

import pytest

from crawler.catalogue.learned.pieces import piece_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "nothing"),
        (" \u2013 ", "nothing"),
        ("www.hive.example", "address"),
        ("keeper@hive.org", "address"),
        ("1987", "year"),
        ("12-19", "digits"),
        ("20 May 2013", "date"),
        ("vol. 12", "volume"),
        ("pp. 12", "volume"),
        ("Hrsg.", "role"),
        ("PDF, 2 MB", "file"),
        ("A. B.", "initials"),
        ("Research Findings No 41", "numbered"),
        ("Ann Hill", "person"),
        ("Oxford University Press", "organisation"),
        ("A guide to the hive", "kind long"),
        ("which was written for keepers", "sentence"),
        ("for keepers", "small"),
        ("Alice", "given name"),
        ("NHS", "initials"),  # as short ones look
        ("UNESCO", "capitals"),
        ("Wax", "word"),
        ("Bees of the northern moor", "words long"),
    ],
)
def test_a_piece_is_told_by_its_words(text: str, kind: str) -> None:
    """Punctuation around it says nothing."""
    assert piece_of(text) == piece_of(f" ({text}), ") == kind
