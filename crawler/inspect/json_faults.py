"""JSON that is not well-formed: damaged, or one of its relatives, which whatever reads them opens.

Relatives leave out quotes, and add commas, comments, lines and lines within strings; some are written in another character set than UTF-8.
"""

import json
import re

from crawler.inspect.transfer import CONTROL

_LACKING, _WANTED, _LINE, _MORE = (
    re.compile(r"Expecting '[,:]'"),
    re.compile(r"Expecting (?:property|value)"),
    re.compile(r"Invalid (?:control)"),
    re.compile(r"Extra (?:data)"),
)  # what the parser says it found in their place
_VALUE, _COMMENTS, _OPENING, _CLOSING = "value", ("/", "#"), ("[", "{"), ("]", "}")
_CODECS = ("latin-1", "cp932", "gb18030", "big5", "euc_kr")
_LITERALS = "tfnuNI"  # with which true, false, null, undefined, NaN and Infinity begin
_NEXT_STRING = re.compile(r'[\r\n]\s*"\w')
_COMMENT = re.compile(r"\s(?://|#)|/\*")
_NAME = re.compile(r"[\w$-]+\s*:")
# Letters before the quote of a name, as only Python has some.
_JOINED = re.compile(r'(?![bBrRuU]+")\w+[ \t]*"[^"\\\n]*"\s*:')
_FIRST_ASCII_BYTES = 16


def is_damaged(body: bytes, fault: ValueError) -> bool:
    """Tell whether a text that the parser refused with a fault is damaged JSON."""
    return _holds_controls(body) or (
        _breaks_off(fault) if isinstance(fault, json.JSONDecodeError) else _is_garbled(body)
    )


def _holds_controls(body: bytes) -> bool:
    """Tell whether bytes of control stand in a text of single bytes, where no relative of JSON has them (RFC 8259, section 7)."""
    text = body.rstrip(b"\0")
    return b"\0" not in text[:_FIRST_ASCII_BYTES] and CONTROL.search(text) is not None


def _is_garbled(body: bytes) -> bool:
    """Tell whether a text that is not in UTF-8 is JSON in no other character set either, and breaks off where no relative does."""
    faults = [fault for codec in _CODECS if (fault := _fault(body, codec)) is not None]
    if len(faults) < len(_CODECS):
        return False
    found = next((fault for fault in faults if isinstance(fault, json.JSONDecodeError)), None)
    return found is not None and (_breaks_off(found) or _is_foreign(found))


def _fault(body: bytes, codec: str) -> ValueError | None:
    """Return why a text is no JSON in a character set, None where it is."""
    try:
        json.loads(body.decode(codec))
    except ValueError as fault:
        return fault
    return None


def _is_foreign(fault: json.JSONDecodeError) -> bool:
    """Tell whether a letter stands where only a quote, a bracket, a number or a name of JavaScript's may."""
    here = _here(fault)
    return here >= "\x80" or (_VALUE in fault.msg and here.isalpha() and here not in _LITERALS)


def _breaks_off(fault: json.JSONDecodeError) -> bool:
    """Tell whether a text goes on after a fault as none of the relatives does."""
    if _LACKING.match(fault.msg):
        return _lacks_a_mark(fault)
    if _LINE.match(fault.msg):
        return _NEXT_STRING.match(fault.doc, fault.pos) is not None
    if _MORE.match(fault.msg):  # a value a line, but for what closes nothing, and a second document of many lines
        return _here(fault) in _CLOSING or _is_second(fault)
    return _WANTED.match(fault.msg) is not None and _ends_a_string(fault)


def _is_second(fault: json.JSONDecodeError) -> bool:
    """Tell whether all that stands behind a document of several lines is one more: programs that write value after value put each on its line, or write many."""
    first, rest = fault.doc[: fault.pos].strip(), fault.doc[fault.pos :]
    if "\n" not in first or "\n" not in rest.strip() or first[:1] != rest[:1] or rest[:1] not in _OPENING:
        return False
    try:
        json.loads(rest)
    except (ValueError, RecursionError):
        return False
    return True


def _lacks_a_mark(fault: json.JSONDecodeError) -> bool:
    """Tell whether there is no comma or colon where every relative of JSON has one, or a bracket that closes nothing."""
    here = _here(fault)
    if here in _CLOSING:  # where its like, or more, should be
        return True
    return here not in _COMMENTS and "\n" not in fault.doc[: fault.pos].rpartition('"')[2]


def _ends_a_string(fault: json.JSONDecodeError) -> bool:
    """Tell whether a line goes on with the end of a string that never began: a word, and one quote too many."""
    rest = _COMMENT.split(fault.doc[fault.pos :].partition("\n")[0], maxsplit=1)[0].replace("\\\\", "")
    if not rest[:1].isalnum() or "'" in rest or _NAME.match(rest):  # names without quotes, and what stands behind them
        return False
    if _JOINED.match(rest) and _VALUE not in fault.msg:
        return True
    return (rest.count('"') - rest.count('\\"')) % 2 == 1


def _here(fault: json.JSONDecodeError) -> str:
    return fault.doc[fault.pos : fault.pos + 1]
