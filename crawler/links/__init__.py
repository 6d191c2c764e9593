"""Addresses: finding them, one spelling for each, what is in scope. Pure."""

from crawler.links.find import Found, in_text
from crawler.links.normalise import Address, Fault, resolve
from crawler.links.scope import leads_elsewhere, use_of

__all__ = ["Address", "Fault", "Found", "in_text", "leads_elsewhere", "resolve", "use_of"]
