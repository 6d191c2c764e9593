"""What a single setting may be: read from words, refused in words, written back."""

from datetime import timedelta
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, PlainSerializer

from crawler.config.durations import parse_duration, write_duration
from crawler.language import LANGUAGES


def _time_zone(name: str) -> str:
    """Refuse a name that is no time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not there; a path; a folder of the database
        raise ValueError("is not the name of a time zone, such as Europe/London or UTC") from None
    return name


def _language(code: str) -> str:
    """Refuse a language that nothing is translated into."""
    if code not in LANGUAGES:
        raise ValueError(f"is no language that reports can be written in; there are: {', '.join(LANGUAGES)}")
    return code


def _network(value: object) -> IPv4Network | IPv6Network:
    """Read a network in CIDR notation (RFC 4632)."""
    try:
        return ip_network(str(value))
    except ValueError:
        raise ValueError("is not a network such as 192.168.0.0/16 or fd00::/8") from None


def _mail_address(value: str) -> str:
    """Refuse what no mail could be sent to; the syntax of RFC 5321 is not checked further than people need."""
    local, at, domain = value.rpartition("@")
    if not (local and at and domain) or any(c.isspace() or not c.isprintable() for c in value):
        raise ValueError("is not a mail address such as name@example.org")
    return value


def _switch(value: object) -> object:
    """Read on and off, which YAML 1.1 turns into booleans."""
    return {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value


def _listed(value: object) -> object:
    """Take a single word for a list of one."""
    return (value,) if isinstance(value, str) else value


def _folder_address(value: str) -> str:
    """Refuse what no browser could open, and what would not name a folder; it ends with a slash."""
    scheme, _, rest = value.partition("://")
    plain = value.isprintable() and not any(letter.isspace() for letter in value)
    if not (plain and scheme.lower() in {"http", "https"} and rest.strip("/") and "?" not in rest and "#" not in rest):
        raise ValueError("is not the address of a folder such as https://example.org/reports/")
    return value.rstrip("/") + "/"


def _canary(value: str) -> str:
    """Refuse what can be neither asked nor looked up."""
    scheme, _, rest = value.partition(":")
    host = rest if scheme == "dns" else rest.removeprefix("//").split("/")[0].rpartition("@")[2]
    plain = value.isprintable() and not any(letter.isspace() for letter in value)
    known = scheme == "dns" or (scheme.lower() in {"http", "https"} and rest.startswith("//"))
    if not (plain and known and any(letter.isalnum() for letter in host) and (scheme != "dns" or "/" not in rest)):
        raise ValueError(
            "is neither an address such as https://example.com/ nor a name to look up such as dns:example.com"
        )
    return value


def _installed(value: str) -> str:
    """Refuse a list of misspellings that is not on this machine."""
    if value == "codespell" and find_spec("codespell_lib") is None:
        raise ValueError("needs the extra `codespell`: pip install 'catalogue-crawler[codespell]', or set it to own")
    return value


Duration = Annotated[
    timedelta,
    BeforeValidator(parse_duration),
    PlainSerializer(write_duration, return_type=str),
]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network), PlainSerializer(str, return_type=str)]
MailAddress = Annotated[str, AfterValidator(_mail_address)]
FolderAddress = Annotated[str, AfterValidator(_folder_address)]
Canary = Annotated[str, AfterValidator(_canary)]
Switch = Annotated[Literal["on", "off"], BeforeValidator(_switch)]
Format = Literal[
    "auto", "html", "text", "markdown", "docx", "odt", "csv", "xlsx", "ods", "json", "jsonl", "yaml", "csl-json", "ckan", "dcat", "feed", "opml", "sitemap",
    "oai-pmh", "bookmarks", "bibtex", "ris", "rdf-xml", "turtle",
]  # fmt: skip
CatalogueField = Literal[
    "title", "url", "description", "authors", "publishers", "year", "kind", "language", "section", "identifiers"
]
Spelling = Literal["scheme", "www", "slash", "case", "index", "query", "port", "encoding", "shortener"]
MisspellingList = Annotated[Literal["own", "codespell"], AfterValidator(_installed)]
ReportFormat = Literal["html", "markdown", "json", "csv", "text", "junit", "sarif", "atom", "prometheus"]
Language = Annotated[str, AfterValidator(_language)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Listed = BeforeValidator(_listed)
