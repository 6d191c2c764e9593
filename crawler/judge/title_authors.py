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
# "Oxley, Ann. Ponds": the same with the given name in full.
_LED_BY_NAME = Pattern(
    r"^([^\W\d_a-z][\w'-]+, [^\W\d_a-z][\w'-]{2,}(?: [^\W\d_a-z]\.?)?)(?:(?<=\w)\.)? ?(?<=[.] )([^\W\d_a-z].{7,})$"
)
# "Ponds, by Oxley": one name behind a comma.
_BY_ONE = Pattern(
    r",\s+(?:by|von|par|por|di|de|door|av)\s+(?=(?:(?:[Vv]an|von|der|de|da|del|[EL]l|[Ll][ae])\s+)*[^\W\d_a-z][\w'-]+$)"
)
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
_MOST_NAMES = 4
_WORDS_TOO = frozenset(
    {
        "grace",
        "dawn",
        "heather",
        "jack",
        "mark",
        "frank",
        "bill",
        "christian",
        "jean",
        "joy",
        "may",
        "will",
        "rose",
        "iris",
        "olive",
        "robin",
        "victor",
        "max",
    }
)
_WRITERS = (
    "federico paulo virginia chinua ada rosalind ernest oscar langston ursula toni simone hermann bertolt rainer heinrich pablo octavio miguel lope italo umberto primo niccolo luigi emile gustave marcel"
    " honore michel roland walter theodor friedrich immanuel ludwig sigmund rosa fyodor leo lev nikolai aleksandr vladimir boris osip marina czeslaw wislawa stanislaw olga milan karel bohumil vaclav wole"
    " ngugi chimamanda nadine doris zadie salman arundhati rabindranath haruki yukio orhan nazim naguib mahmoud noam bertrand gottfried gotthold johann adalbert theodore edgar emily herman nathaniel"
    " washington aldous evelyn dylan seamus samuel aphra sylvia elias selma astrid tove henrik sigrid knut halldor jorge mario carlos clarice fernando jose eca machado"
)
_OF_WRITERS = frozenset(_WRITERS.split())
_AND_OTHERS = Pattern(r"\s+et al\.?\s*$")


def authors_set_off(text: str) -> str:
    """Set the authors of a cleaned title off behind it, each behind a mark of its own."""
    text = _SPEAKING_ON.sub(rf"\2 {AUTHOR} \1 ", text) if ' "' in text else text
    if ", " in text:
        text = _LED_BY.sub(rf"\2 {AUTHOR} \1", text) if ". " in text or ".: " in text else text
        text = _BY_ONE.sub(f" {AUTHOR} ", text)
        full = _LED_BY_NAME.match(text) if ". " in text else None
        text = f"{full[2]} {AUTHOR} {full[1]}" if full else text
        named = _NAMED_FIRST.match(text)
        text = f"{named[3]} {AUTHOR} {named[1]}" if named and _is_given(named[2]) else text
    return _BY.sub(f" {AUTHOR} ", _BRACKET.sub(_authors, text) if "(" in text else text)


def is_person(plain: str) -> bool:
    """Tell whether folded words are the name of a person, by the given name that begins them, and no sentence: "Grace under fire"."""
    given, *others = plain.split()
    return 0 < len(others) < _MOST_NAMES and given not in _WORDS_TOO and (given in _OF_WRITERS or _is_given(given))


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
