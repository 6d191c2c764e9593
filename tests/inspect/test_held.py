"""What a gzip file holds."""

import gzip
import io
from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.records import Fetched


@pytest.mark.parametrize("kind", ["gz", "7z", "rar", "xz"])
def test_an_archive_that_was_packed_once_more(
    kind: str, pictures: dict[str, bytes], fetched: Callable[..., Fetched]
) -> None:
    """It is told by its first bytes."""
    facts = draw(fetched(gzip.compress(pictures[kind])))
    assert (facts.kind, facts.marks) == ("gz", (f"holds-{kind}",))


def test_what_is_packed_once(pictures: dict[str, bytes], fetched: Callable[..., Fetched]) -> None:
    """A text, or an archive by its name; nothing is said of what does not unpack."""
    assert draw(fetched(gzip.compress(b"Herons in winter."))).marks == ()
    named = io.BytesIO()
    with gzip.GzipFile("herons.tar.gz", "wb", fileobj=named) as packed:
        packed.write(pictures["gz"])
    assert draw(fetched(named.getvalue())).marks == ()
    assert draw(fetched(b"\x1f\x8b\x08\0" + bytes(6) + b"\xff" * 40)).marks == ()
    assert draw(fetched(b"\x1f\x8b\x08")).marks == ()
