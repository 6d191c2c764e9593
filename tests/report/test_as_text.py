"""The terminal report: within the width, coloured only when told."""

from zoneinfo import ZoneInfo

import pytest
from rich.cells import cell_len

from crawler.records import Report
from crawler.report.renderers import render


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_fit_the_terminal(width: int, sample: Report, zone: ZoneInfo) -> None:
    """No line is wider than the terminal, long addresses included."""
    text = "".join(render(sample, "text", zone=zone, width=width))
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("colour", [True, False])
def test_colour_only_when_told(colour: bool, sample: Report, zone: ZoneInfo) -> None:  # noqa: FBT001 - the table
    """Escape sequences are there when asked for, and not otherwise."""
    assert ("\x1b[" in "".join(render(sample, "text", zone=zone, colour=colour))) is colour


def test_entry_first_then_address_reason_and_advice(sample: Report, zone: ZoneInfo) -> None:
    """A matter is told in the order in which a person thinks."""
    text = "".join(render(sample, "text", zone=zone, width=120))
    block = text[text.index("  Assets in Action") :].split("\n\n")[0].splitlines()
    assert block[0] == "  Assets in Action"
    assert block[2] == "  https://gcph.example.org/assets-in-action"
    assert block[4].startswith("  What to do: ")
    assert (
        block[-1] == "  Failing since 16 February 2026 · last worked 9 February 2026 · failed at 7 of the last 9 checks"
    )
