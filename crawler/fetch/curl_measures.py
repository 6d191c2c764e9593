"""What libcurl can tell of a request that is over, however it ended: phases, the size of its heads, the certificate."""

import pycurl

from crawler.fetch.certificates import Certificates, Origin, certificate_of_curl
from crawler.fetch.timings import Exchange


def measure(curl: pycurl.Curl, exchange: Exchange) -> None:
    """Write down phases and the size of the heads; a question to libcurl costs half a microsecond, so few are put.

    libcurl counts from the start of the request, and takes a failure for the end of every phase.
    """
    connected = curl.getinfo(pycurl.CONNECT_TIME) if curl.getinfo(pycurl.NUM_CONNECTS) else 0.0
    if connected:
        exchange.connect = connected - curl.getinfo(pycurl.NAMELOOKUP_TIME)
        secured = curl.getinfo(pycurl.APPCONNECT_TIME)
        exchange.tls = secured - connected if secured else None
    exchange.head = curl.getinfo(pycurl.HEADER_SIZE)
    if exchange.head:
        exchange.first_byte = curl.getinfo(pycurl.STARTTRANSFER_TIME) - curl.getinfo(pycurl.PRETRANSFER_TIME)
    elif connected:
        exchange.peer = curl.getinfo(pycurl.PRIMARY_IP) or None


def show_certificate(curl: pycurl.Curl, exchange: Exchange, origin: Origin, known: Certificates) -> None:
    """Write down the certificate of an origin: the known one, or the one that was asked for with this request.

    One that was refused is told and not remembered: the next connection may meet another. Asking costs a tenth of a millisecond,
    so it is done for an origin that is not known.
    """
    asked = bool(curl.getinfo(pycurl.REQUEST_SIZE))
    remembered = known.get(origin)
    if remembered is not None:
        exchange.certificate = remembered if asked else None
        return
    exchange.certificate = certificate_of_curl(curl.getinfo_raw(pycurl.INFO_CERTINFO))
    if exchange.certificate is not None and asked:
        known.keep(origin, exchange.certificate)
