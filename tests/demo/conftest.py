"""One demo web for the tests that only ask it things."""

from collections.abc import Iterator

import httpx
import pytest

from crawler.demo.server import DemoWeb


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    """Return a web that is up; tests that move its week set it themselves."""
    with DemoWeb() as running:
        yield running


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Return a client that follows nothing and believes any certificate."""
    with httpx.Client(verify=False, trust_env=False, timeout=5) as asking:
        yield asking
