"""What a host wrote into a text that it had begun to send, and texts that hold such things because they are about them."""

from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.inspect.overlaid import overlaid
from crawler.records import Fetched

ROWS = b"".join(b"%d;Mill Pond;%d;standing\n" % (number, number * 3) for number in range(60))
PROSE = b"The herons come back to the pond in the first warm week,\nand stay until the reeds are cut by hand.\n" * 5
ERROR = b"<html><head>\n<title>503 Service Unavailable</title>\n</head><body></body></html>\n"
PAGE = b"<!DOCTYPE html>\n<html><head><title>Herons</title></head>\n<body></body></html>\n"
STORE = b'<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>We failed.</Message></Error>'
WARNING = (
    b"<br />\n<b>Warning</b>:  fgets(): supplied argument is no resource in <b>/d.php</b> on line <b>27</b><br />\n"
)


@pytest.mark.parametrize(
    ("kind", "body", "marks"),
    [
        ("csv", ROWS + b"61;Mill " + ERROR, ("error-inside",)),
        ("csv", ROWS + PAGE + ROWS, ("page-inside",)),
        ("csv", ROWS + STORE, ("page-inside",)),
        ("csv", ROWS + WARNING + ROWS, ("page-inside",)),
        ("text", PROSE + b"In autumn " + ERROR, ("error-inside",)),
        ("csv", ROWS, ()),
        ("csv", ROWS + b'61;"' + PAGE + b'";3;standing\n', ()),
        ("csv", ROWS + b"61;<html><body>404</body></html>;3;standing\n", ()),
        ("csv", ROWS + b'61;"' + STORE + b'"', ()),
        ("csv", b"<html>" + ROWS, ()),
        ("text", PROSE + PAGE, ()),
        ("text", PROSE + ERROR, ()),
        ("text", PROSE + b"It says: " + ERROR + PROSE, ()),
        ("text", PROSE + b"It says: " + PAGE, ()),
        ("text", PROSE + WARNING + PROSE, ()),
        ("text", PROSE + STORE, ()),
    ],
)
def test_what_stands_inside(kind: str, body: bytes, marks: tuple[str, ...]) -> None:
    """A table has pages in quotes, or in one line; a text begins its examples on lines of their own."""
    assert overlaid(kind, body) == marks


def test_what_is_said_of_it(fetched: Callable[..., Fetched]) -> None:
    """It is a mark, for the rules to weigh."""
    facts = draw(fetched(ROWS + b"61;Mill " + ERROR, "text/csv"))
    assert (facts.kind, facts.marks) == ("csv", ("error-inside",))
