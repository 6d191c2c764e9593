"""The web on the wire: each target does what the table says, and the web comes and goes without a trace."""

import gc
import socket
import ssl
import threading
from urllib.parse import urljoin, urlsplit

import httpx
import pypdfium2
import pytest
from bs4 import BeautifulSoup

from crawler.demo.addresses import FALLBACK, NETWORK
from crawler.demo.hosts import HOSTS
from crawler.demo.scenario import TARGETS
from crawler.demo.scene import WEEKS, Act, Target
from crawler.demo.server import DemoWeb
from crawler.demo.site import PAUSE
from tests.rows import rows

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = "text/html; charset=utf-8"
WIRE = {
    Act.PAGE: (200, PAGE),
    Act.CATALOGUE: (200, PAGE),
    Act.SLOW_PAGE: (200, PAGE),
    Act.DISALLOWED: (200, PAGE),
    Act.EXPIRED_CERTIFICATE: (200, PAGE),
    Act.PAGE_FOR_FILE: (200, PAGE),
    Act.SOFT_404: (200, PAGE),
    Act.FILE: (200, PDF),
    Act.CUT_FILE: (200, PDF),
    Act.NOT_FOUND: (404, PAGE),
    Act.GONE: (410, PAGE),
    Act.MOVED: (301, PAGE),
    Act.TO_HOME: (301, PAGE),
    Act.TO_LOGIN: (302, PAGE),
    Act.CHALLENGE: (403, PAGE),
}
ASKED = [target for target in TARGETS if target.weeks[0].act not in {Act.NO_LISTENER, Act.SLOW_PAGE}]


def _playing(act: Act) -> Target:
    """Return the first target that plays an act in week 1."""
    return next(target for target in TARGETS if target.weeks[0].act is act)


def _heading(page: httpx.Response) -> str:
    """Return the first heading of a page."""
    heading = BeautifulSoup(page.text, "html.parser").h1
    return heading.get_text() if heading else ""


@rows("week", WEEKS)
@rows("target", ASKED, ids=lambda target: target.path)
def test_each_target_each_week(web: DemoWeb, client: httpx.Client, target: Target, week: int) -> None:
    """Status and type of the first answer are those of the act in the table."""
    web.week = week
    status, kind = WIRE[target.weeks[week - 1].act]
    answer = client.get(web.url(target))
    wanted = DOCX if target.path.endswith(".docx") else kind
    assert (answer.status_code, answer.headers["content-type"]) == (status, wanted)


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize(
    "target", [each for each in ASKED if each.weeks[2].act is Act.PAGE], ids=lambda target: target.path
)
def test_pages_name_themselves(web: DemoWeb, client: httpx.Client, target: Target, week: int) -> None:
    """A page carries the title the table gives it, in the heading and in the head."""
    web.week = week
    scene, page = target.weeks[week - 1], client.get(web.url(target))
    wanted = (scene.says or target.name) if scene.act is Act.PAGE else "Page not found"
    assert _heading(page) == wanted
    assert f'content="{wanted}"' in page.text


@pytest.mark.parametrize(
    "target",
    [each for each in ASKED if each.weeks[0].act in {Act.FILE, Act.MOVED} and each.path.endswith(".pdf")],
    ids=lambda target: target.path,
)
def test_files_open(web: DemoWeb, client: httpx.Client, target: Target) -> None:
    """A PDF opens, has its pages and says its title; a moved one does so at its new address."""
    web.week = 1
    body = client.get(web.url(target), follow_redirects=True).content
    with pypdfium2.PdfDocument(body) as document:
        assert len(document) == 3
        assert document.get_metadata_dict()["Title"] == (target.weeks[0].says or target.name)


@pytest.mark.parametrize(
    ("act", "location", "heading"),
    [
        (Act.TO_HOME, "/", HOSTS["policy"].site),
        (Act.TO_LOGIN, "/login/?next=/members/co-production-toolkit/", "Sign in"),
    ],
)
def test_redirects(web: DemoWeb, client: httpx.Client, act: Act, location: str, heading: str) -> None:
    """A redirect leads where the table says, and something answers there."""
    url = web.url(_playing(act))
    first = client.get(url)
    assert first.headers["location"] == location
    assert _heading(client.get(urljoin(url, location))) == heading


