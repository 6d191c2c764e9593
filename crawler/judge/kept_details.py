"""What stood in the way of an answer, as `fetch` words it: kept in English, said in the reader's language. A test holds the list against what `fetch` says."""

from typing import Final

from crawler.language import later

DETAILS: Final = (
    later("robots.txt disallows this address"),
    later("robots.txt answers {number}"),
    later("robots.txt: {kind}"),
    later("no answer within {number} s of asking"),
    later("nothing came for {number} s"),
    later("no status line"),
    later("{text} is no status"),
    later("the head is larger than is read"),
    later("a zero byte in the head"),
    later("the encoding {text} was not asked for"),
    later("{number} encodings lie over each other"),
    later("more than {number} frames"),
    later("an unknown transfer encoding"),
    later("the connection ended within the head"),
    later("the host asked to be left alone for longer than this run waits"),
    later("other links of this host found no connection"),
    later("no scheme is not asked"),
    later("{text} is not asked"),
    later("the address names no host"),
    later("{text} is no port"),
    later("{text} is no host name"),
    later("{text} was looked up {number} times for one request"),
    later("{text} was not looked up in time"),
    later("{text} has no address"),
    later("{text} was asked before, with the same cookies"),
    later("more than {number} redirects"),
    later("the redirect names no address"),
    later("the redirect leads to no address: {text}"),
    later("the redirect names no host"),
    later("a chunk's line without end"),
    later("{text} is no size of a chunk"),
    later("a chunk is longer than it says"),
    later("the last chunk is missing"),
    later("{number} bytes are missing"),
)
"""All of them."""
