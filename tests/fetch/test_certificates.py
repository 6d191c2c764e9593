"""Certificates as engines tell them: who, for which hosts, until when."""

import asyncio
import ssl
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme

from crawler.fetch.certificates import Certificates, certificate_of_curl, certificate_of_ssl, moment_of
from crawler.records import Certificate, FailureKind

ENGINES = ["httpx", "libcurl"]
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
NAMES = ("127.0.0.1", "site.example")


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Make a server's context of a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.mark.anyio
async def test_a_certificate_is_evidence(serve: Any, authority: trustme.CA, checked: Any, engine_name: str) -> None:
    """Subject, issuer, dates and hosts; what was sent above it, where the engine tells."""
    between = authority.create_child_ca()
    issued = between.issue_cert(
        *NAMES, common_name="site.example", organization_name="Example", not_after=LONG_AGO.replace(year=2091)
    )
    server = await serve(tls=context_of(issued))
    server.page("/")

    seen = (await checked(server.url())).hops[0].certificate

    assert (seen.subject, seen.not_after) == ("site.example, Example", LONG_AGO.replace(year=2091))
    assert seen.issuer.startswith("trustme")
    assert set(seen.names) == set(NAMES)
    assert len(seen.chain) == (1 if engine_name == "libcurl" else 0)


@pytest.mark.anyio
async def test_every_hop_over_https_has_its_certificate(
    serve: Any, server: Any, authority: trustme.CA, fetching: Any
) -> None:
    """Also over a connection that stood already, of a request among many, and in a later check; over http there is none."""
    secure = await serve(tls=context_of(authority.issue_cert(*NAMES)))
    server.page("/a", b"", "302 Found", Location=secure.url("/b"))
    for path in ("/b", "/c", "/d"):
        secure.page(path)

    async with fetching() as fetcher:
        first = await fetcher.check(*fetching.links(server.url("/a")))
        later = await asyncio.gather(*map(fetcher.check, fetching.links(secure.url("/c"), secure.url("/d"))))

    told = [hop.certificate for evidence in (first, *later) for hop in evidence.hops]
    assert told[0] is None
    assert isinstance(told[1], Certificate)
    assert told[1:] == [told[1]] * 3


@pytest.mark.anyio
@pytest.mark.parametrize("engine_name", ["libcurl"])
@pytest.mark.parametrize(
    ("names", "dates", "kind"),
    [
        (["127.0.0.1"], {"not_before": LONG_AGO, "not_after": LONG_AGO.replace(year=2002)}, FailureKind.TLS_EXPIRED),
        (["other.example"], {}, FailureKind.TLS_WRONG_HOST),
    ],
)
async def test_a_refused_certificate_is_told(
    names: list[str], dates: Any, kind: FailureKind, serve: Any, authority: trustme.CA, checked: Any
) -> None:
    """So that a failure can say since when it is over, or for whom it is."""
    server = await serve(tls=context_of(authority.issue_cert(*names, **dates)))

    evidence = await checked(server.url())

    seen = evidence.hops[0].certificate
    assert evidence.failure.kind is kind
    assert seen.names == tuple(names)
    assert seen.not_after == dates.get("not_after", seen.not_after)
    assert evidence.hops[0].peer == "127.0.0.1"


