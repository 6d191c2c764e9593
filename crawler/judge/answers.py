"""What an answer of a site means to somebody who does not know the numbers."""

from collections.abc import Mapping
from http import HTTPStatus

# RFC 9110, 15; RFC 6585; RFC 7725.
ANSWERS: Mapping[int, str] = {
    200: "the page was delivered",
    206: "part of the file was delivered",
    301: "moved for good",
    302: "moved for now",
    303: "see another page",
    307: "moved for now",
    308: "moved for good",
    400: "it did not understand the request",
    401: "it asks for a login",
    402: "it asks for payment",
    403: "it refuses to show the page to us",
    404: "page not found",
    405: "it does not allow this kind of request",
    406: "it has no version we may read",
    410: "page removed for good",
    429: "too many requests, try later",
    451: "withheld for legal reasons",
    500: "the site has an internal error",
    502: "the site's own servers do not reach each other",
    503: "temporarily out of service",
    504: "the site's own servers answer too slowly",
}


def answer(status: int | None) -> str:
    """Say what an answer means, with its number for those who know it; "no answer" for None."""
    if status is None:
        return "no answer"
    meaning = ANSWERS.get(status) or _phrase(status)
    return f"{meaning} ({status})"


def _phrase(status: int) -> str:
    """Return the registered phrase of a status, in lower case; the registry is that of RFC 9110."""
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "an answer without a known meaning"
