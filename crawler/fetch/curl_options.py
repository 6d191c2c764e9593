"""What every libcurl handle of a run is set to, and what of it one request changes."""

import re
import ssl
from collections.abc import Sequence
from functools import lru_cache

import certifi
import httpx
import pycurl

from crawler.config import FetchSettings
from crawler.errors import ConfigError
from crawler.fetch.addresses import Address
from crawler.fetch.again import PLAIN

BUFFER = 131_072  # bytes read at a time: fewer, larger calls back than libcurl's own 16 KiB
IDLE_AGE = 60  # seconds; libcurl notices a connection that the server closed, and replaces it by itself
SUPPRESS_CONNECT_HEADERS = 265  # CURLOPT_SUPPRESS_CONNECT_HEADERS, for which pycurl has no name
SPOKEN = (
    pycurl.CURL_HTTP_VERSION_2TLS if pycurl.version_info()[4] & pycurl.VERSION_HTTP2 else pycurl.CURL_HTTP_VERSION_1_1
)
UNSENDABLE = re.compile(rb"[\r\n\0]")


def configured(settings: FetchSettings) -> dict[int, object]:
    """Return the options that hold for a whole run; raises `ConfigError` where `fetch.ca_file` cannot be read."""
    authorities = _authorities(settings)
    http = pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS
    options: dict[int, object] = {
        pycurl.NOSIGNAL: 1,
        pycurl.PROTOCOLS: http,
        pycurl.FOLLOWLOCATION: 0,
        pycurl.HTTP09_ALLOWED: 0,
        pycurl.HTTP_CONTENT_DECODING: 0,  # `decoding` is bounded, and as tolerant as browsers are
        pycurl.USERAGENT: b"",
        pycurl.NETRC: pycurl.NETRC_IGNORED,
        pycurl.PROXY: b"",  # set, so that the environment is not looked at
        pycurl.NOPROXY: b"",
        pycurl.CAINFO: authorities,
        pycurl.BUFFERSIZE: BUFFER,
        pycurl.MAXAGE_CONN: IDLE_AGE,
    }
    return options | (_proxied(settings.proxy, authorities) if settings.proxy else {})


def _authorities(settings: FetchSettings) -> str:
    """Return the file of certificates to trust."""
    if settings.ca_file is None:
        return certifi.where()
    try:
        ssl.create_default_context(cafile=str(settings.ca_file))
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(
            f"fetch.ca_file: {settings.ca_file} holds no certificates that can be read ({error})"
        ) from error
    return str(settings.ca_file)


def _proxied(proxy: str, authorities: str) -> dict[int, object]:
    """Return the options that send everything through a proxy."""
    url, auth = httpx.Proxy(proxy).url, httpx.Proxy(proxy).raw_auth
    options: dict[int, object] = {
        pycurl.PROXY: f"{url.scheme}://{url.netloc.decode()}",
        pycurl.PROXY_CAINFO: authorities,
        SUPPRESS_CONNECT_HEADERS: 1,
    }
    if auth:
        options |= {pycurl.PROXYUSERNAME: auth[0], pycurl.PROXYPASSWORD: auth[1]}
    return options


def request_options(request: httpx.Request, host: str, *, proxied: bool) -> dict[int, object]:
    """Return the options of one request, whose target goes out byte for byte; raises `httpx.LocalProtocolError`.

    `host` is the name or address to connect to, as libcurl is to know it.
    """
    url = request.url
    if request.method not in {"GET", "HEAD"}:
        raise httpx.LocalProtocolError(f"{request.method} is not asked")
    origin = f"{url.scheme}://{host}:{port_of(url)}/"
    target = url.raw_path
    if proxied and url.scheme == "http":  # RFC 9112 section 3.2.2: a proxy is given the whole address
        target = b"http://" + url.netloc + target
    return {
        pycurl.URL: origin,
        pycurl.REQUEST_TARGET: target,
        pycurl.HTTPHEADER: _lines(tuple(request.headers.raw)),
        pycurl.NOBODY: int(request.method == "HEAD"),
        pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1 if request.extensions.get(PLAIN) else SPOKEN,
    }


@lru_cache(maxsize=1024)  # the requests of one host have the same
def _lines(raw: tuple[tuple[bytes, bytes], ...]) -> list[bytes]:
    """Write the headers as libcurl takes them: it leaves out an empty one, unless it ends in a semicolon."""
    lines = [name + b": " + value if value else name + b";" for name, value in raw]
    if UNSENDABLE.search(b" ".join(lines)):
        raise httpx.LocalProtocolError("a header holds a line break")
    return lines if any(name.lower() == b"accept" for name, _ in raw) else [*lines, b"Accept:"]


def port_of(url: httpx.URL) -> int:
    """Return the port an address is asked at."""
    return url.port or (443 if url.scheme == "https" else 80)


def pinned(host: str, port: int, addresses: Sequence[Address]) -> list[str]:
    """Return the value of RESOLVE: the only addresses of a host; without any, what was said of it before is forgotten."""
    if not addresses:
        return [f"-{host}:{port}"]
    return [f"{host}:{port}:" + ",".join(f"[{at}]" if at.version == 6 else str(at) for at in addresses)]  # noqa: PLR2004


def milliseconds(seconds: float | None) -> int:
    """Return a time to connect as libcurl takes it; 0 is its own five minutes."""
    return 0 if seconds is None else max(1, round(seconds * 1000))
