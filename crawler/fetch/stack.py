"""The stack of transports, put together: again( follow( robots( retry( throttle( record( guard( engine ))))))).

Every hop of a redirect, every retry, every robots.txt and every refusal is throttled and recorded.
"""

import httpx

from crawler.config import FetchSettings
from crawler.fetch.again import AgainTransport
from crawler.fetch.clockwork import Clockwork
from crawler.fetch.follow import FollowTransport
from crawler.fetch.guard import GuardTransport
from crawler.fetch.hosts import Hosts
from crawler.fetch.network import Resolver
from crawler.fetch.record import RecordTransport
from crawler.fetch.retry import RetryTransport
from crawler.fetch.robots import RobotsTransport
from crawler.fetch.slots import Slots
from crawler.fetch.throttle import ThrottleTransport


def build_stack(
    settings: FetchSettings, engine: httpx.AsyncBaseTransport, resolve: Resolver, slots: Slots, time_: Clockwork
) -> httpx.AsyncBaseTransport:
    """Put the transports around an engine, each around the next."""
    hosts = Hosts(settings)
    guard = GuardTransport(engine, settings, resolve)
    record = RecordTransport(guard, time_.clock)
    throttle = ThrottleTransport(record, hosts, slots, settings.max_retry_after, time_)
    retry = RetryTransport(throttle, settings.retries, time_)
    robots = RobotsTransport(retry, hosts, settings)
    follow = FollowTransport(robots, settings.max_redirects)
    return AgainTransport(follow, time_)