def test_login_asks_for_a_password(web: DemoWeb, client: httpx.Client) -> None:
    """The login page has a form with a password."""
    page = client.get(web.url(_playing(Act.TO_LOGIN)), follow_redirects=True)
    assert BeautifulSoup(page.text, "html.parser").select_one('form input[type="password"]')


def test_soft_404_answers_anything_alike(web: DemoWeb, client: httpx.Client) -> None:
    """A made-up address on that host gets the very same page with 200; another host says 404."""
    known = client.get(web.url(_playing(Act.SOFT_404)))
    made_up = client.get(web.addresses["impact"] + "/insights/qzkvwpxjhtrnbmls/")
    assert (made_up.status_code, made_up.content) == (200, known.content)
    assert "Page not found" in known.text


@pytest.mark.parametrize("key", [key for key, host in HOSTS.items() if host.listens and not host.soft_404])
def test_unknown_paths_are_honest(web: DemoWeb, client: httpx.Client, key: str) -> None:
    """Every other host answers 404 to what it does not have."""
    assert client.get(web.addresses[key] + "/no/such/page.pdf").status_code == 404


@pytest.mark.parametrize("key", [key for key, host in HOSTS.items() if host.listens])
def test_every_host_has_a_home_and_robots(web: DemoWeb, client: httpx.Client, key: str) -> None:
    """Each site has a home page and a robots.txt, as real ones do."""
    home, robots = (client.get(web.addresses[key] + path) for path in ("/", "/robots.txt"))
    assert _heading(home) == HOSTS[key].site
    assert robots.text.startswith("User-agent: *\n")
    assert ("Disallow: /blog/" in robots.text) == (key == "consult")


def test_challenge_shows_its_marks(web: DemoWeb, client: httpx.Client) -> None:
    """The blocked page carries the header and the title by which a challenge is known."""
    page = client.get(web.url(_playing(Act.CHALLENGE)))
    assert page.headers["cf-mitigated"] == "challenge"
    assert "<title>Just a moment...</title>" in page.text


def test_cut_file_is_sent_as_if_whole(web: DemoWeb, client: httpx.Client) -> None:
    """The length declared is the length sent: only the file itself tells that it is cut."""
    file = client.get(web.url(_playing(Act.CUT_FILE)))
    assert int(file.headers["content-length"]) == len(file.content)
    assert b"%%EOF" not in file.content


def test_slow_answer_comes(web: DemoWeb, client: httpx.Client) -> None:
    """The slow page takes its time and is fine."""
    page = client.get(web.url(_playing(Act.SLOW_PAGE)))
    assert page.status_code == 200
    assert page.elapsed.total_seconds() >= PAUSE


def test_dead_host_refuses(web: DemoWeb, client: httpx.Client) -> None:
    """Nothing listens at the dead host."""
    with pytest.raises(httpx.ConnectError, match="refused"):
        client.get(web.url(_playing(Act.NO_LISTENER)))


def test_certificate_has_one_fault(web: DemoWeb) -> None:
    """Who trusts the web's authority finds the certificate expired, and nothing else wrong with it."""
    trusting = httpx.Client(verify=ssl.create_default_context(cafile=str(web.ca_pem)), trust_env=False)
    with trusting, pytest.raises(httpx.ConnectError, match="certificate has expired"):
        trusting.get(web.url(_playing(Act.EXPIRED_CERTIFICATE)))


@pytest.mark.parametrize("act", [Act.PAGE, Act.FILE])
def test_etag_stays_the_same(web: DemoWeb, client: httpx.Client, act: Act) -> None:
    """In every week an unchanged target has the same ETag, and 304 for whoever knows it."""
    url, tags = web.url(_playing(act)), set()
    for week in WEEKS:
        web.week = week
        tags.add(client.get(url).headers["etag"])
    assert len(tags) == 1
    assert client.get(url, headers={"If-None-Match": tags.pop()}).status_code == 304


