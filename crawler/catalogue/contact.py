"""The person to write to, as far as the page says."""

import re
from collections.abc import Iterable

from crawler.catalogue.block import Block
from crawler.catalogue.names import is_person
from crawler.records import Contact

_MAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NAME = r"((?:(?:Dr|Prof|Mrs?|Ms)\.? )?[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w.'\u2019-]*){1,3})"
_LONGEST_POSTAL = 120  # characters
_ASKED = re.compile(
    rf"\b(?i:contact|e-?mail|write to|get in touch with|speak to|tell|ask|inform|let)(?i: the maintainer)?,?:? {_NAME}(?=[\s,.;:(<]|$)"
)
CONTACT_WORDS = re.compile(r"\b(?:contact|e-?mail|write to|get in touch|enquir|inquir)", re.IGNORECASE)


_PHONE = re.compile(
    r"(?!\d{4}[\u2013/-]\d{2,4}$)(?i:(?:tel|telephone|phone|call|text|fax|mobile|telefon|t\u00e9l|tel\u00e9fono)\b\.?:?\s*)?"
    r"\+?\(?(?:\d[\s().\u2013/-]{0,2}){6,16}(?:(?<=[\s(.-])[A-Z]{1,8}(?:[\s-][A-Z]{1,8})?)?\)?(?:\s\(?[A-Z\d]{2,8}\)?)?"
)  # "0800 123 456", "Tel: 030 12 34 56", "1-866-331-8453 TTY"


_POSTAL = re.compile(
    r".{0,60},?\s[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?(?:,? USA?)?|(?i:p\.?\s?o\.? box)\s\d.{0,40}|.{0,80}\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{5}\s[^\W\d_a-z][\w.-]{1,30}(?: (?:(?:am|an der|bei|im|in der|ob der|de|del|en|la|le|sur) )?[^\W\d_a-z][\w.-]{1,30}){0,2}"
    r"|\d{1,5}[a-z]?,?\s(?:[^\W_a-z]\S*\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Place|Square|Boulevard|Blvd|Way|Terrace|Crescent|Court)\b\.?(?:,.{0,60})?"
)  # "Junction City, OR 97448", "PO Box 3657", "14 Mill Lane, Leeds LS1 2AB", "50667 K\u00f6ln"


def is_postal(text: str) -> bool:
    """Say whether a text is a line of a postal address and nothing else."""
    return len(text) <= _LONGEST_POSTAL and any(map(str.isdigit, text)) and _POSTAL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Say whether a text is a telephone number and nothing else."""
    return text[-1:].isalnum() | (text[-1:] == ")") and _PHONE.fullmatch(text) is not None


def says_how_to_reach(text: str) -> bool:
    """Say whether a text is a telephone number or a line of a postal address, and nothing else."""
    return is_phone(text) or is_postal(text)


def find_contact(blocks: Iterable[Block]) -> Contact | None:
    """Return the first person or mail address that the reader is asked to write to."""
    for block in blocks:
        if contact := _in_block(block):
            return contact
    return None


def _in_block(block: Block) -> Contact | None:
    asked = _ASKED.search(block.text)
    name = asked[1].rstrip(".") if asked else None
    mailto = next((link for link in block.links if link.href.lower().startswith("mailto:")), None)
    if mailto is None and not CONTACT_WORDS.search(block.text) and name is None:
        return None
    written = _MAIL.search(block.text)
    email = mailto.href[7:].partition("?")[0].strip() if mailto else written[0].rstrip(".") if written else None
    if name is None and mailto is not None and is_person(mailto.text) and not CONTACT_WORDS.search(mailto.text):
        name = mailto.text
    return Contact(name, email or None) if name or email else None
