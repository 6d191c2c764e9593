"""Who wrote a thing, as titles say it: "by Ann Oxley", "Oxley, A. B.: Ponds", "Ann Oxley on "Ponds"", "(Hall and Quill)"."""

import re
import unicodedata

from crawler.judge.patterns import Pattern
from crawler.judge.signs.given_names import GIVEN_NAMES

AUTHOR = "~"
"""The mark before an author."""
# "... by Jane Doe": an author after the title, set off by a sign of its own.
_BY = Pattern(
    r"\s+(?:by|von|par|por|di|door|av)\s+(?=[A-Z][\w.'-]*\s+(?:(?:[A-Z][\w.'-]*|van|von|de|der|den|di|du|la|le)\s+)?[A-Z])"
)
# "Oxley, A. B.: Ponds", "Oxley, A. Ponds": an author as libraries write one.
_LED_BY = Pattern(r"^([^\W\d_][\w'-]+, (?:[^\W\d_]\. ?){1,3})\s*(?:: |(?<= ))(.+)$")
# "Ann Oxley, The pond", "'Sir John Oxley, Herons'"
_NAMED_FIRST = Pattern(
    r"^['\"]?(?:(?:Sir|Dame|Lord|Lady|St|Dr|Prof)\.? )?(([^\W\d_]+)(?: (?:van|von|de|der|du|la|le|[^\W\d_a-z][\w.'-]*)){1,3}), ['\"]?([^\W\d_a-z].{5,})$"
)
# "(Hall, Oxley & Quill)", "(Hall et al.)": names alone, more than one of them.
_BRACKET = Pattern(r"\(([^()]{5,80})\)")
_BETWEEN_NAMES = Pattern(r"\s*[,;&]\s*(?:(?:and|und|et|y|e|en)\s+(?!al\b))?|\s+(?:and|und|et|y|e|en)\s+(?!al\b)")
_LISTING = (",", "&", ";", " and ", " und ", " et ", " y ", " e ", " en ")
_NAME = Pattern(
    r"(?:(?:the|van|von|de|der|den|di|du|la|le)\s+)*[^\W\d_a-z][\w.'-]*(?:\s+(?:[^\W\d_a-z][\w.'-]*|van|von|de|der|den|di|du|la|le)){0,3}"
)
# 'Ann Oxley on "How ponds freeze"'
_SPEAKING_ON = Pattern(
    r"^([^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){1,3}),? (?:on|about|\u00fcber|zu|sur|sobre|su|over|om|o):? \"([^\"]{6,})\"(?=\s*(?:$|[(,]))"
)
_AND_OTHERS = Pattern(r"\s+et al\.?\s*$")


def authors_set_off(text: str) -> str:
    """Set the authors of a cleaned title off behind it, each behind a mark of its own."""
    text = _SPEAKING_ON.sub(rf"\2 {AUTHOR} \1 ", text) if ' "' in text else text
    if ", " in text:
        text = _LED_BY.sub(rf"\2 {AUTHOR} \1", text) if ". " in text or ".: " in text else text
        named = _NAMED_FIRST.match(text)
        text = f"{named[3]} {AUTHOR} {named[1]}" if named and _is_given(named[2]) else text
    return _BY.sub(f" {AUTHOR} ", _BRACKET.sub(_authors, text) if "(" in text else text)


def _is_given(name: str) -> bool:
    """Tell whether a word is a given name in common use."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)) in GIVEN_NAMES


def _authors(bracket: "re.Match[str]") -> str:
    """Return what a bracket holds as authors, where it is a list of names, and the bracket as it is where not."""
    inner = bracket[1].strip(" ,;")
    if not any(sign in inner for sign in _LISTING):
        return bracket[0]
    names = _BETWEEN_NAMES.split(_AND_OTHERS.sub("", inner))
    several = len(names) > 1 or _AND_OTHERS.search(inner) is not None
    return f" {AUTHOR} {inner} " if several and all(map(_NAME.fullmatch, names)) else bracket[0]
