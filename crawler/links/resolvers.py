"""One spelling for the names that resolvers lead on: DOIs (ISO 26324) and handles (RFC 3650).

`https://doi.org/` is how a DOI is written (https://www.crossref.org/display-guidelines/); `dx.doi.org`, `http:`, `doi:` and the handle
system's own resolver, which knows DOIs as well, are other spellings of it. A DOI is the same in small and capital letters (DOI Handbook 2.4).
"""

import re
from urllib.parse import quote

RESOLVERS = tuple(
    f"{scheme}://{host}/"
    for scheme in ("https", "http")
    for host in ("doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net")
)
_BARE = re.compile(r"((?:info:)?(?:doi|hdl))[:/]\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S")
_CAPITALS = re.compile(r"%[0-9A-Fa-f]{2}|[A-Z]+")


def written_out(href: str) -> str | None:
    """Return the web address that `doi:10.1000/182` or `hdl:2027/x` stands for; None for anything else."""
    found = _BARE.fullmatch(href.strip()) if href.lstrip()[:4].lower() in ("doi:", "hdl:", "info") else None
    if found is None:
        return None
    name = found[2].lstrip("/")
    if "hdl" in found[1].lower():
        return f"https://hdl.handle.net/{quote(name, safe='/%:;()~!,')}"
    return f"https://doi.org/{quote(name, safe='/%:;()~!,')}" if _DOI.match(name) else None


def one_spelling(url: str) -> str:
    """Return the identity of a normalised address: that of its DOI or handle where it leads to a resolver of them."""
    if not url.startswith(RESOLVERS):
        return url
    name = url.split("/", 3)[3]
    if _DOI.match(name):
        path, mark, query = name.partition("?")
        return f"https://doi.org/{_CAPITALS.sub(_small, path)}{mark}{query}"
    return f"https://hdl.handle.net/{name}" if "//hdl.handle.net/" in url and name else url


def doi_of(url: str) -> str | None:
    """Return the DOI that an address in its one spelling leads to, still escaped; None for any other address."""
    if not url.startswith("https://doi.org/"):
        return None
    name = url.removeprefix("https://doi.org/").partition("?")[0]
    return name if _DOI.match(name) else None


def _small(found: re.Match[str]) -> str:
    return found[0] if found[0][0] == "%" else found[0].lower()
