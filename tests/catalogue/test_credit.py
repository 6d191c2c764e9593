"""Credit lines: who wrote, who published, when."""

import pytest

from crawler.catalogue.credit import Credit, parse_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        (
            "Ann Hill and Tom Low - Bee Press, hive and The Lab, May 2009.",
            Credit(("Ann Hill", "Tom Low"), ("Bee Press", "hive", "The Lab"), 2009),
        ),
        ("By Ann Hill and Tom Low (Bee Press, 2012)", Credit(("Ann Hill", "Tom Low"), ("Bee Press",), 2012)),
        ("Research Paper by Ann Hill - Bee Press, 2010", Credit(("Ann Hill",), ("Bee Press",), 2010, "paper")),
        ("Ann Hill, Tom Low & Jo Fox. Bee Press 2009", Credit(("Ann Hill", "Tom Low", "Jo Fox"), ("Bee Press",), 2009)),
        ("Bee Press, March 2015", Credit((), ("Bee Press",), 2015)),
        ("Hive & Co, 2015", Credit((), ("Hive & Co",), 2015)),
        ("Centre for Bees and Honey (cbh) 2008 .", Credit((), ("Centre for Bees and Honey",), 2008)),
        ("Published by the Bee Forum, 2009.", Credit((), ("Bee Forum",), 2009)),
        ("Author: Ann Hill", Credit(("Ann Hill",))),
        ("Ann Hill, Tom Low (HTML, PDF, EPUB)", Credit(("Ann Hill", "Tom Low"))),
        ("London: Bee Press, 2012", Credit((), ("Bee Press",), 2012)),
        ("By Louis Hill, Jr, 2010", Credit(("Louis Hill Jr",), (), 2010)),
        ("A\u00f1o: 1981", Credit(year=1981)),
        ("This paper was written in 2009.", None),
        ("Find out more here", None),
        ("Assets in Action", None),
    ],
)
def test_a_line_of_credits_is_read(line: str, credit: Credit | None) -> None:
    """Names before the dash are authors, after it publishers; a sentence is no credit."""
    assert parse_credit(line) == credit
