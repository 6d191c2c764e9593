"""The fields above a page, as generators of static sites have them."""

import re

_FRONT_MATTER = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(
    r"^title[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def without_front_matter(text: str) -> tuple[str, str | None]:
    """Return a text with its front matter blank, so that every line keeps its number, and the title that this gave."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return text, None
    title = _TITLE.search(front["fields"])
    return "\n" * front[0].count("\n") + text[front.end() :], title["title"].strip() if title else None
