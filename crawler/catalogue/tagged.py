"""The exports of EndNote (`%T Title`) and PubMed (`TI  - Title`), line by line as RIS has them."""

import re
from collections.abc import Iterator

# https://support.clarivate.com/Endnote/s/article/EndNote-Import-Export-formats, https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format
_ENDNOTE = {
    "0": "TY", "T": "TI", "A": "AU", "E": "ED", "D": "PY", "U": "UR", "R": "DO", "I": "PB", "X": "AB", "@": "SN", "J": "T2", "B": "T2", "G": "LA",
}  # fmt: skip
_ENDNOTE_KINDS = {"journal article": "JOUR", "book": "BOOK", "book section": "CHAP", "report": "RPRT", "thesis": "THES", "web page": "WEB", "conference paper": "CPAPER", "conference proceedings": "CONF"}  # fmt: skip
_PUBMED = {
    "PMID": "ID", "TI": "TI", "BTI": "TI", "FAU": "AU", "DP": "PY", "AID": "DO", "LID": "DO", "AB": "AB", "LA": "LA", "JT": "T2", "PB": "PB", "IS": "SN",
}  # fmt: skip
_ENDNOTE_LINE = re.compile(r"%([0A-Z@])(?: (.*))?")
_PUBMED_LINE = re.compile(r"([A-Z]{2,4}) {0,2}- (.*)")
_DOI = re.compile(r"(\S+) \[doi\]")
IS_ENDNOTE = re.compile(r"\ufeff?\s*%0 [A-Z][^\n]{0,60}\n(?:%[0-9A-Z@#*+^&!<>(){}=|;\[\]'\"] [^\n]*\n)*?%T ")
IS_PUBMED = re.compile(r"\ufeff?\s*PMID- \d+\s*\n")


def as_ris(text: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the tag of RIS and the value of each line of an export, as many; a line without a tag goes on with the one above."""
    if IS_ENDNOTE.match(text):
        yield from map(_of_endnote, lines)
    elif IS_PUBMED.match(text):
        yield from map(_of_pubmed, lines)
    else:
        yield from map(_of_ris, lines)


_LINE = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?: (.*))?\s*")


def _of_ris(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    return (found[1], found[2] or "") if found else ("", line)


def _of_endnote(line: str) -> tuple[str, str]:
    found = _ENDNOTE_LINE.fullmatch(line.strip("\ufeff \t"))
    if not found:
        return ("", line) if not line.startswith("%") else ("ZZ", line)
    value = found[2] or ""
    return _ENDNOTE.get(found[1], "ZZ"), _ENDNOTE_KINDS.get(value.lower(), "GEN") if found[1] == "0" else value


def _of_pubmed(line: str) -> tuple[str, str]:
    found = _PUBMED_LINE.fullmatch(line.strip("\ufeff"))
    if not found:
        return "", line
    if found[1] == "PMID":
        return "TY", "JOUR"
    doi = _DOI.fullmatch(found[2]) if found[1] in ("AID", "LID") else None
    return (
        ("DO", doi[1]) if doi else ("ZZ", "") if found[1] in ("AID", "LID") else (_PUBMED.get(found[1], "ZZ"), found[2])
    )
