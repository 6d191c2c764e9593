"""Changes of what stands at an address that works on all days: edited, rewritten, replaced, saved again, another edition, a title that flaps.

`says` are the rules about changes that speak on the last day, and no others.
"""

import io
import random
import zipfile

from crawler.demo.documents import pdf
from difficult.case import Case, Truth, title_for
from difficult.days import over_days
from difficult.prose import frame, sentences
from difficult.wire import Play, Reply

PDF, ZIP = "application/pdf", "application/zip"
FILE, PACKED = "{main}/files/guide.pdf", "{main}/files/data.zip"
_WORDS = sorted({word for text in sentences("words", 30) for word in text.lower().strip(".").split()})
_SIDE = (
    "<section class='related-articles'><h2>Read next</h2><p>{}</p></section><div class='ad'><p>{}</p></div>"
    "<p>Updated {} · {:,} views</p><blockquote>{}</blockquote>"
)


def _prose(seed: str, count: int = 40) -> list[str]:
    """Return sentences that no other seed has; they make no sense, and need not."""
    chance = random.Random(seed)
    return [f"{' '.join(chance.choices(_WORDS, k=12)).capitalize()}." for _ in range(count)]


def _page(
    name: str, other: float = 0.0, *, title: str | None = None, head: str | None = None, beside: str = ""
) -> Reply:
    """Return the page of a case, of which a share is another text; `head` is what its title element says, where that is not the title."""
    heading = title or title_for(f"changes/{name}")
    text = _prose(name)
    edited = round(other * len(text))
    words = " ".join([*_prose(f"{name} anew", edited), *text[edited:]])
    return Reply(body=frame(head or f"{heading} - Meadow Trust", f"<h1>{heading}</h1><p>{words}</p>{beside}"))


def _beside(day: int, when: str) -> str:
    """Return what stands beside a text and is another each day."""
    return _SIDE.format(
        *(" ".join(_prose(f"{day}{part}", 4)) for part in "ab"), when, 900 + 777 * day, _prose(f"q{day}", 1)[0]
    )


def _file(name: str, *, seed: str = "", title: str | None = None, imprint: str = "", saved: str = "") -> Reply:
    """Return the file of a case: other words for another `seed`, other bytes at its end when it was `saved` again."""
    known = title or title_for(f"changes/{name}")
    body = pdf(known, tuple(_prose(f"{name}{seed}", 30)), imprint)
    return Reply(body=body + f"\n% saved {saved}\n".encode() * bool(saved), content_type=PDF)


def _packed(name: str, count: int) -> Reply:
    """Return an archive of some data."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("data.csv"), "\n".join(_prose(name, count)))
    return Reply(body=buffer.getvalue(), content_type=ZIP)


def _case(
    name: str, why: str, *plays: Play, says: str = "", href: str = "{main}/guide", drifted: bool | None = None
) -> Case:
    """Make a case of a link that works throughout."""
    return over_days(name, Truth.WORKS, why, plays, state="healthy", href=href, says=says, drifted=drifted)


def _titled(name: str, *heads: str) -> list[Play]:
    """Return pages of which the title element is another each day, and says nothing that the catalogue knows; `{}` is the case's title."""
    known = title_for(f"changes/{name}")
    return [_page(name, title="Welcome", head=head.format(known)) for head in heads]


_DATES = ("3 hours ago", "on Monday, 2 March 2026", "vor 2 Tagen", "il y a 3 semaines")
_GUIDE, _NEWS = "The garden guide of the meadow", "All the news of the valley"

CASES: tuple[Case, ...] = (
    _case("edited", "a tenth of the page was edited", *[_page("edited")] * 3, _page("edited", 0.1)),
    _case(
        "edited-often",
        "a little is edited each time",
        *(_page("edited-often", share) for share in (0, 0.05, 0.1, 0.15)),
    ),
    _case(
        "rewritten",
        "another text stands under the same title",
        *[_page("rewritten")] * 3,
        _page("rewritten", 1),
        says="content-drift",
        drifted=False,
    ),
    _case(
        "rewritten-before",
        "another text stands there since the third day, and is told with that day",
        *[_page("rewritten-before")] * 2,
        *[_page("rewritten-before", 1)] * 2,
        says="content-drift",
    ),
    _case(
        "rewritten-back",
        "the old text is back",
        _page("rewritten-back"),
        _page("rewritten-back", 1),
        *[_page("rewritten-back")] * 2,
    ),
    _case(
        "drifting",
        "a third of the text goes each time, until little is left of the first",
        *(_page("drifting", share) for share in (0, 0.3, 0.6, 0.9)),
        says="content-drift",
    ),
    _case(
        "busy-sides",
        "the text stays while what stands beside it, dates and counters are others each day",
        *(_page("busy-sides", beside=_beside(day, when)) for day, when in enumerate(_DATES)),
    ),
    _case(
        "file-replaced",
        "another file under the same name",
        *[_file("file-replaced")] * 3,
        _file("file-replaced", seed="2"),
        href=FILE,
        says="download-changed",
    ),
    _case(
        "file-replaced-before",
        "another file since the second day",
        _file("file-replaced-before"),
        *[_file("file-replaced-before", seed="2")] * 3,
        href=FILE,
        says="download-changed",
    ),
    _case(
        "file-saved-again",
        "the same file, saved again each day",
        *(_file("file-saved-again", saved=day) for day in ("", "on Tuesday", "on Thursday", "on Sunday")),
        href=FILE,
    ),
    _case(
        "file-shrunk",
        "a sample in place of the data",
        *[_packed("file-shrunk", 400)] * 3,
        _packed("file-shrunk", 20),
        href=PACKED,
        says="download-shrunk",
    ),
    _case(
        "file-grows",
        "the data grow by a little each day",
        *(_packed("file-grows", 400 + 5 * day) for day in range(4)),
        href=PACKED,
    ),
    _case(
        "second-edition",
        "a new edition at the old address, by its imprint",
        *[_file("second-edition", imprint="Meadow Trust, London")] * 3,
        _file("second-edition", imprint="Second edition, Meadow Trust, London"),
        href=FILE,
        says="edition-changed",
        drifted=True,
    ),
    _case(
        "another-year",
        "the page of another year at the old address",
        *(
            _page("another-year", head=f"{title_for('changes/another-year')} {year}")
            for year in (2024, 2024, 2024, 2026)
        ),
        says="edition-changed",
    ),
    _case("turns", "two titles take turns", *_titled("turns", _GUIDE, _NEWS, _GUIDE, _NEWS)),
    _case(
        "ticker",
        "another title at each look",
        *_titled("ticker", _GUIDE, _NEWS, "Bread and roses today", "Storms over the bay"),
    ),
    _case(
        "counter",
        "unread messages are counted in the title",
        *_titled("counter", "Inbox of the guide", *(f"({n}) Inbox of the guide" for n in (3, 12, 7))),
    ),
    _case(
        "site-renamed",
        "the site has another name, the page has not",
        *_titled("site-renamed", *[f"{_GUIDE} - Old Trust"] * 3, f"{_GUIDE} - Meadow and Sons"),
    ),
    _case("title-back", "the title is what it was at first", *_titled("title-back", _GUIDE, _GUIDE, _NEWS, _GUIDE)),
    _case("renamed", "another title, to stay", *_titled("renamed", _GUIDE, _GUIDE, _NEWS, _NEWS), says="title-changed"),
)
