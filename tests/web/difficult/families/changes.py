"""Changes over time: what a link is today can be told only by who remembers what it was. Asked on four days; the truth is that of the last."""

from crawler.demo.documents import pdf
from difficult.case import Case, Truth, case, title_for
from difficult.days import DAYS, over_days
from difficult.families import rewritten
from difficult.prose import article, frame, sentences
from difficult.wire import Asked, End, Play, Reply, script

PDF = "application/pdf"
DOWN = Reply(500, "<title>Internal Server Error</title><h1>Internal Server Error</h1>")
GONE = Reply(404, "<title>Page not found</title><h1>Page not found</h1>")
RESET = script(End.RESET)
SIGN_IN = frame("Sign in", '<h1>Sign in</h1><form><input name="user"><input type="password"></form>')


def _page(name: str, title: str | None = None) -> Reply:
    """Return the living page of a case, or one with another title."""
    return Reply(body=article(title or title_for(f"changes/{name}")))


def _same_for_all(name: str) -> Case:
    """Make the case of a site that was taken down but for its front page, which answers every address since the second day."""
    front = frame(
        "Northgate Trust", f"<h1>Welcome</h1><p>{' '.join(sentences('front', 14))}</p>", site="Northgate Trust"
    )

    def other(asked: Asked) -> Play:
        return Reply(body=front) if asked.day > DAYS[0] else GONE

    plays = [_page(name), *[Reply(body=front)] * 3]
    why = "every address of the site answers its front page since it was taken down"
    return over_days(name, Truth.DEAD, why, plays, state="broken", reasons="soft-404", default=other)


def _conditional(name: str, *, gone: bool) -> Case:
    """Make the case of a server that answers 304 where nothing changed (RFC 9110, 15.4.5), until the page is gone."""

    def answer(asked: Asked) -> Play:
        if gone and asked.day > DAYS[0]:
            return GONE
        headers = {"ETag": '"one"'}
        if asked.headers.get("if-none-match") == '"one"':
            return Reply(304, headers=headers, content_type=None)
        return Reply(body=article(title_for(f"changes/{name}")), headers=headers)

    truth = Truth.DEAD if gone else Truth.WORKS
    why = (
        "gone, though it was unchanged when last asked" if gone else "unchanged, and the server says no more than that"
    )
    return case(f"changes/{name}", truth, why, answer, state="broken" if gone else "healthy")


def _document(name: str, words: int = 12) -> Reply:
    """Return the file of a case, longer or shorter."""
    title = title_for(f"changes/{name}")
    return Reply(body=pdf(title, sentences(title, words)), content_type=PDF)


