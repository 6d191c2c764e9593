"""What to ask next: generators that yield requests and receive evidence, tested without a socket."""

from crawler.ask.check import Flow, check, place_of, sibling_of, unasked
from crawler.ask.parts import joined
from crawler.ask.request import Purpose, Range, Request
from crawler.ask.suspicion import suspicious

__all__ = ["Flow", "Purpose", "Range", "Request", "check", "joined", "place_of", "sibling_of", "suspicious", "unasked"]