@pytest.mark.anyio
@pytest.mark.parametrize("engine_name", ["libcurl"])
async def test_a_refused_certificate_is_not_remembered(serve: Any, authority: trustme.CA, fetching: Any) -> None:
    """Another server behind the same name may have a better one."""
    refused = authority.issue_cert("127.0.0.1", not_before=LONG_AGO, not_after=LONG_AGO.replace(year=2002))
    context = context_of(refused)
    server = await serve(tls=context)
    server.page("/")

    async with fetching() as fetcher:
        first = await fetcher.check(*fetching.links(server.url()))
        authority.issue_cert("127.0.0.1").configure_cert(context)
        second = await fetcher.check(*fetching.links(server.url()))

    assert first.hops[0].certificate.not_after.year == 2002
    assert (second.status, second.hops[0].certificate.not_after.year > 2002) == (200, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar  3 12:00:00 2026 GMT", datetime(2026, 3, 3, 12, tzinfo=UTC)),
        ("2026-03-03 12:00:00 GMT", datetime(2026, 3, 3, 12, tzinfo=UTC)),
        ("2026-03-03T12:00:00", datetime(2026, 3, 3, 12, tzinfo=UTC)),
        ("Jan  1 00:00:00 3000 GMT", datetime(3000, 1, 1, tzinfo=UTC)),
        ("Foo 41 99:00:00 2026 GMT", None),
        ("99999-01-01 00:00:00 GMT", None),
        ("", None),
        ("\0" * 5_000, None),
    ],
)
def test_dates_of_every_library_are_read(text: str, expected: datetime | None) -> None:
    """What is no date is None."""
    assert moment_of(text) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"C = US, O = Let's Encrypt, CN = R11", "R11, Let's Encrypt"),
        (b"C=US; O=Let's Encrypt; CN=R11", "R11, Let's Encrypt"),
        (b'C = GB, O = "Example, Inc. \\"UK\\"", CN = example.org', 'example.org, Example, Inc. "UK"'),
        (b"O = Universit\\C3\\A9, CN = universite.example", "universite.example, Universit\u00e9"),
        ("CN=m\u00fcller.example".encode(), "m\u00fcller.example"),
        (b"CN = example.org, O = example.org", "example.org"),
        (b"OU = Only this", "OU = Only this"),
        (b"O = Example, CN = \\1B[31mred\\E2\\80\\AE", "[31mred, Example"),
        (b"CN = " + b"x" * 5_000, "x" * 200),
        (b'CN = "' + b"\\" * 5_000, None),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"", ""),
    ],
)
def test_names_are_short_and_clean(written: bytes, expected: str | None) -> None:
    """Common name and organisation, of every way to write them; whatever stands there, no fault."""
    told = certificate_of_curl([[(b"Subject", written), (b"Issuer", b"CN = R11")]])

    assert told is not None
    assert len(told.subject) <= 402
    assert told.subject == expected if expected is not None else told.subject.isprintable()


def test_what_is_sent_without_end_is_cut() -> None:
    """Names and chains are strangers' to choose."""
    hosts = b", ".join(b"DNS:host%d.example" % number for number in range(1_000))
    own = [(b"Subject", b""), (b"X509v3 Subject Alternative Name", hosts)]

    told = certificate_of_curl([own, *[[(b"Subject", b"CN = %d" % number)] for number in range(50)]])

    assert told is not None
    assert (told.subject, len(told.names), told.chain) == ("host0.example", 20, tuple(map(str, range(10))))


@pytest.mark.parametrize("told", [[], [[]], [[(b"Version", b"")]]])
def test_no_certificate_is_none(told: Any) -> None:
    """A library that tells nothing is no fault."""
    assert certificate_of_curl(told) is None
    assert certificate_of_ssl({}) is None


def test_python_tells_of_the_server_alone() -> None:
    """The form of `ssl.SSLSocket.getpeercert`."""
    told = {
        "subject": ((("countryName", "GB"),), (("commonName", "a.example"),)),
        "issuer": ((("organizationName", "Authority"),), (("commonName", "R1"),)),
        "notBefore": "Mar  3 12:00:00 2026 GMT",
        "notAfter": "Jun  1 12:00:00 2026 GMT",
        "subjectAltName": (("DNS", "a.example"), ("email", "x@a.example"), ("IP Address", "2001:DB8::1\n")),
    }
    begins, ends = datetime(2026, 3, 3, 12, tzinfo=UTC), datetime(2026, 6, 1, 12, tzinfo=UTC)

    assert certificate_of_ssl(told) == Certificate(
        "a.example", "R1, Authority", begins, ends, ("a.example", "2001:DB8::1")
    )


def test_the_oldest_are_forgotten() -> None:
    """However many hosts there are, memory is bounded."""
    known, certificate = Certificates(2), Certificate("a", "b")
    for port in (1, 2, 3):
        known.keep(("a.example", port), certificate)

    assert [known.get(("a.example", port)) for port in (1, 2, 3)] == [None, certificate, certificate]
