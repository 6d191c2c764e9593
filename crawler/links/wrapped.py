"""Addresses inside those of a service that only leads on, as mail programs, search engines and shared documents write them.

Such a service answers 200 whatever became of the target, or asks the reader whether to go on; so the target is what is asked and told apart.
"""

import re
from urllib.parse import parse_qsl, unquote

_SERVICE = re.compile(
    r"https?://(?:(?:www\.)?google\.(?:[a-z]{2,3}\.)?[a-z]{2,3}/url|[\w-]+\.safelinks\.protection\.outlook\.com/|lm?\.(?:facebook|instagram)\.com/|"
    r"(?:www\.)?youtube\.com/redirect|(?:www\.)?linkedin\.com/(?:safety/go|redir/redirect)|slack-redir\.net/link|(?:away\.vk|vk)\.com/away|"
    r"duckduckgo\.com/l/|out\.reddit\.com/|getpocket\.com/redirect|urldefense\.proofpoint\.com/v[12]/)[^?#]{0,200}\?(?P<query>[^#]*)",
    re.IGNORECASE,
)
_KEYS = ("url", "q", "u", "to", "uddg")
_DEFENDED = re.compile(r"https?://urldefense\.(?:us|com)/v3/__(?P<target>https?:/.+?)__;", re.IGNORECASE)
_LOST_SLASH = re.compile(r"(?<=:)/(?!/)")
_DEEPEST = 3
_MOST_FIELDS = 100


def may_wrap(href: str) -> bool:
    """Say whether it is worth looking: nearly all addresses carry no other, and are told by that."""
    return "http" in href[8:]


def unwrapped(href: str) -> str:
    """Return the address that one of such a service carries, and any other as it is; one inside another is taken out of both."""
    for _ in range(_DEEPEST):
        target = _target(href)
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
    if service["query"].count("&") > _MOST_FIELDS:
        return None
    fields = dict(parse_qsl(service["query"]))
    is_encoded = "urldefense" in service[0].lower()
    targets = [_decoded(fields.get("u", ""))] if is_encoded else [fields.get(key, "") for key in _KEYS]
    return next((target for target in targets if target.lower().startswith(("http://", "https://"))), None)


def _decoded(target: str) -> str:
    """Return an address as Proofpoint's second version writes it, with `-` for `%` and `_` for `/`."""
    return unquote(target.replace("-", "%").replace("_", "/"))
