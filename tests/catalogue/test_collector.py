"""The collector of cycles waits while a page is taken apart, and no longer."""

import gc

import pytest

from crawler.catalogue.collector import without_collector


def test_the_collector_goes_on_after_a_page() -> None:
    """Also after one that could not be read."""
    with pytest.raises(ValueError, match="damaged False"), without_collector():
        int(f"damaged {gc.isenabled()}")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    """Whoever turned it off turns it on."""
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