def test_range_of_a_document(web: DemoWeb, client: httpx.Client) -> None:
    """The tail of a PDF can be asked for alone."""
    tail = client.get(web.url(_playing(Act.FILE)), headers={"Range": "bytes=-6"})
    assert (tail.status_code, tail.content) == (206, b"%%EOF\n")


def test_head_and_other_methods(web: DemoWeb, client: httpx.Client) -> None:
    """HEAD is answered without a body, POST refused with what is allowed."""
    url = web.url(_playing(Act.FILE))
    assert client.head(url).headers["content-length"] == str(len(client.get(url).content))
    refused = client.post(url, content=b"x" * 100_000)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01\x02\x00\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b" 400 "),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b" 431 "),
        (b"", b""),
    ],
)
@pytest.mark.parametrize("key", ["centre", "press"])
def test_junk_does_not_kill_it(web: DemoWeb, client: httpx.Client, key: str, sent: bytes, status: bytes) -> None:
    """Junk gets a refusal at most, from TLS hosts too, and the next request an answer."""
    with _connected(web.addresses[key]) as raw:
        raw.sendall(sent)
        raw.shutdown(socket.SHUT_WR)
        said = _all_of(raw)
    assert HOSTS[key].tls or status in said
    assert client.get(web.addresses[key] + "/").status_code == 200


def _connected(address: str) -> socket.socket:
    """Return a connection to a host, on which nothing was said yet."""
    place = urlsplit(address)
    return socket.create_connection((str(place.hostname), place.port or 0), timeout=5)


def _all_of(raw: socket.socket) -> bytes:
    """Return what a connection says until it ends; a reset is an end too."""
    said = b""
    try:
        while piece := raw.recv(65_536):
            said += piece
    except ConnectionResetError:
        pass
    return said


@pytest.mark.parametrize("own", [True, False])
def test_comes_and_goes_twice(own: bool) -> None:  # noqa: FBT001 - a column of the table
    """Started twice in a process, with connections left open, it leaves no thread, file or listener."""
    for _ in range(2):
        before = threading.active_count()
        with DemoWeb(own_addresses=own) as web, httpx.Client(trust_env=False) as client:
            assert [client.get(url).status_code for url in web.catalogues] == [200, 200]
            places = [urlsplit(address) for address in web.addresses.values()]
            idle = [
                socket.create_connection((str(place.hostname), place.port or 0)) for place in (places[0], places[1])
            ]
        for connection in idle:
            assert _all_of(connection) == b""
            connection.close()
        gc.collect()
        assert threading.active_count() == before
        assert not web.ca_pem.exists()
        assert [_listens(str(place.hostname), place.port or 0) for place in places] == [False] * len(places)


def _listens(host: str, port: int) -> bool:
    """Tell whether anybody accepts a connection."""
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


@pytest.mark.parametrize(("own", "network", "hosts"), [(True, NETWORK, len(HOSTS)), (False, FALLBACK, 1)])
def test_addresses(own: bool, network: str, hosts: int) -> None:  # noqa: FBT001 - a column of the table
    """A loopback address a host on one port, or one address with a port a host; either way all differ."""
    with DemoWeb(own_addresses=own) as web:
        places = [urlsplit(address) for address in web.addresses.values()]
    assert web.networks == (network,)
    assert len({place.hostname for place in places}) == hosts
    assert len({(place.hostname, place.port) for place in places}) == len(HOSTS)
    assert len({place.port for place in places}) == (1 if own else len(HOSTS))


@pytest.mark.parametrize("week", [0, 4, -1])
def test_knows_three_weeks(week: int) -> None:
    """A week that the scenario does not have is refused."""
    web = DemoWeb()
    with pytest.raises(ValueError, match="weeks 1 to 3"):
        web.week = week
    assert web.week == 1
