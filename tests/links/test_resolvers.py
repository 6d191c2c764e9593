"""DOIs and handles have one identity, however their resolver is spelled; what is asked stays as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links import Address, Fault, resolve
from crawler.links.normalise import normalised
from crawler.links.resolvers import doi_of, one_spelling


@pytest.mark.parametrize(
    ("href", "url", "asked"),
    [
        ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182", "http://dx.doi.org/10.1000/182"),
        ("HTTP://DX.DOI.ORG/10.1000/ABC", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/ABC"),
        ("https://www.doi.org/10.1000/182#top", "https://doi.org/10.1000/182", "https://www.doi.org/10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/182", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("info:doi/10.1000/182", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("http://hdl.handle.net/10.1000/182", "https://doi.org/10.1000/182", "http://hdl.handle.net/10.1000/182"),
        ("http://hdl.handle.net/2027/Uc1.b1", "https://hdl.handle.net/2027/Uc1.b1", "http://hdl.handle.net/2027/Uc1.b1"),
        ("hdl:2027/uc1.b1", "https://hdl.handle.net/2027/uc1.b1", "https://hdl.handle.net/2027/uc1.b1"),
        ("https://doi.org/10.1000/a%2Fb", "https://doi.org/10.1000/a%2Fb", "https://doi.org/10.1000/a%2Fb"),
        ("doi:10.1002/(SICI)1<1::AID-X>3.0.CO;2-#", "https://doi.org/10.1002/(sici)1%3C1::aid-x%3E3.0.co;2-%23",
         "https://doi.org/10.1002/(SICI)1%3C1::AID-X%3E3.0.CO;2-%23"),
        ("https://doi.org/the-identifier", "https://doi.org/the-identifier", "https://doi.org/the-identifier"),
        ("https://example.org/10.1000/ABC", "https://example.org/10.1000/ABC", "https://example.org/10.1000/ABC"),
    ],
)  # fmt: skip
def test_one_name_has_one_identity(href: str, url: str, asked: str) -> None:
    """Spellings of the resolver, of the scheme and of the letters fall together."""
    assert resolve(href) == Address(url, asked)


@pytest.mark.parametrize("href", ["doi:", "doi:nothing", "hdl:", "information:doi", "isbn:9780141036144"])
def test_what_names_nothing_is_no_address(href: str) -> None:
    """A scheme without a name of its own is not made into an address."""
    assert isinstance(resolve(href), Fault)


@given(
    st.text(max_size=60), st.sampled_from(["https://doi.org/10.1000/", "http://dx.doi.org/", "doi:10.5555/", "hdl:"])
)
def test_the_identity_is_stable(rest: str, beginning: str) -> None:
    """What has become an identity stays that; both ways of the normaliser agree."""
    found = resolve(beginning + rest)
    if isinstance(found, Address):
        assert resolve(found.url) == normalised(found.url)
        assert one_spelling(found.url) == found.url


def test_the_doi_of_an_address() -> None:
    """Only an address of the resolver has one."""
    assert doi_of("https://doi.org/10.1000/182?x=1") == "10.1000/182"
    assert doi_of("https://example.org/10.1000/182") is None
