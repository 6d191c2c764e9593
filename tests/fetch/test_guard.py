"""What never leaves the machine."""

import socket
from collections.abc import Sequence
from typing import Any

import pytest

from crawler.records import FailureKind

pytestmark = pytest.mark.anyio


class Names:
    """A name server of the test's own: each look-up takes the next answer, the last one for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, _port: int) -> Sequence[str]:
        """Answer the next look-up."""
        self.asked.append(host)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return found


@pytest.fixture(params=["httpx", "libcurl"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Hold every engine to the same contract."""
    return str(request.param)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("ftp://example.org/x", FailureKind.UNSUPPORTED_SCHEME),
        ("mailto:someone@example.org", FailureKind.UNSUPPORTED_SCHEME),
        ("file:///etc/passwd", FailureKind.UNSUPPORTED_SCHEME),
        ("javascript:alert(1)", FailureKind.UNSUPPORTED_SCHEME),
        ("/relative", FailureKind.UNSUPPORTED_SCHEME),
        ("", FailureKind.UNSUPPORTED_SCHEME),
        ("http://", FailureKind.MALFORMED_URL),
        ("http://example.org:99999/", FailureKind.MALFORMED_URL),
        ("http://example.org:0/", FailureKind.MALFORMED_URL),
        ("http://[::1/", FailureKind.MALFORMED_URL),
        ("http://exa mple.org/", FailureKind.MALFORMED_URL),
        ("http://" + "a" * 70_000, FailureKind.MALFORMED_URL),
        ("http://127.0.0.1/", FailureKind.PRIVATE_ADDRESS),
        ("http://2130706433/", FailureKind.PRIVATE_ADDRESS),
        ("http://0x7f.1/", FailureKind.PRIVATE_ADDRESS),
        ("http://0177.0.0.1/", FailureKind.MALFORMED_URL),
        ("http://127.0.0.1./", FailureKind.PRIVATE_ADDRESS),
        ("http://localhost/", FailureKind.PRIVATE_ADDRESS),
        ("http://169.254.169.254/latest/meta-data/", FailureKind.PRIVATE_ADDRESS),
        ("http://[::1]/", FailureKind.PRIVATE_ADDRESS),
        ("http://[::ffff:127.0.0.1]/", FailureKind.PRIVATE_ADDRESS),
        ("http://[fe80::1%25eth0]/", FailureKind.PRIVATE_ADDRESS),
    ],
)
async def test_what_is_not_asked(url: str, kind: FailureKind, checked: Any) -> None:
    """Other schemes, addresses that are none, and every spelling of our own network."""
    evidence = await checked(url, allow_networks=[])

    assert evidence.failure.kind is kind


async def test_a_spelled_address_is_refused_before_any_engine(checked: Any, handler: Any) -> None:
    """The guard itself refuses it, whatever stands below: behind a proxy nothing else would."""
    log: list[str] = []

    evidence = await checked("http://0x7f.1/", allow_networks=[], engine=handler({"*": 200}, log))

    assert (evidence.failure.kind, log) == (FailureKind.PRIVATE_ADDRESS, [])


async def test_a_name_for_a_private_address_is_refused(checked: Any, server: Any) -> None:
    """The address decides, whatever the name; nothing was sent."""
    names = Names(["127.0.0.1", "10.0.0.1"])

    evidence = await checked(server.url(host="public.example"), allow_networks=[], resolve=names)

    assert evidence.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert server.connections == 0


async def test_rebinding_fools_nobody(checked: Any, server: Any) -> None:
    """A name is looked up once for each connection, and it is the address that was checked that is connected to."""
    names = Names(["127.0.0.1"], ["192.168.1.1"])
    server.page("/")

    evidence = await checked(server.url(host="rebinds.example"), resolve=names)

    assert (evidence.status, evidence.hops[0].peer, names.asked) == (200, "127.0.0.1", ["rebinds.example"])


async def test_rebinding_between_two_hops_is_refused(checked: Any, server: Any) -> None:
    """Public at the first look-up and private at the second: the second connection is refused."""
    names = Names(["127.0.0.1"], ["192.168.1.1"])
    server.routes["/"] = b"HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: /next\r\n\r\n"

    evidence = await checked(server.url(host="rebinds.example"), resolve=names)

    assert evidence.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert [hop.status for hop in evidence.hops] == [302, None]


async def test_only_the_permitted_addresses_of_a_name_are_tried(checked: Any, server: Any) -> None:
    """A private address beside others is passed over, and so is one where nobody listens."""
    server.page("/")

    evidence = await checked(server.url(host="mixed.example"), resolve=Names(["10.0.0.1", "127.0.0.77", "127.0.0.1"]))

    assert evidence.hops[0].peer == "127.0.0.1"


async def test_a_redirect_into_the_private_network_is_refused(checked: Any, server: Any) -> None:
    """Every hop is guarded, and the refused one is in the evidence."""
    server.routes["/"] = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://169.254.169.254/x\r\n\r\n"

    evidence = await checked(server.url())

    assert evidence.failure.kind is FailureKind.PRIVATE_ADDRESS
    assert [(hop.url, hop.status) for hop in evidence.hops] == [(server.url(), 302), ("http://169.254.169.254/x", None)]


async def test_a_name_that_does_not_exist_is_told(checked: Any) -> None:
    """No such name is a failure of its own."""
    assert (await checked("http://gone.example/", resolve=Names([]))).failure.kind is FailureKind.NAME_NOT_FOUND


async def test_a_closed_port_refuses(checked: Any, server: Any) -> None:
    """Nobody listens at the neighbouring address."""
    assert (await checked(server.url(host="127.0.0.77"))).failure.kind is FailureKind.REFUSED


async def test_behind_a_proxy_the_name_is_checked_here(checked: Any, server: Any) -> None:
    """The proxy is asked only for names that stand for public addresses."""
    server.routes["http://public.example/x"] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    settings = {"proxy": server.url(), "allow_networks": []}

    good = await checked("http://public.example/x", resolve=Names(["93.184.216.34"]), **settings)
    refused = await checked("http://inside.example/x", resolve=Names(["10.0.0.1"]), **settings)

    assert (good.status, refused.failure.kind) == (200, FailureKind.PRIVATE_ADDRESS)
    assert server.asked == ["http://public.example/x"]


async def test_a_proxy_that_is_down_is_not_the_targets_fault(checked: Any, server: Any) -> None:
    """The failure says proxy, not refused."""
    evidence = await checked(
        "http://public.example/", proxy=server.url(host="127.0.0.77"), resolve=Names(["93.184.216.34"])
    )

    assert evidence.failure.kind is FailureKind.PROXY
