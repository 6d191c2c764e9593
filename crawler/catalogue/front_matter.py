"""What generators of static sites take out of a page: the fields above it, and what stands for an address."""

import re

_FRONT_MATTER = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]{0,20}[:=](?P<title>[^\n]*)$", re.IGNORECASE | re.MULTILINE)
_FILLED = re.compile(
    r"(?P<before>\]\(|\]: |\b(?:href|src)=[\"'])(?:\{\{-?\s*(?:[\"'](?P<path>[^\"'{}\n]{1,500})[\"']\s*\|[^{}\n]{1,100}|site\.[\w.]{1,50}[^{}\n]{0,100})\}\}"
    r"|\{%-?\s*(?:link|post_url)\s+(?P<link>[^\s{}%]{1,500})\s*-?%\})"
)


def with_addresses(text: str) -> str:
    """Return a text with the addresses that Liquid would make of "{{ site.baseurl }}/x", "{{ '/x' | relative_url }}" and "{% link x.md %}"."""
    if "{{" not in text and "{%" not in text:
        return text
    return _FILLED.sub(lambda found: f"{found['before']}{found['path'] or found['link'] or ''}", text)


def without_front_matter(text: str) -> tuple[str, str | None]:
    """Return a text with its front matter blank, so that every line keeps its number, and the title that this gave."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return text, None
    title = _TITLE.search(front["fields"])
    return "\n" * front[0].count("\n") + text[front.end() :], _unquoted(
        title["title"].strip()
    ) or None if title else None


def _unquoted(value: str) -> str:
    """Return a value without the quotation marks around it."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value
