"""Films, sounds and documents that a page shows in itself."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("shown", "href"),
    [
        ('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="YouTube video player"></iframe>', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ('<iframe src="//www.youtube-nocookie.com/embed/videoseries?list=PL123"></iframe>', "https://www.youtube.com/playlist?list=PL123"),
        ('<div><iframe data-src="https://player.vimeo.com/video/123456789?h=1"></iframe></div>', "https://vimeo.com/123456789"),
        ('<audio controls><source src="/audio/one.mp3" type="audio/mpeg"></audio>', "/audio/one.mp3"),
        ('<video src="film.mp4"></video>', "film.mp4"),
        ('<object data="/docs/review.pdf"><p>Your browser cannot show it.</p></object>', "/docs/review.pdf"),
        ('<embed src="notes.pdf#page=2">', "notes.pdf#page=2"),
        ('<iframe src="https://drive.google.com/file/d/1AbC_d-9/preview"></iframe>', "https://drive.google.com/file/d/1AbC_d-9/view"),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_the_link_of_its_entry(read_bytes: Any, shown: str, href: str) -> None:
    """The work's own page is asked, not its player."""
    page = f"<h1>Library</h1><h2>Moving safely</h2>{shown}<p>How to help.</p>" + "".join(
        f"<h2>{name}</h2><p><a href='https://{name}.example/'>Watch</a></p>" for name in ("Lifting", "Turning")
    )
    entry = read_bytes(page.encode()).entries[0]
    assert (entry.title, [use.href for use in entry.links]) == ("Moving safely", [href])


@pytest.mark.parametrize(
    "shown",
    [
        '<iframe src="https://www.google.com/maps/embed?pb=1" title="Map"></iframe>',
        '<iframe src="https://forms.example/subscribe"></iframe>',
        "<iframe></iframe>",
        "<video></video>",
        '<object data="banner.swf"></object>',
    ],
)
def test_maps_forms_and_empty_frames_are_no_links(read_bytes: Any, shown: str) -> None:
    """They are parts of the page."""
    page = f"<h1>Links</h1>{shown}<ul><li><a href='https://a.example/'>Alder</a></li><li><a href='https://b.example/'>Birch</a></li></ul>"
    assert [entry.title for entry in read_bytes(page.encode()).entries] == ["Alder", "Birch"]


def test_a_film_with_a_title_of_its_own_is_named_by_it(read_bytes: Any) -> None:
    """Where nothing else stands beside it."""
    page = "<h1>Films</h1>" + "".join(
        f'<iframe src="https://player.vimeo.com/video/10{number}" title="{name}"></iframe>'
        for number, name in enumerate(("How a hive works", "Wax from comb", "Winter feeding"))
    )
    assert [entry.title for entry in read_bytes(page.encode()).entries] == [
        "How a hive works",
        "Wax from comb",
        "Winter feeding",
    ]
