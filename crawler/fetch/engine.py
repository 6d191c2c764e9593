"""The engines that speak HTTP: the one that is configured, and httpx's own transport over connections that were checked."""

import ssl
from collections.abc import Callable
from functools import partial
from typing import Any

import httpcore
import httpx

from crawler.config import FetchSettings
from crawler.errors import ConfigError
from crawler.fetch.addresses import Network
from crawler.fetch.certificates import Certificates, certificate_of_ssl
from crawler.fetch.lenient import LenientTransport
from crawler.fetch.network import GuardedBackend, ProxyBackend, Resolver
from crawler.fetch.timings import exchange_of
from crawler.fetch.tolerant import TolerantTransport

try:
    from crawler.fetch.curl import CurlTransport
except ImportError:  # pycurl has no wheel for every platform
    libcurl: Callable[[FetchSettings, Resolver], httpx.AsyncBaseTransport] | None = None
else:
    libcurl = CurlTransport

IDLE_CONNECTIONS = 100
KEEP_ALIVE = 5.0  # seconds; a connection that waits longer is likely closed by the server just as it is used again
LEGACY_SERVERS = 0x4  # SSL_OP_LEGACY_SERVER_CONNECT: servers without RFC 5746, which browsers still talk to


def build_engine(settings: FetchSettings, resolve: Resolver) -> httpx.AsyncBaseTransport:
    """Make the engine of a run; raises `ConfigError` for one that is not there, or that cannot be set up.

    Behind it stands a reader for answers it cannot read; not so behind a proxy, which has read every answer already.
    """
    engine = _configured(settings, resolve)
    if settings.proxy is not None:
        return engine
    backend = GuardedBackend(resolve, settings.allow_networks)
    return TolerantTransport(engine, LenientTransport(backend, partial(tls_context, settings)))


def _configured(settings: FetchSettings, resolve: Resolver) -> httpx.AsyncBaseTransport:
    """Make the engine that is configured."""
    if settings.engine == "httpx":
        return HttpxEngine(settings, resolve)
    if libcurl is None:
        raise ConfigError("fetch.engine: libcurl needs pycurl, which cannot be loaded here; set fetch.engine: httpx")
    return libcurl(settings, resolve)


class HttpxEngine(httpx.AsyncHTTPTransport):
    """Speaks HTTP/1.1; follows no redirect, tries nothing twice, obeys no proxy variable of the environment."""

    def __init__(self, settings: FetchSettings, resolve: Resolver) -> None:
        context = tls_context(settings)
        super().__init__(verify=context, trust_env=False)
        self._pool = (
            _proxied(settings, context) if settings.proxy else _direct(settings.allow_networks, resolve, context)
        )
        self._certificates = Certificates()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer as soon as its head is there, and note the certificate that stood for it."""
        response = await super().handle_async_request(request)
        if request.url.scheme == "https":
            origin = (request.url.host, request.url.port or 443)
            known = self._certificates.get(origin)
            if known is None:
                known = certificate_of_ssl(_peer_certificate(response))
                if known is not None:
                    self._certificates.keep(origin, known)
            exchange_of(request).certificate = known
        return response


def _peer_certificate(response: httpx.Response) -> dict[str, Any]:
    """Return the certificate of the connection that an answer came over, as `ssl` tells it; empty where it does not."""
    stream = response.extensions.get("network_stream")
    secured = stream.get_extra_info("ssl_object") if stream is not None else None
    return (secured.getpeercert() if secured is not None else None) or {}


def tls_context(settings: FetchSettings) -> ssl.SSLContext:
    """Trust the configured certificates, or the ordinary ones; raises `ConfigError` when the file cannot be read."""
    try:
        context = (
            httpx.create_ssl_context(trust_env=False)
            if settings.ca_file is None
            else ssl.create_default_context(cafile=str(settings.ca_file))
        )
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(
            f"fetch.ca_file: {settings.ca_file} holds no certificates that can be read ({error})"
        ) from error
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 sets it; browsers accept what it refuses
    context.options |= LEGACY_SERVERS
    context.set_alpn_protocols(["http/1.1"])
    return context


def _direct(allowed: tuple[Network, ...], resolve: Resolver, context: ssl.SSLContext) -> httpcore.AsyncConnectionPool:
    """Make a pool without a limit: how many connections there are is decided further up the stack."""
    return httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=None,
        max_keepalive_connections=IDLE_CONNECTIONS,
        keepalive_expiry=KEEP_ALIVE,
        network_backend=GuardedBackend(resolve, allowed),
    )


def _proxied(settings: FetchSettings, context: ssl.SSLContext) -> httpcore.AsyncConnectionPool:
    """Make a pool whose connections all go to the configured proxy."""
    proxy = httpx.Proxy(settings.proxy or "")
    return httpcore.AsyncHTTPProxy(
        proxy_url=str(proxy.url),
        proxy_auth=proxy.raw_auth,
        ssl_context=context,
        max_connections=None,
        max_keepalive_connections=IDLE_CONNECTIONS,
        keepalive_expiry=KEEP_ALIVE,
        network_backend=ProxyBackend(),
    )
