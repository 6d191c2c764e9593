"""The ordinary case told cheaply: a page that bears the catalogue's title to the letter, with at most the site's name behind it."""

from crawler.judge.patterns import Pattern
from crawler.judge.title_signs import says_lost
from crawler.records import Title

_ENOUGH = 12  # letters of a title that can only be meant
_MOST_BESIDE = 60  # letters of a site's name, and of its section
_BESIDE = Pattern(r"\s+[-|\u00b7\u2022\u00bb\u203a\u2013\u2014]\s+[^\d]+")


def is_plainly_same(catalogue_title: str, titles: tuple[Title, ...]) -> str | None:
    """Return the title if some of a page's titles are the catalogue's to the letter and no other says anything else; None where that has to be looked into."""
    ours = catalogue_title.strip()
    if len(ours) < _ENOUGH:
        return None
    equal = False
    for title in titles:
        if title.source == "og:site_name":
            continue
        if ":" in title.source and title.source[:3] != "og:" and title.source != "twitter:title":
            return None
        if title.text == ours:
            equal = True
        elif not _is_beside(ours, title.text):
            return None
    return ours if equal else None


def _is_beside(ours: str, theirs: str) -> bool:
    """Tell whether a title is ours with a name without numbers behind it, that says nothing of an error."""
    if not theirs.startswith(ours) or len(theirs) - len(ours) > _MOST_BESIDE:
        return False
    rest = theirs[len(ours) :]
    return _BESIDE.fullmatch(rest) is not None and not says_lost(rest)
