"""The places of a page that an address can point to with its fragment."""

from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

PREFIXES = (
    "",
    "user-content-",
)  # GitHub and Gitea put this one before the ids of what they show, and take it off by script


def split_places(tree: LexborHTMLParser, fragments: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part fragments into those that a page has and those it has not, as HTML finds them ("find a potential indicated element").

    An element's id, or an anchor's name, equals the fragment as written or decoded; case matters.
    """
    if not fragments:
        return (), ()
    ids = {node.attributes.get("id") for node in tree.css("[id]")} | {
        node.attributes.get("name") for node in tree.css("a[name]")
    }
    found = tuple(fragment for fragment in fragments if _has(ids, fragment))
    return found, tuple(fragment for fragment in fragments if fragment not in found)


def _has(ids: set[str | None], fragment: str) -> bool:
    """Tell whether a page has the place of one fragment."""
    spellings = (fragment, unquote(fragment, errors="replace"))
    return any(prefix + spelling in ids for prefix in PREFIXES for spelling in spellings)
