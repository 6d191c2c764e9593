"""Every status that occurs, to GET."""

from difficult.case import Case, Truth, case
from difficult.prose import frame, living
from difficult.wire import Play, Reply


def _page(words: str) -> str:
    """Return an error page of a site."""
    return frame(words, f"<h1>{words}</h1><p>Please go back and try another page.</p>")


def _status(number: int, truth: Truth, why: str, reasons: str, **headers: str) -> Case:
    """Make a case of one status."""
    reply = Reply(number, _page(f"Error {number}"), {name.replace("_", "-"): value for name, value in headers.items()})
    return case(
        f"statuses/{number}" + ("" if not headers else "-" + "-".join(sorted(headers)).lower()),
        truth,
        why,
        reply,
        reasons=reasons,
    )


def _empty(number: int, truth: Truth, why: str, reasons: str) -> Case:
    """Make a case of a status without a body."""
    play: Play = Reply(number, b"")
    return case(f"statuses/{number}-empty", truth, why, play, reasons=reasons)


CASES: tuple[Case, ...] = (
    _empty(204, Truth.DEAD, "nothing is there to be read", "empty-page"),
    _status(400, Truth.DEAD, "the server refuses the address", "client-error"),
    _status(401, Truth.UNSURE, "an account opens it", "login-required", WWW_Authenticate='Basic realm="Members"'),
    _status(402, Truth.UNSURE, "payment opens it", "payment-required"),
    _status(403, Truth.UNSURE, "refused to us; people may get in", "blocked"),
    _status(404, Truth.DEAD, "plainly not there", "not-found"),
    _status(405, Truth.UNSURE, "GET not allowed is how some defences refuse", "blocked"),
    _status(406, Truth.UNSURE, "refused although we accept what browsers accept", "blocked"),
    _status(407, Truth.UNSURE, "a proxy stands before it", "blocked login-required"),
    _status(408, Truth.DEAD, "times out at each asking", "timeout client-error"),
    _status(409, Truth.DEAD, "an error all the same", "client-error"),
    _status(410, Truth.DEAD, "said to be gone for good", "gone"),
    _status(414, Truth.DEAD, "an error all the same", "client-error"),
    _status(418, Truth.DEAD, "an error all the same", "client-error"),
    _status(421, Truth.DEAD, "the server does not serve this name", "client-error"),
    _status(423, Truth.DEAD, "an error all the same", "client-error"),
    _status(429, Truth.UNSURE, "too many requests say nothing of the page", "rate-limited", Retry_After="0"),
    _status(451, Truth.UNSURE, "withheld for legal reasons, perhaps only here", "unavailable-for-legal-reasons"),
    _status(500, Truth.DEAD, "an error at each asking", "server-error"),
    _status(501, Truth.DEAD, "an error at each asking", "server-error"),
    _status(502, Truth.DEAD, "an error at each asking", "server-error"),
    _status(503, Truth.DEAD, "out of service without a word of coming back", "server-error"),
    _status(
        503, Truth.UNSURE, "out of service, and says when it will be back", "temporarily-unavailable", Retry_After="120"
    ),
    _status(504, Truth.DEAD, "an error at each asking", "server-error timeout"),
    _status(520, Truth.DEAD, "Cloudflare: the site behind it fails", "server-error"),
    _status(522, Truth.DEAD, "Cloudflare: the site behind it does not answer", "server-error timeout"),
    _status(525, Truth.DEAD, "Cloudflare: no handshake with the site behind it", "server-error tls-failed"),
    _status(530, Truth.DEAD, "Cloudflare: the site's name does not resolve", "server-error"),
    _status(599, Truth.DEAD, "an error all the same", "server-error"),
    _status(999, Truth.UNSURE, "LinkedIn's word for visitors it does not know", "blocked challenge"),
    case(
        "statuses/404-with-the-page",
        Truth.DEAD,
        "the status counts: search engines and other readers drop it",
        lambda _asked: Reply(404, living("statuses/404-with-the-page").body),
        reasons="not-found",
    ),
)
