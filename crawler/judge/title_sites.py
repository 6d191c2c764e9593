"""Sites that everybody knows, by the names they put beside titles, and the forms in which they write them."""

import re
from functools import cache

from crawler.judge.patterns import Pattern
from crawler.judge.title_scripts import one_sign

_NAMES = (
    "wikipedia|wikipedia the free encyclopedia|wikipedia die freie enzyklopadie|wikipedia l encyclopedie libre|wikipedia la enciclopedia libre|wikisource|wikisource the free online library|"
    "wikimedia commons|wikibooks|wikibooks open books for an open world|wikiversity|wikidata|wiktionary|wikiquote|youtube|vimeo|github|gitlab|bitbucket|goodreads|slideshare|linkedin slideshare|"
    "project gutenberg|projekt gutenberg|gutenberg|internet archive|the internet archive|archive org|free download borrow and streaming|coursera|edx|udemy|futurelearn|khan academy|openlearn|gov uk|gov scot|"
    "jstor|arxiv|arxiv org|semantic scholar|researchgate|academia edu|academia|google books|google scholar|google drive|google docs|amazon|amazon com|amazon co uk|pubmed|pubmed central|pmc|europe pmc|"
    "sciencedirect|springerlink|springer|wiley online library|taylor francis online|taylor and francis online|sage journals|oxford academic|cambridge core|cambridge university press|oxford university press|"
    "ssrn|zenodo|figshare|osf|hal|eric|medium|wordpress|wordpress com|blogger|issuu|scribd|dropbox|ted|ted talk|ted talks|bbc|bbc news|the guardian|the new york times|nature|science|plos one|plos|"
    "stack overflow|read the docs|mdn|mdn web docs|open library|hathitrust|hathitrust digital library|europeana|gallica|worldcat|doaj|crossref|twitter|x|facebook|instagram|pinterest|reddit|spotify|apple podcasts|"
    "soundcloud|netflix|imdb|librivox|standard ebooks|oapen|doab|biblioteca virtual miguel de cervantes|dbnl|persee|cairn info|openedition|openedition journals|scielo|redalyc|dialnet|cinii|cyberleninka|"
    "киберленинка|википедия|викитека|вікіпедія|википедија|维基文库|維基文庫|ウィキソース|维基百科|維基百科|ウィキヘティア|ウィキペディア|위키백과|ويكيبيديا|ויקיפדיה|βικιπαιδεια|วิกิพีเดีย|百度百科|知乎|豆瓣|青空文庫"
)
# "GitHub - owner/repo: description" names the repository, "[1706.03762] Title" the title.
_REPOSITORY = Pattern(r"^(?:github|gitlab)\s*[-|:]\s*([\w.-]+)/(?=[\w.-]+(?:\s*:|\s|$))", re.IGNORECASE)
_NUMBERED = Pattern(r"^\[(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?\]\s*", re.IGNORECASE)
_OF_THE_MONTH = Pattern(r"^[^\W\d_]+ of the (?:day|week|month|season|year)\s?(?::|\s[-\u2013])\s+(?=\w)", re.IGNORECASE)
_ON_SITE = Pattern(r"\s+(?:on|at|auf|bei|sur|en|su|op|via|from)\s+([\w. ]{2,20})$")

# "Welcome to Pond Library" greets: the name begins behind it, as behind "Welcome - ".
_GREETING = Pattern(
    r"(?:welcome to|willkommen (?:auf|bei[m]?|in|zu[mr]?)|bienvenue (?:a|au|chez|dans|sur)|bienvenid[oa]s? al?|benvenut[aeio] (?:a|al|alla|in|nel|nella|su|sul)|bem vind[oa]s? (?:a|ao)|welkom (?:bij|op)|(?:velkommen|valkommen) (?:hos|pa|til|till)|witamy (?:na|w)|vitajte na)"
    r" (?:(?:the|der|die|das|den|dem|la|le|les|el|los|las|il|lo|gli|het|de)\s)?(?=\w)"
)
_HOME_PAGE = Pattern(r"(?<=\w)(?<!\b[ao])(?<!\b[ao][nfu])(?<!the|our)\s+(?:home ?page|official (?:web ?)?site)$")
_GREETS = ("wel", "wil", "bie", "ben", "bem", "vel", "val", "wit", "vit")


@cache
def _names() -> frozenset[str]:
    """Return the names without spaces."""
    return frozenset(one_sign(name.replace(" ", "")) for name in _NAMES.split("|"))


def is_known(plain: str) -> bool:
    """Tell whether a segment is the name of a site that everybody knows."""
    return plain.replace(" ", "") in _names()


def unformed(text: str) -> str:
    """Take off what such a site sets before a title, and what says of which day or month it is the thing: "Object of the Month: ..."."""
    text = _OF_THE_MONTH.sub("", text) if " of the " in text else text
    if text[:3].lower() == "git":
        return _REPOSITORY.sub(r"\1 | ", text)
    return _NUMBERED.sub("", text) if text[:1] == "[" else text


def off_site(text: str) -> str:
    """Set off a known site at the end of a folded title: "OpenRefine on GitHub"."""
    found = _ON_SITE.search(text)
    return f"{text[: found.start()]} | {found[1]}" if found and is_known(found[1].replace(".", " ")) else text


def greeted(text: str) -> str:
    """Set off the words with which a folded title welcomes to what it names, and those by which it says behind it that this is its home page."""
    text = _HOME_PAGE.sub(" | home page", text) if text.endswith(("page", "site")) else text
    found = _GREETING.match(text) if text[:3] in _GREETS else None
    return f"welcome | {text[found.end() :]}" if found else text
