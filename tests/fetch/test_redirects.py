"""Where a redirect leads."""

import httpx
import pytest

from crawler.fetch.failures import FetchError
from crawler.fetch.redirects import target
from crawler.records import FailureKind

BASE = httpx.URL("https://example.org/a/b?c=d#top")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (b"https://other.example/x", "https://other.example/x#top"),
        (b"/x", "https://example.org/x#top"),
        (b"x", "https://example.org/a/x#top"),
        (b"../x", "https://example.org/x#top"),
        (b"?e=f", "https://example.org/a/b?e=f#top"),
        (b"//other.example/x", "https://other.example/x#top"),
        (b"/x#part", "https://example.org/x#part"),
        (b"  /x y  ", "https://example.org/x%20y#top"),
        ("/\N{LATIN SMALL LETTER E WITH ACUTE}".encode(), "https://example.org/%C3%A9#top"),
        (b"/caf\xe9", "https://example.org/caf%E9#top"),
        (b"/x\r\n\ty", "https://example.org/xy#top"),
        (b"\\\\other.example\\x?a=\\", "https://other.example/x?a=\\#top"),
        (b"https:///other.example/x", "https://other.example/x#top"),
        (b"mailto:someone@example.org", "mailto:someone@example.org#top"),
    ],
)
def test_locations_are_read_as_browsers_read_them(location: bytes, expected: str) -> None:
    """Relative, odd and raw spellings lead where a browser would go."""
    assert str(target(BASE, location)) == expected


@pytest.mark.parametrize("location", [None, b"", b"   ", b"http://", b"https://[::1/x", b"https://a:port/"])
def test_a_location_that_is_none_is_a_failure(location: bytes | None) -> None:
    """What leads nowhere is a broken redirect, never a crash."""
    with pytest.raises(FetchError) as caught:
        target(BASE, location)

    assert caught.value.kind is FailureKind.REDIRECT_BROKEN
