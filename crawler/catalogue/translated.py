"""Pages that hold their words in several languages, of which a reader sees one at a time."""

from bs4 import Tag

from crawler.catalogue.language_marks import language_of_document
from crawler.catalogue.tree import tags_below


def hidden_translations(root: Tag) -> frozenset[int]:
    """Return, by `id()`, the tags marked with another language than the page's that have a twin in the page's own beside them."""
    own = _plain(language_of_document(root) or "")
    if not own:
        return frozenset()
    return frozenset(id(tag) for tag in tags_below(root) if _marked(tag) not in ("", own) and _has_twin(tag, own))


def _has_twin(tag: Tag, language: str) -> bool:
    beside = (tag.find_previous_sibling(), tag.find_next_sibling())
    return any(isinstance(other, Tag) and other.name == tag.name and _marked(other) == language for other in beside)


def _marked(tag: Tag) -> str:
    return _plain(str(tag.get("data-lang") or ""))


def _plain(language: str) -> str:
    return language.strip().lower().replace("_", "-").split("-")[0]
