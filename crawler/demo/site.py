"""What a host of the demo's web answers: a request, the week and the web's addresses in, a reply out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from importlib.resources import files

from crawler.demo.documents import cut, docx, pdf
from crawler.demo.hosts import CATALOGUES, Host
from crawler.demo.prose import headings, paragraphs
from crawler.demo.scenario import TARGETS
from crawler.demo.scene import Act, Scene, Target
from crawler.demo.wire import Reply

PAUSE = 1.5  # seconds of a slow answer
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_ADDRESS = {(target.host, target.path): target for target in TARGETS}
_NEW_FOLDER = ("/assets/", "/publications/archive/")
_MOVED_HERE = {
    (target.host, target.path.replace(*_NEW_FOLDER)): target
    for target in TARGETS
    for scene in target.weeks
    if scene.act is Act.MOVED
}
_HOUSE_PAGES = {
    "/about/": "About us",
    "/accessibility/": "Accessibility",
    "/contact/": "Contact us",
    "/learning/": "Learning",
    "/news/": "News",
    "/privacy/": "Privacy and cookies",
    "/search/": "Search",
    "/what/": "What we do",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer depends on. `addresses` maps host keys to where they are, such as `http://127.71.0.10:4300`."""

    host: Host
    path: str
    week: int = 1
    addresses: Mapping[str, str] = field(default_factory=dict)


def answer(asked: Asked) -> Reply:
    """Return what the host answers to a GET."""
    host, key = asked.host, (asked.host.key, asked.path)
    if page := CATALOGUES.get(key):
        return _catalogue(page, asked.addresses)
    if target := _BY_ADDRESS.get(key):
        return _act(asked, target, target.weeks[asked.week - 1])
    if target := _MOVED_HERE.get(key):
        return _file(target, target.name)
    return _furniture(host, asked.path)


def _furniture(host: Host, path: str) -> Reply:
    """Return what every site has: a home page, a robots.txt, a few pages its menus lead to, and a page for all other addresses."""
    match path:
        case "/":
            return _page(host, host.site, paragraphs(host.site, f"Welcome to {host.site}.", 2))
        case "/robots.txt":
            return Reply(body=_robots(host).encode(), content_type="text/plain; charset=utf-8")
        case "/login/":
            return Reply(body=_filled("login.html", site=host.site), headers={"Cache-Control": "no-store"})
        case _ if title := _HOUSE_PAGES.get(path):
            return _page(host, title, paragraphs(f"{title} {host.site}", f"{title}: {host.site}.", 2))
    return _not_found(host)


def _act(asked: Asked, target: Target, scene: Scene) -> Reply:
    """Return what a target answers when it plays a scene."""
    host, title = asked.host, scene.says or target.name
    plays: dict[Act, Callable[[], Reply]] = {
        Act.FILE: lambda: _file(target, title),
        Act.CUT_FILE: lambda: Reply(body=cut(_file(target, title).body), content_type="application/pdf"),
        Act.PAGE_FOR_FILE: lambda: _page(host, "Our publications", paragraphs(host.site, "All we have published.", 3)),
        Act.SLOW_PAGE: lambda: _document_page(host, target, title, PAUSE),
        Act.NOT_FOUND: lambda: _not_found(host),
        Act.SOFT_404: lambda: _not_found(host),
        Act.GONE: lambda: _gone(host),
        Act.MOVED: lambda: _redirect(HTTPStatus.MOVED_PERMANENTLY, target.path.replace(*_NEW_FOLDER)),
        Act.TO_HOME: lambda: _redirect(HTTPStatus.MOVED_PERMANENTLY, "/"),
        Act.TO_LOGIN: lambda: _redirect(HTTPStatus.FOUND, f"/login/?next={target.path}"),
        Act.CHALLENGE: _challenge,
    }
    return plays.get(scene.act, lambda: _document_page(host, target, title))()


def _filled(name: str, **values: str) -> bytes:
    """Return a page of the folder `pages` with its placeholders filled in."""
    text = (files("crawler.demo") / "pages" / name).read_text("utf-8")
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    return text.encode()


def _catalogue(name: str, addresses: Mapping[str, str]) -> Reply:
    return Reply(body=_filled(name, **{f"host:{key}": address for key, address in addresses.items()}))


def _page(host: Host, title: str, texts: tuple[str, ...], status: int = HTTPStatus.OK, delay: float = 0) -> Reply:
    """Return a page of a host: a heading and paragraphs, with a subheading after the first, second and fourth."""
    subheadings = dict(zip((1, 2, 4), headings(title), strict=True)) if len(texts) > 4 else {}  # noqa: PLR2004
    parts = [
        (f"<h2>{subheadings[index]}</h2>\n" if index in subheadings else "") + f"<p>{escape(text)}</p>"
        for index, text in enumerate(texts)
    ]
    body = _filled(
        "page.html",
        title=escape(title),
        site=escape(host.site),
        summary=escape(texts[0]),
        body="\n".join(parts),
    )
    return Reply(status, body, delay=delay)


def _document_page(host: Host, target: Target, title: str, delay: float = 0) -> Reply:
    return _page(host, title, paragraphs(title, target.about), delay=delay)


def _file(target: Target, title: str) -> Reply:
    texts = paragraphs(title, target.about, 12)
    if target.path.endswith(".docx"):
        return Reply(body=docx(title, texts), content_type=_DOCX)
    return Reply(body=pdf(title, texts, target.imprint), content_type="application/pdf")


def _robots(host: Host) -> str:
    closed = sorted(
        {
            f"/{target.path.split('/')[1]}/"
            for target in TARGETS
            if target.host == host.key and any(scene.act is Act.DISALLOWED for scene in target.weeks)
        }
    )
    return "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in ["/search/", *closed])


def _not_found(host: Host) -> Reply:
    """Return the page for an unknown address; a host with soft 404s says 200 to it."""
    words = ("Sorry, the page you are looking for could not be found. It may have been moved or removed.",)
    return _page(host, "Page not found", words, HTTPStatus.OK if host.soft_404 else HTTPStatus.NOT_FOUND)


def _gone(host: Host) -> Reply:
    return _page(host, "No longer available", ("We have withdrawn this paper.",), HTTPStatus.GONE)


def _redirect(status: HTTPStatus, location: str) -> Reply:
    body = f'<!DOCTYPE html><title>Moved</title><p>This page is <a href="{escape(location)}">here</a>.</p>'.encode()
    return Reply(status, body, headers={"Location": location})


def _challenge() -> Reply:
    """Return what Cloudflare answers to a visitor it wants to see a browser of (its documentation: "Detect a challenge page")."""
    headers = {"Cf-Mitigated": "challenge", "Server": "cloudflare", "Cache-Control": "private, max-age=0, no-store"}
    return Reply(HTTPStatus.FORBIDDEN, _filled("challenge.html"), headers=headers)
