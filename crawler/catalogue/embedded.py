"""Films, sounds and documents that a page shows in itself: a reader sees the work there, so its address is a link of the entry."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from crawler.catalogue.block import squeeze
from crawler.catalogue.tree import tags_below

# players, and where the work they play has its own page
_PLAYERS = (
    (re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries)([\w-]{6,})", re.IGNORECASE), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?(?:.*&)?list=([\w-]+)", re.IGNORECASE), "https://www.youtube.com/playlist?list={}"),
    (re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)", re.IGNORECASE), "https://vimeo.com/{}"),
    (re.compile(r"(?:https?:)?//(?:www\.)?dailymotion\.com/embed/video/(\w+)", re.IGNORECASE), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"(?:https?:)?//embed\.ted\.com/(talks/[\w-]+)", re.IGNORECASE), "https://www.ted.com/{}"),
    (re.compile(r"(?:https?:)?//archive\.org/embed/([\w.-]+)", re.IGNORECASE), "https://archive.org/details/{}"),
    (re.compile(r"(?:https?:)?//open\.spotify\.com/embed(?:-podcast)?/(\w+/\w+)", re.IGNORECASE), "https://open.spotify.com/{}"),
    (re.compile(r"(?:https?:)?//drive\.google\.com/file/d/([\w-]+)/preview", re.IGNORECASE), "https://drive.google.com/file/d/{}/view"),
)  # fmt: skip
_FILE = re.compile(r"[^?#]+\.(?:pdf|mp3|m4a|ogg|wav|mp4|webm|mov|pptx?|docx?)(?:[?#].*)?", re.IGNORECASE)
_SOUND = re.compile(r"spotify|\.(?:mp3|m4a|ogg|wav)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:player|youtube|vimeo|embed\w*|iframe|widget)\b|^(?:video|audio|untitled|podcast)?$", re.IGNORECASE
)
_TAGS = ("iframe", "video", "audio", "object", "embed")
_MOST = 5_000


def with_embedded(soup: BeautifulSoup) -> None:
    """Put a link in place of each player, film, sound and document that a page shows, named by its title or by what one does with it, unless the page links it as well."""
    tags = list(tags_below(soup))
    linked = {str(tag.get("href") or "").strip() for tag in tags if tag.name == "a"}
    inside: set[int] = set()
    for tag, href in [(tag, href) for tag in tags if tag.name in _TAGS and (href := _page_of(tag))][:_MOST]:
        if id(tag) in inside or href in linked:
            continue
        inside |= {id(inner) for inner in tags_below(tag)}
        link = soup.new_tag("a", href=href)
        link.string = _name_of(tag, href)
        around = soup.new_tag("p")
        around.append(link)
        tag.replace_with(around)


def _page_of(tag: Tag) -> str | None:
    """Return the address of the work that a tag shows; None for maps, forms and other parts of the page."""
    for source in _sources(tag):
        for player, page in _PLAYERS:
            if found := player.match(source):
                return page.format(found[1])
        if _FILE.fullmatch(source):
            return source
    return None


def _sources(tag: Tag) -> Iterator[str]:
    inner = [child for child in tag.contents if isinstance(child, Tag) and child.name == "source"]
    for holder in (tag, *inner):
        for key in ("src", "data-src", "data"):
            yield str(holder.get(key) or "").strip()


def _name_of(tag: Tag, href: str) -> str:
    name = squeeze(str(tag.get("title") or tag.get("aria-label") or ""))
    if name and not _GENERIC.search(name):
        return name
    is_document = tag.name in ("object", "embed") or href.lower().partition("?")[0].endswith((".pdf", ".docx", ".pptx"))
    return "View" if is_document else "Listen" if tag.name == "audio" or _SOUND.search(href) else "Watch"
