"""Words with a part to play in titles: tables to read and to extend, all folded (lower case, no accents)."""

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)
_CARDINAL_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_OTHER_ORDINALS = "erste:1 zweite:2 dritte:3 vierte:4 deuxieme:2 deuxi\u00e8me:2 troisieme:3 troisi\u00e8me:3 segunda:2 tercera:3 seconda:2 terza:3 tweede:2 derde:3"

ORDINALS = tuple(_ORDINAL_WORDS.split())
CARDINALS = tuple(_CARDINAL_WORDS.split())
VALUES = (
    {word: place for place, word in enumerate(ORDINALS, 1)}
    | {word: place for place, word in enumerate(CARDINALS, 1)}
    | {word: place for place, word in enumerate(_ROMAN.split(), 1)}
    | {word: int(value) for word, _, value in (pair.partition(":") for pair in _OTHER_ORDINALS.split())}
)
"""What number words and Roman signs stand for."""

_MONTH_NAMES = "january february march april may june july august september october november december"
MONTHS = tuple(_MONTH_NAMES.split())

_PARTS = "volume:vol ch:chapter no:issue nr:issue number:issue partie:part teil:part parte:part deel:part tomo:vol tome:vol band:vol kapitel:chapter"
PART_NAMES = {name: role for name, _, role in (pair.partition(":") for pair in _PARTS.split())}
"""Names of parts that mean the same part."""

_STOP_WORDS = (
    "a an the of and or in on for to with by from at as is are be into about your our its their this that it how what why we you &"
    " der die das des dem den ein eine und fur von zur zum im mit le la les l un une des du de et en pour au aux sur dans d el los las"
    " y del al con por para il lo gli i e di da nel een het van o os da do em na no och av"
)
STOP = frozenset(_STOP_WORDS.split())
"""Words that carry no content, in the languages of the web's most frequent catalogues."""

EXPANSIONS = {"intro": "introduction", "dept": "department", "govt": "government", "gov't": "government", "univ": "university", "intl": "international",
               "docs": "documentation", "doc": "documentation", "mgmt": "management", "natl": "national", "assn": "association", "&": "and", "ref": "reference",
               "info": "information", "stats": "statistics", "maths": "mathematics", "math": "mathematics", "jan": "january", "feb": "february",
               "rept": "report", "bldg": "building", "env": "environment", "dev": "development", "ppl": "people", "homepage": "home"}  # fmt: skip

_GENERIC_TITLES = (
    "home|home page|homepage|welcome|index|main|main page|start|start page|default|page|new page|document|untitled|untitled document|no title|title|"
    "search|search results|results|download|downloads|file|files|pdf|view|viewer|pdf viewer|loading|please wait|redirecting|redirect|resources|resource|"
    "publications|publication|news|blog|article|articles|reports|library|details|item|view item|startseite|accueil|inicio|pagina inicial|strona glowna|"
    "google drive|google docs|onedrive|sharepoint|dropbox|issuu|scribd|microsoft word|powerpoint presentation|presentation|slide 1|layout 1|report|"
    "print|cover|contents|table of contents|table contents|abstract|introduction|about|about us|contact|contact us|menu|navigation|website|web site|online"
)
GENERIC = frozenset(_GENERIC_TITLES.split("|"))
"""Titles that fit any page."""

_HOST_LABELS = "com org net edu gov ac co info eu io int mil www www2 web gob gouv"
SUFFIXES = frozenset(_HOST_LABELS.split())
"""Labels of host names that are no name of a site."""
