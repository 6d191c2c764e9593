"""The marks by which structured formats are told from each other and from words: what their own rules put at the beginning."""

import json
import re

from crawler.catalogue.tagged import IS_ENDNOTE, IS_PUBMED

_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*\?>|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>|\s)*<(?:[\w.-]+:)?([A-Za-z]\w*)",
    re.DOTALL,
)
_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "opml": "opml",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "OAI": "oai-pmh",
    "RDF": "rdf-xml",
}
_OF_PAGES = frozenset({"html", "head", "body", "div", "main", "section", "article", "p", "ul", "ol", "dl", "table"})
_BOOKMARKS = re.compile(r"\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE)
_BIBTEX_FIELD = re.compile(r"^\s*@[a-z]+\s*[{(]\s*[^\s,{}]+\s*,\s*[\w-]+\s*=", re.IGNORECASE | re.MULTILINE)
_BIBTEX = re.compile(
    r"\s*(?:%[^\n]*\n\s*)*@[a-z]+\s*[{(]", re.IGNORECASE
)  # first: pages of words show how to cite them
_RIS = re.compile(r"\s*TY {1,2}- ?[A-Z]+\s*$", re.MULTILINE)
_TURTLE = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:@prefix\s+[\w.-]*:\s*<|PREFIX\s+[\w.-]*:\s*<|@base\s*<)")
_DATA_SETS = re.compile(
    r"dcat|Dataset|Catalog|\bdistribution\b"
)  # what DCAT speaks of; other JSON-LD is read as any JSON
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:["{\]]|\[\s*(?:["{\[\]\d-]|null|true|false)))')
_YAML_ITEM = re.compile(
    r"^(?P<dent> *)- +[\w\"'][\w \"'.-]{0,40}:(?: +\S.*)?\n(?: *\n)*(?P=dent) {2,}[\w\"'][\w \"'.-]{0,40}:(?:\s|$)",
    re.MULTILINE,
)
_YAML_FRONT = re.compile(
    r"\s*(?:%YAML[^\n]*\n)?---[ \t]*\n(?P<front>.*?)(?:^---[ \t]*\n(?P<rest>.*)|\Z)", re.DOTALL | re.MULTILINE
)
_YAML_LINE = re.compile(r"(?:\s*(?:- +)*[\w\"'][^\n]{0,60}?:(?:\s.*)?|\s*- .*|\s*#.*|\s*|\s+\S.*|---|\.\.\.)$")


def sniff_structured(sample: str, named: str) -> str:
    """Return the structured format that a sample plainly is; nothing where it may be a page, a table or words."""
    root = _ROOT.match(sample) if "<" in sample[:2_000] else None
    found = (
        ("bookmarks", _BOOKMARKS.match(sample)),
        (_xml(root[1], sample) if root and root[1] in _ROOTS else "", root and root[1] in _ROOTS),
        (_json(sample) if _JSON.match(sample) else "", _JSON.match(sample)),
        ("ris", _RIS.match(sample) or IS_ENDNOTE.match(sample) or IS_PUBMED.match(sample)),
        ("bibtex", _BIBTEX.match(sample) and _BIBTEX_FIELD.search(sample)),
        ("turtle", named == "turtle" or _TURTLE.match(sample)),
    )
    plain = next((name for name, is_it in found if is_it), "")
    return plain or ("yaml" if _is_yaml(sample, named) else "")


def foreign_xml(sample: str) -> str | None:
    """Return the name of the first element of XML that is neither a format known here nor a page; None for all else."""
    declared = sample.lstrip("\ufeff \t\r\n").startswith("<?xml")
    root = _ROOT.match(sample.lstrip("\ufeff")) if declared else None
    return root[1] if root and root[1] not in _ROOTS and root[1].lower() not in _OF_PAGES else None


def _xml(root: str, sample: str) -> str:
    """Tell a feed that is RDF (RSS 1.0) from other RDF."""
    return "feed" if root == "RDF" and "http://purl.org/rss/1.0/" in sample[:4_000] else _ROOTS[root]


def _json(sample: str) -> str:
    """Tell lines of JSON from one JSON text, and the forms that lists of JSON have."""
    lines = [line for line in sample.split("\n")[:3] if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") and _is_object(line) for line in lines[:2]):
        return "jsonl"
    if ('"@context"' in sample or '"@graph"' in sample) and _DATA_SETS.search(sample):
        return "dcat"
    if '"success"' in sample and '"result"' in sample and '"results"' in sample:  # the answer of package_search
        return "ckan"
    if '"resources"' in sample and any(
        f'"{key}"' in sample for key in ("success", "license_id", "owner_org", "package_id")
    ):
        return "ckan"
    csl = sum(f'"{key}"' in sample for key in ("issued", "date-parts", "container-title", "DOI", "citation-key"))
    return "csl-json" if '"type"' in sample and csl > 1 else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_yaml(sample: str, named: str) -> bool:
    """Say whether a text is YAML: lists of mappings, or lines that all are of it where the name promises it."""
    front = _YAML_FRONT.match(sample)
    if front and (front["rest"] or "").strip() and not _looks_like_yaml(front["rest"][:4_000]):
        return False  # the front matter of a page of words
    if _YAML_ITEM.search(sample) and _looks_like_yaml(sample[:8_000]):
        return True
    return named == "yaml" and _looks_like_yaml(sample[:8_000])


def _looks_like_yaml(text: str) -> bool:
    return all(map(_YAML_LINE.match, text.split("\n")[:-1] or [text]))
