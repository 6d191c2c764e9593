"""Lines that wait come back as they were."""

import pytest

from crawler.report import spool
from crawler.report.spool import Spool


@pytest.mark.parametrize("length", [1, spool.IN_MEMORY])
def test_lines_come_back_in_order(length: int) -> None:
    """Few lines and many, in memory or on disk, any number of times."""
    lines = ["a" * length, "", "\u00e9\u2028\r\U0001f600", "z"]
    with Spool() as waiting:
        for line in lines:
            waiting.add(line)
        assert list(waiting) == lines
        assert list(waiting) == lines


def test_nothing_is_left() -> None:
    """A spool that was closed gives nothing back."""
    with Spool() as waiting:
        waiting.add("a")
    with pytest.raises(ValueError, match="closed"):
        list(waiting)