def _cut(name: str) -> Reply:
    """Return half of that file."""
    whole = _document(name).body
    return Reply(body=whole[: len(whole) // 2], content_type=PDF)


FILE = "{main}/files/guide.pdf"
PARKED = Reply(
    body="<!doctype html><title>harbour.example is for sale</title><h1>harbour.example</h1><p>This domain is for sale. Buy this domain.</p>"
    '<script src="https://sedoparking.com/frmpark/harbour"></script>'
)
BUSY = Reply(503, "<title>Maintenance</title><h1>Down for maintenance</h1>", {"Retry-After": "3600"})
LIMITED = Reply(429, "Too many requests")
FORBIDDEN = Reply(403, "<title>403 Forbidden</title><h1>Forbidden</h1>")
HOME = Reply(301, headers={"Location": "/"})
FRONT = Reply(
    body=frame("Northgate Trust", "<h1>Welcome</h1><p>Reports, events and people.</p>", site="Northgate Trust")
)

CASES: tuple[Case, ...] = (
    over_days("steady", Truth.WORKS, "nothing changes", [_page("steady")] * 4, state="healthy"),
    over_days(
        "one-fault", Truth.WORKS, "a fault of one day is no news", [*[_page("one-fault")] * 3, DOWN], state="suspect"
    ),
    over_days(
        "one-404",
        Truth.WORKS,
        "a 404 of one day may be a slip of the editor",
        [*[_page("one-404")] * 3, GONE],
        state="suspect",
    ),
    over_days(
        "two-faults",
        Truth.WORKS,
        "two failures over three days are not yet enough for a fault",
        [*[_page("two-faults")] * 2, DOWN, DOWN],
        state="suspect",
    ),
    over_days(
        "died-404",
        Truth.DEAD,
        "not found twice, days apart",
        [*[_page("died-404")] * 2, GONE, GONE],
        state="broken",
        reasons="not-found",
    ),
    over_days(
        "died-500",
        Truth.DEAD,
        "a fault for five days",
        [_page("died-500"), DOWN, DOWN, DOWN],
        state="broken",
        reasons="server-error",
    ),
    over_days(
        "died-reset",
        Truth.DEAD,
        "the host hangs up for five days",
        [_page("died-reset"), RESET, RESET, RESET],
        state="broken",
    ),
    over_days(
        "faults-of-many-kinds",
        Truth.DEAD,
        "each day another fault, and never the page",
        [_page("x"), RESET, DOWN, GONE],
        state="broken",
    ),
    over_days(
        "flapping",
        Truth.WORKS,
        "down every other day: unsteady, and not dead",
        [_page("flapping"), DOWN, _page("flapping"), DOWN],
        state="unstable",
    ),
    over_days("back", Truth.WORKS, "dead and back", [GONE, GONE, GONE, _page("back")], state="healthy"),
    over_days(
        "never-there", Truth.DEAD, "not found from the first day", [GONE] * 4, state="broken", reasons="not-found"
    ),
    over_days(
        "back-for-a-day",
        Truth.WORKS,
        "back yesterday, away today: who knows",
        [GONE, GONE, _page("back-for-a-day"), GONE],
        state="unstable",
    ),
    over_days(
        "redesigned",
        Truth.WORKS,
        "the same title over new words",
        [
            *[_page("redesigned")] * 2,
            *[
                Reply(
                    body=frame(
                        title_for("changes/redesigned"),
                        f"<h1>{title_for('changes/redesigned')}</h1><p>{' '.join(sentences('new', 40))}</p>",
                        site="New Site",
                    )
                )
            ]
            * 2,
        ],
        state="healthy",
        drifted=False,
    ),
    over_days(
        "replaced",
        Truth.WORKS,
        "another page stands at the address",
        [*[_page("replaced")] * 3, _page("replaced", title="Annual general meeting of the canal trust")],
        state="healthy",
        drifted=True,
    ),
    over_days(
        "refused",
        Truth.UNSURE,
        "refuses since the third day",
        [*[_page("refused")] * 2, FORBIDDEN, FORBIDDEN],
        state="healthy",
    ),
    over_days(
        "limited", Truth.UNSURE, "wants fewer requests today", [*[_page("limited")] * 3, LIMITED], state="healthy"
    ),
    over_days(
        "members-only",
        Truth.UNSURE,
        "for members since yesterday",
        [*[_page("members-only")] * 3, Reply(302, headers={"Location": "/login"})],
        state="healthy",
        also={"/login": Reply(body=SIGN_IN)},
    ),
    over_days(
        "maintenance",
        Truth.UNSURE,
        "announces when it will be back",
        [*[_page("maintenance")] * 3, BUSY],
        state="healthy",
    ),
    over_days(
        "long-maintenance",
        Truth.UNSURE,
        "says day after day that it will be back",
        [_page("long-maintenance"), BUSY, BUSY, BUSY],
        state="healthy",
    ),
    over_days(
        "lapsed",
        Truth.DEAD,
        "the domain was bought by a dealer",
        [_page("lapsed"), PARKED, PARKED, PARKED],
        state="broken",
        reasons="parked-domain",
    ),
    over_days(
        "sent-home",
        Truth.DEAD,
        "redirected to the front page since it was taken down",
        [_page("sent-home"), HOME, HOME, HOME],
        state="broken",
        also={"/": FRONT},
    ),
    over_days(
        "moved",
        Truth.WORKS,
        "moved for good on the third day",
        [*[_page("moved")] * 2, *[Reply(301, headers={"Location": "/library/guide"})] * 2],
        state="healthy",
        also={"/library/guide": _page("moved")},
    ),
    _same_for_all("taken-down"),
    _conditional("unchanged", gone=False),
    _conditional("unchanged-then-gone", gone=True),
    over_days(
        "new-edition",
        Truth.WORKS,
        "the file is longer now, and its title the same",
        [*[_document("new-edition")] * 2, *[_document("new-edition", 30)] * 2],
        state="healthy",
        href=FILE,
    ),
    over_days(
        "cut-short",
        Truth.DEAD,
        "half of the file is missing since the second day",
        [_document("cut-short"), *[_cut("cut-short")] * 3],
        state="broken",
        href=FILE,
    ),
    over_days(
        "page-for-file",
        Truth.DEAD,
        "a page answers where the file was",
        [_document("page-for-file"), *[Reply(body=article("Our publications"))] * 3],
        state="broken",
        href=FILE,
    ),
    *rewritten.CASES,
)
