"""Names of entries that stay when a page is re-ordered."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256

from crawler.records import Entry, Role, Use

_SIGNS = re.compile(r"[\W_]+")
_LENGTH = 16  # hex digits: 64 bits


@dataclass(slots=True)
class Identities:
    """Gives each entry of one catalogue an id of its own, from its title.

    Entries of the same title are told apart by their first address and section, and then by their order. `common` holds the
    folded titles known beforehand to stand there more than once; without it, the first of several keeps the plain id.
    """

    common: frozenset[str] = frozenset()
    taken: set[int] = field(default_factory=set)
    ordinals: dict[int, int] = field(default_factory=dict)

    def name(self, entry: Entry) -> Entry:
        """Return the entry with its id."""
        return replace(entry, id=self.next_id(entry.catalogue, entry.title, entry.section, entry.links))

    def next_id(self, catalogue: str, title: str, section: tuple[str, ...], links: tuple[Use, ...]) -> str:
        """Return the id of the entry that comes next."""
        folded = fold(title)
        if folded not in self.common and self._take(identity := _digest(catalogue, folded)):
            return identity
        primary = next((use.url or use.href for use in links if use.role is Role.PRIMARY), "")
        told_apart = (catalogue, folded, primary, *section)
        if self._take(identity := _digest(*told_apart)):
            return identity
        key = int(identity, 16)
        self.ordinals[key] = self.ordinals.get(key, 1) + 1
        identity = _digest(*told_apart, str(self.ordinals[key]))
        self._take(identity)
        return identity

    def _take(self, identity: str) -> bool:
        """Note an id; say whether it was free."""
        number = int(identity, 16)
        if number in self.taken:
            return False
        self.taken.add(number)
        return True


def fold(title: str) -> str:
    """Return a title without case, accents, punctuation and white space."""
    if title.isascii():
        return _SIGNS.sub(" ", title.lower()).strip()
    folded = unicodedata.normalize("NFKD", title.casefold())
    return _SIGNS.sub(" ", "".join(c for c in folded if not unicodedata.combining(c))).strip()


def repeated(titles: list[str]) -> frozenset[str]:
    """Return the folded titles that more than one entry bears."""
    return frozenset(title for title, count in Counter(map(fold, titles)).items() if count > 1)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
