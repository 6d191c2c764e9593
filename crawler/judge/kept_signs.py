"""Signs as rules weigh them, in words: kept with a check in English, said in the reader's language. A test holds the list against what the rules say."""

from typing import Final

from crawler.language import later

_HIJACKED: Final = (
    later("its title or heading advertises “{text}”"),
    later("it goes on advertising such things"),
    later("no word of the catalogue's title is left on the page"),
    later("when it was last good it had another title and another text"),
    later("a made-up address of the same site bears the same title"),
    later("the visitor ends on another site"),
)
_PARKED: Final = (
    later("the page bears the mark of a parking service (unnamed)"),
    later("the page bears the mark of a parking service ({text})"),
    later("a made-up address of the same site makes the same offer"),
    later("the visitor is sent to a seller of domains ({text})"),
    later("redirects end at a lander"),
    later("its title or heading offers the domain"),
    later("its title is the bare name of the domain"),
)
_NOT_FOUND: Final = (
    later("its title says “{text}”"),
    later("its heading says “{text}”"),
    later("its few words say that something was not found"),
    later("its few words of data say that something was not found"),
    later("its sentences speak neither of pages nor of addresses"),
    later("in its own structure it is called an error ({text})"),
    later("its picture is called an error"),
    later("it is no page"),
    later("it is a search that found nothing"),
    later("it says very little"),
    later("it is a long text"),
    later("it goes on about it, as a text on the subject does"),
    later("it asks search engines to pass it over"),
    later("it carries the catalogue's title"),
    later("the catalogue's title is nowhere in its titles"),
)
_ELSEWHERE: Final = (
    later("redirects end at an address called “{text}”"),
    later("redirects end at a search"),
    later("a made-up address of the same site is redirected to the same page"),
    later("a made-up address of the same site shows the same page"),
    later("another address of the site shows the very same page ({text})"),
    later("the site answers a made-up address with a plain “not found”"),
    later("it is the page that was found good before"),
    later("when it was last good it had another title, and more to say"),
)
SIGNS: Final = (*_HIJACKED, *_PARKED, *_NOT_FOUND, *_ELSEWHERE)
"""All of them."""
