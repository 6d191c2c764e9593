"""Certificates and handshakes, by what is wrong with them."""

import asyncio
import ssl
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme

from crawler.errors import ConfigError
from crawler.fetch import Fetcher
from crawler.records import FailureKind

pytestmark = pytest.mark.anyio

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
FAR_OFF = datetime(2090, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Make a server's context of a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


async def test_a_trusted_certificate_is_no_matter(serve: Any, authority: trustme.CA, checked: Any) -> None:
    """The configured authority is trusted."""
    server = await serve(tls=context_of(authority.issue_cert("127.0.0.1")))
    server.page("/")

    assert (await checked(server.url())).status == 200


@pytest.mark.parametrize(
    ("names", "dates", "kind"),
    [
        (["127.0.0.1"], {"not_before": LONG_AGO, "not_after": LONG_AGO.replace(year=2002)}, FailureKind.TLS_EXPIRED),
        (
            ["127.0.0.1"],
            {"not_before": FAR_OFF, "not_after": FAR_OFF.replace(year=2091)},
            FailureKind.TLS_NOT_YET_VALID,
        ),
        (["127.0.0.9"], {}, FailureKind.TLS_WRONG_HOST),
        (["other.example"], {}, FailureKind.TLS_WRONG_HOST),
    ],
)
async def test_a_refused_certificate_has_its_cause(
    names: list[str], dates: Any, kind: FailureKind, serve: Any, authority: trustme.CA, checked: Any
) -> None:
    """Expired, not yet valid and of another host are told apart."""
    server = await serve(tls=context_of(authority.issue_cert(*names, **dates)))

    assert (await checked(server.url())).failure.kind is kind


async def test_an_authority_nobody_knows_is_told(serve: Any, checked: Any) -> None:
    """The ordinary authorities do not know this one, and it does not send its chain."""
    server = await serve(tls=context_of(trustme.CA().issue_cert("127.0.0.1")))

    assert (await checked(server.url())).failure.kind is FailureKind.TLS_INCOMPLETE


async def test_a_root_that_is_sent_but_not_known_is_told(serve: Any, checked: Any, tmp_path: Any) -> None:
    """A whole chain up to a root that nobody trusts is an unknown issuer."""
    stranger = trustme.CA()
    chain = stranger.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.bytes() + stranger.cert_pem.bytes()
    (tmp_path / "chain.pem").write_bytes(chain)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "chain.pem")
    server = await serve(tls=context)

    assert (await checked(server.url())).failure.kind is FailureKind.TLS_UNKNOWN_ISSUER


async def test_plain_http_behind_https_is_a_failed_handshake(server: Any, checked: Any) -> None:
    """A port that speaks no TLS fails to shake hands."""
    url = server.url().replace("http:", "https:")

    assert (await checked(url, timeout={"connect": 0.3, "read": 1})).failure.kind in {
        FailureKind.TLS_PROTOCOL,
        FailureKind.TIMEOUT_TLS,
    }


async def test_a_handshake_that_stalls_is_a_time_out_of_its_own(checked: Any) -> None:
    """The phase is TLS, not the connection."""
    waiting = asyncio.Event()

    async def stall(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await waiting.wait()
        writer.close()

    async with await asyncio.start_server(stall, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        evidence = await checked(f"https://127.0.0.1:{port}/", timeout={"connect": 0.2, "read": 1})
        waiting.set()
        await asyncio.sleep(0.01)

    assert evidence.failure.kind is FailureKind.TIMEOUT_TLS


def test_a_file_without_certificates_is_a_mistake_of_the_configuration(settings: Any, tmp_path: Any) -> None:
    """The message names the key and the file."""
    (tmp_path / "ca.pem").write_text("nothing")

    with pytest.raises(ConfigError, match=r"fetch\.ca_file.*ca\.pem"):
        Fetcher(settings(ca_file=tmp_path / "ca.pem"))
