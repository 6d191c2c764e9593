"""Portals and archives by their own address: which one gives the list. Nothing is asked on a guess: the address, or the answer, has to say what it is."""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.catalogue.source import Source

_API = re.compile(r"(?P<api>.*/api(?:/3)?)(?:(?<=/3)/?|/action/?|/action/package_search)", re.IGNORECASE)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:_[A-Za-z]{2,8})?/?)?(?:dataset/?)?")  # of a language, and the list of packages
_LISTED = {"rows": "100", "sort": "name asc"}  # few requests, in an order that stays while they are made


def asked_first(source: str) -> str:
    """Return which address is asked for a catalogue: of CKAN's API (https://docs.ckan.org/en/latest/api/) that of its packages, of any other `source` itself."""
    parts = _parted(source)
    found = _API.fullmatch(parts.path) if parts else None
    if not parts or not found:
        return source
    query = {**_LISTED, **dict(parse_qsl(parts.query, keep_blank_values=True))}
    ordered = {key: query[key] for key in (*(key for key in query if key not in _LISTED), *_LISTED)}
    return urlunsplit(
        parts._replace(path=f"{found['api']}/action/package_search", query=urlencode(ordered), fragment="")
    )


def packages_behind(source: Source, generators: Iterable[str]) -> str | None:
    """Return where the packages of a portal are listed whose front page this is; None for any other page, and where the settings say how this one is read."""
    settings = source.settings
    own = settings.format == "auto" and settings.select is None and settings.follow != "never"
    parts = _parted(source.address) if own and any(name.lower().startswith("ckan") for name in generators) else None
    if not parts or parts.query or not _FRONT.fullmatch(parts.path):
        return None
    return asked_first(urlunsplit(parts._replace(path="/api/3", fragment="")))


def records_of(address: str) -> str | None:
    """Return where an archive (OAI-PMH, 4.5) that was asked for something else lists its records; None where it was asked for them, or is none on the web."""
    parts = _parted(address)
    asked = dict(parse_qsl(parts.query)) if parts else {}
    if not parts or asked.get("verb", "Identify") != "Identify":
        return None
    rest = {key: value for key, value in asked.items() if key in ("set", "from", "until")}
    query = urlencode({"verb": "ListRecords", "metadataPrefix": asked.get("metadataPrefix", "oai_dc"), **rest})
    return urlunsplit(parts._replace(query=query, fragment=""))


def _parted(address: str) -> SplitResult | None:
    """Return the parts of a web address; None for anything else."""
    try:
        return urlsplit(address) if address.lower().startswith(("http://", "https://")) else None
    except ValueError:
        return None
