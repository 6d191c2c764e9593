"""What a comparison of titles comes to."""

from dataclasses import dataclass, field

from crawler.judge.title_compare import Compared
from crawler.judge.title_differ import Differ, differ
from crawler.records import TitleMatch


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """What the comparison came to.

    `found` is the title of the target that comes closest, `score` how close (0 to 100), `why` the ground: `equal`, `contained`, `close`, `text`,
    `edition` (a number differs), `words`, `beside` (another thing of the same source), `generic`, `echo` (search results), `script` (another one), `lost` (an error), `introduced` (the rest stands
    under the heading), `elsewhere` (no word of it on the page), `mention` (only in a sentence of a document), `none` or `disagree`. `asked` is the
    catalogue's title.
    """

    match: TitleMatch
    found: str | None
    score: float
    why: str
    asked: str = field(default="", repr=False, compare=False)

    @property
    def differ(self) -> Differ:
        """Return the words that only the catalogue's title has, and those that only the title found has."""
        return differ(self.asked, self.found) if self.found else ((), ())


def answer(match_: TitleMatch, one: Compared, why: str | None = None) -> TitleAnswer:
    """Answer by one title of the target, and why, where that is another ground than its own."""
    return TitleAnswer(match_, one.title.text, round(one.score, 1), why or one.why)
