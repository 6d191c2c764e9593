"""Words of strangers in XML: escaped, and without what XML 1.0 does not allow (section 2.2)."""

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(words: str) -> str:
    """Return words as the text of an element."""
    return escape(_allowed(words))


def attributes(**values: str | int | None) -> str:
    """Return attributes, those without a value left out."""
    return "".join(f" {name}={quoteattr(_allowed(str(value)))}" for name, value in values.items() if value is not None)


def _allowed(words: str) -> str:
    """Return words with a sign for each character that XML does not have."""
    return _FORBIDDEN.sub("\ufffd", words)
