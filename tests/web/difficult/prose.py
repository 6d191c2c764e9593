"""Pages as people write them: an article with its site around it, always the same for the same title."""

import hashlib
from collections.abc import Sequence

from difficult.case import title_for
from difficult.wire import Reply

_SENTENCES = (
    "The group met every second Thursday in the reading room above the old fire station.",
    "Nobody expected the first winter to bring so many people through the door.",
    "We kept a ledger of every tool that was lent and of the state in which it came back.",
    "Costs fell once neighbours began to share deliveries instead of ordering alone.",
    "Each chapter ends with questions that a committee can answer in one evening.",
    "The survey reached four hundred households, of which three in five replied.",
    "Children under ten learned faster when an older child, not an adult, showed them how.",
    "A short appendix lists the forms that the county asks for, with examples filled in.",
    "Rain is the cheapest helper, provided that the gutters are cleared before October.",
    "Volunteers signed up for a season at a time, which turned out to be long enough.",
    "The second edition of the handbook corrects the table on page forty.",
    "Insurance was easier to find than we had been told, and cheaper by half.",
    "When the bus route changed, attendance changed with it within a fortnight.",
    "Our neighbours in the next valley had tried the same thing and stopped after a year.",
    "Records from the parish show that the practice is older than the school itself.",
    "What surprised the auditors most was how little had gone missing.",
    "The photographs were taken over three summers by a retired postmaster.",
    "A good knife, a level table and patience are all the equipment that is needed.",
    "Those who could not read the leaflet asked for a recording, and more than thirty took one home.",
    "Before anything is built, walk the ground with somebody who has farmed it.",
    "It is better to repair one thing well than to promise the repair of ten.",
    "The council lent the hall free of charge on condition that it was swept.",
    "Figures for the autumn are provisional and will be revised in the spring report.",
    "Several members wrote to say that the method works on clay as well as on sand.",
    "At the end of the day the kettle is the most important tool in the workshop.",
    "Schools that joined in the second year had fewer difficulties than the pioneers.",
    "Two of the wells had to be dug again because the first maps were wrong.",
    "The recipe for limewash has not changed since the almshouses were put up.",
    "Everything in this guide may be copied, provided that the source is named.",
    "In the trial plots the early varieties did better than the late ones.",
)
_MENU = ("Home", "About us", "Publications", "Events", "Get involved", "Contact")


def _rank(seed: str, text: str) -> bytes:
    """Order texts by a seed."""
    return hashlib.sha256(f"{seed}|{text}".encode()).digest()


def sentences(seed: str, count: int) -> list[str]:
    """Return some sentences; a longer text repeats them in another order."""
    found: list[str] = []
    while len(found) < count:
        found += sorted(_SENTENCES, key=lambda text: _rank(f"{seed}{len(found)}", text))
    return found[:count]


def paragraphs(seed: str, count: int, each: int = 5) -> str:
    """Return paragraphs as markup."""
    text = sentences(seed, count * each)
    return "".join(f"<p>{' '.join(text[at : at + each])}</p>" for at in range(0, count * each, each))


def site_name(seed: str) -> str:
    """Return the name of a site."""
    first = ("Thornbury", "Ashfield", "Meadow", "Lantern", "Northgate", "Saltmarsh")
    second = ("Trust", "Society", "Institute", "Alliance", "Foundation", "Library")
    number = int.from_bytes(_rank(seed, "site")[:2])
    return f"{first[number % 6]} {second[number // 6 % 6]}"


def frame(title: str, main: str, *, site: str = "Meadow Trust", head: str = "", lang: str = "en") -> str:
    """Return a page: menu, main part and footer of a site."""
    menu = "".join(f'<li><a href="/{name.lower().replace(" ", "-")}/">{name}</a></li>' for name in _MENU)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<header><a href="/">{site}</a><nav><ul>{menu}</ul></nav></header><main>{main}</main>'
        f"<footer><p>{site} is a registered charity.</p></footer></body></html>"
    )


def article(title: str, *, length: int = 5, site: str | None = None, head: str = "") -> str:
    """Return an ordinary page about a title, of `length` paragraphs."""
    name = site or site_name(title)
    return frame(f"{title} - {name}", f"<h1>{title}</h1>{paragraphs(title, length)}", site=name, head=head)


def living(name: str, **about: str | int) -> Reply:
    """Return the page that a case's catalogue means."""
    return Reply(body=article(title_for(name), **about))  # type: ignore[arg-type]


def lines(texts: Sequence[str]) -> str:
    """Return texts as a list in markup."""
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
