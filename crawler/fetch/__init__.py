"""One link in, its evidence out: a stack of httpx transports, one policy each."""

from crawler.fetch.clockwork import Clockwork
from crawler.fetch.crawl import Check, HostPlan, crawl, host_of
from crawler.fetch.fetcher import Fetcher, Inspect, Robots
from crawler.fetch.network import Resolver

__all__ = ["Check", "Clockwork", "Fetcher", "HostPlan", "Inspect", "Resolver", "Robots", "crawl", "host_of"]
