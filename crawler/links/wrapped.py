"""Addresses inside those of a service that only leads on, as mail programs, search engines and shared documents write them.

Such a service answers 200 whatever became of the target, or asks the reader whether to go on; so the target is what is asked and told apart.
"""

import re
from urllib.parse import unquote

_SERVICE = re.compile(
    r"(?:https?:)?//(?:(?:www\.)?google\.(?:[a-z]{2,3}\.)?[a-z]{2,3}/url|[\w-]+\.safelinks\.protection\.outlook\.com/|lm?\.(?:facebook|instagram)\.com/(?:l\.php)?|"
    r"(?:www\.)?youtube\.com/redirect|(?:www\.)?linkedin\.com/(?:safety/go|redir/redirect)|slack-redir\.net/link|away\.vk\.com/away\.php|vk\.com/away\.php|"
    r"duckduckgo\.com/l/|out\.reddit\.com/[\w/-]{0,80}|getpocket\.com/redirect|urldefense\.proofpoint\.com/v(?P<version>[12])/url)/?\?(?P<query>[^#]*)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:^|&)(?:url|q|u|to|uddg)=(?P<value>[^&]*)", re.IGNORECASE)
_DEFENDED = re.compile(r"https?://urldefense\.(?:us|com)/v3/__(?P<target>https?:/.+?)__;", re.IGNORECASE)
_LOST_SLASH = re.compile(r"(?<=:)/(?!/)")
_WEB = ("http://", "https://")
_DEEPEST = 10


def may_wrap(href: str) -> bool:
    """Say whether it is worth looking: nearly all addresses carry no other, and are told by that."""
    return "http" in href[8:].lower()


def unwrapped(href: str) -> str:
    """Return the address that one of such a service carries, and any other as it is; one inside another is taken out of both."""
    for _ in range(_DEEPEST):
        target = _target(href.strip())
        if target is None:
            break
        href = target
    return href


def _target(href: str) -> str | None:
    if defended := _DEFENDED.match(href):
        target = _LOST_SLASH.sub("//", defended["target"], count=1)
        return None if "*" in target else target  # signs left out of it are kept elsewhere, encoded
    service = _SERVICE.match(href)
    if service is None:
        return None
    found = next((field for field in _FIELD.finditer(service["query"]) if _is_web(field["value"])), None)
    if found is None:
        return None
    written = found["value"]
    if written.lower().startswith(_WEB) and "?" in written:
        written = service["query"][found.start("value") :]  # never encoded: all that follows is its own
    return _decoded(written, version=service["version"])


def _is_web(value: str) -> bool:
    return value.lower().startswith((*_WEB, "http%3a%2f%2f", "https%3a%2f%2f", "http-3a__", "https-3a__"))


def _decoded(target: str, *, version: str | None) -> str | None:
    """Return an address as it was before it was put into another one; None where its escapes are of no known character set.

    Proofpoint's second version writes `-` for `%` and `_` for `/`.
    """
    try:
        return unquote(target.replace("-", "%").replace("_", "/") if version == "2" else target, errors="strict")
    except UnicodeDecodeError:
        return None
