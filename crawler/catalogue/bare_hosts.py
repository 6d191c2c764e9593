"""Addresses without a scheme or "www." that lines of text begin with and are hardly more than: "shelter.org.uk →", "samiuc.es - a scale"."""

import re

from crawler.links import Found

# https://data.iana.org/TLD/tlds-alpha-by-domain.txt: those that people use; without those that files end in as well
_ENDS = frozenset((
     "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "coop", "museum", "eu", "app", "dev", "online",
     "site", "blog", "scot", "wales", "cymru", "london", "ngo", "charity", "foundation", "academy", "education",
     "health", "care", "library", "community", "ac", "ad", "ae", "af", "ag",  "al",  "ao", "ar", "at", "au",
     "az", "ba", "bb", "bd", "be", "bf", "bg", "bh", "bi", "bj", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz", "ca",
     "cd", "cf", "cg", "ch", "ci", "ck", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cy", "cz", "de", "dj", "dk", "dm",
     "do", "dz", "ec", "ee", "eg", "er", "es", "et", "fi", "fj", "fm", "fo", "fr", "ga", "ge", "gg", "gh", "gi", "gl",
     "gm", "gn", "gp", "gr", "gt", "gu", "gy", "hk", "hn", "hr", "ht", "hu", "id", "ie", "il", "im",  "io", "iq",
     "ir", "is", "it", "je", "jm", "jo", "jp", "ke", "kg", "kh", "ki", "kr", "kw", "ky", "kz",  "lb", "lc", "li",
     "lk", "lr", "ls", "lt", "lu", "lv", "ly", "ma", "mc", "me", "mg", "mk",  "mm", "mn", "mo", "mr", "mt", "mu",
     "mv", "mw", "mx", "my", "mz", "na", "nc", "ne", "ng", "ni", "nl", "no", "np", "nr", "nu", "nz", "om", "pa", "pe",
     "pf", "pg", "ph", "pk",  "pm", "pr", "pt", "pw", "qa", "re", "ro", "ru", "rw", "sa", "sb",  "sd", "se",
     "sg", "si", "sk", "sl", "sm", "sn", "sr",  "sv", "sy", "sz", "tc", "td", "tg", "th", "tj", "tk", "tl", "tm",
     "tn", "to", "tr", "tt", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc", "ve", "vg", "vi", "vn",
     "vu", "ws", "ye", "za", "zm", "zw",
))  # fmt: skip
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?P<end>[a-z]{2,10})(?:/[^\s<>\"]{0,300})?(?=\s*[\u2192\u2197\u2198\u00bb>]*\s*$|\s+[\u2013\u2014-]\s|:\s)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"[.:,]\s(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?P<end>[a-z]{2,10})/[^\s<>\"]{2,300}?)[.,;)]?\s*$"
)
_SITE = re.compile(
    r"(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?P<end>[a-z]{2,10}))[.)]?"
)  # in small letters
_SAID = 2  # words before it, at least
_ARROWS = " \u2192\u2197\u2198\u00bb>"
_SHORTEST = 9  # characters of a host with words behind it
_ARROW = re.compile(r"[\s\u2192\u2197\u00bb>*\u2022-]*")


def host_at_end(text: str) -> Found | None:
    """Return the address without its scheme that a line ends with: a page behind a full stop or a colon ("London: Carers UK. carersuk.org/policy/state-of-caring"), a site behind what is said of it ("Canmore - the national record canmore.org.uk"); None for all else."""
    host = _LAST.search(text) or _site_at_end(text)
    if host is None or host["end"].lower() not in _ENDS or "@" in host[0]:
        return None
    return Found(f"http://{host['host']}", host["host"], host.start("host"), host.end("host"))


def _site_at_end(text: str) -> re.Match[str] | None:
    end = len(text.rstrip())
    start = text.rfind(" ", 0, end) + 1
    is_told = len(text[:start].split(maxsplit=_SAID)) >= _SAID
    return _SITE.fullmatch(text, start, end) if is_told and end - start >= _SHORTEST else None


def host_at_start(text: str) -> Found | None:
    """Return the address that a line begins with, if it is all of it or a dash follows; None for a file's name and all else."""
    host = _HOST.match(text, _ARROW.match(text).end())  # type: ignore[union-attr]  # matches nothing as well
    if host is None or host["end"].lower() not in _ENDS or "@" in text:
        return None
    is_described = text[host.end() :].strip(_ARROWS)
    if is_described and (host[0] != host[0].lower() or len(host[0]) < _SHORTEST):
        return None
    return Found(f"http://{host[0]}", host[0], host.start(), host.end())
