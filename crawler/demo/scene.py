"""The words of the scenario: a scene is what a target does in a week, and what a careful person would say of it then."""

from dataclasses import dataclass
from enum import Enum, auto

from crawler.records import Download, TitleMatch, Verdict

WEEKS = (1, 2, 3)


class Act(Enum):
    """What the server does when a target is asked."""

    PAGE = auto()  # a page, with its title, or the title given in `says`
    FILE = auto()  # a whole PDF or DOCX, by the path's extension
    CUT_FILE = auto()  # the first three fifths of a PDF, sent as if they were all of it
    PAGE_FOR_FILE = auto()  # a page about other things, where a PDF was promised
    SLOW_PAGE = auto()  # a page, after a pause
    CATALOGUE = auto()  # a page that is a catalogue itself
    NOT_FOUND = auto()
    GONE = auto()
    SOFT_404 = auto()  # 200 with a page that says "not found", as for any address made up on that host
    MOVED = auto()  # 301 to the same document in another folder
    TO_HOME = auto()  # 301 to the home page
    TO_LOGIN = auto()  # 302 to a page that asks for a password
    CHALLENGE = auto()  # 403 with a page that wants to see a browser
    DISALLOWED = auto()  # a page, and a robots.txt that asks robots to stay away
    NO_LISTENER = auto()  # nothing listens at the host's port
    EXPIRED_CERTIFICATE = auto()  # a page behind a certificate that ended long ago


@dataclass(frozen=True, slots=True)
class Truth:
    """The right answer of one check; `reason` is None when the verdict is ok.

    `title` is None where nothing came that the catalogue's title could be held against, so that no answer would be right or wrong;
    it is unknown for links that are not an entry's own.
    """

    verdict: Verdict
    reason: str | None = None
    title: TitleMatch | None = None
    download: Download = Download.NONE


@dataclass(frozen=True, slots=True)
class Scene:
    """What a target does in a week, what it calls itself when that is not what the catalogue calls it, and the truth."""

    act: Act
    truth: Truth
    says: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One address of the demo's web.

    `entry` is the title the catalogue gives it, or what it is called where only a sentence leads to it. `title` is what the document
    calls itself (the same when left out); `about` begins its text; `imprint` stands below its title.
    """

    host: str
    path: str
    entry: str
    weeks: tuple[Scene, Scene, Scene]
    about: str
    title: str = ""
    imprint: str = ""

    @property
    def name(self) -> str:
        """Return what the document calls itself."""
        return self.title or self.entry
