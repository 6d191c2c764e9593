"""The table of fingerprints: every row says where it was learnt, and asks for more than words."""

from crawler.inspect.marks import Fingerprint, fingerprints
from crawler.inspect.signs import MOST_ASKED
from tests.rows import rows

ROWS = fingerprints()


@rows("row", ROWS, ids=[f"{n}-{row.mark}" for n, row in enumerate(ROWS)])
def test_a_row_has_a_source_and_never_rests_on_a_word(row: Fingerprint) -> None:
    """A piece of the maker's markup, or a title together with a sentence of a short page."""
    assert row.source
    assert row.markup or (row.titled and row.worded)
    assert all(piece == piece.lower() for piece in row.markup)
    assert row.longest <= MOST_ASKED  # of a long text no more is squeezed
    assert row.title is None or not row.title.search("")
    assert row.text is None or not row.text.search("")


def test_kinds_are_the_ones_that_rules_know() -> None:
    """A mark with another kind would never be looked at."""
    assert {row.mark.partition(":")[0] for row in ROWS} == {"parking", "challenge", "captcha", "placeholder"}
