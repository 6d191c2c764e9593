"""Servers that answer HEAD wrongly: only GET tells."""

from difficult.case import Case, Truth, case
from difficult.prose import living
from difficult.wire import Asked, End, Play, Reply, script


def _to_head(name: str, why: str, play: Play) -> Case:
    """Make a case of a living page whose server mistreats HEAD."""

    def site(asked: Asked) -> Play:
        return play if asked.method == "HEAD" else living(f"heads/{name}")

    return case(f"heads/{name}", Truth.WORKS, why, site)


CASES: tuple[Case, ...] = (
    _to_head("not-found", "404 to HEAD, 200 to GET", Reply(404)),
    _to_head("not-allowed", "405 to HEAD is the server's right", Reply(405, headers={"Allow": "GET"})),
    _to_head("not-implemented", "501 to HEAD", Reply(501)),
    _to_head("server-error", "500 to HEAD", Reply(500)),
    _to_head("forbidden", "403 to HEAD by a defence", Reply(403)),
    _to_head("closes", "closes the connection on HEAD", script(End.RESET)),
    _to_head("hangs", "never answers HEAD", script(End.HANG)),
    _to_head("redirects-away", "sends HEAD to the front page", Reply(302, headers={"Location": "/"})),
    case(
        "heads/only-head",
        Truth.DEAD,
        "200 to HEAD, 404 to GET: a reader gets the 404",
        lambda asked: Reply() if asked.method == "HEAD" else Reply(404, "<h1>Not Found</h1>"),
        reasons="not-found",
    ),
)
