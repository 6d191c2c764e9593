"""Addresses: finding them, one spelling for each, what is in scope. Pure."""

from crawler.links.find import Found, in_fragment, in_text, label
from crawler.links.normalise import Address, Fault, resolve
from crawler.links.scope import leads_elsewhere, use_of

__all__ = ["Address", "Fault", "Found", "in_fragment", "in_text", "label", "leads_elsewhere", "resolve", "use_of"]
